"""Prints a pattern of the operations that a role may call: python3 operations_for.py ROLE"""

import sys
from pathlib import Path

from openapi_document import load


def operations_for(role, document):
    for _, _, _, operation in document.operations():
        if {role, "any", "open"} & set(operation["x-roles"]):
            yield operation["operationId"]


if __name__ == "__main__":
    found = load((Path(__file__).parents[2] / "openapi.yaml").read_text(encoding="utf-8"))
    print("^(" + "|".join(operations_for(sys.argv[1], found)) + ")$")
