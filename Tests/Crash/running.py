"""A Trede of one's own: starts it on a free port, kills or stops it, and registers clients."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests" / "Oracle"))

from trede_api import Caller  # noqa: E402


def program():
    """TREDE, else the release build, else the debug build."""
    for path in (os.environ.get("TREDE"), ROOT / ".build/release/trede", ROOT / ".build/debug/trede"):
        if path and os.access(path, os.X_OK):
            return str(path)
    raise SystemExit("build first: swift build -c release --product trede")


class Running:
    """One database, and the server on it while it runs."""

    def __init__(self, folder):
        self.program, self.folder = program(), Path(folder)
        self.database = str(self.folder / "trede.db")
        self.process = self.url = None

    def run(self, *arguments):
        """Runs a command of the program on the database; gives its exit code and what it said."""
        command = [self.program, *arguments, "--database", self.database]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300)
        return done.returncode, done.stdout + done.stderr

    def token(self, name, role, *more):
        code, said = self.run("client", "create", "--name", name, "--role", role, *more)
        if code:
            raise SystemExit(f"client {name}: {said.strip()}")
        return said.splitlines()[-1]

    def start(self):
        errors = open(self.folder / "serve.err", "a", encoding="utf-8")
        self.process = subprocess.Popen(
            [self.program, "serve", "--database", self.database, "--listen", "127.0.0.1:0"],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        errors.close()
        line = self.process.stdout.readline()
        found = re.search(r"http://\S+", line)
        if not found:
            self.process.wait()
            raise SystemExit(f"trede serve does not start: {(self.folder / 'serve.err').read_text()[-2000:]}")
        self.url = found.group()

    def caller(self, token=None):
        return Caller(self.url, token)

    def kill(self):
        """Ends the server as a power cut would: it hears nothing of it."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()
        self.process = None

    def stop(self):
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.process = None


def wait_until(condition, seconds):
    """Whether a condition came true within the time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.001)
    return True


class Count:
    """Passed and failed checks, each failure told once."""

    def __init__(self):
        self.passed = self.failed = 0

    def check(self, holds, what):
        if holds:
            self.passed += 1
            return
        self.failed += 1
        if self.failed <= 20:
            print(f"FAILED: {what}", flush=True)

    def report(self):
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0
