#!/usr/bin/env python3
"""Measures what connections that wait cost a running server, and what they cost the clients beside them.

    CONNECTIONS=10000 SLOW=2000 SECONDS_EACH=5 idle.py

Opens connections that each make one request and then say nothing, and divides what the server's memory grew by; then
measures a busy client alone, and beside clients that send a header a byte at a time. The server's files are opened by
the hard limit of this shell. The last line is "N passed, N failed".
"""

import os
import resource
import socket
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Crash"))

from running import Count, Running  # noqa: E402

BYTES_EACH_MAX = 10 * 1024
BESIDE_MAX = 2.0
HOST = b"Host: a\r\n"
WHOLE = b"GET /trede/v1/health HTTP/1.1\r\n" + HOST + b"\r\n"


def resident_bytes(process):
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) * 1024
    raise SystemExit("no VmRSS")


def connected(running):
    host, _, port = running.url.removeprefix("http://").rpartition(":")
    connection = socket.create_connection((host, int(port)), timeout=30)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def asked(connection):
    connection.sendall(WHOLE)
    answer = b""
    while b"}" not in answer:
        piece = connection.recv(4096)
        if not piece:
            raise SystemExit("the server ended the connection")
        answer += piece
    return answer


def idle(running, number, count):
    """The memory each idle connection costs: the first are not counted, for they fill what all share."""
    warm = [connected(running) for _ in range(100)]
    for connection in warm:
        asked(connection)
    before = resident_bytes(running.process.pid)
    crowd = []
    for _ in range(number):
        crowd.append(connected(running))
        asked(crowd[-1])
    each = (resident_bytes(running.process.pid) - before) / number
    print(f"{number} idle connections: {each:.0f} bytes of memory each", flush=True)
    count.check(each < BYTES_EACH_MAX, f"an idle connection costs {each:.0f} bytes")
    for connection in warm + crowd:
        connection.close()


def latest(running, seconds):
    """The 99th percentile of a busy client, in milliseconds."""
    connection, times, end = connected(running), [], time.monotonic() + seconds
    while time.monotonic() < end:
        begin = time.perf_counter()
        asked(connection)
        times.append((time.perf_counter() - begin) * 1000)
    connection.close()
    times.sort()
    return times[int(len(times) * 0.99)], len(times)


def slow(running, number, seconds, count):
    alone, _ = latest(running, seconds)
    crowd = [connected(running) for _ in range(number)]
    is_over = threading.Event()

    def trickle():
        sent = 0
        while not is_over.is_set():
            for connection in crowd:
                try:
                    connection.send(WHOLE[sent % 20 : sent % 20 + 1])
                except OSError:
                    pass
            sent += 1
            is_over.wait(0.5)

    thread = threading.Thread(target=trickle)
    thread.start()
    beside, asked_in_all = latest(running, seconds)
    is_over.set()
    thread.join()
    print(f"p99 alone {alone:.3f} ms, beside {number} slow clients {beside:.3f} ms ({asked_in_all} requests)", flush=True)
    count.check(beside <= BESIDE_MAX * alone, f"a busy client waits {beside / alone:.1f} times as long beside slow ones")
    for connection in crowd:
        connection.close()


def main():
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    number, seconds = int(os.environ.get("CONNECTIONS", "10000")), float(os.environ.get("SECONDS_EACH", "5"))
    count = Count()
    with tempfile.TemporaryDirectory() as folder:
        running = Running(folder)
        running.start()
        try:
            idle(running, number, count)
            slow(running, int(os.environ.get("SLOW", "2000")), seconds, count)
        finally:
            running.stop()
    sys.exit(count.report())


if __name__ == "__main__":
    main()
