#!/usr/bin/env python3
"""Kills a server in the middle of writes: what it acknowledged must be there, and nothing may be half there.

    ROUNDS=20 SEED=1 kill.py

In each round 16 writers push referrals over connections of their own, half of them under an Idempotency-Key; the server
is killed with signal 9 at a random moment and started again. The last line is "N passed, N failed".
"""

import http.client
import os
import random
import sqlite3
import sys
import tempfile
import threading

import referrals
from running import Count, Running, wait_until

WRITERS = 16
SECONDS_MAX = 1.5
READ_BACK = 10

HALF_THERE = {
    "a referral without its version": """
        SELECT count(*) FROM referral r
        WHERE NOT EXISTS (SELECT 1 FROM referral_version v WHERE v.referral_id = r.id AND v.version = r.version)""",
    "a referral without its person": """
        SELECT count(*) FROM referral r WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p.id = r.person_id)""",
    "a person without a number": """
        SELECT count(*) FROM person p WHERE NOT EXISTS (SELECT 1 FROM person_number n WHERE n.person_id = p.id)""",
    "a person without a referral": """
        SELECT count(*) FROM person p WHERE NOT EXISTS (SELECT 1 FROM referral r WHERE r.person_id = p.id)""",
    "a referral without evidence": """
        SELECT count(*) FROM referral r
        WHERE NOT EXISTS (SELECT 1 FROM medical_evidence e WHERE e.referral_id = r.id AND e.version = r.version)""",
    # Whether what is sealed opens, the doctor says.
    "a referral without its assessment": """
        SELECT count(*) FROM referral r WHERE NOT EXISTS (SELECT 1 FROM assessment a
            WHERE a.referral_id = r.id AND length(a.sealed) > 43)""",
    "a referral without its event": """
        SELECT count(*) FROM referral r
        WHERE NOT EXISTS (SELECT 1 FROM referral_event e WHERE e.referral_id = r.id AND e.to_state = r.state)""",
    "a referral without an audit entry": """
        SELECT count(*) FROM referral r WHERE NOT EXISTS (SELECT 1 FROM audit_entry a WHERE a.referral_id = r.id)""",
    "a remembered answer without its referral": """
        SELECT count(*) FROM idempotency i WHERE NOT EXISTS (SELECT 1 FROM referral r WHERE r.external_id = i.key)""",
    "a keyed referral without a remembered answer": """
        SELECT count(*) FROM referral r WHERE CAST(substr(r.external_id, 6) AS INTEGER) % 2 = 0
            AND NOT EXISTS (SELECT 1 FROM idempotency i WHERE i.key = r.external_id)""",
    "a version of a referral that is not there": """
        SELECT count(*) FROM referral_version v
        WHERE NOT EXISTS (SELECT 1 FROM referral r WHERE r.id = v.referral_id)""",
    "a row whose parent is missing": "SELECT count(*) FROM pragma_foreign_key_check",
    "a damaged page": "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
}


class Writers:
    """Threads that push until the server is gone, and remember what was acknowledged."""

    def __init__(self, running, token, first):
        self.running, self.token, self.base = running, token, referrals.template()
        self.lock, self.next = threading.Lock(), first
        self.acknowledged, self.refused = set(), []
        self.threads = [threading.Thread(target=self._push) for _ in range(WRITERS)]

    def start(self):
        for thread in self.threads:
            thread.start()

    def join(self):
        for thread in self.threads:
            thread.join()

    def _number(self):
        with self.lock:
            self.next += 1
            return self.next

    def _push(self):
        caller = self.running.caller(self.token)
        while True:
            number = self._number()
            referral = referrals.referral(self.base, number)
            external = referral["externalId"]
            fields = {"Idempotency-Key": external} if number % 2 == 0 else None
            try:
                answer = caller.send("POST", "/referrals", referral, fields)
            except (OSError, http.client.HTTPException, ValueError):
                caller.close()
                return
            with self.lock:
                if answer.status == 201:
                    self.acknowledged.add(external)
                elif answer.status == 200:
                    # The answer was lost and the call repeated by the caller on a new connection.
                    self.acknowledged.add(external)
                elif answer.status != 503:
                    self.refused.append(f"{external}: {answer.problem}")


def check_database(running, acknowledged, count, name):
    code, said = running.run("doctor")
    count.check(code == 0, f"{name}: doctor says {said.strip()[-500:]}")
    database = sqlite3.connect(f"file:{running.database}?mode=ro", uri=True, timeout=30)
    there = [external for external, in database.execute("SELECT external_id FROM referral")]
    lost = sorted(acknowledged - set(there))
    count.check(not lost, f"{name}: {len(lost)} acknowledged referrals are lost, as {lost[:3]}")
    count.check(len(there) == len(set(there)), f"{name}: a referral is there twice")
    for what, query in HALF_THERE.items():
        found = database.execute(query).fetchone()[0]
        count.check(found == 0, f"{name}: {what} ({found})")
    database.close()
    return len(there)


def read_back(running, token, acknowledged, count, name, chance):
    """Some of the acknowledged referrals, over HTTP, as who pushed them sees them."""
    caller = running.caller(token)
    for external in chance.sample(sorted(acknowledged), min(READ_BACK, len(acknowledged))):
        items = caller.get("/referrals", externalId=external)["items"]
        count.check(len(items) == 1, f"{name}: {external} is found {len(items)} times")
        for item in items[:1]:
            body = caller.get(f"/referrals/{item['id']}")
            is_whole = body["completeness"]["complete"] and len(body["icf"]["scores"]) == 43
            count.check(is_whole and body["externalId"] == external, f"{name}: {external} is not whole")
    caller.close()


def campaign(running, rounds, chance):
    count, acknowledged, first = Count(), set(), 0
    running.start()
    token = running.token("writer", "referrer")
    for number in range(1, rounds + 1):
        name = f"round {number}"
        writers = Writers(running, token, first)
        writers.start()
        was_reached = wait_until(lambda: writers.acknowledged or writers.refused, 20)
        count.check(was_reached and not writers.refused, f"{name}: {writers.refused[:2] or 'nothing was acknowledged'}")
        wait_until(lambda: False, chance.uniform(0, SECONDS_MAX))
        running.kill()
        writers.join()
        first = writers.next
        acknowledged |= writers.acknowledged
        count.check(not writers.refused, f"{name}: refused {writers.refused[:2]}")
        there = check_database(running, acknowledged, count, f"{name}, before it starts again")
        running.start()
        read_back(running, token, acknowledged, count, name, chance)
        print(f"{name}: {len(writers.acknowledged)} acknowledged, {there} there in all", flush=True)
    running.stop()
    check_database(running, acknowledged, count, "at the end")
    return count


def main():
    chance = random.Random(os.environ.get("SEED", "1"))
    with tempfile.TemporaryDirectory() as folder:
        running = Running(folder)
        try:
            count = campaign(running, int(os.environ.get("ROUNDS", "20")), chance)
        finally:
            running.stop()
    sys.exit(count.report())


if __name__ == "__main__":
    main()
