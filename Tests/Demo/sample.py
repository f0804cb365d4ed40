"""The bundled sample: what lies in the five files, and what the oracle expects of it."""

import json
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "sample"


def lines(name):
    with open(FOLDER / f"{name}.ndjson", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


class Sample:
    def __init__(self):
        self.organisations, self.networks = lines("organisations"), lines("networks")
        self.professionals, self.referrals = lines("professionals"), lines("referrals")
        self.histories = {history["externalId"]: history["events"] for history in lines("histories")}
        self.expected = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
        self.today = self.expected["today"]

    def events(self, *names):
        """The events with these names, with their externalId, by the day on which they happened."""
        found = [
            (event["date"], external, event)
            for external, events in self.histories.items()
            for event in events
            if event["event"] in names
        ]
        return [(external, event) for _, external, event in sorted(found, key=lambda entry: entry[:2])]

    def event(self, external, name):
        return next((event for event in self.histories[external] if event["event"] == name), None)
