"""Decides from the emitted documents alone whether a request can be expressed by OpenAPI.

Each rule is a reason why no client that is generated from the document could send the request that
spector expects. It is decided before the run.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .decoding import (
    get_body_type,
    get_property,
    get_type,
    is_json,
    is_spread,
    read_body,
    read_parameters,
)
from .documents import Document, Json, Match

IGNORED = {"accept", "content-type", "authorization"}
"""Header parameters that the specification ignores: the client derives these headers."""


@dataclass(frozen=True)
class Rule:
    """Why a request cannot be expressed."""

    code: str
    reason: str
    applies: Callable[[Match, Json], bool]


def _has_slash(match: Match, request: Json) -> bool:
    return any("/" in text for text in match.path.values())


def _has_undeclared_query(match: Match, request: Json) -> bool:
    endpoint = match.endpoint
    queries = [p for p in endpoint.parameters if p["in"] in ("query", "querystring")]
    if any(p["in"] == "querystring" or is_spread(endpoint.document, p) for p in queries):
        return False
    keys = {p["name"] for p in queries} | set(_get_keys(match, "query"))
    return not set(request["query"]) <= keys


def _has_undeclared_header(match: Match, request: Json) -> bool:
    declared = {p["name"].lower() for p in match.endpoint.parameters if p["in"] == "header"}
    declared |= {name.lower() for name in _get_keys(match, "header")} | IGNORED
    return not {name.lower() for name in request["headers"]} <= declared


def _has_undeclared_authorization(match: Match, request: Json) -> bool:
    headers = {name.lower() for name in request["headers"]}
    return "authorization" in headers and not get_schemes(match)


def _has_undeclared_body(match: Match, request: Json) -> bool:
    return request["body"] is not None and get_body_type(match.endpoint, request) is None


def _lacks_body(match: Match, request: Json) -> bool:
    declared = match.endpoint.body
    if request["body"] is not None or declared is None or not declared.get("required", False):
        return False
    (content,) = declared["content"].values()
    schema = match.endpoint.document.resolve(content.get("schema", {}))
    properties = schema.get("properties", {})
    return any(not properties[name].get("readOnly") for name in schema.get("required", ()))


def _lacks_required(match: Match, request: Json) -> bool:
    endpoint = match.endpoint
    headers = {name.lower() for name in request["headers"]}
    for parameter in endpoint.parameters:
        name, location = parameter["name"], parameter["in"]
        given = headers if location == "header" else request["query"]
        key = name.lower() if location == "header" else name
        is_absent = location in ("query", "header") and key not in given
        if is_absent and parameter.get("required") and key not in IGNORED:
            return not is_spread(endpoint.document, parameter)
    media_type = get_body_type(endpoint, request) or ""
    if request["body"] is None or not is_json(media_type):
        return False
    document = endpoint.document
    schema = document.resolve(endpoint.body["content"][media_type].get("schema", {}))
    value = json.loads(request["body"]["text"])
    required = schema.get("required", ()) if isinstance(value, dict) else ()
    return any(
        name not in value and not document.resolve(schema["properties"][name]).get("readOnly")
        for name in required
    )


def _has_array_in_part(match: Match, request: Json) -> bool:
    endpoint, body = match.endpoint, request["body"]
    if body is None or "parts" not in body or endpoint.body is None:
        return False
    content = endpoint.body["content"].get(get_body_type(endpoint, request), {})
    schema = content.get("schema", {})
    return any(
        isinstance(value, list)
        and get_type(endpoint.document, get_property(endpoint.document, schema, name)) == "array"
        for name, value in body["parts"].items()
    )


def _has_other_encoding(match: Match, request: Json) -> bool:
    try:
        if request["body"] is not None:
            read_body(match.endpoint, request)
        read_parameters(match, request)
    except ValueError:
        return True
    return False


def _has_undeclared_accept(match: Match, request: Json) -> bool:
    headers = {name.lower(): value for name, value in request["headers"].items()}
    if "accept" not in headers:
        return False
    document = match.endpoint.document
    responses = [document.resolve(r) for r in match.endpoint.data["responses"].values()]
    return headers["accept"] not in {t for r in responses for t in r.get("content", ())}


RULES = (
    Rule(
        "path-slash",
        "the emitter drops `{+param}` and `{/param}`: the document has style simple, which encodes `/`",
        _has_slash,
    ),
    Rule("query", "the document declares no such query parameter", _has_undeclared_query),
    Rule("header", "the document declares no such header parameter", _has_undeclared_header),
    Rule("security", "the document declares no security scheme", _has_undeclared_authorization),
    Rule("body", "the document declares no body of this media type", _has_undeclared_body),
    Rule("no-body", "the document requires a body, and the request has none", _lacks_body),
    Rule(
        "required",
        "the document requires a parameter or a property that the request lacks",
        _lacks_required,
    ),
    Rule(
        "part",
        "one part has a whole array; in OpenAPI, each item of an array is a part of its own",
        _has_array_in_part,
    ),
    Rule(
        "encoding",
        "the emitter states another encoding than the request has (base64 for base64url)",
        _has_other_encoding,
    ),
    Rule("accept", "no response of the document has this media type", _has_undeclared_accept),
)


def get_schemes(match: Match) -> dict[str, Json]:
    """The security schemes of an operation, by name."""
    document = match.endpoint.document
    required = match.endpoint.data.get("security", document.data.get("security", []))
    known = document.data.get("components", {}).get("securitySchemes", {})
    return {name: document.resolve(known[name]) for option in required for name in option}


def _get_keys(match: Match, location: str) -> list[str]:
    schemes = get_schemes(match).values()
    return [s["name"] for s in schemes if s["type"] == "apiKey" and s["in"] == location]


def find(
    documents: Iterable[Document], scenario: Json, reports: Iterable[Json] = ()
) -> tuple[Match | None, str]:
    """The operation of a request; or None, and why no document of the scenario can express it.

    `reports` are the messages of the emitter.
    """
    documents = list(documents)
    uri = scenario["uri"].replace("\\:", ":")  # a colon in a path of express is escaped
    reason = ""
    for document in documents:
        for match in document.find(scenario["method"], uri):
            found = next((rule for rule in RULES if rule.applies(match, scenario["request"])), None)
            if found is None:
                return match, ""
            reason = found.reason
    return None, reason or _explain(documents, uri, scenario, reports)


def _explain(
    documents: Iterable[Document], uri: str, scenario: Json, reports: Iterable[Json]
) -> str:
    """Why the documents have no operation for a request."""
    if any(document.find(scenario["method"], f"{uri}/x") for document in documents):
        return "the path has an optional parameter; in OpenAPI, path parameters are required"
    if scenario["index"] > 0:
        return "only a response names this URL; the document has no operation for it"
    errors = [report["message"] for report in reports if report["severity"] == "error"]
    return f"the emitter drops the operation: {errors[0]}" if errors else "no such operation"
