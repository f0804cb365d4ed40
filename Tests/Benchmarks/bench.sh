#!/usr/bin/env bash
# Measures a release build on loopback and prints a table: durable creates of a full referral, one referral, a list of 50
# (64 connections each), lines imported a second, memory and start time.
#
# SECONDS_EACH (5) is how long each load lasts, CONNECTIONS (64) how many at once, LINES (20000) how many lines are imported.
# BENCH_BUILD=0 takes the program as it was built.
set -eu
cd "$(dirname "$0")/../.."
connections=${CONNECTIONS:-64} seconds=${SECONDS_EACH:-5} lines=${LINES:-20000}
export TREDE=${TREDE:-$PWD/.build/release/trede}
trede=$TREDE

if ! command -v wrk >/dev/null; then
    if [ "$(id -u)" != 0 ]; then
        echo "Please install first: sudo apt-get install wrk" >&2
        exit 1
    fi
    echo "Installing wrk"
    apt-get update -q >/dev/null
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends wrk >/dev/null
fi
if [ "${BENCH_BUILD:-1}" = 1 ]; then
    Tests/setup.sh build
    echo "Building the release"
    swift build -c release --product trede
fi
. Tests/Oracle/serving.sh
export BENCH_WORK=$work

# started_ms: starts the server on the database as it is and says after how many ms it answered.
started_ms() {
    local from
    from=$(date +%s%N)
    start_server
    until curl -sf -o /dev/null "$server_url/trede/v1/health"; do sleep 0.001; done
    echo "$((($(date +%s%N) - from) / 1000000))" >"$work/started"
}

memory_mib() {
    awk '/^VmRSS/ { printf "%.1f", $2 / 1024 }' "/proc/$server_pid/status"
}

row() {
    printf '| %-42s | %12s | %9s | %9s | %7s |\n' "$@"
}

# load NAME SCRIPT PATH: one row of the table; a warm-up of a second goes before.
load() {
    local name=$1 script=$2 path=$3 report
    export BENCH_HEADERS="Authorization: Bearer $bearer"
    local call=(wrk -t1 "-c$connections" --timeout 10s -s "Tests/Benchmarks/lua/$script.lua" -H "$BENCH_HEADERS")
    "${call[@]}" -d1s "$server_url$path" >/dev/null
    report=$("${call[@]}" "-d${seconds}s" --latency "$server_url$path" | grep '^REPORT ')
    read -r rate middle late errors < <(python3 - "${report#REPORT }" <<'PYTHON'
import json
import sys

r = json.loads(sys.argv[1])
print(f"{r['requests'] * 1e6 / r['duration_us']:.0f}", f"{r['p50_us'] / 1e3:.2f}", f"{r['p99_us'] / 1e3:.2f}",
      r["socket_errors"] + r["bad_status"])
PYTHON
    )
    row "$name" "$rate /s" "$middle ms" "$late ms" "$errors"
}

"$trede" migrate --database "$database" up >/dev/null
bearer=$(token bench referrer)
started_ms
empty_ms=$(cat "$work/started")
empty_mib=$(memory_mib)
server_port=${server_url##*:}
echo "$bearer" >"$work/trede-$server_port.token"
echo "Loading 10,000 referrals"
python3 Tests/Benchmarks/prepare.py "$server_port" "$work"

echo
row "at $connections connections, $seconds s each" "a second" "p50" "p99" "errors"
row "---" "--:" "--:" "--:" "--:"
load "create: full referral, 43 scores, durable" create /trede/v1/referrals
load "get: one referral" get /trede/v1/referrals
load "list: 50 referrals" list "/trede/v1/referrals?state=submitted&pageSize=50"
loaded_mib=$(memory_mib)
stop_server
started_ms
full_ms=$(cat "$work/started")
stop_server

python3 Tests/Benchmarks/prepare.py lines "$lines" >"$work/lines.ndjson"
from=$(date +%s%N)
"$trede" import --database "$database" referrals "$work/lines.ndjson" >/dev/null 2>"$work/import.err" \
    || { tail -n 3 "$work/import.err" >&2; failed=yes; }
took=$(($(date +%s%N) - from))
rate=$(awk -v n="$lines" -v ns="$took" 'BEGIN { printf "%.0f", n * 1e9 / ns }')
row "import: lines of full referrals" "${failed:+failed }$rate /s" "" "" ""
row "start to first answer, empty database" "$empty_ms ms" "" "" ""
row "start to first answer, after the loads" "$full_ms ms" "" "" ""
row "resident memory, started" "$empty_mib MiB" "" "" ""
row "resident memory, after the loads" "$loaded_mib MiB" "" "" ""
[ -z "${failed:-}" ]
