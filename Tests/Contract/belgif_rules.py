"""The mechanical rules of the Belgian interfederal REST guide about paths, methods, answers and names."""

import re

from rulebook import CAPITALS, RECOMMENDED, REQUIRED, is_header_name, is_lower_camel, is_variable, rule


@rule("oas-contra")
def contract_version(document):
    if str(document.root.get("openapi", "")).startswith("3.1"):
        yield "", "OpenAPI 3.1 is not used yet"


@rule("uri-format")
def server_address(document):
    for index, server in enumerate(document.root.get("servers", [])):
        rest = re.sub(r"^(https://[^/]+|http://localhost(:[0-9]+)?)", "", server["url"])
        parts = rest.split("/")
        well_formed = len(parts) >= 3 and parts[0] == "" and "" not in parts[1:] and re.fullmatch(r"v[0-9]+", parts[-1])
        if not well_formed or not is_lower_camel(parts[-2]):
            yield f"/servers/{index}", f"{server['url']} is not [host]/prefix/apiName/vN"


@rule("uri-notat")
def notation(document):
    for path in document.root.get("paths", {}):
        pointer = "/paths/" + path.replace("/", "~1")
        if path.endswith("/") and path != "/":
            yield pointer, "ends with a slash", REQUIRED
        for segment in path.strip("/").split("/"):
            name = segment.rsplit(".", 1)[0] if re.fullmatch(r"/doc/openapi[.](json|yaml)", path) else segment
            if name and not is_variable(segment) and not is_lower_camel(name):
                yield pointer, f"segment {segment} is not lowerCamelCase"
    for pointer, parameter in document.parameters():
        name = str(parameter["name"])
        inner = name[:1] + name[1:-1].replace(".", "").replace("_", "") + name[1:][-1:]
        if parameter["in"] == "query" and not is_lower_camel(inner):
            yield pointer, f"query parameter {name} is not lowerCamelCase"


@rule("path-param")
def path_parameter(document):
    for pointer, parameter in document.parameters():
        if parameter["in"] == "path" and not is_lower_camel(parameter["name"]):
            yield pointer, f"{parameter['name']} is not lowerCamelCase"


@rule("id-name")
def identifier_name(document):
    for pointer, parameter in document.parameters():
        if parameter["in"] == "path" and parameter["name"] in ("id", "code"):
            yield pointer, "say whose id or code it is"


@rule("uri-extens")
def extension(document):
    for path in document.root.get("paths", {}):
        if "." in path and not re.fullmatch(r"/doc/openapi[.](json|yaml)", path):
            yield "/paths/" + path.replace("/", "~1"), "a path has no file extension"


def json_schema(document, operation, pointer, status):
    for where, code, response in document.responses(pointer, operation):
        content = response.get("content", {}).get("application/json")
        if code == status and content and "schema" in content:
            return content["schema"], where
    return None, pointer


def has_items(document, schema):
    items = document.properties(schema or {}).get("items")
    return items is not None and document.types(items) == {"array"}


def has_children(document, path):
    return any(re.fullmatch(re.escape(path) + r"/[{][^/]*[}](/.*)?", other) for other in document.root["paths"])


@rule("col-name")
def collection_name(document):
    for pointer, path, method, operation in document.operations():
        if method != "get" or path.endswith(("s", "data", "Data", "/history", "}")):
            continue
        schema, _ = json_schema(document, operation, pointer, "200")
        if has_children(document, path) or has_items(document, schema):
            yield pointer, "a collection is a plural"


@rule("col-repres", REQUIRED)
def collection_representation(document):
    paths = document.root.get("paths", {})
    for pointer, path, method, operation in document.operations():
        if method != "get" or not any(re.fullmatch(re.escape(path) + r"/[{][^/]*[}]", other) for other in paths):
            continue
        schema, _ = json_schema(document, operation, pointer, "200")
        if schema is None:
            continue
        items = document.resolve(document.properties(schema).get("items", {}))[0]
        if not has_items(document, schema) or document.types(items.get("items", {})) != {"object"}:
            yield pointer, "a collection has `items`, an array of objects"


@rule("meth-http")
def method_use(document):
    for pointer, _, method, operation in document.operations():
        if method in ("get", "head", "delete", "options") and "requestBody" in operation:
            yield pointer, f"{method} has no body"
        for where, status, response in document.responses(pointer, operation):
            content = response.get("content")
            if status == "200" and not content and method != "head":
                yield where, "200 has content"
            if status == "204" and content:
                yield where, "204 has no content"
            if method == "head" and content:
                yield where, "an answer to HEAD has no content"


UNUSUAL = {
    "get": "201 202 204 409 412 413",
    "head": "201 202 409 412 413",
    "put": "202 304",
    "post": "304",
    "patch": "201 202 304",
    "delete": "201 202 304 413",
    "options": "201 204 304 405 409 412 413",
}


@rule("stat-codes")
def status_codes(document):
    for pointer, _, method, operation in document.operations():
        for status in operation.get("responses", {}):
            if status in UNUSUAL.get(method, "").split():
                yield f"{pointer}/responses/{status}", f"{status} is not an answer to {method}"


@rule("err-problem")
def problem_content(document):
    for pointer, path, method, operation in document.operations():
        for where, status, response in document.responses(pointer, operation):
            is_problem = "application/problem+json" in response.get("content", {})
            if status[0] in "123" and is_problem:
                yield where, "a problem is no answer below 400"
            exempt = method in ("head", "options") or (path, method, status) == ("/health", "get", "503")
            if (status[0] in "45" or status == "default") and not is_problem and not exempt:
                yield where, "an error is application/problem+json"


@rule("prb-defaul")
def default_problem(document):
    for pointer, _, _, operation in document.operations():
        answers = {status: (where, response) for where, status, response in document.responses(pointer, operation)}
        if "default" not in answers:
            yield pointer, "no default answer"
            continue
        where, response = answers["default"]
        schema = response.get("content", {}).get("application/problem+json", {}).get("schema", {})
        if "/Problem" not in schema.get("$ref", ""):
            yield where, "the default answer is a reference to a Problem"


@rule("hlth-res")
def health(document):
    operation = document.root.get("paths", {}).get("/health", {}).get("get")
    if operation is None:
        yield "/paths", "no GET /health"
    elif not {"200", "503"} <= set(operation.get("responses", {})):
        yield "/paths/~1health/get", "health answers 200 and 503"


def is_json(media):
    return media.split(";")[0] == "application/json" or media.split(";")[0].endswith("+json")


@rule("evo-object", REQUIRED)
def top_level_object(document):
    for pointer, media, content, _, _ in document.contents():
        if is_json(media) or media.startswith("multipart/"):
            if "schema" not in content or document.types(content["schema"]) != {"object"}:
                yield pointer, "the top level is an object"


@rule("rep-struct", REQUIRED)
def representation(document):
    for pointer, media, content, _, _ in document.contents():
        structured = is_json(media) or "xml" in media or media.startswith("multipart/") or "form" in media
        if structured or "schema" not in content:
            continue
        schema, _ = document.resolve(content["schema"])
        binary = schema.get("type") == "string" and schema.get("format") in ("binary", "byte", "base64")
        if not binary and not (media.startswith("text/") and schema.get("type") == "string"):
            yield pointer, f"{media} is a binary string"


@rule("opbody-req")
def body_required(document):
    for pointer, _, _, operation in document.operations():
        if "requestBody" in operation:
            body, where = document.resolve(operation["requestBody"], f"{pointer}/requestBody")
            if "required" not in body:
                yield where, "say whether the body is required"


@rule("qry-multi")
def multiple_query(document):
    for pointer, parameter in document.parameters():
        if parameter["in"] == "query" and document.types(parameter.get("schema", {})) == {"array"}:
            if parameter.get("style", "form") != "form" or parameter.get("explode", True) is False:
                yield pointer, "several values repeat the parameter"


HEADERS_AS_THEY_ARE = ("ETag", "traceparent", "tracestate", "baggage", "WWW-Authenticate", "Accept-CH")
HEADER_FAMILIES = ("BelGov-", "Sec-CH-", "Sec-WebSocket-")


@rule("hdr-case")
def header_case(document):
    names = [
        (pointer, parameter["name"]) for pointer, parameter in document.parameters() if parameter["in"] == "header"
    ]
    names += [(pointer, name) for pointer, name, _ in document.headers()]
    for pointer, name in names:
        exempt = name in HEADERS_AS_THEY_ARE or name.startswith(HEADER_FAMILIES)
        if not exempt and not is_header_name(name):
            yield pointer, f"header {name} is not Kebab-Case"


@rule("openapi-opid", REQUIRED)
def operation_id(document):
    seen = set()
    for pointer, _, _, operation in document.operations():
        name = operation.get("operationId")
        if not name or name in seen:
            yield pointer, f"operationId {name} is missing or stands twice"
        elif not is_lower_camel(name):
            yield pointer, f"operationId {name} is not lowerCamelCase", RECOMMENDED
        seen.add(name)


@rule("oas-tags")
def tags(document):
    declared = {tag["name"] for tag in document.root.get("tags", [])}
    for pointer, _, _, operation in document.operations():
        names = operation.get("tags", [])
        if len(names) > 1:
            yield pointer, "more than one tag"
        for name in names:
            if name not in declared:
                yield pointer, f"tag {name} is not declared"
    for index, tag in enumerate(document.root.get("tags", [])):
        if tag["name"][:1] not in CAPITALS:
            yield f"/tags/{index}", f"tag {tag['name']} has no capital"


@rule("sec-req", REQUIRED)
def scopes(document):
    schemes = document.components.get("securitySchemes", {})
    required = [("/security", item) for item in document.root.get("security", [])]
    for pointer, _, _, operation in document.operations():
        required += [(f"{pointer}/security", item) for item in operation.get("security", [])]
    for pointer, requirement in required:
        for name, wanted in requirement.items():
            flows = schemes.get(name, {}).get("flows", {}).values()
            known = {scope for flow in flows for scope in flow.get("scopes", {})}
            for scope in set(wanted) - known:
                yield pointer, f"scope {scope} is not defined"
