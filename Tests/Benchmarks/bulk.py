#!/usr/bin/env python3
"""Pushes one large file of lines at a running server, and watches what memory that takes.

    MEBIBYTES=2048 DISTINCT=2000 bulk.py

The file is made while it is sent: the same DISTINCT referrals over and over, so that what is measured is the stream and
not the growth of a database. Its results are then read, as a stream too. The last line is "N passed, N failed".
"""

import http.client
import json
import os
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Crash"))

import referrals  # noqa: E402
from running import Count, Running  # noqa: E402

GROWTH_MAX = 64 * 1024 * 1024


def own_bytes(process):
    """The memory of a process without the pages of files it has mapped, as those of the database, which are the system's."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("RssAnon"):
            return int(line.split()[1]) * 1024
    raise SystemExit("no RssAnon")


class Watch:
    """The most memory a process had."""

    def __init__(self, process):
        self.process, self.most, self.is_over = process, 0, False
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def _run(self):
        while not self.is_over:
            self.most = max(self.most, own_bytes(self.process))
            time.sleep(0.05)

    def end(self):
        self.is_over = True
        self.thread.join()
        return self.most


def pieces(lines, bytes_in_all):
    sent, made = 0, b""
    while sent < bytes_in_all:
        for line in lines:
            made += line
            if len(made) >= 1 << 16:
                yield made
                sent += len(made)
                made = b""
    yield made


def push(running, token, lines, bytes_in_all):
    connection = http.client.HTTPConnection(urlsplit(running.url).netloc, timeout=600)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/x-ndjson"}
    began = time.monotonic()
    connection.request(
        "POST", "/trede/v1/imports?kind=referrals", pieces(lines, bytes_in_all), headers, encode_chunked=True
    )
    response = connection.getresponse()
    answer = json.loads(response.read())
    return connection, headers, response.status, answer, time.monotonic() - began


def results(connection, headers, address):
    connection.request("GET", urlsplit(address).path, headers=headers)
    response, count = connection.getresponse(), 0
    while piece := response.read(1 << 20):
        count += piece.count(b"\n")
    return count


def main():
    count, mebibytes = Count(), int(os.environ.get("MEBIBYTES", "2048"))
    base = referrals.template()
    lines = [
        json.dumps(referrals.referral(base, number), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        for number in range(int(os.environ.get("DISTINCT", "2000")))
    ]
    with tempfile.TemporaryDirectory() as folder:
        running = Running(folder)
        running.start()
        try:
            token = running.token("bulk", "referrer")
            # What every import needs is there after the first one.
            push(running, token, lines, 1 << 20)[0].close()
            before = own_bytes(running.process.pid)
            watch = Watch(running.process.pid)
            connection, headers, status, answer, seconds = push(running, token, lines, mebibytes << 20)
            pushed = sum(answer.get("counts", {}).values())
            read = results(connection, headers, answer["results"]) if status == 202 else 0
            growth = watch.end() - before
            count.check(status == 202, f"answered {status}")
            count.check(answer.get("counts", {}).get("failed") == 0, f"lines failed: {answer.get('counts')}")
            count.check(read == pushed, f"{pushed} lines were pushed, and {read} results read")
            count.check(growth < GROWTH_MAX, f"memory grew by {growth >> 20} MiB")
            print(
                f"{mebibytes} MiB, {pushed} lines in {seconds:.1f} s, {pushed / seconds:.0f} a second; "
                f"memory {before >> 20} MiB before, {growth >> 20} MiB more at most",
                flush=True,
            )
        finally:
            running.stop()
    sys.exit(count.report())


if __name__ == "__main__":
    main()
