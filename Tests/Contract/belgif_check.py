"""Checks an OpenAPI document: python3 belgif_check.py [openapi.yaml]

Prints what each rule finds, then `N passed, N failed`. A finding is exempt when the object it is about says why:
`x-ignore-rules: {"<rule>": "<reason>"}`. Exit 1 when a rule fails, 2 when the document cannot be read.
"""

import sys
from pathlib import Path

import yaml

import schema_rules  # noqa: F401  (registers its rules)
from openapi_document import load
from rulebook import REQUIRED, RULES


def is_exempt(document, finding):
    """Only a reason on the exact object counts, and what is REQUIRED is never exempt."""
    if finding.level == REQUIRED:
        return False
    pointer = finding.pointer
    node = document.at(pointer)
    while not isinstance(node, dict):
        pointer = pointer.rsplit("/", 1)[0]
        node = document.at(pointer)
    return bool(node.get("x-ignore-rules", {}).get(finding.rule))


def check(document):
    """{rule: [finding]} for every rule, exempt findings left out."""
    return {
        name: [finding for finding in findings(document) if not is_exempt(document, finding)]
        for name, findings in RULES.items()
    }


def main(arguments):
    path = Path(arguments[0]) if arguments else Path(__file__).parents[2] / "openapi.yaml"
    try:
        document = load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        print(f"{path}: {error}", file=sys.stderr)
        return 2
    results = check(document)
    for findings in results.values():
        for finding in findings:
            print(f"{finding.level} {finding.rule} {finding.pointer}: {finding.message}")
    failed = sum(1 for findings in results.values() if findings)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
