"""One message, read by our parser and by h11; each reading in the same form."""

import json
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote_to_bytes

import h11

ROOT = Path(__file__).resolve().parents[2]
AT_ONCE = 500


@dataclass
class Reading:
    """The requests that were taken, and the refusal that ended it: a status, and our word for it."""

    requests: list
    status: int | None = None
    reason: str = ""
    # Whether the connection ends after the last request, so that nothing behind it is read.
    closes: bool = False
    # What h11 saw of each request it began, the last of which may be unfinished: version, raw target and fields.
    heads: list = field(default_factory=list)


class Ours:
    """The test program HTTPProbe, which reads many messages in one go."""

    def __init__(self, program):
        self.program = program

    def read(self, messages):
        readings = []
        for start in range(0, len(messages), AT_ONCE):
            lines = "".join(message.hex() + "\n" for message in messages[start : start + AT_ONCE])
            done = subprocess.run([self.program, "read"], input=lines, capture_output=True, text=True, timeout=300)
            if done.returncode:
                raise SystemExit(f"HTTPProbe ended with {done.returncode}: {done.stderr[-2000:]}")
            readings += [self._reading(json.loads(line)) for line in done.stdout.splitlines()]
        return readings

    @staticmethod
    def _reading(said):
        requests = []
        for request in said["requests"]:
            path, query = bytes.fromhex(request["path"]), request.get("query")
            query = None if query is None else bytes.fromhex(query)
            requests.append((request["method"], path, query, bytes.fromhex(request["content"])))
        closes = bool(said["requests"]) and said["requests"][-1]["closes"]
        return Reading(requests, said.get("status"), said.get("reason", ""), closes)


def target(method, raw):
    """Path, decoded, and query of a target in any form."""
    if raw == b"*":
        return b"*", None
    authority = re.match(rb"(?i)https?://[^/?]*", raw)
    if authority:
        raw = raw[authority.end() :]
        if not raw and method == "OPTIONS":
            return b"*", None
        raw = raw if raw.startswith(b"/") else b"/" + raw
    path, mark, query = raw.partition(b"?")
    return unquote_to_bytes(path), query if mark else None


def theirs(message):
    """What h11 makes of a message, each request being answered at once."""
    connection, reading = h11.Connection(h11.SERVER, max_incomplete_event_size=26_000), Reading([])
    if not message:
        # h11 takes no bytes for the end of the connection.
        return reading
    connection.receive_data(message)
    request, content = None, b""
    try:
        while True:
            event = connection.next_event()
            if event is h11.NEED_DATA or event is h11.PAUSED:
                return reading
            if isinstance(event, h11.Request):
                request, content = event, b""
                fields = [(bytes(name), bytes(value)) for name, value in event.headers]
                reading.heads.append((bytes(event.http_version), bytes(event.target), fields))
            elif isinstance(event, h11.Data):
                content += bytes(event.data)
            elif isinstance(event, h11.EndOfMessage):
                method = request.method.decode("ascii")
                reading.requests.append((method, *target(method, bytes(request.target)), content))
                reading.closes = not answer(connection)
                if reading.closes:
                    return reading
    except h11.RemoteProtocolError as error:
        reading.status, reading.reason = error.error_status_hint, str(error)
        return reading


def answer(connection):
    """Answers the request; whether the connection goes on."""
    # To 200 a CONNECT would be a tunnel from here on.
    connection.send(h11.Response(status_code=405, headers=[("Content-Length", "0")]))
    connection.send(h11.EndOfMessage())
    if connection.our_state is h11.MUST_CLOSE:
        return False
    connection.start_next_cycle()
    return True
