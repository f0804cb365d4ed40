#!/usr/bin/env bash
# Imports a population twice and compares what it makes due and paid with the oracle.
#
#   run.sh [SIZE [SEED]]
#
# POPULATION is the path of population.py (default ../shared/population/population.py); where it is not there, the bundled
# sample is used. TREDE is the program (default .build/release/trede, else .build/debug/trede).
# The last line is "N passed, N failed"; exit 1 when something differs or a line of an import is lost.
set -u
cd "$(dirname "$0")/../.."
size=${1:-2088} seed=${2:-1}
population=${POPULATION:-../shared/population/population.py}
trede=${TREDE:-.build/release/trede}
[ -x "$trede" ] || trede=.build/debug/trede
[ -x "$trede" ] || { echo "run.sh: build first: swift build -c release --product trede" >&2; exit 1; }
. Tests/Oracle/serving.sh

if [ -r "$population" ]; then
    folder=$work/population
    echo "Generating $size persons with seed $seed"
    python3 "$population" --size "$size" --seed "$seed" --out "$folder" || exit 1
else
    folder=Tests/Demo/sample
    echo "No population.py at $population: using the sample in $folder"
fi

"$trede" migrate --database "$database" up >/dev/null || exit 1
wrong=0
for round in first second; do
    echo "The $round import"
    for kind in organisations networks professionals referrals histories; do
        from=$(date +%s.%N)
        "$trede" import --database "$database" "$kind" "$folder/$kind.ndjson" >"$work/lines" 2>"$work/summary" || wrong=1
        lines=$(wc -l <"$folder/$kind.ndjson")
        rate=$(awk -v n="$lines" -v a="$from" -v b="$(date +%s.%N)" 'BEGIN { printf "%.0f", n / (b - a) }')
        summary=$(tail -n 1 "$work/summary")
        echo "  $kind: $lines lines, $rate a second: $summary"
        if ! grep -qE '(^|[^0-9])0 failed' <<<"$summary"; then
            grep -iE 'failed|refused|error' "$work/lines" | head -n 5
            wrong=1
        fi
        if [ "$round" = second ]; then
            for count in created changed; do
                grep -qE "(^|[^0-9])0 $count" <<<"$summary" || { echo "  importing again is not 0 $count" >&2; wrong=1; }
            done
        fi
    done
done

"$trede" doctor --database "$database" || wrong=1
controller=$(token controller controller)
start_server
today=$(grep -oE '"today":"[0-9-]+"' "$folder/expected.json" | head -n 1 | cut -d'"' -f4)
curl -sS -o "$work/payment" -w 'Paying what is payable on %{url_effective}: %{http_code}\n' -X POST \
    -H "Authorization: Bearer $controller" -H 'Content-Type: application/json' \
    -d "{\"through\":\"$today\"}" "$server_url/trede/v1/payments"
echo "Comparing the statements of $today"
python3 Tests/Oracle/compare.py "$server_url" "$folder/expected.json" --token "$controller" --database "$database" \
    || wrong=1
exit "$wrong"
