#!/usr/bin/env bash
# Shows the main job on sample data: sets up what is missing, builds, serves an empty database, lets sixty sample persons
# and their partners call it over HTTP, tells what became of them, and serves on until Ctrl-C.
#
# ONCE=1 ends instead of serving on. PORT (8080, or a free one when that is taken) is where it listens.
# DEMO_BUILD=0 takes the program as it was built. Exit 1 when something was refused or differs from the oracle.
set -eu
cd "$(dirname "$0")/../.."
trede=${TREDE:-.build/release/trede}

if [ "${DEMO_BUILD:-1}" = 1 ]; then
    Tests/setup.sh build
    echo "Building the release"
    swift build -c release --product trede
fi

# free_port WANTED: the wanted port, or one the system chooses when it is taken.
free_port() {
    python3 - "$1" <<'PYTHON'
import socket
import sys

for port in (int(sys.argv[1]), 0):
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            continue
        print(probe.getsockname()[1])
        break
PYTHON
}

port=$(free_port "${PORT:-8080}")
. Tests/Oracle/serving.sh
start_server
echo "Serving an empty database on $server_url"
status=0
python3 Tests/Demo/demo.py --program "$trede" --database "$database" --url "$server_url" || status=$?
if [ "${ONCE:-0}" = 1 ]; then
    stop_server
    "$trede" doctor --database "$database" || status=1
    exit "$status"
fi
echo
echo "Serving on $server_url until Ctrl-C"
wait "$server_pid" || true
