#!/usr/bin/env bash
# Everything a change must pass, one step after the other; each step says what it counted.
# The last line is the sum: N passed, N failed.
set -u
cd "$(dirname "$0")/.."
passed=0 failed=0
log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT

# step NAME COMMAND...: one check that passes or fails as a whole.
step() {
    local name=$1 from=$SECONDS
    shift
    echo "== $name"
    if "$@" >"$log/step" 2>&1; then
        passed=$((passed + 1))
        echo "   ok ($((SECONDS - from)) s)"
    else
        failed=$((failed + 1))
        tail -n 60 "$log/step"
        echo "   FAILED: $name ($((SECONDS - from)) s)"
    fi
}

# counted NAME COMMAND...: a check whose last line "N passed, N failed" counts for itself.
counted() {
    local name=$1 from=$SECONDS status=0 line
    shift
    echo "== $name"
    "$@" >"$log/step" 2>&1 || status=$?
    line=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$log/step" | tail -n 1)
    if [ -n "$line" ]; then
        passed=$((passed + ${line%% passed*}))
        line=${line#*, }
        failed=$((failed + ${line%% failed*}))
    fi
    if [ "$status" != 0 ] || [ -z "$line" ]; then
        tail -n 60 "$log/step"
        [ -n "$line" ] && [ "${line%% failed*}" != 0 ] || failed=$((failed + 1))
        echo "   FAILED: $name ($((SECONDS - from)) s)"
    else
        echo "   ok ($((SECONDS - from)) s)"
    fi
}

# swift_tests ARGUMENTS...: runs the Swift tests and says how many passed.
swift_tests() {
    local status=0 total bad
    swift test "$@" >"$log/swift" 2>&1 || status=$?
    total=$(grep -oE 'Test run with [0-9]+ tests?' "$log/swift" | tail -n 1 | grep -oE '[0-9]+')
    bad=$(grep -cE '^✘ Test .* failed after' "$log/swift")
    if [ "$status" != 0 ]; then
        grep -E '✘|error:|recorded an issue' "$log/swift" | head -n 80
        tail -n 15 "$log/swift"
        [ "$bad" -gt 0 ] || bad=1
    fi
    [ -n "$total" ] || { total=0; bad=$((bad > 0 ? bad : 1)); }
    echo "$((total > bad ? total - bad : 0)) passed, $bad failed"
    return "$status"
}

contract() {
    (cd Tests/Contract && ../../.venv/bin/python -m unittest -q test_belgif_check)
}

export TREDE=.build/debug/trede
echo "Setting up"
Tests/setup.sh check || exit 1
step "format" swift format lint --strict -r Package.swift Sources Tests
step "build" swift build --build-tests --explicit-target-dependency-import-check error
# The crawl of every operation as everybody writes there who found what where.
export TREDE_NEEDLE_REPORT=$PWD/.build/access-report
mkdir -p "$TREDE_NEEDLE_REPORT"
counted "tests" swift_tests --skip-build
echo "   who found what: ${TREDE_NEEDLE_REPORT#"$PWD"/}/needles-reads.md and needles-writes.md"
unset TREDE_NEEDLE_REPORT
counted "the same bytes read by h11" env N=4000 .venv/bin/python Tests/Http/differential.py
counted "contract" .venv/bin/python Tests/Contract/belgif_check.py openapi.yaml
step "contract checker" contract
step "contract document" .venv/bin/python -m openapi_spec_validator openapi.yaml
counted "oracle, on the bundled sample" env POPULATION=none Tests/Oracle/run.sh 60 7
counted "kill -9 during writes" env ROUNDS=2 python3 Tests/Crash/kill.py
counted "races of 64 clients" env ROUNDS=1 python3 Tests/Crash/race.py
counted "restarts under load" env ROUNDS=2 python3 Tests/Crash/restart.py
counted "from outside" env SCHEMATHESIS_SECONDS=33 Tests/Contract/outside.sh
export ASAN_OPTIONS=detect_leaks=0
# Those that call every operation in every role go through the same code as the others, and take as long as all of
# them; times mean nothing under it; and the compiler, which one suite asks, is not ours.
counted "tests under AddressSanitizer" swift_tests --sanitize=address --scratch-path .build-asan \
    --skip 'NeedleCrawlTests|NeedleOracleTests|TimingOracleTests|TimingOfChangesTests|EntityTagTests|CompartmentTests'

echo
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
