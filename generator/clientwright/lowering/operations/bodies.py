"""Request bodies, and the contents of requests and responses: one for each media type."""

from __future__ import annotations

from ...conventions.media_types import BodyType, ContentKind, is_range
from ...diagnostics import Origin, rules
from ...model import (
    ANY,
    JSON_SCALARS,
    ArrayType,
    Content,
    MapType,
    RequestBody,
    ScalarKind,
    ScalarType,
    TypeRef,
    unwrap,
)
from ...resolve import Node
from ...values import as_flag, as_object
from ..docs import read_docs, read_named_examples
from ..schemas import Context
from ..schemas.json_types import allows_only_scalars
from .encodings import find_part, read_encodings

_TEXT = ScalarType(kind=ScalarKind.STRING)
_BYTES = ScalarType(kind=ScalarKind.BINARY)


def lower_request_body(context: Context, operation: Node) -> RequestBody | None:
    """The body of an operation or a callback; None if it declares no content."""
    node = operation.get("requestBody")
    if node is None:
        return None
    target = node.follow()
    contents = lower_contents(context, target, is_request=True)
    if not contents:
        return None
    return RequestBody(
        required=as_flag(as_object(target.value).get("required")),
        contents=contents,
        origin=target.origin,
        docs=read_docs(as_object(target.value)),
    )


def lower_contents(
    context: Context, node: Node, *, is_request: bool = False
) -> tuple[Content, ...]:
    """The entries of the `content` of a request body or response."""
    return tuple(
        _lower_content(context, media_type, entry, is_request=is_request)
        for media_type, entry in node.members("content")
    )


def _lower_content(context: Context, media_type: str, node: Node, *, is_request: bool) -> Content:
    node = node.follow()
    kind = _find_kind(context, media_type, node, is_request=is_request)
    encodings = read_encodings(context, kind, media_type, node)
    return Content(
        media_type=media_type,
        kind=kind,
        type=_lower_type(context, kind, node, media_type, is_request=is_request),
        origin=node.origin,
        encodings=encodings.by_name,
        prefix_encodings=encodings.prefix,
        item_encoding=encodings.item,
        examples=read_named_examples(node),
    )


def _find_kind(context: Context, media_type: str, node: Node, *, is_request: bool) -> ContentKind:
    """The kind of a media type; binary if the schema of a response or of a range such as `*/*` is.

    `format: binary` is any sequence of bytes (OpenAPI 3.0, "Data Types"), so it is never text.
    """
    kind = ContentKind.of(media_type)
    schema = node.get("schema")
    if schema is None or kind not in (ContentKind.JSON, ContentKind.TEXT):
        return kind
    if is_request and not is_range(media_type):
        return kind
    part = find_part(context, schema)
    is_binary = part.is_file and not part.is_list and bool(context.flatten(schema).keys())
    return ContentKind.BINARY if is_binary else kind


def _lower_type(
    context: Context, kind: ContentKind, node: Node, media_type: str, *, is_request: bool
) -> TypeRef:
    item = node.get("itemSchema")
    if item is not None and kind.is_stream:
        return context.lower(item)
    if item is not None and kind is ContentKind.MULTIPART and is_request:
        return ArrayType(item=context.lower(item))
    schema = node.get("schema")
    # A response is not split into its fields or parts.
    if kind.has_schema and (is_request or not kind.has_fields):
        if schema is None:
            return ANY
        if kind is ContentKind.MULTIPART and _is_scalar(context, schema):
            context.report(rules.PARTS_OF_SCALAR, schema.origin, media_type=media_type)
            return MapType(value=ANY)
        type_ref = context.lower(_first_equal(node, media_type, schema))
        return _item_type(context, type_ref) if kind.is_stream else type_ref
    is_text = kind.returns is BodyType.TEXT
    if schema is None:
        return _TEXT if is_text else _BYTES
    if _is_ignored(context, node, schema, is_request=is_request):
        rule = rules.SCHEMA_OF_TEXT if is_text else rules.SCHEMA_OF_BYTES
        context.report(rule, schema.origin, media_type=media_type)
    if not is_text:
        return _BYTES
    if not _is_string(context, schema):
        return _TEXT
    type_ref = context.lower(schema)
    if not is_request and isinstance(found := unwrap(type_ref, context.declared), ScalarType):
        return found if found.kind in JSON_SCALARS else _TEXT
    return _TEXT if type_ref == ANY or isinstance(type_ref, ScalarType) else type_ref


def _item_type(context: Context, type_ref: TypeRef) -> TypeRef:
    """The type of an item of a stream, from that of its schema.

    The schema describes the sequence as an array (OpenAPI 3.2, "Sequential Media Types"). In
    earlier versions, a schema of another type describes an item.
    """
    sequence = unwrap(type_ref, context.declared)
    return sequence.item if isinstance(sequence, ArrayType) else type_ref


def _is_ignored(context: Context, node: Node, schema: Node, *, is_request: bool) -> bool:
    """Whether a schema says more than text can, and no JSON content replaces it.

    A request can be sent in each of its media types, so JSON does not replace any.
    """
    if _is_string(context, schema):
        return False
    return is_request or not any(
        ContentKind.of(other) is ContentKind.JSON for other, _ in _siblings(node)
    )


def _siblings(node: Node) -> list[tuple[str, Node]]:
    """All entries of the `content` that contains a media type object."""
    pointer, _, _ = node.origin.pointer.rpartition("/")
    if not pointer.endswith("/content"):
        return []
    return list(node.spec.node(Origin(node.origin.file, pointer)).items())


def _first_equal(node: Node, media_type: str, schema: Node) -> Node:
    """The schema of the first media type, if this one repeats it literally.

    A body that is described in several media types has one type.
    """
    for other, entry in _siblings(node):
        if other == media_type:
            return schema
        first = entry.get("schema")
        if first is not None and first.value == schema.value and schema.value:
            return first
    return schema


def _is_string(context: Context, schema: Node) -> bool:
    return not context.flatten(schema).keys() or _is_scalar(context, schema)


def _is_scalar(context: Context, schema: Node) -> bool:
    return allows_only_scalars(context.flatten(schema), context.flattener)
