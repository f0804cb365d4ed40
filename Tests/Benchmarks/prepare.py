#!/usr/bin/env python3
"""Gets a served database ready for a run of loads: prepare.py PORT FOLDER [REFERRALS]

Pushes 10,000 referrals over HTTP with the token in FOLDER/trede-PORT.token, and writes beside it the files that the
scripts for wrk read: .ids (their identifiers), .template (the body to fill in), .next (the number of the next person).
`prepare.py lines N` prints N referrals instead, one on a line, for an import.
"""

import json
import sys
import threading
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS / "Oracle"), str(TESTS / "Crash")]

import referrals  # noqa: E402
from trede_api import Caller  # noqa: E402

CALLERS = 8
LOADED = 10_000
IMPORTED_FROM = 9_000_000


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def load(port, token, base, count):
    """Pushes the first `count` referrals; gives their identifiers."""
    identifiers, faults = [None] * count, []

    def push(start):
        caller = Caller(f"http://127.0.0.1:{port}", token)
        try:
            for number in range(start, count, CALLERS):
                identifiers[number] = caller.post("/referrals", referrals.referral(base, number))["id"]
        except Exception as error:  # told by the thread that waits
            faults.append(error)
        caller.close()

    threads = [threading.Thread(target=push, args=(start,)) for start in range(CALLERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise SystemExit(f"prepare.py: {faults[0]}")
    return identifiers


def template(base):
    body = json.loads(compact(base))
    body["externalId"] = "@EXTERNAL@"
    body["participant"].update(ssin="@SSIN@", birthDate="@BIRTH@", familyName="@NAME@")
    return compact(body)


def main():
    base = referrals.template()
    if sys.argv[1:2] == ["lines"]:
        for number in range(int(sys.argv[2])):
            print(compact(referrals.referral(base, IMPORTED_FROM + number)))
        return
    port, files = sys.argv[1], f"{sys.argv[2]}/trede-{sys.argv[1]}"
    count = int(sys.argv[3]) if len(sys.argv) > 3 else LOADED
    token = Path(files + ".token").read_text(encoding="utf-8").strip()
    identifiers = load(port, token, base, count)
    Path(files + ".ids").write_text("\n".join(identifiers) + "\n", encoding="utf-8")
    Path(files + ".template").write_text(template(base), encoding="utf-8")
    Path(files + ".next").write_text(str(count), encoding="utf-8")


if __name__ == "__main__":
    main()
