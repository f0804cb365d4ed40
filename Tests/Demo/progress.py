"""One line on the terminal that tells how far a phase is, and what it took."""

import sys
import time


class Phase:
    """Counts steps; a refusal is kept with its words and does not stop the phase."""

    def __init__(self, title, total):
        self.title, self.total, self.done, self.refusals = title, total, 0, []
        self.started = time.monotonic()
        self.shown = 0.0

    def step(self):
        self.done += 1
        now = time.monotonic()
        if sys.stdout.isatty() and now - self.shown > 0.1:
            self.shown = now
            self._write(f"{self.done} of {self.total}")

    def refused(self, subject, error):
        self.refusals.append(f"{subject}: {error}")
        self.step()

    def end(self):
        took = time.monotonic() - self.started
        refused = f", {len(self.refusals)} refused" if self.refusals else ""
        self._write(f"{self.done - len(self.refusals)}{refused} in {took:.1f} s")
        print()
        for line in self.refusals[:3]:
            print(f"    {line}")
        if len(self.refusals) > 3:
            print(f"    and {len(self.refusals) - 3} more")

    def _write(self, text):
        start, end = ("\r", "\x1b[K") if sys.stdout.isatty() else ("", "")
        print(f"{start}  {self.title:<34}{text}{end}", end="", flush=True)
