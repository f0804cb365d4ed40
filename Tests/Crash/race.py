#!/usr/bin/env python3
"""64 clients push the same referral at once: one dossier, one 201, and replays or conflicts for the others.

    ROUNDS=5 race.py

Each round does it under one Idempotency-Key, under one externalId without a key, under both, and with one key over
different referrals. The last line is "N passed, N failed".
"""

import os
import sys
import tempfile
import threading
from collections import Counter

import referrals
from observed_rows import rows
from running import Count, Running

CALLERS = 64
REPLAYED = "trede-idempotent-replayed"


def at_once(running, token, bodies, key_of):
    """All callers wait on open connections for each other, then push; gives their answers."""
    barrier, answers = threading.Barrier(CALLERS), [None] * CALLERS

    def push(index):
        caller = running.caller(token)
        caller.get("/health")
        key = key_of(index)
        barrier.wait(60)
        answers[index] = caller.send("POST", "/referrals", bodies[index], {"Idempotency-Key": key} if key else None)
        caller.close()

    threads = [threading.Thread(target=push, args=(index,)) for index in range(CALLERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def judge(name, answers, running, externals, count):
    """One made it; whoever was not refused got the same dossier."""
    answers = [answer for answer in answers if answer is not None]
    count.check(len(answers) == CALLERS, f"{name}: {CALLERS - len(answers)} got no answer")
    made = [answer for answer in answers if answer.status == 201 and REPLAYED not in answer.fields]
    statuses = Counter(answer.status for answer in answers)
    count.check(len(made) == 1, f"{name}: {len(made)} were answered 201 for the first time: {dict(statuses)}")
    seen = {answer.body["id"] for answer in answers if answer.status in (200, 201)}
    count.check(len(seen) == 1, f"{name}: {len(seen)} different dossiers were answered")
    others = set(statuses) - {200, 201, 409, 422, 503}
    count.check(not others, f"{name}: answered {dict(statuses)}")
    there = rows(running.database, externals)
    count.check(there == {"referral": 1, "person": 1, "referral_version": 1, "assessment": 1}, f"{name}: {there}")


def round_of(number, running, token, count):
    base = referrals.template()
    first = number * 1000
    same = referrals.referral(base, first)
    cases = (
        ("one Idempotency-Key", [same] * CALLERS, lambda index: f"race-{number}"),
        ("one externalId", [referrals.referral(base, first + 1)] * CALLERS, lambda index: None),
        ("both, each with its own key", [referrals.referral(base, first + 2)] * CALLERS, lambda i: f"own-{number}-{i}"),
        (
            "one Idempotency-Key over different referrals",
            [referrals.referral(base, first + 100 + index) for index in range(CALLERS)],
            lambda index: f"mixed-{number}",
        ),
    )
    for name, bodies, key_of in cases:
        answers = at_once(running, token, bodies, key_of)
        judge(f"round {number}, {name}", answers, running, {body["externalId"] for body in bodies}, count)
        found = Counter(answer.status for answer in answers if answer)
        print(f"round {number}, {name}: {dict(sorted(found.items()))}", flush=True)


def main():
    count = Count()
    with tempfile.TemporaryDirectory() as folder:
        running = Running(folder)
        try:
            running.start()
            token = running.token("racer", "referrer")
            for number in range(1, int(os.environ.get("ROUNDS", "5")) + 1):
                round_of(number, running, token, count)
            running.stop()
            code, said = running.run("doctor")
            count.check(code == 0, f"doctor says {said.strip()[-500:]}")
        finally:
            running.stop()
    sys.exit(count.report())


if __name__ == "__main__":
    main()
