"""Referrals without end: the first complete one of the sample, each with a reference and a person of its own."""

import copy
import json
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[1] / "Demo" / "sample" / "referrals.ndjson"
DAYS, MONTHS, YEARS, SERIALS = 28, 12, 40, 998
PERSONS_MAX = DAYS * MONTHS * YEARS * SERIALS


def template():
    with open(SAMPLE, encoding="utf-8") as file:
        for line in file:
            referral = json.loads(line)
            if "motivation" in referral and len(referral["icf"]["scores"]) == 43:
                return referral
    raise SystemExit(f"no complete referral in {SAMPLE}")


def person(number):
    """A birth date and a valid number for each of the first 13 million persons, none of whom exists."""
    rest, serial = divmod(number % PERSONS_MAX, SERIALS)
    rest, day = divmod(rest, DAYS)
    year, month = divmod(rest, MONTHS)
    digits = f"{60 + year:02d}{month + 1:02d}{day + 1:02d}{serial:03d}"
    return f"19{60 + year:02d}-{month + 1:02d}-{day + 1:02d}", f"{digits}{97 - int(digits) % 97:02d}"


def letters(number):
    """A family name of its own, so that nobody looks like somebody else (F-12)."""
    name = ""
    while number:
        number, letter = divmod(number, 26)
        name += chr(ord("a") + letter)
    return "Proef" + name


def referral(base, number):
    made = copy.deepcopy(base)
    made["externalId"] = f"PUSH-{number:09d}"
    birth_date, ssin = person(number)
    made["participant"].update(ssin=ssin, birthDate=birth_date, familyName=letters(number))
    return made
