"""The mechanical rules of the guide about schemas and examples, and the project's own about operations."""

import re

from belgif_rules import is_json
from rulebook import REQUIRED, is_lower_camel, is_upper_camel, rule

ROLES = set(
    "referrer screener caseManagerWork caseManagerCare leadPartner workProvider careProvider counsellor controller "
    "participant administrator any open".split()
)


def component_name(pointer):
    found = re.fullmatch(r"/components/schemas/([^/]+)", pointer)
    return found and found[1]


def is_object(schema):
    return schema.get("type") == "object" or "properties" in schema


@rule("oas-descr")
def descriptions(document):
    for pointer, _, _, operation in document.operations():
        if not operation.get("summary"):
            yield pointer, "no summary"
    foreign = [pointer for pointer, media, _, _, _ in document.contents() if not is_json(media)]
    for pointer, schema in document.schemas:
        name, title = component_name(pointer), schema.get("title")
        is_part = re.search(r"/(allOf|anyOf)/[0-9]+$", pointer) or any(
            pointer.startswith(f"{start}/") for start in foreign
        )
        if title and not is_upper_camel(title):
            yield pointer, f"title {title} is not UpperCamelCase"
        elif name and title and title != name:
            yield pointer, f"title {title} is not the component's name"
        elif not name and not title and is_object(schema) and not is_part:
            yield pointer, "an inline object has a title"


@rule("oas-comp")
def component_names(document):
    for kind, components in document.components.items():
        for name in components:
            if not is_upper_camel(name):
                yield f"/components/{kind}/{name}", f"{name} is not UpperCamelCase"


@rule("jsn-naming")
def property_names(document):
    for pointer, schema in document.schemas:
        for name in schema.get("properties", {}):
            if not is_lower_camel(str(name)):
                yield f"{pointer}/properties/{name}", f"{name} is not lowerCamelCase"


@rule("jsn-null")
def nulls(document):
    patches = set()
    for _, _, content, method, is_request in document.contents():
        if method == "patch" and is_request:
            patches.add(document.resolve(content.get("schema", {}))[1])
    for pointer, schema in document.schemas:
        owner = re.match(r"/components/schemas/[^/]+", pointer)
        exempt = owner and (owner[0] in patches or re.search("patch|update", owner[0].rsplit("/", 1)[1], re.IGNORECASE))
        if schema.get("nullable") is True and not exempt:
            yield pointer, "absent instead of null"


@rule("cod-design")
def codes(document):
    for pointer, schema in document.schemas:
        values = [value for value in schema.get("enum", []) if isinstance(value, str)]
        values += schema.get("discriminator", {}).get("mapping", {})
        for value in values:
            plain = value.removeprefix("-") if "sort" in pointer.lower() else value
            if not is_lower_camel(plain):
                yield pointer, f"code {value} is not lowerCamelCase"


@rule("oas-enum")
def enums(document):
    for pointer, schema in document.schemas:
        wanted = schema.get("type")
        for value in schema.get("enum", []):
            kind = {bool: "boolean", int: "integer", float: "number", str: "string"}.get(type(value))
            fits = wanted in (None, kind) or (wanted, kind) == ("number", "integer")
            if not fits or document.faults(value, pointer):
                yield pointer, f"enum value {value!r} is not valid"


@rule("oas-defaul", REQUIRED)
def defaults(document):
    for pointer, schema in document.schemas:
        if "default" in schema:
            for fault in document.faults(schema["default"], pointer):
                yield pointer, f"default: {fault}"


def written_examples(document, owner, pointer):
    """(pointer, value) of the examples of a parameter, header, media type or schema."""
    if "example" in owner:
        yield f"{pointer}/example", owner["example"]
    for name, example in (owner.get("examples") or {}).items():
        example, where = document.resolve(example, f"{pointer}/examples/{name}")
        if "value" in example:
            yield where, example["value"]


@rule("oas-exampl", REQUIRED)
def examples(document):
    owners = [(pointer, owner) for pointer, owner in document.parameters()]
    owners += [(pointer, document.resolve(header)[0]) for pointer, _, header in document.headers()]
    owners += [(pointer, content) for pointer, _, content, _, _ in document.contents()]
    seen = set()
    for pointer, owner in owners:
        schema, where = document.resolve(owner.get("schema", {}), f"{pointer}/schema")
        for at, value in written_examples(document, owner, pointer):
            if schema and (at, where) not in seen:
                seen.add((at, where))
                yield from ((at, fault) for fault in document.faults(value, where))
    for pointer, schema in document.schemas:
        if "example" in schema:
            yield from ((pointer, fault) for fault in document.faults(schema["example"], pointer))


@rule("prop-req", REQUIRED)
def required_properties(document):
    for pointer, schema in document.schemas:
        part = re.fullmatch(r"(.*)/(allOf|oneOf|anyOf)/[0-9]+", pointer)
        known = document.properties(schema)
        if part:
            known = known | document.properties(document.at(part[1]))
        for name in schema.get("required", []):
            if name not in known:
                yield pointer, f"required {name} is not a property"


@rule("oas-rdonly")
def read_only(document):
    for pointer, schema in document.schemas:
        for name in schema.get("required", []):
            found, _ = document.resolve(schema.get("properties", {}).get(name, {}))
            if found.get("readOnly"):
                yield pointer, f"{name} is required and readOnly"


@rule("sch-allof")
def all_of(document):
    for pointer, schema in document.schemas:
        parts = schema.get("allOf", [])
        kinds = set().union(*(document.types(part) for part in parts)) | (
            {schema["type"]} if parts and "type" in schema else set()
        )
        if len(kinds) > 1:
            yield pointer, f"the parts are of types {sorted(kinds)}", REQUIRED
        names = [name for part in parts for name in document.properties(part)]
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield pointer, f"{name} stands in two parts"
        if "discriminator" in schema and "oneOf" not in schema:
            name = schema["discriminator"].get("propertyName")
            if name not in document.properties(schema) or name not in schema.get("required", []):
                yield pointer, f"discriminator {name} is not a required property"


@rule("sch-oneof")
def one_of(document):
    for pointer, schema in document.schemas:
        parts = [document.resolve(part)[0] for part in schema.get("oneOf", [])]
        if not parts:
            continue
        only_required = all(set(part) == {"required"} for part in parts)
        same_enums = all("enum" in part for part in parts) and len({part.get("type") for part in parts}) == 1
        objects = all(document.types(part) == {"object"} for part in parts)
        if not (only_required or same_enums or (objects and "discriminator" in schema and "properties" not in schema)):
            yield pointer, "oneOf takes required-only parts, enums of one type, or objects with a discriminator"


@rule("sch-discr")
def discriminators(document):
    for pointer, schema in document.schemas:
        if "discriminator" in schema:
            mapping = schema["discriminator"].get("mapping", {})
            if not mapping or not all(target.startswith("#/components/") for target in mapping.values()):
                yield pointer, "a discriminator has an explicit mapping to #/components/..."


# The project's own


@rule("own-operations", REQUIRED)
def operations(document):
    for pointer, _, _, operation in document.operations():
        roles, rules = operation.get("x-roles"), operation.get("x-rules")
        if not roles or not set(roles) <= ROLES or (len(roles) > 1 and set(roles) & {"any", "open"}):
            yield pointer, f"x-roles {roles} does not say who may call"
        elif (roles == ["open"]) != (operation.get("security") == []):
            yield pointer, "open goes with empty security, and the other way round"
        if not isinstance(rules, list) or not all(re.fullmatch(r"[A-Z]-[0-9]{1,2}", str(name)) for name in rules):
            yield pointer, f"x-rules {rules} is no list of rules"
        if len(operation.get("tags", [])) != 1:
            yield pointer, "not one tag"


@rule("own-examples", REQUIRED)
def examples_present(document):
    """Each body has an example, and examples hold nothing that the contract does not name."""
    for pointer, media, content, _, _ in document.contents():
        found = [*written_examples(document, content, pointer)]
        if not found:
            yield pointer, "no example"
        _, where = document.resolve(content.get("schema", {}), f"{pointer}/schema")
        for at, value in found if is_json(media) else ():
            if not document.faults(value, where):
                yield from ((at, fault) for fault in document.closed.faults(value, where))


def reachable(document, schema, pointer, seen):
    schema, pointer = document.resolve(schema, pointer)
    if pointer in seen:
        return
    seen.add(pointer)
    yield pointer, schema
    parts = [(f"{pointer}/properties/{name}", part) for name, part in schema.get("properties", {}).items()]
    parts += [
        (f"{pointer}/{key}", schema[key])
        for key in ("items", "additionalProperties")
        if isinstance(schema.get(key), dict)
    ]
    parts += [
        (f"{pointer}/{key}/{i}", part)
        for key in ("allOf", "anyOf", "oneOf")
        for i, part in enumerate(schema.get(key, []))
    ]
    for where, part in parts:
        yield from reachable(document, part, where, seen)


def inputs(document):
    """(pointer, schema) of everything a caller sends."""
    seen = set()
    for pointer, _, content, _, is_request in document.contents():
        if is_request:
            yield from reachable(document, content["schema"], f"{pointer}/schema", seen)
    for pointer, parameter in document.parameters():
        yield from reachable(document, parameter["schema"], f"{pointer}/schema", seen)


@rule("own-closed", REQUIRED)
def closed_bodies(document):
    for pointer, schema in inputs(document):
        if is_object(schema) and "properties" in schema and schema.get("additionalProperties") is not False:
            yield pointer, "a body takes no unknown members"


@rule("own-bounds")
def bounds(document):
    needed = {"string": {"maxLength"}, "array": {"maxItems"}, "integer": {"minimum", "maximum"}}
    for pointer, schema in inputs(document):
        lacking = needed.get(schema.get("type"), set()) - set(schema)
        if isinstance(schema.get("additionalProperties"), dict) and "maxProperties" not in schema:
            lacking = {"maxProperties"}
        if lacking and "enum" not in schema:
            yield pointer, f"no {', '.join(sorted(lacking))}"


@rule("own-unused")
def unused_components(document):
    used = set()

    def collect(node):
        if isinstance(node, dict):
            used.add(node.get("$ref"))
            for part in node.values():
                collect(part)
        elif isinstance(node, list):
            for part in node:
                collect(part)

    collect(document.root)
    for kind, components in document.components.items():
        for name in components if kind != "securitySchemes" else ():
            if f"#/components/{kind}/{name}" not in used:
                yield f"/components/{kind}/{name}", "nothing refers to it"
