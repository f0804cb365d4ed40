#!/usr/bin/env python3
"""Compares a Trede with what the population's oracle expects on its day, to the cent.

    compare.py http://HOST:PORT expected.json --token TOKEN --database PATH     statements over HTTP
    compare.py DATABASE expected.json                                          the tables alone

TOKEN (or env TREDE_TOKEN) is a controller's. The database is opened for reading only; over HTTP it says just which
referral became which trajectory, which a controller may not see. Beside expected.json lies histories.ndjson, which says
what was decided. Prints the first 20 differences and "N passed, N failed"; exit 1 when something differs.
"""

import argparse
import json
import os
import sys
from collections import Counter
from pathlib import Path

import observed
from trede_api import Caller

SHOWN_MAX = 20
EVERYWHERE = {"E-1", "E-2", "E-3"}
BY_SCHEME = {"perAction": {"E-8"}, "perTrajectory": {"E-9"}}
OUTCOMES = ("admitted", "redirected", "rejected")


class Comparison:
    """Counts what agrees and what differs."""

    def __init__(self):
        self.passed, self.differences = 0, []

    def check(self, what, expected, found):
        if expected == found:
            self.passed += 1
        else:
            self.differences.append(f"{what}: expected {expected}, found {found}")

    def report(self):
        for line in self.differences[:SHOWN_MAX]:
            print(line)
        if len(self.differences) > SHOWN_MAX:
            print(f"and {len(self.differences) - SHOWN_MAX} more differences")
        print(f"{self.passed} passed, {len(self.differences)} failed", flush=True)
        return not self.differences


def is_judged(rule, scheme):
    """Whether an amount must be equal: the other schemes between network and providers are only told."""
    return rule in EVERYWHERE or rule in BY_SCHEME.get(scheme, ())


def expected_lines(trajectories):
    """The oracle's lines of each trajectory, organisation and network."""
    lines = {"trajectories": {}, "organisations": {}, "networks": {}}
    for external, trajectory in trajectories.items():
        for entry in trajectory["entitlements"]:
            key = entry["rule"], entry["role"], entry["organisation"]
            for kind, name in (
                ("trajectories", external),
                ("organisations", entry["organisation"]),
                ("networks", trajectory["network"]),
            ):
                observed.add(lines[kind].setdefault(name, {}), key, entry["dueCents"], entry["paidCents"])
    return lines


def expected_decisions(path):
    """What was decided on each referral; one without events stays incomplete."""
    decisions = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            history = json.loads(line)
            decided = [event["outcome"] for event in history["events"] if event["event"] == "decision"]
            decisions[history["externalId"]] = decided[0] if decided else "incomplete"
    return decisions


def outcome(state):
    return state if state in OUTCOMES else "incomplete"


def schemes_of(networks):
    return {code: network["scheme"] for code, network in networks.items()}


def compare_decisions(comparison, decisions, referrals):
    for external, decided in decisions.items():
        found = referrals.get(external)
        comparison.check(f"{external} decision", decided, outcome(found) if found else "not there")
    expected, found = Counter(decisions.values()), Counter(outcome(state) for state in referrals.values())
    for name in (*OUTCOMES, "incomplete"):
        comparison.check(f"referrals {name}", expected[name], found[name])


def compare_lines(comparison, name, scheme, expected, found, told):
    """Every line that one of the two has; what is not judged goes to `told`."""
    for key in sorted({*expected, *found}):
        pair = expected.get(key, (0, 0)), found.get(key, (0, 0))
        if is_judged(key[0], scheme):
            comparison.check(f"{name} {' '.join(key)} (due, paid)", *pair)
        else:
            told[key[0], pair[0] == pair[1]] += 1


def compare(expected, decisions, found):
    """Compares everything; returns the comparison and how the lines that are only told came out."""
    comparison, told = Comparison(), Counter()
    schemes, lines = schemes_of(expected["networks"]), expected_lines(expected["trajectories"])
    compare_decisions(comparison, decisions, found["referrals"])
    for external in sorted({*expected["trajectories"], *found["trajectories"]}):
        wanted, seen = expected["trajectories"].get(external, {}), found["trajectories"].get(external, {})
        comparison.check(f"{external} state", wanted.get("state"), seen.get("state"))
        comparison.check(f"{external} network", wanted.get("network"), seen.get("network"))
        of_oracle = lines["trajectories"].get(external, {})
        compare_lines(comparison, external, wanted.get("scheme"), of_oracle, seen.get("lines", {}), told)
    network_of = {
        entry["organisation"]: trajectory["network"]
        for trajectory in expected["trajectories"].values()
        for entry in trajectory["entitlements"]
    }
    for kind in ("organisations", "networks"):
        for name in sorted({*lines[kind], *found[kind]}):
            scheme = schemes.get(network_of.get(name, name))
            compare_lines(comparison, name, scheme, lines[kind].get(name, {}), found[kind].get(name, {}), told)
    return comparison, told


def read(arguments, today):
    """What is found: over HTTP when the target is an address, from the tables otherwise."""
    if arguments.sql or not arguments.target.startswith("http"):
        return observed.from_database(arguments.database or arguments.target, today)
    token = arguments.token or os.environ.get("TREDE_TOKEN")
    if not token or not arguments.database:
        sys.exit("compare.py: over HTTP it needs a controller's --token and the --database")
    known = observed.mapping(arguments.database)
    referrals = {external: state for external, (state, _) in known.items()}
    trajectories = {external: identifier for external, (_, identifier) in known.items() if identifier}
    return observed.from_http(Caller(arguments.target, token), referrals, trajectories, today)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", metavar="DATABASE_OR_URL")
    parser.add_argument("expected", type=Path, metavar="EXPECTED_JSON")
    parser.add_argument("--token")
    parser.add_argument("--database")
    parser.add_argument("--sql", action="store_true", help="read the tables even when an address is given")
    arguments = parser.parse_args()
    expected = json.loads(arguments.expected.read_text(encoding="utf-8"))
    decisions = expected_decisions(arguments.expected.with_name("histories.ndjson"))
    comparison, told = compare(expected, decisions, read(arguments, expected["today"]))
    for rule in sorted({rule for rule, _ in told}):
        print(f"{rule}, told and not judged: {told[rule, True]} lines equal, {told[rule, False]} different")
    sys.exit(0 if comparison.report() else 1)


if __name__ == "__main__":
    main()
