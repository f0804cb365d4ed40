# make check     sets up what is missing and runs every test, as CI does; ends on "N passed, N failed"
# make demo      sets up what is missing and shows the main job on sample data
# make bench     measures speed and memory and prints a table
# make access-report DIR=reports   writes what everybody found where in files of every phase, as tables
# make outside   calls a running Trede as every role with what the contract allows and forbids
# make fuzz      feeds 20 million seeded inputs to parser, JSON, router and proxies (INPUTS=, SEED=)
# make soak      an hour of mixed load on a running Trede, watching memory and descriptors (SECONDS=)
# make fmt       formats the sources
# make run       serves trede.db on 127.0.0.1:8080

SHELL := /bin/bash

.PHONY: check demo bench access-report outside fuzz soak fmt lint build run clean

check:
	@Tests/check.sh

demo:
	@Tests/Demo/demo.sh

bench:
	@Tests/Benchmarks/bench.sh

access-report:
	@test -n "$(DIR)" || { echo "say where: make access-report DIR=reports" >&2; exit 64; }
	@mkdir -p "$(DIR)"
	TREDE_NEEDLE_REPORT="$(abspath $(DIR))" swift test --filter NeedleCrawlTests

outside: build
	@Tests/setup.sh check && Tests/Contract/outside.sh

fuzz:
	@INPUTS=$(or $(INPUTS),20000000) SEED=$(or $(SEED),1) Tests/Fuzz/fuzz.sh

soak:
	swift build -c release --product trede
	@SOAK_SECONDS=$(or $(SECONDS),3600) python3 Tests/Soak/soak.py

fmt:
	swift format -i -r Package.swift Sources Tests

lint:
	swift format lint --strict -r Package.swift Sources Tests

build:
	swift build --explicit-target-dependency-import-check error

run: build
	.build/debug/trede serve --database trede.db

clean:
	rm -rf .build .build-asan .venv
