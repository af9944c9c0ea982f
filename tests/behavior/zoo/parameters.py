"""The parameters of the zoo: every location, style, explode, shape and media type.

The fields are those of the Parameter Object. `expectations.py` says how their values are sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string", "nullable": True}
ARRAY: Schema = {"type": "array", "nullable": True, "items": {"type": "string", "nullable": True}}
OBJECT: Schema = {
    "type": "object",
    "nullable": True,
    "additionalProperties": {"type": "string", "nullable": True},
}
BINARY: Schema = {"type": "string", "format": "binary"}
NESTED: Schema = {
    "type": "object",
    "properties": {
        "name": TEXT,
        "tags": {"type": "array", "items": {"type": "string"}},
        "size": {"type": "object", "properties": {"w": {"type": "integer"}}},
        "rooms": {
            "type": "array",
            "items": {"type": "object", "properties": {"n": {"type": "integer"}}},
        },
    },
}
SHAPES = {"text": TEXT, "array": ARRAY, "object": OBJECT}
SCALARS: dict[str, Schema] = {
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date_time": {"type": "string", "format": "date-time"},
    "date": {"type": "string", "format": "date"},
    "uuid": {"type": "string", "format": "uuid"},
    "byte": {"type": "string", "format": "byte"},
    "numbers": {"type": "array", "items": {"type": "number"}},
    "moments": {"type": "array", "items": {"type": "string", "format": "date-time"}},
    "grid": {"type": "array", "items": {"type": "array", "items": {"type": "string"}}},
}
"""Scalars and their arrays, in the default style of each location."""
UNUSUAL_NAMES = {"brackets": "a[b]", "space": "a b", "heart": "❤️", "reserved": "$a&b=c"}
JSON, FORM, PLAIN = "application/json", "application/x-www-form-urlencoded", "text/plain"


@dataclass(frozen=True)
class Defined:
    """A parameter. `key` names its operation."""

    key: str
    location: str
    schema: Schema
    style: str | None = None
    explode: bool | None = None
    reserved: bool = False
    media_type: str | None = None
    encoding: dict[str, Any] | None = None
    name: str = "hue"
    template: str = "{hue}"
    """The last segment of the path of a path parameter."""
    arrays: str | None = None
    """The dialect of arrays in a deep object, an extension."""
    since: int = 0
    """The minor version of OpenAPI that introduced it."""


def _styled() -> Iterator[Defined]:
    styles = [
        *(("path", style, 0) for style in ("simple", "label", "matrix")),
        ("header", "simple", 0),
        ("query", "form", 0),
        ("cookie", "form", 0),
        ("cookie", "cookie", 2),
    ]
    for location, style, since in styles:
        for explode in (False, True):
            for shape, schema in SHAPES.items():
                key = f"{location}_{style}_{'exploded_' if explode else ''}{shape}"
                yield Defined(key, location, schema, style, explode, since=since)
    for style in ("spaceDelimited", "pipeDelimited"):
        for shape in ("array", "object"):
            name = style.removesuffix("Delimited")
            yield Defined(f"query_{name}_{shape}", "query", SHAPES[shape], style, False)


def _reserved() -> Iterator[Defined]:
    for shape, schema in SHAPES.items():
        yield Defined(f"query_reserved_{shape}", "query", schema, "form", False, reserved=True)
        yield Defined(f"path_reserved_{shape}", "path", schema, reserved=True, since=2)
        yield Defined(f"cookie_reserved_{shape}", "cookie", schema, reserved=True, since=2)
    yield Defined("query_reserved_exploded", "query", ARRAY, "form", True, reserved=True)
    yield Defined("query_reserved_pipe", "query", ARRAY, "pipeDelimited", False, reserved=True)
    yield Defined("path_reserved_label", "path", TEXT, "label", reserved=True, since=2)
    yield Defined("path_reserved_matrix", "path", ARRAY, "matrix", True, reserved=True, since=2)


def _deep() -> Iterator[Defined]:
    yield Defined("query_deep", "query", OBJECT, "deepObject", True)
    yield Defined("query_deep_nested", "query", NESTED, "deepObject", True)
    for arrays in ("brackets", "indices", "repeat"):
        yield Defined(f"query_deep_{arrays}", "query", NESTED, "deepObject", True, arrays=arrays)


def _scalars() -> Iterator[Defined]:
    for location in ("path", "query", "header", "cookie"):
        for shape, schema in SCALARS.items():
            yield Defined(f"{location}_default_{shape}", location, schema)


def _content() -> Iterator[Defined]:
    kinds = {"json": (JSON, NESTED), "json_text": (JSON, TEXT), "plain": (PLAIN, TEXT)}
    kinds["plain_integer"] = (PLAIN, {"type": "integer"})
    kinds["form"] = (FORM, NESTED)
    kinds["problem"] = ("application/vnd.zoo+json", NESTED)
    for location in ("path", "query", "header", "cookie"):
        for kind, (media_type, schema) in kinds.items():
            yield Defined(f"{location}_content_{kind}", location, schema, media_type=media_type)
    for kind, (media_type, schema) in kinds.items():
        key = f"querystring_{kind}"
        yield Defined(key, "querystring", schema, media_type=media_type, since=2)
    raw = "application/octet-stream"
    for location, since in (("path", 0), ("query", 0), ("querystring", 2)):
        key = f"{location}_raw"
        yield Defined(key, location, BINARY, media_type=raw, since=since)
    yield Defined("header_content_xml", "header", TEXT, media_type="application/xml")
    yield Defined(
        "querystring_jsonpath", "querystring", TEXT, media_type="application/jsonpath", since=2
    )
    yield Defined(
        "querystring_form_encoding",
        "querystring",
        NESTED,
        media_type=FORM,
        encoding={"tags": {"style": "form", "explode": False}},
        since=2,
    )


def _names() -> Iterator[Defined]:
    for key, name in UNUSUAL_NAMES.items():
        yield Defined(f"query_named_{key}", "query", TEXT, name=name)
        yield Defined(f"cookie_named_{key}", "cookie", TEXT, name=name)
        template = f"{{{name}}}"
        yield Defined(f"path_named_{key}", "path", TEXT, name=name, template=template)
        yield Defined(f"matrix_named_{key}", "path", TEXT, "matrix", name=name, template=template)
    yield Defined("header_named", "header", TEXT, name="X-Color.1_a~b")


def _templates() -> Iterator[Defined]:
    yield Defined("path_inside_label", "path", TEXT, "label", template="hue{hue}")
    yield Defined("path_inside_matrix", "path", TEXT, "matrix", template="hue{hue}")
    yield Defined("path_inside_simple", "path", TEXT, template=".{hue}")
    yield Defined("path_inside_final", "path", TEXT, template="{hue}/edit")


PARAMETERS: tuple[Defined, ...] = (
    *_styled(),
    *_reserved(),
    *_deep(),
    *_scalars(),
    *_content(),
    *_names(),
    *_templates(),
)
