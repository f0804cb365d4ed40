"""What a rule is, and how names are judged."""

import string
from typing import NamedTuple

LETTERS = set(string.ascii_letters + string.digits)
CAPITALS = set(string.ascii_uppercase)
REQUIRED, RECOMMENDED = "REQUIRED", "RECOMMENDED"
RULES = {}


class Finding(NamedTuple):
    rule: str
    level: str
    pointer: str
    message: str


def rule(name, level=RECOMMENDED):
    """Registers a generator of (pointer, message) or (pointer, message, level)."""

    def register(check):
        def findings(document):
            for pointer, message, *other in check(document):
                yield Finding(name, other[0] if other else level, pointer, message)

        RULES[name] = findings
        return check

    return register


def is_camel(name):
    return (
        bool(name) and set(name) <= LETTERS and not any(a in CAPITALS and b in CAPITALS for a, b in zip(name, name[1:]))
    )


def is_lower_camel(name):
    return is_camel(name) and name[0] not in CAPITALS


def is_upper_camel(name):
    return is_camel(name) and name[0] in CAPITALS and name[-1] not in CAPITALS


def is_header_name(name):
    return all(
        part[:1] in CAPITALS and not set(part[1:]) & CAPITALS and set(part) <= LETTERS for part in name.split("-")
    )


def is_variable(segment):
    return segment.startswith("{") and segment.endswith("}")
