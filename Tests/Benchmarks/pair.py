#!/usr/bin/env python3
"""Measures two programs in turns: pair.py BEFORE AFTER, each the path of a release build of trede.

Both serve a database of their own with 10,000 referrals. Each round gives each program the same loads of wrk, in a turning
order, so that what slows the machine down meets both. Prints for creates and reads the median of requests a second and
of processor time a request, and their ratio. ROUNDS (7), SECONDS_EACH (3) and CONNECTIONS (64) change the run.
"""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROUNDS, SECONDS = int(os.environ.get("ROUNDS", "7")), int(os.environ.get("SECONDS_EACH", "3"))
CONNECTIONS = os.environ.get("CONNECTIONS", "64")
LOADS = ("create", "get")
TICK = os.sysconf("SC_CLK_TCK")


class Contestant:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.database = folder / "trede.db"
        self.run("migrate", "up")
        self.token = self.run("client", "create", "--name", "bench", "--role", "referrer").split()[-1]
        self.server = subprocess.Popen(
            [program, "serve", "--database", self.database, "--listen", "127.0.0.1:0"],
            stdout=subprocess.PIPE, stderr=(folder / "log").open("w"), text=True)
        self.port = re.search(r"http://127\.0\.0\.1:(\d+)", self.server.stdout.readline())[1]
        (folder / f"trede-{self.port}.token").write_text(self.token, encoding="utf-8")
        subprocess.run([sys.executable, HERE / "prepare.py", self.port, folder], check=True)
        self.rates = {load: [] for load in LOADS}
        self.costs = {load: [] for load in LOADS}

    def run(self, *words):
        call = [self.program, *words, "--database", self.database]
        return subprocess.run(call, check=True, capture_output=True, text=True).stdout

    def ticks(self):
        fields = Path(f"/proc/{self.server.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    def measure(self, load, seconds):
        headers = f"Authorization: Bearer {self.token}"
        before = self.ticks()
        told = subprocess.run(
            ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "10s", "-s", HERE / f"lua/{load}.lua",
             "-H", headers, "--latency", f"http://127.0.0.1:{self.port}/trede/v1/referrals"],
            check=True, capture_output=True, text=True,
            env={**os.environ, "BENCH_WORK": str(self.folder), "BENCH_HEADERS": headers}).stdout
        report = json.loads(re.search(r"^REPORT (.*)$", told, re.M)[1])
        if report["bad_status"] or report["socket_errors"]:
            raise SystemExit(f"pair.py: {self.program}: {load}: {report}")
        cost = (self.ticks() - before) / TICK * 1e6 / report["requests"]
        return report["requests"] * 1e6 / report["duration_us"], cost


def compare(before, after):
    for load in LOADS:
        for contestant in (before, after):
            contestant.measure(load, 1)
    for number in range(ROUNDS):
        turn = (before, after) if number % 2 == 0 else (after, before)
        for load in LOADS:
            for contestant in turn:
                rate, cost = contestant.measure(load, SECONDS)
                contestant.rates[load].append(rate)
                contestant.costs[load].append(cost)


def table(before, after):
    print("| | before/s | after/s | ratio | lowest, highest of a round | processor µs before | after | ratio |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|")
    for load in LOADS:
        rounds = [new / old for old, new in zip(before.rates[load], after.rates[load])]
        old, new = (statistics.median(each.rates[load]) for each in (before, after))
        old_cost, new_cost = (statistics.median(each.costs[load]) for each in (before, after))
        print(f"| {load} | {old:,.0f} | {new:,.0f} | {statistics.median(rounds):.2f} | {min(rounds):.2f}, {max(rounds):.2f} "
              f"| {old_cost:.0f} | {new_cost:.0f} | {old_cost / new_cost:.2f} |")


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    with tempfile.TemporaryDirectory() as work:
        contestants = []
        try:
            for name, program in zip(("before", "after"), sys.argv[1:]):
                folder = Path(work) / name
                folder.mkdir()
                contestants.append(Contestant(program, folder))
            compare(*contestants)
            table(*contestants)
        finally:
            for contestant in contestants:
                contestant.server.terminate()
            for contestant in contestants:
                contestant.server.wait()


if __name__ == "__main__":
    main()
