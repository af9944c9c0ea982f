"""The responses of the zoo: every kind of media type, status and body.

The schemas are those of OpenAPI 3.0; `document.py` writes them for the other versions.
`readings.py` says how their responses are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from .parameters import BINARY, FORM, JSON, PLAIN, Schema

XML, RAW, PROBLEM = "application/xml", "application/octet-stream", "application/problem+json"
EVENTS, LINES, NDJSON = "text/event-stream", "application/jsonl", "application/x-ndjson"
SEQUENCE: Final = "application/json-seq"
STRING: Schema = {"type": "string"}
INTEGER: Schema = {"type": "integer"}
NUMBER: Schema = {"type": "number"}


def refer(name: str) -> Schema:
    """A reference to a schema below."""
    return {"$ref": f"#/components/schemas/{name}"}


def _record(*required: str, **properties: Schema) -> Schema:
    record: Schema = {"type": "object", "properties": properties}
    return record | ({"required": list(required)} if required else {})


SCHEMAS: dict[str, Schema] = {
    "Animal": _record("name", name=STRING, legs=INTEGER),
    "Cage": _record("width", width=NUMBER),
    "Job": _record("job", job=STRING),
    "Problem": _record("title", title=STRING, status=INTEGER),
    "Code": _record("code", code=INTEGER),
    "Cat": _record("kind", kind={"type": "string", "enum": ["cat"]}, lives=INTEGER),
    "Dog": _record("kind", kind={"type": "string", "enum": ["dog"]}, tricks=INTEGER),
    "Tagged": {
        "oneOf": [refer("Cat"), refer("Dog")],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {"cat": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog"},
        },
    },
    "Untagged": {"anyOf": [refer("Cage"), refer("Job")]},
    "Named": {"allOf": [refer("Animal"), _record("cage", cage=refer("Cage"))]},
    "Counts": {"type": "object", "additionalProperties": INTEGER},
    "Open": _record("name", name=STRING) | {"additionalProperties": NUMBER},
    "Closed": _record("name", name=STRING) | {"additionalProperties": False},
    "Account": _record(
        "id",
        "password",
        id=STRING | {"readOnly": True},
        password=STRING | {"writeOnly": True},
        name=STRING,
    ),
    "Moment": _record(
        at={"type": "string", "format": "date-time"},
        day={"type": "string", "format": "date"},
        id={"type": "string", "format": "uuid"},
    ),
    "Photo": _record(data={"type": "string", "format": "byte"}, title=STRING | {"nullable": True}),
    "Parts": _record("name", name=STRING, legs=INTEGER, tags={"type": "array", "items": STRING}),
    "MaybeAnimal": _record("name", name=STRING) | {"nullable": True},
    "Rgb": _record("R", R=INTEGER, G=INTEGER, B=INTEGER),
    "Node": _record(next=refer("Node"), name=STRING),
}
ANIMAL = refer("Animal")


@dataclass(frozen=True)
class Declared:
    """The responses of one operation by status: the content by media type, or None.

    `key` names the operation. A schema `{}` is a media type without a schema.
    """

    key: str
    responses: Mapping[str, Mapping[str, Schema] | None]
    method: str = "get"
    since: int = 0
    """The minor version of OpenAPI that introduced it."""
    item: bool = False
    """The schemas describe the items of a stream (OpenAPI 3.2, `itemSchema`)."""
    header: Schema | None = None
    """The Header Object of the header `X-Hue` of each response."""

    @property
    def path(self) -> str:
        """The path of the operation."""
        return f"/response/{self.key}"


def _success(key: str, media_type: str, schema: Schema, *, since: int = 0) -> Declared:
    return Declared(key, {"200": {media_type: schema}}, since=since)


def _media_types() -> Iterator[Declared]:
    yield _success("json", JSON, ANIMAL)
    yield _success("json_suffix", "application/vnd.zoo.animal+json", ANIMAL)
    yield _success("json_problem", PROBLEM, refer("Problem"))
    yield _success("json_charset", "application/json; charset=utf-8", ANIMAL)
    yield _success("json_any", "*/*", ANIMAL)
    yield _success("json_application", "application/*", ANIMAL)
    yield _success("plain", PLAIN, STRING)
    yield _success("plain_undescribed", PLAIN, {})
    yield _success("plain_integer", PLAIN, INTEGER)
    yield _success("plain_number", PLAIN, NUMBER)
    yield _success("plain_boolean", PLAIN, {"type": "boolean"})
    yield _success("csv", "text/csv", STRING)
    yield _success("csv_binary", "text/csv", BINARY)
    yield _success("html", "text/html", STRING)
    yield _success("text_any", "text/*", STRING)
    yield _success("xml", XML, STRING)
    yield _success("xml_text", "text/xml", STRING)
    yield _success("xml_suffix", "image/svg+xml", STRING)
    yield _success("xml_described", XML, ANIMAL)
    yield _success("yaml", "application/yaml", STRING)
    yield _success("raw", RAW, BINARY)
    yield _success("raw_undescribed", RAW, {})
    yield _success("png", "image/png", BINARY)
    yield _success("image_any", "image/*", BINARY)
    yield _success("image_undescribed", "image/*", {})
    yield _success("any_binary", "*/*", BINARY)
    yield _success("json_binary", JSON, BINARY)
    yield _success("form", FORM, refer("Parts"))
    yield _success("multipart", "multipart/mixed", {"type": "object"})
    yield _success("events", EVENTS, ANIMAL)
    yield _success("events_text", EVENTS, STRING)
    yield _success("lines", LINES, ANIMAL)
    yield _success("ndjson", NDJSON, ANIMAL)
    yield _success("sequence", SEQUENCE, ANIMAL)
    array = {"type": "array", "items": ANIMAL}
    yield _success("lines_array", LINES, array)
    yield _success("sequence_array", SEQUENCE, array)
    for key, media_type in (("lines", LINES), ("ndjson", NDJSON), ("sequence", SEQUENCE)):
        yield Declared(f"{key}_item", {"200": {media_type: ANIMAL}}, since=2, item=True)
    several = {JSON: ANIMAL, "text/csv": STRING, "application/pdf": BINARY}
    yield Declared("several", {"200": several})
    ranges = {"text/plain": STRING, "text/*": BINARY, "*/*": ANIMAL}
    yield Declared("ranges", {"200": ranges})


def _statuses() -> Iterator[Declared]:
    yield Declared("created", {"201": {JSON: ANIMAL}}, method="post")
    yield Declared("accepted", {"202": {JSON: refer("Job")}}, method="post")
    yield Declared("accepted_empty", {"202": None}, method="post")
    yield Declared("no_content", {"204": None}, method="delete")
    yield Declared("reset", {"205": None}, method="post")
    yield Declared("partial", {"206": {RAW: BINARY}})
    yield Declared("without_content", {"200": None}, method="post")
    yield Declared("without_content_get", {"200": None})
    yield Declared("head", {"200": {JSON: ANIMAL}}, method="head")
    two_hundreds: dict[str, dict[str, Schema] | None] = {"200": {JSON: ANIMAL}}
    two_hundreds |= {"202": {JSON: refer("Job")}, "203": {PLAIN: STRING}, "204": None}
    yield Declared("union", two_hundreds)
    yield Declared("success_range", {"2XX": {JSON: ANIMAL}})
    yield Declared("only_default", {"default": {JSON: ANIMAL}})
    exact: dict[str, dict[str, Schema] | None] = {"201": {JSON: refer("Cage")}}
    exact |= {"2XX": {JSON: ANIMAL}, "default": {JSON: refer("Problem")}}
    yield Declared("exact_success", exact)
    failures: dict[str, dict[str, Schema] | None] = {"200": {JSON: ANIMAL}}
    failures |= {"404": {JSON: refer("Code")}, "4XX": {PROBLEM: refer("Problem")}}
    failures |= {"409": None, "422": {JSON: refer("Code"), PROBLEM: refer("Problem")}}
    yield Declared("failures", failures | {"default": {JSON: refer("Job")}})
    yield Declared("plain_failure", {"200": {JSON: ANIMAL}, "400": {PLAIN: STRING}})
    yield Declared("undeclared_failure", {"200": {JSON: ANIMAL}})
    yield Declared("found", {"302": None})
    yield Declared("moved", {"200": {JSON: ANIMAL}, "302": None, "304": None})


def _bodies() -> Iterator[Declared]:
    numbers: Schema = {"type": "array", "items": {"type": "array", "items": NUMBER}}
    shapes: dict[str, Schema] = {
        "text": STRING,
        "text_or_null": STRING | {"nullable": True},
        "integer": INTEGER,
        "number": NUMBER,
        "boolean": {"type": "boolean"},
        "anything": {},
        "any_object": {"type": "object"},
        "grid": numbers,
        "byte": {"type": "string", "format": "byte"},
        "bytes": {"type": "array", "items": {"type": "string", "format": "byte"}},
        "date_time": {"type": "string", "format": "date-time"},
        "enum": {"type": "string", "enum": ["cat", "dog"]},
        "maybe": refer("MaybeAnimal"),
        "list": {"type": "array", "items": refer("Tagged")},
        "mixed": {"type": "array", "items": {}},
        "word": STRING | {"minLength": 2, "maxLength": 3, "pattern": "^[a-é]*$"},
        "percent": INTEGER | {"minimum": 0, "maximum": 100, "multipleOf": 5},
        "set": {"type": "array", "items": INTEGER, "maxItems": 2, "uniqueItems": True},
    }
    shapes |= {
        name.lower(): refer(name)
        for name in (
            *("Tagged", "Untagged", "Named", "Counts", "Open", "Closed"),
            *("Account", "Moment", "Photo", "Node"),
        )
    }
    for key, schema in shapes.items():
        yield _success(f"body_{key}", JSON, schema)
    encoded = {"type": "string", "contentEncoding": "base64", "contentMediaType": "image/png"}
    yield _success("body_encoded", JSON, encoded, since=1)
    yield _success("body_null", JSON, {"type": "null"}, since=1)
    yield _success("body_several_types", JSON, {"type": ["integer", "string", "null"]}, since=1)


def _headers() -> Iterator[Declared]:
    words: Schema = {"type": "array", "items": STRING}
    shapes: dict[str, Schema] = {
        "text": STRING,
        "integer": INTEGER,
        "number": NUMBER,
        "boolean": {"type": "boolean"},
        "array": words,
        "numbers": {"type": "array", "items": NUMBER},
        "object": refer("Rgb"),
        "map": {"type": "object", "additionalProperties": STRING},
        "date_time": {"type": "string", "format": "date-time"},
        "date": {"type": "string", "format": "date"},
        "uuid": {"type": "string", "format": "uuid"},
        "enum": {"type": "string", "enum": ["blue", "black"]},
    }
    headers: dict[str, Schema] = {shape: {"schema": schema} for shape, schema in shapes.items()}
    for shape in ("text", "array", "object", "map"):
        schema = {"schema": shapes[shape], "style": "simple"}
        headers[f"{shape}_simple"] = schema | {"explode": False}
        headers[f"{shape}_exploded"] = schema | {"explode": True}
    headers["required"] = {"schema": INTEGER, "required": True}
    headers["json_object"] = {"content": {JSON: {"schema": ANIMAL}}}
    headers["json_array"] = {"content": {JSON: {"schema": words}}}
    headers["json_text"] = {"content": {JSON: {"schema": STRING}}}
    headers["plain"] = {"content": {PLAIN: {"schema": STRING}}}
    for shape, header in headers.items():
        yield Declared(f"response_header_{shape}", {"200": {JSON: ANIMAL}}, header=header)
    yield Declared("error_header", {"200": None, "429": None}, header={"schema": INTEGER})


RESPONSES: tuple[Declared, ...] = (*_media_types(), *_statuses(), *_bodies(), *_headers())
