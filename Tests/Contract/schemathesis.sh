#!/bin/sh
# Calls a running server with what the contract allows and what it forbids, once for each role.
#
#   schemathesis.sh BASE_URL TOKENS_FILE
#
# BASE_URL ends in /trede/v1. TOKENS_FILE has a line "role token" for each role. The server must be one that may be filled
# with nonsense. SCHEMATHESIS_SECONDS (75) is the time for all roles together, SCHEMATHESIS_SEED (1) makes a run repeatable,
# PYTHON (python3) is the Python that has requirements.txt. Exit 1 when a role found a failure, 64 when called wrongly.
set -u
if [ $# -ne 2 ] || [ ! -r "$2" ]; then
    echo "usage: schemathesis.sh BASE_URL TOKENS_FILE" >&2
    exit 64
fi
base_url=$1
tokens=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
cd "$(dirname "$0")" || exit 1
roles=$(grep -c '[^[:space:]]' "$tokens")
if [ "$roles" -eq 0 ]; then
    echo "schemathesis.sh: $tokens names no role" >&2
    exit 64
fi
python=${PYTHON:-python3}
seconds=$((${SCHEMATHESIS_SECONDS:-75} / roles))
[ "$seconds" -ge 1 ] || seconds=1
passed=0
failed=0
while read -r role token; do
    [ -n "$role" ] || continue
    echo "== $role, $seconds seconds"
    operations=$("$python" operations_for.py "$role") || exit 1
    if TREDE_TOKEN=$token SCHEMATHESIS_HOOKS=lines PYTHONPATH=. timeout $((seconds * 4 + 60)) "$python" -m schemathesis.cli --config-file schemathesis.toml \
        --no-color run ../../openapi.yaml --url "$base_url" --include-operation-id-regex "$operations" \
        --max-time "$seconds" --seed "${SCHEMATHESIS_SEED:-1}" --continue-on-failure </dev/null
    then passed=$((passed + 1)); else failed=$((failed + 1)); fi
done <"$tokens"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
