"""Decodes an expected request into the values that a caller would pass.

Written from the tables of the OpenAPI specification ("Style Values"), independent of clientwright,
which encodes them.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from datetime import date, datetime
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import unquote

from .documents import Document, Endpoint, Json, Match

DEFAULT_STYLES = {"path": "simple", "header": "simple", "query": "form", "cookie": "form"}
SEPARATORS = {"spaceDelimited": " ", "pipeDelimited": "|"}


def get_style(parameter: Json) -> tuple[str, bool]:
    """The style of a parameter, and whether it is exploded."""
    style = parameter.get("style", DEFAULT_STYLES[parameter["in"]])
    return style, parameter.get("explode", style in ("form", "cookie"))


def read_parameters(match: Match, request: Json) -> dict[tuple[str, str], Any]:
    """The values of the parameters of a request, by location and name."""
    endpoint = match.endpoint
    headers = {name.lower(): value for name, value in request["headers"].items()}
    taken = {p["name"] for p in endpoint.parameters if p["in"] == "query"}
    rest = {name: value for name, value in request["query"].items() if name not in taken}
    found: dict[tuple[str, str], Any] = {}
    for parameter in endpoint.parameters:
        name, location = parameter["name"], parameter["in"]
        if location == "path":
            texts: Mapping[str, Any] = match.path
        elif location == "query":
            texts = request["query"]
            if name not in texts and is_spread(endpoint.document, parameter):
                texts = {name: rest} if rest else {}
        elif location == "header":
            texts = {name: headers[name.lower()]} if name.lower() in headers else {}
        else:
            cookies = SimpleCookie(headers.get("cookie", ""))
            texts = {key: morsel.value for key, morsel in cookies.items()}
        if name in texts:
            found[location, name] = _read(endpoint.document, parameter, texts[name])
    return found


def is_spread(document: Document, parameter: Json) -> bool:
    """Whether each property of the value is a query parameter of its own."""
    is_object = get_type(document, parameter.get("schema", {})) == "object"
    return is_object and get_style(parameter) == ("form", True)


def _read(document: Document, parameter: Json, value: Any) -> Any:
    if "content" in parameter:
        (media_type,) = parameter["content"].values()
        return read_json(
            document, media_type.get("schema", {}), json.loads(_decode(parameter, value))
        )
    style, explode = get_style(parameter)
    schema = parameter["schema"]
    kind = get_type(document, schema)
    if kind == "array":
        items = document.resolve(schema).get("items", {})
        parts = value if isinstance(value, list) else _split(parameter, str(value), style, explode)
        return [read_text(document, items, _decode(parameter, part)) for part in parts]
    if kind == "object":
        pairs = value if isinstance(value, dict) else _pair(parameter, value, style, explode)
        return {
            name: read_text(
                document, get_property(document, schema, name), _decode(parameter, text)
            )
            for name, text in pairs.items()
        }
    text = str(value)
    if style == "label":
        text = text.removeprefix(".")
    elif style == "matrix":
        text = text.removeprefix(f";{parameter['name']}").removeprefix("=")
    return read_text(document, schema, _decode(parameter, text))


def _decode(parameter: Json, text: Any) -> str:
    """Of a value in a path; the others were decoded by the server."""
    return unquote(str(text)) if parameter["in"] == "path" else str(text)


def _split(parameter: Json, text: str, style: str, explode: bool) -> list[str]:
    """The parts of a serialized array, or of an object that is serialized like one."""
    if style == "label":
        return text.removeprefix(".").split("." if explode else ",")
    if style == "matrix":
        if not explode:
            return text.removeprefix(f";{parameter['name']}=").split(",")
        return [part.removeprefix(f"{parameter['name']}=") for part in text[1:].split(";")]
    if style == "form" and explode:
        return [text]
    return text.split(SEPARATORS.get(style, ","))


def _pair(parameter: Json, text: str, style: str, explode: bool) -> dict[str, str]:
    parts = _split(parameter, text, style, explode)
    if explode:
        return dict(part.split("=", 1) for part in parts)
    return dict(zip(parts[::2], parts[1::2], strict=True))


# --- values by schema --------------------------------------------------------------------------------


def get_type(document: Document, schema: Json) -> str | None:
    """The type of a schema besides `null`, also of unions whose members have the same."""
    schema = document.resolve(schema)
    if schema is True or not schema:
        return None
    types = schema.get("type", [])
    types = [t for t in ([types] if isinstance(types, str) else types) if t != "null"]
    if types:
        return types[0] if len(types) == 1 else None
    for key in ("allOf", "anyOf", "oneOf"):
        found = {get_type(document, member) for member in schema.get(key, ())} - {"null", None}
        if len(found) == 1:
            return found.pop()
    for value in (*schema.get("enum", ()), *([schema["const"]] if "const" in schema else ())):
        return {bool: "boolean", int: "integer", float: "number", str: "string"}.get(type(value))
    return "object" if "properties" in schema else None


def get_property(document: Document, schema: Json, name: str) -> Json:
    """The schema of a property: declared, inherited or additional."""
    schema = document.resolve(schema)
    if not isinstance(schema, dict):
        return {}
    if name in schema.get("properties", {}):
        return schema["properties"][name]
    for member in (*schema.get("allOf", ()), *schema.get("anyOf", ()), *schema.get("oneOf", ())):
        found = get_property(document, member, name)
        if found != {}:
            return found
    for key in ("additionalProperties", "unevaluatedProperties"):
        if isinstance(schema.get(key), dict):
            return schema[key]
    return {}


def read_text(document: Document, schema: Json, text: str) -> Any:
    """The value of a serialized scalar."""
    kind = get_type(document, schema)
    if kind == "boolean":
        return {"true": True, "false": False}[text]
    if kind in ("integer", "number"):
        return json.loads(text)
    return read_json(document, schema, text)


def read_json(document: Document, schema: Json, value: Any) -> Any:
    """The value that a caller would pass for a JSON value: a `datetime` for a date-time, etc."""
    schema = document.resolve(schema)
    if not isinstance(schema, dict):
        return value
    if isinstance(value, list):
        return [read_json(document, schema.get("items", {}), item) for item in value]
    if isinstance(value, dict):
        return {
            name: read_json(document, get_property(document, schema, name), member)
            for name, member in value.items()
        }
    if not isinstance(value, str):
        return value
    leaf = _get_leaf(document, schema)
    if leaf.get("format") == "date-time":
        return datetime.fromisoformat(value)
    if leaf.get("format") == "date":
        return date.fromisoformat(value)
    if leaf.get("contentEncoding") == "base64":
        return base64.b64decode(value)
    return value


def _get_leaf(document: Document, schema: Json) -> Json:
    """The schema of a string among alternatives with `null`."""
    schema = document.resolve(schema)
    for key in ("anyOf", "oneOf"):
        members = [document.resolve(member) for member in schema.get(key, ())]
        others = [member for member in members if member.get("type") != "null"]
        if len(others) == 1:
            return _get_leaf(document, others[0])
    return schema


# --- bodies ------------------------------------------------------------------------------------------


def read_bytes(body: Json) -> bytes:
    """The bytes of a body or of a part."""
    if "base64" in body:
        return base64.b64decode(body["base64"])
    return str(body.get("text", "")).encode()


def is_json(media_type: str) -> bool:
    """Whether a body of a media type is one JSON value."""
    return media_type == "application/json" or media_type.endswith("+json")


def get_body_type(endpoint: Endpoint, request: Json) -> str | None:
    """The declared media type that a request is sent in, or None.

    Spector's helpers fill in a type that it doesn't check, so an undeclared one means the only
    declared one, if both are JSON or that is `*/*`.
    """
    if endpoint.body is None:
        return None
    declared: list[str] = list(endpoint.body["content"])
    if request["body"] is None:
        return declared[0]
    headers = {name.lower(): value for name, value in request["headers"].items()}
    wanted: str = request["body"]["type"].partition(";")[0]
    stated: str = headers.get("content-type", "").partition(";")[0]
    for media_type in (stated, wanted):
        if media_type in declared:
            return media_type
    (only,) = declared if len(declared) == 1 else (None,)
    is_same = only == "*/*" or (only is not None and is_json(only) and is_json(wanted))
    return only if is_same else None


def read_body(endpoint: Endpoint, request: Json) -> Any:
    """The value of a request body."""
    body, media_type = request["body"], get_body_type(endpoint, request) or ""
    if body is None:
        return {}
    content = endpoint.body["content"][media_type]
    document, schema = endpoint.document, content.get("schema", {})
    if media_type == "multipart/form-data":
        return _read_multipart(document, schema, body)
    if is_json(media_type):
        return read_json(document, schema, json.loads(body["text"]))
    if "itemSchema" in content:
        lines = body["text"].splitlines()
        return [
            read_json(document, content["itemSchema"], json.loads(line)) for line in lines if line
        ]
    if media_type == "*/*":
        return (None, read_bytes(body), body["type"])
    if media_type.startswith("text/") and is_json(body["type"]):
        return json.loads(body["text"])  # spector's helper for JSON, with a header for text
    return body["text"] if get_type(document, schema) == "string" else read_bytes(body)


def _read_multipart(document: Document, schema: Json, body: Json) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in body["parts"].items():
        property_schema = get_property(document, schema, name)
        if get_type(document, property_schema) == "string" and not isinstance(value, str):
            value = json.dumps(value)
        values[name] = read_json(document, property_schema, value)
    for part in body["files"]:
        name = part["name"]
        file = (part["filename"], read_bytes(part), part["type"])
        if get_type(document, get_property(document, schema, name)) == "array":
            values.setdefault(name, []).append(file)
        else:
            values[name] = file
    return values
