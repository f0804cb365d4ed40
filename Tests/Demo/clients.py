"""The partners of the demonstration: one client of Trede for each organisation or professional that acts."""

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Oracle"))

from trede_api import Caller  # noqa: E402


class Clients:
    """Registers a client with `trede client create` when it is first needed, and keeps its connection."""

    def __init__(self, program, database, url):
        self.program, self.database, self.url = program, database, url
        self.callers = {}

    def acting(self, role, organisation=None, email=None, trajectory=None):
        key = role, organisation, email, trajectory
        if key not in self.callers:
            self.callers[key] = Caller(self.url, self._register(*key))
        return self.callers[key]

    def __len__(self):
        return len(self.callers)

    def _register(self, role, organisation, email, trajectory):
        name = " ".join(part for part in (role, organisation, email, trajectory) if part)
        command = [self.program, "client", "create", "--database", self.database, "--name", name, "--role", role]
        for flag, value in (("--organisation", organisation), ("--professional", email), ("--trajectory", trajectory)):
            if value:
                command += [flag, value]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        if done.returncode:
            raise SystemExit(f"client {name}: {done.stderr.strip()}")
        return done.stdout.splitlines()[-1]
