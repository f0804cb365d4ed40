#!/usr/bin/env bash
# Fuzzes parser, chunk decoder, JSON and router in a release build; an input that crashes or hangs is found again.
# usage: [INPUTS=20000000] [SEED=1] fuzz.sh
set -u
cd "$(dirname "$0")/../.."
inputs=${INPUTS:-20000000} seed=${SEED:-1}
swift build -c release --product HTTPProbe || exit 1
log=$(mktemp)
trap 'rm -f "$log"' EXIT
probe=.build/release/HTTPProbe
"$probe" fuzz --inputs "$inputs" --seed "$seed" | tee "$log"
status=${PIPESTATUS[0]}
if [ "$status" -gt 1 ]; then
    # It was ended by a signal: the last line says which stretch of inputs it was in.
    read -r _ target from < <(grep '^at ' "$log" | tail -n 1)
    echo "ended with $status: once more from $target $from, telling each input"
    "$probe" fuzz --target "$target" --seed "$seed" --from "$from" --inputs 300000 --each | tail -n 1
fi
exit "$status"
