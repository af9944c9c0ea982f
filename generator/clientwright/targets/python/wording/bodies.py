"""Request bodies in samples: how users pass files, items of a stream, and whole bodies."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from ....contract.requests import file_media_type
from ....conventions.media_types import ContentKind, in_range, is_range
from ....model import Api, ArrayType, Content, Encoding, JsonValue, Operation, TypeRef
from ....values import is_array, is_object
from ..source.expression import BytesLiteral, DictExpr, Expression, ListExpr, TupleExpr, Value

Write: TypeAlias = Callable[[TypeRef, JsonValue], Expression]
"""Writes a JSON value of a type as users do."""

_ANY_BYTES = "application/octet-stream"


def write_body(api: Api, content: Content, value: JsonValue, write: Write) -> Expression:
    """A whole body in one media type."""
    if content.kind.is_stream and is_array(value):
        return ListExpr(tuple(write(content.type, item) for item in value))
    if content.kind is ContentKind.BINARY:
        return _write_file(content.media_type, write(content.type, value), "file")
    record = api.object_type(content.type)
    if content.kind.has_fields and record is not None and is_object(value):
        types = {prop.wire_name: prop.type for prop in record.properties}
        return DictExpr(
            tuple(
                (
                    Value(name),
                    (
                        write_part(content, name, types[name], item, write)
                        if name in types
                        else Value(item)
                    ),
                )
                for name, item in value.items()
            )
        )
    array = api.unwrap(content.type)
    if content.kind is ContentKind.MULTIPART and is_array(value) and isinstance(array, ArrayType):
        items = enumerate(value)
        return ListExpr(
            tuple(_write_unnamed(content, index, write(array.item, item)) for index, item in items)
        )
    return write(content.type, value)


def set_switch(operation: Operation, body: JsonValue, *, stream: bool) -> JsonValue:
    """The body of a call that returns a stream or not, as far as its properties decide that."""
    switch = operation.stream_switch
    if switch is None or switch.location is not None or not is_object(body):
        return body
    if switch.wire_name not in body and stream == switch.default:
        return body
    return {**body, switch.wire_name: stream}


def write_part(
    content: Content, name: str, type_ref: TypeRef, value: JsonValue, write: Write
) -> Expression:
    """A property of a form or multipart body."""
    encoding = next((one for one in content.encodings if one.property == name), None)
    if encoding is None or not encoding.is_file:
        return write(type_ref, value)
    if is_array(value):
        return ListExpr(tuple(_write_encoded(encoding, _as_bytes(Value(one))) for one in value))
    return _write_encoded(encoding, _as_bytes(write(type_ref, value)))


def _as_bytes(expression: Expression) -> Expression:
    """Of a union, the sample is text, though each variant is a file."""
    if isinstance(expression, Value) and isinstance(expression.value, str):
        return BytesLiteral(expression.value.encode(errors="replace"))
    return expression


def _write_unnamed(content: Content, index: int, expression: Expression) -> Expression:
    is_prefix = index < len(content.prefix_encodings)
    encoding = content.prefix_encodings[index] if is_prefix else content.item_encoding
    if encoding is None or not encoding.is_file:
        return expression
    return _write_encoded(encoding, expression)


def _write_encoded(encoding: Encoding, expression: Expression) -> Expression:
    return _write_file(encoding.media_type or "*/*", expression, encoding.property or "file")


def _write_file(allowed: str, expression: Expression, name: str) -> Expression:
    """A file; with its media type if the client cannot know it."""
    types = [one.strip() for one in allowed.split(",")]
    is_known = len(types) == 1 and not is_range(types[0])
    if is_known or any(in_range(_ANY_BYTES, one) for one in types):
        return expression
    return TupleExpr((Value(name), expression, Value(file_media_type(types))))
