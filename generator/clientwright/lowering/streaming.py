"""Finds the boolean in a request that decides whether the response is a stream.

Stated by an extension, or detected by its name where an operation returns both. Types that only an
extension states are added to the responses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from ..conventions.media_types import ContentKind
from ..diagnostics import Diagnostics, rules
from ..model import (
    Content,
    DeclaredType,
    Default,
    ObjectType,
    Operation,
    ParameterLocation,
    Ref,
    Response,
    ScalarKind,
    ScalarType,
    StreamSwitch,
    TypeId,
    TypeRef,
    unwrap,
)
from ..resolve import Node
from ..values import as_object, as_text
from .discovery import RawOperation
from .extensions import STREAMING
from .schemas import Context

_FERN: Final = "x-fern-streaming"
_SPEAKEASY: Final = "x-speakeasy-sse-overload"
_NAMES: Final = frozenset(
    "stream streaming isstream isstreaming enablestream enablestreaming usestream usestreaming "
    "streamresponse".split()
)
_FORMATS: Final = {"sse": "text/event-stream", "json": "application/x-ndjson"}
"""The media types of the formats of `x-fern-streaming`."""


def add_stated_contents(
    context: Context, operation: Node, responses: tuple[Response, ...]
) -> tuple[Response, ...]:
    """The responses with the types of `x-fern-streaming`, which replace those of the document."""
    extension = operation.get(_FERN)
    index = next((i for i, one in enumerate(responses) if one.is_success), None)
    if extension is None or index is None:
        return responses
    stated = {
        "application/json": extension.get("response"),
        _FORMATS.get(extension.text("format"), _FORMATS["json"]): extension.get("response-stream"),
    }
    contents = {content.media_type: content for content in responses[index].contents}
    for media_type, node in stated.items():
        if node is not None:
            contents[media_type] = Content(
                media_type=media_type,
                kind=ContentKind.of(media_type),
                type=context.lower(node),
                origin=node.origin,
            )
    changed = replace(responses[index], contents=tuple(contents.values()))
    return (*responses[:index], changed, *responses[index + 1 :])


def find_stream_switch(
    operation: Operation,
    raw: RawOperation,
    types: Mapping[TypeId, DeclaredType],
    diagnostics: Diagnostics,
) -> StreamSwitch | None:
    """The switch of an operation that returns a value or a stream; None if there is none."""
    extensions = as_object(raw.node.value)
    own = STREAMING.read(extensions)
    if own is False or extensions.get(_SPEAKEASY) is False:
        return None
    own = as_object(own)
    condition = as_text(as_object(extensions.get(_FERN)).get("stream-condition"))
    stated = as_text(own.get("parameter")) or condition.rpartition(".")[2]
    kinds = {
        content.kind.is_stream
        for response in operation.returned_responses
        for content in response.contents
    }
    for switch in _list_booleans(operation, types) if len(kinds) == 2 else ():
        if switch.wire_name == stated if stated else _is_usual(switch.wire_name):
            default = own.get("default")
            return replace(switch, default=default) if isinstance(default, bool) else switch
    if stated:
        diagnostics.report(rules.STREAM_SWITCH, raw.node.origin, name=stated)
    return None


def _is_usual(name: str) -> bool:
    return name.lower().replace("-", "").replace("_", "") in _NAMES


def _list_booleans(
    operation: Operation, types: Mapping[TypeId, DeclaredType]
) -> Iterator[StreamSwitch]:
    """The booleans of a request, as switches: those of its body first."""
    contents = operation.body.contents if operation.body is not None else ()
    for content in contents:
        record = unwrap(content.type, types)
        declared = types.get(record.id) if isinstance(record, Ref) else None
        if isinstance(declared, ObjectType) and content.kind.has_schema:
            for prop in declared.properties:
                if _is_boolean(prop.type, types):
                    yield _create(prop.wire_name, None, prop.default)
    for parameter in operation.parameters:
        is_query = parameter.location is ParameterLocation.QUERY
        if is_query and _is_boolean(parameter.type, types):
            yield _create(parameter.wire_name, parameter.location, parameter.default)


def _create(
    wire_name: str, location: ParameterLocation | None, default: Default | None
) -> StreamSwitch:
    value: Any = None if default is None else default.value
    return StreamSwitch(wire_name=wire_name, location=location, default=value is True)


def _is_boolean(type_ref: TypeRef, types: Mapping[TypeId, DeclaredType]) -> bool:
    inner = unwrap(type_ref, types)
    return isinstance(inner, ScalarType) and inner.kind is ScalarKind.BOOLEAN
