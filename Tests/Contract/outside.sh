#!/usr/bin/env bash
# Calls a Trede from outside with what the contract allows and what it forbids, once as each role: a fresh database with the
# bundled sample, a token for each role, schemathesis.sh, and then `trede doctor` on what is left.
#
# SCHEMATHESIS_SECONDS (60) is for all roles together. TREDE (.build/debug/trede) is the program, PYTHON
# (.venv/bin/python) the Python with the tools. Exit code as schemathesis.sh's, or 1 when the doctor finds something.
set -u
cd "$(dirname "$0")/../.."
trede=${TREDE:-.build/debug/trede}
export PYTHON=${PYTHON:-$PWD/.venv/bin/python} SCHEMATHESIS_SECONDS=${SCHEMATHESIS_SECONDS:-60}
# Callers with wrong tokens are part of what is tried, and each is to get its 401.
export TREDE_FAILED_ATTEMPTS=1000000
sample=Tests/Demo/sample
[ -x "$trede" ] || { echo "outside.sh: build first: swift build" >&2; exit 1; }
. Tests/Oracle/serving.sh

"$trede" migrate --database "$database" up >/dev/null || exit 1
import_all "$sample" || { tail -n 3 "$work"/*.err >&2; echo "outside.sh: the sample was not imported whole" >&2; exit 1; }

# member ROLE professional|organisation: who holds a role in the team of the first trajectory that is in execution.
# member trajectory: its identifier.
member() {
    python3 - "$sample" "$database" "$@" <<'PYTHON'
import json
import sqlite3
import sys
import uuid

folder, path, role, *what = sys.argv[1:]


def lines(name):
    with open(f"{folder}/{name}.ndjson", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


for history in lines("histories"):
    events = {event["event"]: event for event in history["events"]}
    if "planApproved" in events and not events.keys() & {"endReportDelivered", "endAdvice", "termination"}:
        break
if role == "trajectory":
    query = "SELECT t.uid FROM trajectory t JOIN referral r ON r.id = t.referral_id WHERE r.external_id = ?"
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    print(uuid.UUID(bytes=database.execute(query, (history["externalId"],)).fetchone()[0]))
else:
    found = events["teamAppointed"]["members"][role][what[0]]
    emails = {person["externalId"]: person["email"] for person in lines("professionals")}
    print(emails.get(found, found))
PYTHON
}

referrer=$(head -n 1 "$sample/referrals.ndjson" | grep -oE '"referrer":\{[^}]*\}' | grep -oE '[01][0-9]{9}' | head -n 1)
{
    echo "referrer $(token referrer referrer --organisation "$referrer")"
    echo "screener $(token screener screener)"
    for role in caseManagerWork caseManagerCare; do
        echo "$role $(token "$role" "$role" --professional "$(member "$role" professional)")"
    done
    for role in leadPartner workProvider careProvider; do
        echo "$role $(token "$role" "$role" --organisation "$(member "$role" organisation)")"
    done
    echo "counsellor $(token counsellor counsellor)"
    echo "controller $(token controller controller)"
    echo "participant $(token participant participant --trajectory "$(member trajectory)")"
    echo "administrator $(token administrator administrator)"
} >"$work/tokens"
[ "$(grep -cE '^[A-Za-z]+ [^ ]+$' "$work/tokens")" = 11 ] || { echo "outside.sh: a role has no token" >&2; exit 1; }

start_server
status=0
bash Tests/Contract/schemathesis.sh "$server_url/trede/v1" "$work/tokens" || status=$?
kill -0 "$server_pid" || { tail -n 20 "$work/serve.err" >&2; echo "outside.sh: the server died" >&2; status=1; }
stop_server
"$trede" doctor --database "$database" || status=1
exit "$status"
