#!/usr/bin/env bash
# Serves a fresh database for a run of loads: serve.sh PORT FOLDER. FOLDER/trede-PORT.token gets the token of a referrer.
set -eu
port=$1 base=$2/trede-$1
trede=${TREDE:-$(cd "$(dirname "$0")/../.." && pwd)/.build/release/trede}
rm -f "$base".db "$base".db-wal "$base".db-shm "$base".ids
"$trede" migrate --database "$base.db" up >&2
"$trede" client create --database "$base.db" --name bench --role referrer | tail -n 1 >"$base.token"
exec "$trede" serve --database "$base.db" --listen "127.0.0.1:$port"
