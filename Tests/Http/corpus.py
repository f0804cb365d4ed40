"""Reads the corpus of messages in Tests/HTTPServerTests/Corpus, whose form is told in Sources/HTTPTesting/WireCase.swift."""

import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "HTTPServerTests" / "Corpus"
PLAIN = {"r": b"\r", "n": b"\n", "t": b"\t", "0": b"\0", "\\": b"\\"}


def unescaped(text):
    def one(found):
        mark = found.group(1)
        if mark.startswith("x"):
            return bytes([int(mark[1:], 16)]).decode("latin-1")
        if mark.startswith("{"):
            count, letter = mark[1:-1].split(":", 1)
            return letter * int(count)
        return PLAIN[mark].decode("latin-1")

    return re.sub(r"\\(x[0-9A-Fa-f]{2}|\{\d+:[^}]+\}|[rnt0\\])", one, text).encode("latin-1")


def cases():
    """Name and bytes of each case that is not about the small limits."""
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text(encoding="ascii").splitlines():
            if line.startswith("== "):
                found.append([line[3:], b"", True])
            elif line.startswith("< "):
                found[-1][1] += unescaped(line[2:])
            elif line == "limits small":
                found[-1][2] = False
    return [(name, data) for name, data, is_usual in found if is_usual]
