"""An OpenAPI 3.0 document as a tree that can be walked and asked."""

import copy
from functools import cached_property

import yaml
from jsonschema import Draft4Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT4

METHODS = ("get", "head", "put", "post", "patch", "delete", "options", "trace")
BASE = "urn:document"


class Loader(yaml.SafeLoader):
    """Dates and status codes stay strings; a key that stands twice, or is read as something else, is a fault."""

    def construct_mapping(self, node, deep=False):
        found = super().construct_mapping(node, deep)
        strange = [key for key in found if not isinstance(key, (str, int)) or isinstance(key, bool)]
        if strange or len(found) < len(node.value):
            problem = f"keys that stand twice or need quotes, among {[*found]}"
            raise yaml.constructor.ConstructorError(None, None, problem, node.start_mark)
        return {str(key): value for key, value in found.items()}


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(text):
    return Document(yaml.load(text, Loader))


def escaped(key):
    return str(key).replace("~", "~0").replace("/", "~1")


class Document:
    def __init__(self, root):
        self.root = root

    def at(self, pointer):
        """The node at a JSON pointer."""
        node = self.root
        for part in pointer.split("/")[1:]:
            part = part.replace("~1", "/").replace("~0", "~")
            node = node[int(part)] if isinstance(node, list) else node[part]
        return node

    def resolve(self, node, pointer=""):
        """The node and pointer behind any chain of references."""
        while isinstance(node, dict) and "$ref" in node:
            pointer = node["$ref"].removeprefix("#")
            node = self.at(pointer)
        return node, pointer

    @cached_property
    def components(self):
        return self.root.get("components", {})

    def operations(self):
        """(pointer, path, method, operation)"""
        for path, item in self.root.get("paths", {}).items():
            for method in METHODS:
                if method in item:
                    yield f"/paths/{escaped(path)}/{method}", path, method, item[method]

    def parameters(self):
        """(pointer, parameter), each where it is written."""
        for name, parameter in self.components.get("parameters", {}).items():
            yield f"/components/parameters/{name}", parameter
        for path, item in self.root.get("paths", {}).items():
            owners = [(f"/paths/{escaped(path)}", item)]
            owners += [(f"/paths/{escaped(path)}/{method}", item[method]) for method in METHODS if method in item]
            for pointer, owner in owners:
                for index, parameter in enumerate(owner.get("parameters", [])):
                    if "$ref" not in parameter:
                        yield f"{pointer}/parameters/{index}", parameter

    def responses(self, pointer, operation):
        """(pointer, status, response) with references followed."""
        for status, response in operation.get("responses", {}).items():
            response, where = self.resolve(response, f"{pointer}/responses/{status}")
            yield where, status, response

    def contents(self):
        """(pointer, media type, content, operation's method or None, is a request), each where it is written."""
        seen = set()
        for pointer, _, method, operation in self.operations():
            owners = [(where, response, False) for where, _, response in self.responses(pointer, operation)]
            if "requestBody" in operation:
                body, where = self.resolve(operation["requestBody"], f"{pointer}/requestBody")
                owners.append((where, body, True))
            for where, owner, is_request in owners:
                for media, content in owner.get("content", {}).items():
                    here = f"{where}/content/{escaped(media)}"
                    if here not in seen:
                        seen.add(here)
                        yield here, media, content, method, is_request

    def headers(self):
        """(pointer, name, header) of responses."""
        for pointer, _, _, operation in self.operations():
            for where, _, response in self.responses(pointer, operation):
                for name, header in response.get("headers", {}).items():
                    yield f"{where}/headers/{name}", name, header

    @cached_property
    def schemas(self):
        """[(pointer, schema)] of every schema written out, references not followed."""
        roots = [(f"/components/schemas/{name}", schema) for name, schema in self.components.get("schemas", {}).items()]
        owners = [*self.parameters()]
        owners += [
            (f"/components/headers/{name}", header) for name, header in self.components.get("headers", {}).items()
        ]
        owners += [(pointer, header) for pointer, _, header in self.headers() if "$ref" not in header]
        owners += [(pointer, content) for pointer, _, content, _, _ in self.contents()]
        roots += [(f"{pointer}/schema", owner["schema"]) for pointer, owner in owners if "schema" in owner]
        found = {}
        for pointer, schema in roots:
            self._walk(pointer, schema, found)
        return [*found.items()]

    def _walk(self, pointer, schema, found):
        if not isinstance(schema, dict) or "$ref" in schema or pointer in found:
            return
        found[pointer] = schema
        for name, part in schema.get("properties", {}).items():
            self._walk(f"{pointer}/properties/{escaped(name)}", part, found)
        for key in ("items", "additionalProperties", "not"):
            self._walk(f"{pointer}/{key}", schema.get(key), found)
        for key in ("allOf", "anyOf", "oneOf"):
            for index, part in enumerate(schema.get(key, [])):
                self._walk(f"{pointer}/{key}/{index}", part, found)

    def types(self, schema):
        """The types a schema allows, as far as it says so."""
        schema, _ = self.resolve(schema)
        if "type" in schema:
            return {schema["type"]}
        parts = [self.types(part) for key in ("allOf", "anyOf", "oneOf") for part in schema.get(key, [])]
        return set().union(*parts)

    def properties(self, schema):
        """All properties of a schema, those of its allOf included."""
        schema, _ = self.resolve(schema)
        found = {}
        for part in schema.get("allOf", []):
            found |= self.properties(part)
        return found | schema.get("properties", {})

    @cached_property
    def closed(self):
        """The same document, where no object takes a member that its schema does not name."""
        closed = Document(copy.deepcopy(self.root))
        for _, schema in closed.schemas:
            if "properties" in schema and "allOf" not in schema and "anyOf" not in schema:
                schema.setdefault("additionalProperties", False)
        return closed

    @cached_property
    def _registry(self):
        return Registry().with_resource(BASE, DRAFT4.create_resource(self.root))

    def faults(self, value, pointer):
        """What is wrong with a value against the schema at a pointer."""
        schema = {"$ref": f"{BASE}#{pointer.replace('{', '%7B').replace('}', '%7D')}"}
        validator = Draft4Validator(schema, registry=self._registry, format_checker=FormatChecker())
        return [f"{fault.json_path}: {fault.message[:200]}" for fault in validator.iter_errors(value)]
