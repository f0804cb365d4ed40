"""Each rule finds its own fault in a small document that is otherwise right."""

import contextlib
import copy
import io
import subprocess
import tempfile
import unittest
from pathlib import Path

import belgif_check
from openapi_document import Document, load
from operations_for import operations_for
from rulebook import REQUIRED, RULES, is_header_name, is_lower_camel, is_upper_camel

GOOD = """
openapi: 3.0.3
info: {title: Small, version: 1.0.0}
servers: [{url: /small/v1}]
tags: [{name: Things}]
security: [{Token: [read]}]
paths:
  /things:
    get:
      tags: [Things]
      summary: List things
      operationId: listThings
      x-roles: [any]
      x-rules: [E-1]
      parameters:
        - {name: pageSize, in: query, schema: {type: integer, minimum: 1, maximum: 9, default: 3}, example: 2}
      responses:
        200:
          description: Things.
          headers: {ETag: {schema: {type: string, maxLength: 9}}}
          content: {application/json: {schema: {$ref: '#/components/schemas/ThingList'}, example: {items: [{id: a}]}}}
        default: {$ref: '#/components/responses/ProblemResponse'}
    post:
      tags: [Things]
      summary: Make a thing
      operationId: makeThing
      x-roles: [screener]
      x-rules: []
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/ThingDraft'}, example: {kind: small}}}
      responses:
        201: {description: Made.,
          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}, example: {id: a}}}}
        default: {$ref: '#/components/responses/ProblemResponse'}
  /things/{thingId}:
    get:
      tags: [Things]
      summary: Read a thing
      operationId: getThing
      x-roles: [any]
      x-rules: []
      parameters: [{name: thingId, in: path, required: true, schema: {type: string, maxLength: 9}}]
      responses:
        200: {description: A thing.,
          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}, example: {id: a}}}}
        default: {$ref: '#/components/responses/ProblemResponse'}
  /health:
    get:
      tags: [Things]
      summary: Ask for health
      operationId: checkHealth
      security: []
      x-roles: [open]
      x-rules: []
      responses:
        200: {description: Up.,
          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}, example: {id: a}}}}
        503: {description: Down.,
          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}, example: {id: a}}}}
        default: {$ref: '#/components/responses/ProblemResponse'}
components:
  securitySchemes:
    Token: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.example', scopes: {read: Read}}}}
  responses:
    ProblemResponse:
      description: Problem.
      content: {application/problem+json: {schema: {$ref: '#/components/schemas/Problem'}, example: {title: Bad}}}
  schemas:
    Problem: {type: object, required: [title], properties: {title: {type: string}}}
    Thing: {type: object, required: [id], properties: {id: {type: string}}}
    ThingDraft:
      type: object
      additionalProperties: false
      required: [kind]
      properties: {kind: {type: string, maxLength: 9, enum: [small, large]}}
    ThingList: {type: object, required: [items],
      properties: {items: {type: array, items: {$ref: '#/components/schemas/Thing'}}}}
"""

GET = ("paths", "/things", "get")
POST = ("paths", "/things", "post")
SCHEMAS = ("components", "schemas")
JSON = ("content", "application/json")
BODY = (*POST, "requestBody", *JSON)
PROPERTIES = (*SCHEMAS, "Thing", "properties")
A_STRING = {"type": "string", "maxLength": 9}
EVENT = {"type": "object", "properties": {"id": {"type": "string"}}}
EMPTY = {"description": "Empty."}
REMOVE = object()


def query(**members):
    return {"name": "sort", "in": "query", "schema": A_STRING, **members}


# rule, where, what to put there
FAULTS = [
    ("oas-contra", ("openapi",), "3.1.0"),
    ("uri-format", ("servers", 0, "url"), "/v1"),
    ("uri-format", ("servers", 0, "url"), "http://127.0.0.1:8080/small/v1"),
    ("uri-notat", (*GET, "parameters", 0), query(name="Page")),
    ("path-param", ("paths", "/things/{thingId}", "get", "parameters", 0, "name"), "ThingId"),
    ("id-name", ("paths", "/things/{thingId}", "get", "parameters", 0, "name"), "id"),
    ("col-repres", (*SCHEMAS, "ThingList", "properties", "items", "items"), {"type": "string"}),
    ("meth-http", (*GET, "requestBody"), {"required": True, "content": {}}),
    (
        "meth-http",
        (*POST, "responses", "204"),
        {**EMPTY, "content": {"text/plain": {"schema": {"type": "string"}, "example": ""}}},
    ),
    ("meth-http", (*POST, "responses", "200"), EMPTY),
    ("stat-codes", (*GET, "responses", "204"), EMPTY),
    ("stat-codes", (*POST, "responses", "304"), EMPTY),
    ("err-problem", (*GET, "responses", "404"), EMPTY),
    ("err-problem", (*POST, "responses", "303"), {"$ref": "#/components/responses/ProblemResponse"}),
    ("prb-defaul", (*GET, "responses", "default"), REMOVE),
    ("hlth-res", ("paths", "/health", "get", "responses", "503"), REMOVE),
    ("evo-object", (*BODY,), {"schema": {"type": "array", "maxItems": 2, "items": A_STRING}, "example": []}),
    (
        "rep-struct",
        (*POST, "requestBody", "content", "text/csv"),
        {"schema": {"type": "integer", "minimum": 1, "maximum": 2}, "example": 1},
    ),
    ("opbody-req", (*POST, "requestBody", "required"), REMOVE),
    (
        "qry-multi",
        (*GET, "parameters", 0),
        query(explode=False, schema={"type": "array", "maxItems": 2, "items": A_STRING}),
    ),
    ("hdr-case", (*GET, "responses", "200", "headers", "RateLimit"), {"schema": A_STRING}),
    ("openapi-opid", (*POST, "operationId"), "listThings"),
    ("openapi-opid", (*POST, "operationId"), "make_thing"),
    ("oas-descr", (*POST, "summary"), REMOVE),
    ("oas-descr", (*PROPERTIES, "part"), {"type": "object"}),
    ("oas-descr", (*SCHEMAS, "Thing", "title"), "Item"),
    ("oas-tags", (*POST, "tags"), ["Others"]),
    ("oas-tags", ("tags", 1), {"name": "more"}),
    ("jsn-naming", (*PROPERTIES, "first_name"), A_STRING),
    ("jsn-null", (*PROPERTIES, "id", "nullable"), True),
    ("cod-design", (*PROPERTIES, "id", "enum"), ["a", "TOO_LOUD"]),
    ("oas-enum", (*PROPERTIES, "id", "enum"), ["a", 3]),
    ("oas-defaul", (*GET, "parameters", 0, "schema", "default"), 10),
    ("oas-exampl", (*GET, "parameters", 0, "example"), "two"),
    ("oas-exampl", (*BODY, "example"), {"kind": "middling"}),
    ("prop-req", (*SCHEMAS, "Thing", "required"), ["id", "name"]),
    ("oas-rdonly", (*PROPERTIES, "id", "readOnly"), True),
    ("sch-allof", (*SCHEMAS, "Problem", "allOf"), [EVENT, EVENT]),
    ("sch-allof", (*SCHEMAS, "Problem", "allOf"), [EVENT, {"type": "string"}]),
    ("sch-oneof", (*SCHEMAS, "Problem", "oneOf"), [EVENT, A_STRING]),
    ("sec-req", ("security", 0, "Token"), ["write"]),
    ("own-operations", (*POST, "x-roles"), ["king"]),
    ("own-operations", (*POST, "x-rules"), ["four"]),
    ("own-operations", (*POST, "x-roles"), ["open"]),
    ("own-operations", (*POST, "tags"), []),
    ("own-examples", (*BODY, "example"), REMOVE),
    ("own-examples", (*GET, "responses", "200", *JSON, "example"), {"items": [{"id": "a", "typo": 1}]}),
    ("own-closed", (*SCHEMAS, "ThingDraft", "additionalProperties"), REMOVE),
    ("own-bounds", (*GET, "parameters", 0, "schema", "maximum"), REMOVE),
    ("own-unused", (*SCHEMAS, "Spare"), {"type": "string"}),
]


def with_fault(path, value):
    root = copy.deepcopy(load(GOOD).root)
    node = root
    for key in path[:-1]:
        node = node.setdefault(key, {}) if isinstance(node, dict) else node[key]
    if value is REMOVE:
        del node[path[-1]]
    elif isinstance(node, list) and path[-1] == len(node):
        node.append(value)
    else:
        node[path[-1]] = copy.deepcopy(value)
    return Document(root)


def renamed(old, new):
    return load(GOOD.replace(old, new))


def failing(document):
    return {name for name, findings in belgif_check.check(document).items() if findings}


class RulesTest(unittest.TestCase):
    def test_a_right_document_passes_every_rule(self):
        self.assertEqual(failing(load(GOOD)), set())

    def test_each_fault_is_found_by_its_rule(self):
        for name, path, value in FAULTS:
            with self.subTest(rule=name, path=path):
                self.assertIn(name, failing(with_fault(path, value)))

    def test_most_faults_are_found_by_no_other_rule(self):
        for name, path, value in FAULTS:
            if name not in (
                "cod-design",
                "oas-enum",
                "col-repres",
                "evo-object",
                "own-closed",
                "oas-exampl",
                "meth-http",
                "own-operations",
            ):
                with self.subTest(rule=name, path=path):
                    others = failing(with_fault(path, value)) - {name}
                    self.assertLessEqual(
                        others, {"oas-exampl", "own-examples", "oas-descr", "own-unused", "err-problem"}
                    )

    def test_paths_are_judged_by_their_text(self):
        for name, new in [("uri-notat", "/Things"), ("uri-extens", "/things.json"), ("col-name", "/thing")]:
            with self.subTest(rule=name):
                self.assertIn(name, failing(renamed("  /things", "  " + new)))
        self.assertIn("uri-notat", failing(renamed("  /health:", "  /health/:")))

    def test_a_component_name_is_upper_camel(self):
        self.assertIn("oas-comp", failing(renamed("ThingList", "ETag")))

    def test_a_discriminator_has_a_mapping(self):
        parts = [{"$ref": "#/components/schemas/Thing"}]
        document = with_fault((*SCHEMAS, "Problem"), {"oneOf": parts, "discriminator": {"propertyName": "id"}})
        self.assertIn("sch-discr", failing(document))

    def test_every_rule_has_a_fault_in_this_test(self):
        elsewhere = {"uri-extens", "col-name", "oas-comp", "sch-discr"}
        self.assertEqual(set(RULES), {name for name, _, _ in FAULTS} | elsewhere)
        self.assertEqual(len([name for name in RULES if not name.startswith("own-")]), 34)


class NamesTest(unittest.TestCase):
    def test_lower_camel(self):
        for name, expected in [
            ("b130", True),
            ("inProgress", True),
            ("EUR", False),
            ("icfCODE", False),
            ("d450.2", False),
            ("", False),
        ]:
            self.assertEqual(is_lower_camel(name), expected, name)

    def test_upper_camel(self):
        for name, expected in [
            ("EntityTag", True),
            ("Oauth", True),
            ("ETag", False),
            ("PlanA", False),
            ("IcfScreening", True),
            ("plan", False),
        ]:
            self.assertEqual(is_upper_camel(name), expected, name)

    def test_header_names(self):
        for name, expected in [
            ("If-Match", True),
            ("RateLimit", False),
            ("webhook-id", False),
            ("Webhook-Id", True),
            ("A--B", False),
        ]:
            self.assertEqual(is_header_name(name), expected, name)


class ExemptionTest(unittest.TestCase):
    def test_a_reason_on_the_object_exempts_what_is_recommended(self):
        document = with_fault(
            (*PROPERTIES, "id"), {"type": "string", "nullable": True, "x-ignore-rules": {"jsn-null": "old client"}}
        )
        self.assertNotIn("jsn-null", failing(document))

    def test_a_reason_elsewhere_or_an_empty_one_does_not(self):
        document = with_fault(
            (*PROPERTIES, "id"), {"type": "string", "nullable": True, "x-ignore-rules": {"jsn-null": ""}}
        )
        document.root["x-ignore-rules"] = {"jsn-null": "old client"}
        self.assertIn("jsn-null", failing(document))

    def test_what_is_required_is_never_exempt(self):
        document = with_fault((*POST, "operationId"), REMOVE)
        document.root["paths"]["/things"]["post"]["x-ignore-rules"] = {"openapi-opid": "no time"}
        findings = belgif_check.check(document)["openapi-opid"]
        self.assertEqual([finding.level for finding in findings], [REQUIRED])


class CommandTest(unittest.TestCase):
    def run_on(self, text):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "openapi.yaml"
            path.write_text(text, encoding="utf-8")
            output = io.StringIO()
            with contextlib.redirect_stdout(output), contextlib.redirect_stderr(io.StringIO()):
                code = belgif_check.main([str(path)])
        return code, output.getvalue()

    def test_the_last_line_counts_the_rules(self):
        self.assertEqual(self.run_on(GOOD), (0, f"{len(RULES)} passed, 0 failed\n"))

    def test_a_finding_is_printed_and_fails(self):
        code, output = self.run_on(GOOD.replace("operationId: makeThing", "operationId: Make"))
        self.assertEqual(code, 1)
        self.assertIn("RECOMMENDED openapi-opid /paths/~1things/post: ", output)
        self.assertTrue(output.endswith(f"{len(RULES) - 1} passed, 1 failed\n"))

    def test_a_key_that_stands_twice_is_no_document(self):
        self.assertEqual(self.run_on(GOOD + "components: {}\n")[0], 2)

    def test_a_key_that_is_no_text_is_no_document(self):
        self.assertEqual(self.run_on(GOOD + "on: {}\n")[0], 2)

    def test_a_date_stays_a_string(self):
        self.assertEqual(load("day: 2018-07-01").root, {"day": "2018-07-01"})


class RunnerTest(unittest.TestCase):
    def test_a_role_gets_its_own_operations_and_everybodys(self):
        wanted = ["listThings", "makeThing", "getThing", "checkHealth"]
        self.assertEqual([*operations_for("screener", load(GOOD))], wanted)
        self.assertNotIn("makeThing", operations_for("controller", load(GOOD)))

    def test_a_wrong_call_of_the_runner_says_how(self):
        runner = str(Path(__file__).parent / "schemathesis.sh")
        for arguments in [[], ["http://localhost:1/trede/v1"], ["http://localhost:1/trede/v1", "/nowhere"]]:
            done = subprocess.run(["sh", runner, *arguments], capture_output=True, text=True, check=False)
            self.assertEqual((done.returncode, done.stderr), (64, "usage: schemathesis.sh BASE_URL TOKENS_FILE\n"))


if __name__ == "__main__":
    unittest.main()
