#!/usr/bin/env python3
"""Our parser and h11 on the same bytes: the corpus, then N seeded mutations of it. Every difference must be explained.

    N=4000 SEED=1 differential.py

Both must take the same requests, and refuse at the same place, unless one of the classes below says why not and its
evidence is in the bytes. The last line is "N passed, N failed".
"""

import ipaddress
import os
import random
import re
import sys
from collections import Counter

import corpus
from two_parsers import ROOT, Ours, target, theirs

HOST = re.compile(rb"(?:\[[0-9A-Fa-f:.]{2,}\]|(?:[A-Za-z0-9\-._~!$&'()*+,;=]|%[0-9A-Fa-f]{2})+)(?::([0-9]*))?")
PATH = rb"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*"
QUERY = rb"(?:\?(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*)?"
FORM = re.compile(rb"/" + PATH + QUERY + rb"|(?i:https?)://[^/?]*(?:/" + PATH + rb")?" + QUERY)
TOKEN = rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
QUOTED = rb'"(?:[\t \x21\x23-\x5b\x5d-\x7e\x80-\xff]|\\[\t \x21-\x7e\x80-\xff])*"'
EXTENSION = rb"[ \t]*;[ \t]*" + TOKEN + rb"(?:[ \t]*=[ \t]*(?:" + TOKEN + rb"|" + QUOTED + rb"))?"
CHUNK_LINE = re.compile(rb"[0-9A-Fa-f]+(?:" + EXTENSION + rb")*")


class Place:
    """Where the readings part: the message, both readings, and the head that h11 has of the request there."""

    def __init__(self, message, ours, other, index):
        self.message, self.ours, self.other, self.index = message, ours, other, index
        version, self.target, self.fields = other.heads[index] if index < len(other.heads) else (b"", b"", [])
        self.version = version
        self.we_refuse = ours.status is not None and len(ours.requests) == index
        self.they_refuse = other.status is not None and len(other.requests) == index
        self.we_take = len(ours.requests) > index
        self.they_take = len(other.requests) > index

    def values(self, name):
        return [value for key, value in self.fields if key == name]

    def method(self):
        return self.other.requests[self.index][0]

    def path(self):
        return target(self.method(), self.target)[0]


def stricter(reason):
    """We refuse with this reason what h11 takes."""
    return lambda at: at.we_refuse and at.they_take and reason in (at.ours.reason, at.ours.status)


def has_bad_host(at):
    authority = re.match(rb"(?i)https?://([^/?]*)", at.target)
    hosts = at.values(b"host") + ([authority.group(1)] if authority else [])
    return not all(
        (found := HOST.fullmatch(host)) and int(found.group(1) or 0) <= 65535 and is_address_or_name(host)
        for host in hosts
    )


def is_address_or_name(host):
    """What stands in brackets must be an IPv6 address; a name has none."""
    if not host.startswith(b"["):
        return True
    try:
        ipaddress.IPv6Address(host[1 : host.index(b"]")].decode("ascii"))
    except (ValueError, UnicodeDecodeError):
        return False
    return True


def has_bad_escape(at):
    if re.search(rb"%(?![0-9A-Fa-f]{2})", at.target):
        return True
    path = re.sub(rb"(?i)^https?://[^/?]*", b"", at.target).partition(b"?")[0]
    if re.search(rb"(?i)%(2f|[01][0-9a-f]|7f)", path):
        return True
    try:
        at.path().decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def has_bad_chunk_line(at):
    lines = re.findall(rb"(?:^|\n)([0-9A-Fa-f]+[^\n]*?)\r?\n", at.message)
    return not all(CHUNK_LINE.fullmatch(line) for line in lines)


def expects_more(at):
    members = [part.strip(b" \t").lower() for value in at.values(b"expect") for part in value.split(b",")]
    return any(part not in (b"", b"100-continue") for part in members)


def repeats(name):
    return lambda at: len(re.findall(rb"(?i)\n" + name + rb":", at.message)) > 1


def all_of(*conditions):
    return lambda at: all(condition(at) for condition in conditions)


def holds(pattern):
    return lambda at: re.search(pattern, at.message) is not None


# What may differ: a name, its evidence, and why it is so.
CLASSES = [
    ("bare line feed", all_of(stricter("lineEnd"), holds(rb"(?:^|[^\r])\n")),
     "RFC 9112 2.2 lets a recipient take LF alone as a line end; we do not, for a proxy may not."),
    ("folded field", all_of(stricter("foldedField"), holds(rb"\n[ \t]")),
     "RFC 9112 5.2 lets a server refuse or unfold; h11 unfolds, and drops blank lines in front."),
    ("folded length", all_of(stricter("lengthInvalid"), holds(rb"(?i)content-length:[ \t]*\r?\n[ \t]")),
     "The fold leaves an empty length in our reading, which is refused first."),
    ("folded host", all_of(stricter("hostInvalid"), holds(rb"(?i)host:[^\n]*\n[ \t]")),
     "The fold leaves a cut host in our reading, which is refused first."),
    ("control in a value", all_of(stricter("fieldValue"), holds(rb"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")),
     "RFC 9110 5.5 calls them invalid; h11 keeps all but NUL and white space for the sake of old cookies."),
    ("equal lengths", all_of(stricter("lengthRepeated"), repeats(rb"content-length")),
     "RFC 9110 8.6 lets a recipient refuse or join them; h11 joins."),
    ("list of equal lengths", all_of(stricter("lengthInvalid"), holds(rb"(?i)content-length:[^\n]*,")),
     "The same in one line."),
    ("length and coding", all_of(stricter("lengthAndTransferCoding"),
                                 lambda at: at.values(b"content-length") and at.values(b"transfer-encoding")),
     "RFC 9112 6.1 lets a server refuse; h11 goes by the coding."),
    ("coding in HTTP/1.0", all_of(stricter("transferCodingInOldVersion"),
                                  lambda at: at.version == b"1.0" and at.values(b"transfer-encoding")),
     "RFC 9112 6.1 calls it faulty framing; h11 reads the chunks and closes."),
    ("version", all_of(stricter(505), lambda at: at.version not in (b"1.0", b"1.1")),
     "h11 takes any digit.digit for HTTP/1.1 or 1.0."),
    ("tunnel", all_of(stricter(501), lambda at: at.method() == "CONNECT"),
     "We open no tunnels; h11 leaves that to its user."),
    ("expectation", all_of(stricter(417), expects_more),
     "RFC 9110 10.1.1 lets a server refuse what it does not know; h11 does not look."),
    ("target", all_of(stricter("target"), lambda at: not FORM.fullmatch(at.target)),
     "h11 takes any visible characters for a target; we hold it to RFC 3986 and the forms of RFC 9112 3.2."),
    ("host", all_of(stricter("hostInvalid"), has_bad_host),
     "h11 counts Host fields and does not read them, nor the authority of a target."),
    ("escape", all_of(stricter("pathEscape"), has_bad_escape),
     "h11 does not decode; we refuse what decodes to a control, a slash, or no UTF-8."),
    ("dot segment", all_of(stricter("pathSegment"),
                           lambda at: any(part in (b".", b"..") for part in at.path().split(b"/"))),
     "h11 does not read paths; a dot segment is read in two ways by those that do."),
    ("chunk line", all_of(stricter("chunkExtension"), has_bad_chunk_line),
     "h11 takes anything behind a semicolon, and blanks at the end; we hold it to the grammar."),
    ("sooner", lambda at: at.we_refuse and not at.they_take and not at.they_refuse,
     "We judge each line as it comes, and content by what it announces; h11 waits for more."),
    ("sooner with them", lambda at: at.they_refuse and not at.we_take and not at.we_refuse,
     "h11 looks at the first byte of a line, and at the size of a chunk, before the line is whole."),
    ("empty line first", lambda at: at.they_refuse and at.we_take and at.other.reason == "no request line received",
     "RFC 9112 2.2: one empty line before a request line should be ignored; h11 does not."),
    ("blanks before an extension", lambda at: at.we_take and at.they_refuse and re.match(
        "illegal chunk header: bytearray\\(b['\"][0-9A-Fa-f]+(\\\\t| )+;", at.other.reason),
     "RFC 9112 7.1.1 has them in its grammar; h11 does not take them."),
    ("long number", lambda at: at.we_take and at.they_refuse and at.other.reason == "bad Content-Length"
     and re.search(rb"(?i)content-length:[ \t]*0[0-9]{20,}", at.message),
     "h11 takes twenty digits at most, even if they are zeros."),
    ("long size", lambda at: at.we_take and at.they_refuse and "illegal chunk header" in at.other.reason
     and re.search(rb"\n0[0-9A-Fa-f]{20,}", at.message),
     "The same for the size of a chunk."),
    ("framing in a trailer", lambda at: at.we_take and at.they_refuse and at.values(b"transfer-encoding")
     and re.search(r"Transfer-Encoding|Content-Length|Host", at.other.reason),
     "h11 holds trailers to the rules of headers; we drop them (RFC 9112 7.1.2)."),
    ("keep-alive of HTTP/1.0", lambda at: at.other.closes and not at.they_take and not at.they_refuse
     and re.search(rb"HTTP/1\.0", at.message) and re.search(rb"(?i)keep-alive", at.message),
     "RFC 9112 9.3 lets a server go on; h11 closes after any HTTP/1.0."),
]


def difference(ours, other):
    """The index of the first request at which the readings part; None when they do not. Refusals need not be alike."""
    for index in range(max(len(ours.requests), len(other.requests)) + 1):
        one = ours.requests[index] if index < len(ours.requests) else None
        two = other.requests[index] if index < len(other.requests) else None
        if one != two:
            return index
        if one is None:
            return None if (ours.status is None) == (other.status is None) and ours.closes == other.closes else index
    return None


def judge(message, ours, other):
    """The class of the difference, "" when there is none, and None when there is no explanation."""
    index = difference(ours, other)
    if index is None:
        return ""
    at = Place(message, ours, other, index)
    if at.we_take and at.they_take:
        return None
    return next((name for name, evidence, _ in CLASSES if evidence(at)), None)


SPICE = [bytes([byte]) for byte in b"\r\n\t :;=,%/?.\"\\0aF\x00\x7f\x80\xff"] + [
    b"\r\n\r\n", b"\r\n ", b"\n\n", b"\r\r\n", b"Content-Length: 3\r\n", b"Transfer-Encoding: chunked\r\n", b"Host: b\r\n",
    b"Connection: close\r\n", b"Expect: 100-continue\r\n", b"0\r\n\r\n", b"1;a=\"\r\n", b"%2e%2e", b"%00", b", chunked",
    b"ffffffffffffffff", b" HTTP/1.0\r\n", b"GET / HTTP/1.1\r\nHost: a\r\n\r\n",
]


def mutation(generator, messages):
    message = bytearray(generator.choice(messages))
    if generator.random() < 0.3:
        message += generator.choice(messages)
    for _ in range(generator.randint(1, 3)):
        at = generator.randrange(len(message) + 1)
        kind = generator.randrange(5)
        if kind == 0:
            message[at : at + 1] = generator.choice(SPICE)
        elif kind == 1:
            message[at:at] = generator.choice(SPICE)
        elif kind == 2:
            del message[at : at + generator.randint(1, 4)]
        elif kind == 3:
            message[at:at] = message[at : at + generator.randint(1, 20)]
        elif at < len(message):
            message[at] ^= 1 << generator.randrange(8)
    return bytes(message)


def compare(named, ours):
    """Reads all, and gives the classes met and what has none."""
    met, unexplained = Counter(), []
    for (name, message), reading in zip(named, ours.read([message for _, message in named])):
        other = theirs(message)
        kind = judge(message, reading, other)
        met[kind] += 1
        if kind is None:
            unexplained.append((name, message, reading, other))
    return met, unexplained


def main():
    count, seed = int(os.environ.get("N", "4000")), int(os.environ.get("SEED", "1"))
    ours = Ours(os.environ.get("PROBE", ROOT / ".build/debug/HTTPProbe"))
    cases = corpus.cases()
    generator = random.Random(seed)
    met, unexplained = compare(cases, ours)
    messages = [message for _, message in cases]
    done = 0
    while done < count:
        batch = min(count - done, 20_000)
        more, rest = compare([(f"mutation {done + i}", mutation(generator, messages)) for i in range(batch)], ours)
        done, met, unexplained = done + batch, met + more, unexplained + rest
    for name, _, why in CLASSES:
        print(f"{met[name]:8} {name}: {why}")
    print(f"{met['']:8} read alike; seed {seed}")
    for name, message, reading, other in unexplained[:20]:
        print(f"UNEXPLAINED {name}: {message!r}\n  ours:   {reading}\n  theirs: {other}")
    print(f"{len(cases) + count - len(unexplained)} passed, {len(unexplained)} failed")
    sys.exit(1 if unexplained else 0)


if __name__ == "__main__":
    main()
