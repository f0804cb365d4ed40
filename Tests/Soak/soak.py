#!/usr/bin/env python3
"""Mixed load on a running Trede for an hour: polite, slow, broken and hostile clients. Memory and descriptors must hold.

    SOAK_SECONDS=3600 CLIENTS=24 soak.py

Each client does one thing after another, chosen by its own seed. Whoever keeps the rules must be answered rightly. At
the end everybody leaves, and the server must have its descriptors back and little more memory than when it was warm.
The last line is "N passed, N failed".
"""

import os
import random
import socket
import sys
import tempfile
import threading
import time
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS / "Crash"), str(TESTS / "Http")]

import corpus  # noqa: E402
from running import Count, Running, wait_until  # noqa: E402

GROWTH_KIB_MAX = 32 * 1024
LONG = b"GET /trede/v1/doc/openapi.json HTTP/1.1\r\nHost: a\r\nAccept: application/json\r\n\r\n"
SHORT = b"GET /trede/v1/health HTTP/1.1\r\nHost: a\r\n\r\n"


class Wire:
    """A client's socket."""

    def __init__(self, address, receive_bytes=None):
        self.socket = socket.socket()
        if receive_bytes:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_bytes)
        self.socket.settimeout(30)
        self.socket.connect(address)
        self.received = b""

    def send(self, data):
        self.socket.sendall(data)

    def answer(self):
        """Status and size of the next answer, which says its length."""
        while b"\r\n\r\n" not in self.received:
            self._more()
        head, _, self.received = self.received.partition(b"\r\n\r\n")
        fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:] if b": " in line)
        size = int(fields.get(b"content-length", b"0"))
        while len(self.received) < size:
            self._more()
        self.received = self.received[size:]
        return int(head.split(b" ", 2)[1]), size

    def _more(self):
        data = self.socket.recv(65_536)
        if not data:
            raise ConnectionError("the server ended the connection")
        self.received += data

    def drain(self):
        """Reads until the server ends the connection; what came."""
        data = self.received
        while part := self.socket.recv(65_536):
            data += part
        return data

    def reset(self):
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        self.socket.close()

    def close(self):
        self.socket.close()


class Client:
    """Does one thing after another until the time is over."""

    def __init__(self, number, address, cases, end, tally):
        self.generator, self.address, self.cases = random.Random(number), address, cases
        self.end, self.tally = end, tally
        self.acts = [self.polite, self.pipelined, self.long, self.hostile, self.trickling, self.leaving, self.resetting,
                     self.chunked, self.deaf]

    def run(self):
        while time.monotonic() < self.end:
            act = self.generator.choice(self.acts)
            try:
                fault = act()
            except OSError as error:
                fault = repr(error)
            self.tally(act.__name__, fault)

    def polite(self):
        wire = Wire(self.address)
        for _ in range(self.generator.randint(1, 50)):
            wire.send(SHORT)
            status, _ = wire.answer()
            if status != 200:
                return f"/health answered {status}"
        wire.close()

    def pipelined(self):
        wire, count = Wire(self.address), self.generator.randint(2, 40)
        wire.send((SHORT + b"GET /trede/v1/nowhere HTTP/1.1\r\nHost: a\r\n\r\n") * count)
        statuses = [wire.answer()[0] for _ in range(2 * count)]
        wire.close()
        return None if statuses == [200, statuses[1]] * count and 400 <= statuses[1] < 500 else f"got {set(statuses)}"

    def long(self):
        wire = Wire(self.address)
        wire.send(LONG)
        status, size = wire.answer()
        wire.close()
        return None if status == 200 and size > 100_000 else f"the document answered {status}, {size} bytes"

    def hostile(self):
        wire = Wire(self.address)
        name, data = self.generator.choice(self.cases)
        wire.send(data)
        wire.socket.shutdown(socket.SHUT_WR)
        answers = wire.drain()
        wire.close()
        return None if not answers or answers.startswith(b"HTTP/1.1 ") else f"{name} was answered {answers[:80]!r}"

    def trickling(self):
        wire = Wire(self.address)
        for byte in SHORT:
            wire.send(bytes([byte]))
            time.sleep(0.005)
        status, _ = wire.answer()
        wire.close()
        return None if status == 200 else f"a slow client got {status}"

    def leaving(self):
        wire = Wire(self.address)
        wire.send(SHORT[: self.generator.randrange(len(SHORT))])
        wire.close()

    def resetting(self):
        wire = Wire(self.address)
        wire.send(LONG * self.generator.randint(1, 5))
        wire.reset()

    def chunked(self):
        wire, content = Wire(self.address), b"".join(b"400\r\n" + b"x" * 1024 + b"\r\n" for _ in range(64))
        wire.send(b"POST /trede/v1/nowhere HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + content + b"0\r\n\r\n")
        status, _ = wire.answer()
        wire.close()
        return None if 400 <= status < 500 else f"chunks to nowhere got {status}"

    def deaf(self):
        wire = Wire(self.address, receive_bytes=4_096)
        wire.socket.settimeout(0.2)
        try:
            wire.send(LONG * 200)
        except TimeoutError:
            pass
        wire.close()


def resident_kib(process):
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * 4


def descriptors(process):
    return len(os.listdir(f"/proc/{process}/fd"))


def watch(process, seconds, end):
    """Tells memory and descriptors now and then; gives the memory when a fifth of the time is over."""
    warm, step = resident_kib(process), max(1.0, seconds / 30)
    while time.monotonic() < end:
        time.sleep(min(step, max(0.0, end - time.monotonic())))
        left = end - time.monotonic()
        kib = resident_kib(process)
        if left > seconds * 0.8:
            warm = max(warm, kib)
        print(f"{seconds - max(0.0, left):7.0f} s: {kib} KiB, {descriptors(process)} descriptors", flush=True)
    return warm


def main():
    seconds, count = float(os.environ.get("SOAK_SECONDS", "3600")), Count()
    lock, done = threading.Lock(), {}

    def tally(name, fault):
        with lock:
            done[name] = done.get(name, 0) + 1
            count.check(fault is None, f"{name}: {fault}")

    with tempfile.TemporaryDirectory() as folder:
        running = Running(folder)
        try:
            running.start()
            host, port = running.url.removeprefix("http://").split("/")[0].split(":")
            process, address = running.process.pid, (host, int(port))
            idle, end = descriptors(process), time.monotonic() + seconds
            clients = [
                threading.Thread(target=Client(number, address, corpus.cases(), end, tally).run)
                for number in range(int(os.environ.get("CLIENTS", "24")))
            ]
            for client in clients:
                client.start()
            warm = watch(process, seconds, end)
            for client in clients:
                client.join()
            count.check(wait_until(lambda: descriptors(process) <= idle, 60), f"{descriptors(process)} descriptors, {idle} before")
            grown = resident_kib(process) - warm
            count.check(grown <= GROWTH_KIB_MAX, f"memory grew by {grown} KiB since it was warm")
            print(f"{dict(sorted(done.items()))}, {warm} KiB warm, grew by {grown} KiB")
        finally:
            running.stop()
    sys.exit(count.report())


if __name__ == "__main__":
    main()
