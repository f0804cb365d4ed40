#!/usr/bin/env python3
"""Restarts a server under load, and says what clients noticed.

    ROUNDS=5 restart.py

First through a socket that this script holds and passes on, as systemd does: no request may fail, and no acknowledged
write be lost. Then without it, by SIGTERM and a start on the same port: requests may find nobody there, but what was
acknowledged is there. The last line is "N passed, N failed".
"""

import http.client
import json
import os
import select
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

import referrals
from running import Count, Running, wait_until

CLIENTS = 16
PASSED_DESCRIPTOR = 3
REQUESTS_A_ROUND = 200


class Held(Running):
    """A server at a socket that stays ours; it tells us when it is ready, as it would tell systemd."""

    def __init__(self, folder):
        super().__init__(folder)
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=1024)
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self.news = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.news_name = os.path.join(folder, "notify")
        self.news.bind(self.news_name)

    def start(self):
        # The number of the process is known only to the process itself, so a shell sets it and becomes the server.
        script = 'exec env LISTEN_PID=$$ LISTEN_FDS=1 "$0" serve --database "$1" --listen systemd'
        given = self.socket.fileno()

        def pass_socket():
            os.dup2(given, PASSED_DESCRIPTOR)
            os.set_inheritable(PASSED_DESCRIPTOR, True)

        errors = open(os.path.join(self.folder, "serve.err"), "a", encoding="utf-8")
        self.process = subprocess.Popen(
            ["sh", "-c", script, self.program, self.database],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            close_fds=False,
            preexec_fn=pass_socket,
            env={**os.environ, "NOTIFY_SOCKET": self.news_name, "WATCHDOG_USEC": "300000"},
        )
        errors.close()

    def hears(self, wanted, seconds=30):
        """Whether that news came in time; other news is passed over."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if select.select([self.news], [], [], 0.1)[0] and self.news.recv(100).decode() == wanted:
                return True
        return False

    def close(self):
        self.socket.close()
        self.news.close()


class Load:
    """Clients that push referrals and read one back, on connections they keep as long as the server does."""

    def __init__(self, running, token, first, is_refusal_fine):
        self.running, self.token, self.next = running, token, first
        self.is_refusal_fine = is_refusal_fine
        self.base, self.lock = referrals.template(), threading.Lock()
        self.acknowledged, self.failed, self.answered, self.is_over = set(), [], 0, False
        self.threads = [threading.Thread(target=self._run) for _ in range(CLIENTS)]
        for thread in self.threads:
            thread.start()

    def end(self):
        self.is_over = True
        for thread in self.threads:
            thread.join()

    def _run(self):
        caller = self.running.caller(self.token)
        while not self.is_over:
            with self.lock:
                self.next += 1
                number = self.next
            referral = referrals.referral(self.base, number)
            is_read = number % 3 == 0
            try:
                if caller.connection is None:
                    caller.connection = http.client.HTTPConnection(caller.host, timeout=60)
                    caller.connection.connect()
            except OSError as error:
                caller.close()
                self._fail(f"connect: {error!r}")
                continue
            try:
                answer = self._once(caller, is_read, referral)
            except (OSError, http.client.HTTPException) as error:
                caller.close()
                self._fail(f"{'GET' if is_read else 'POST'}: {error!r}")
                continue
            with self.lock:
                self.answered += 1
                if answer != (200 if is_read else 201):
                    self.failed.append(f"answered {answer}")
                elif not is_read:
                    self.acknowledged.add(referral["externalId"])

    def _once(self, caller, is_read, referral):
        """One exchange, never repeated; gives the status."""
        connection, headers = caller.connection, {"Authorization": f"Bearer {self.token}"}
        if is_read:
            connection.request("GET", "/trede/v1/referrals?pageSize=1", headers=headers)
        else:
            headers["Content-Type"] = "application/json"
            connection.request("POST", "/trede/v1/referrals", json.dumps(referral).encode(), headers)
        response = connection.getresponse()
        response.read()
        if response.will_close:
            caller.close()
        return response.status

    def _fail(self, what):
        # Without a socket that outlives the server a connection may be refused or broken off; a restart is no secret.
        if self.is_refusal_fine:
            time.sleep(0.01)
            return
        with self.lock:
            self.failed.append(what)


def check(running, load, count, name):
    database = sqlite3.connect(f"file:{running.database}?mode=ro", uri=True, timeout=30)
    there = {external for external, in database.execute("SELECT external_id FROM referral")}
    database.close()
    lost = sorted(load.acknowledged - there)
    count.check(not lost, f"{name}: {len(lost)} acknowledged referrals are lost, as {lost[:3]}")
    count.check(not load.failed, f"{name}: {len(load.failed)} requests failed, as {load.failed[:3]}")
    code, said = running.run("doctor")
    count.check(code == 0, f"{name}: doctor says {said.strip()[-500:]}")
    print(f"{name}: {load.answered} answered, {len(load.acknowledged)} acknowledged", flush=True)


def restart(running, load, count, name, rounds, was_stopped, is_started):
    for number in range(1, rounds + 1):
        before = load.answered
        count.check(
            wait_until(lambda: load.answered > before + REQUESTS_A_ROUND, 60), f"{name}, round {number}: nobody is served"
        )
        running.process.send_signal(signal.SIGTERM)
        count.check(was_stopped(), f"{name}, round {number}: it does not say that it stops")
        code = running.process.wait(60)
        running.process.stdout.close()
        count.check(code == 0, f"{name}, round {number}: it ended with {code}")
        running.start()
        count.check(is_started(), f"{name}, round {number}: it does not say that it is ready")


def through_held_socket(rounds, count):
    with tempfile.TemporaryDirectory() as folder:
        running = Held(folder)
        running.start()
        try:
            count.check(running.hears("READY=1"), "it does not say that it is ready")
            count.check(running.hears("WATCHDOG=1"), "it gives no sign of life")
            load = Load(running, running.token("writer", "referrer"), 0, is_refusal_fine=False)
            restart(
                running, load, count, "held socket", rounds, lambda: running.hears("STOPPING=1"),
                lambda: running.hears("READY=1"),
            )
            load.end()
            check(running, load, count, "held socket")
        finally:
            running.stop()
            running.close()


class Fixed(Running):
    """A server that comes back on the port it had."""

    port = 0

    def start(self):
        errors = open(os.path.join(self.folder, "serve.err"), "a", encoding="utf-8")
        self.process = subprocess.Popen(
            [self.program, "serve", "--database", self.database, "--listen", f"127.0.0.1:{self.port}"],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        errors.close()
        self.url = self.process.stdout.readline().split()[-1]
        self.port = int(self.url.rpartition(":")[2])


def on_a_port(rounds, count):
    with tempfile.TemporaryDirectory() as folder:
        running = Fixed(folder)
        running.start()
        try:
            load = Load(running, running.token("writer", "referrer"), 0, is_refusal_fine=True)
            restart(running, load, count, "own port", rounds, lambda: True, lambda: True)
            load.end()
            check(running, load, count, "own port")
        finally:
            running.stop()


def main():
    count, rounds = Count(), int(os.environ.get("ROUNDS", "5"))
    through_held_socket(rounds, count)
    on_a_port(rounds, count)
    sys.exit(count.report())


if __name__ == "__main__":
    main()
