"""Lowers the headers of responses: each one, and an object type that has all of them.

Responses of an operation that have the same headers share the type, and so do all responses whose
only header is that of a component.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from ...conventions.media_types import ContentKind
from ...diagnostics import rules
from ...model import (
    HTTP_DATE,
    ArrayType,
    HeaderStyle,
    ObjectType,
    Ref,
    Response,
    ResponseHeader,
    ScalarKind,
    ScalarType,
    TypeId,
    TypeRef,
)
from ...resolve import Node
from ...values import as_flag, as_object
from ..docs import merge_docs, read_docs
from ..extensions import explicit_name
from ..schemas import Context
from ..schemas.objects import is_sensitive
from .parameters import HEADER_NAME

_STRING: Final = ScalarType(kind=ScalarKind.STRING)
_COMPONENT: Final = re.compile(r"/components/headers/[^/]+")
_NAMES: Final = {"etag": "etag"}
"""The names of headers whose capitals do not begin words."""


def lower_headers(
    context: Context, response: Node
) -> tuple[tuple[ResponseHeader, ...], Ref | None]:
    """The headers and their type. `Content-Type` is ignored (OpenAPI 3.1, section 4.8.17.1)."""
    headers: dict[str, ResponseHeader] = {}
    for name, node in response.members("headers"):
        target, key = node.follow(), name.lower()
        if key == "content-type" or key in headers:
            continue
        if not HEADER_NAME.fullmatch(name):
            consequence = "the response header is ignored"
            context.report(
                rules.HEADER_NAME_INVALID, node.origin, name=name, consequence=consequence
            )
            continue
        headers[key] = _lower_header(context, name, target)
    if not headers:
        return (), None
    lowered = tuple(headers.values())
    origin = response.origin / "headers"
    if len(lowered) == 1 and _COMPONENT.fullmatch(lowered[0].origin.pointer):
        origin = lowered[0].origin  # most APIs have the same header in all responses
    declared = ObjectType(
        id=TypeId(str(origin)),
        name_hint=context.namer.name_hint(origin),
        origin=origin.unbound,
        inline=True,
        owner=context.namer.locate(origin).owner,
        properties=lowered,
    )
    return lowered, context.declare(declared)


def share_equal_headers(context: Context, responses: Iterable[Response]) -> tuple[Response, ...]:
    """The responses, with the same type for the same headers, unless a component has its own."""
    types: dict[object, Ref] = {}
    shared: list[Response] = []
    for response in responses:
        type_ = response.headers_type
        if type_ is not None and not context.declared[type_.id].owner.startswith("component:"):
            key = tuple(
                (one.wire_name, one.type, one.required, one.style) for one in response.headers
            )
            response = replace(response, headers_type=types.setdefault(key, type_))
        shared.append(response)
    return tuple(shared)


def _lower_header(context: Context, name: str, header: Node) -> ResponseHeader:
    media_type, schema = _find_schema(header)
    value = as_object(header.value)
    is_json = media_type is not None and ContentKind.of(media_type) is ContentKind.JSON
    type_ = _lower_type(context, schema, is_text=not (media_type is None or is_json))
    is_exploded = as_flag(value.get("explode")) and not isinstance(type_, ArrayType | ScalarType)
    style = HeaderStyle.EXPLODE if is_exploded else HeaderStyle.SIMPLE
    return ResponseHeader(
        wire_name=name,
        type=type_,
        required=as_flag(value.get("required")),
        origin=header.origin,
        style=HeaderStyle.JSON if is_json else style,
        docs=merge_docs(
            read_docs({k: v for k, v in value.items() if k != "examples"}),
            read_docs(as_object(schema.value if schema is not None else None)),
        ),
        sensitive=schema is not None and is_sensitive(context.flatten(schema)),
        name=explicit_name(value) or _NAMES.get(name.lower()),
    )


def _lower_type(context: Context, schema: Node | None, *, is_text: bool) -> TypeRef:
    """The type of a header. In a media type other than JSON, only a scalar is one."""
    if schema is None:
        return _STRING
    lowered = context.lower(schema)
    if lowered == ScalarType(kind=ScalarKind.STRING, format="http-date"):
        return HTTP_DATE
    return lowered if not is_text or isinstance(lowered, ScalarType) else _STRING


def _find_schema(header: Node) -> tuple[str | None, Node | None]:
    """The media type of `content`, which a header can have instead of a style, and the schema."""
    for media_type, entry in header.members("content"):
        return media_type, entry.follow().get("schema")
    return None, header.get("schema")
