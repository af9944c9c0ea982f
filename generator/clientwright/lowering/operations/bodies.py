"""Request bodies, and the contents of requests and responses: one for each media type."""

from __future__ import annotations

from ...conventions.media_types import BodyType, ContentKind
from ...diagnostics import Origin, rules
from ...model import ANY, Content, Encoding, RequestBody, ScalarKind, ScalarType, TypeRef
from ...resolve import Node
from ...values import as_flag, as_object, as_text
from ..docs import read_docs, read_named_examples
from ..schemas import Context
from ..schemas.json_types import allows_only_scalars, types_of

_TEXT = ScalarType(kind=ScalarKind.STRING)
_BYTES = ScalarType(kind=ScalarKind.BINARY)


def lower_request_body(context: Context, operation: Node) -> RequestBody | None:
    """The body of an operation or a callback; None if it declares no content."""
    node = operation.get("requestBody")
    if node is None:
        return None
    target = node.follow()
    contents = lower_contents(context, target)
    if not contents:
        return None
    return RequestBody(
        required=as_flag(as_object(target.value).get("required")),
        contents=contents,
        origin=target.origin,
        docs=read_docs(as_object(target.value)),
    )


def lower_contents(context: Context, node: Node) -> tuple[Content, ...]:
    """The entries of the `content` of a request body or response."""
    return tuple(
        _lower_content(context, media_type, entry) for media_type, entry in node.members("content")
    )


def _lower_content(context: Context, media_type: str, node: Node) -> Content:
    node = node.follow()
    kind = ContentKind.of(media_type)
    return Content(
        media_type=media_type,
        kind=kind,
        type=_lower_type(context, kind, node, media_type),
        origin=node.origin,
        encodings=read_encodings(node) if kind.has_fields else (),
        examples=read_named_examples(node),
    )


def _lower_type(context: Context, kind: ContentKind, node: Node, media_type: str) -> TypeRef:
    schema = (kind.is_stream and node.get("itemSchema")) or node.get("schema")
    if kind.has_schema:
        return ANY if schema is None else context.lower(_first_equal(node, media_type, schema))
    is_text = kind.returns is BodyType.TEXT
    if schema is None:
        return _TEXT if is_text else _BYTES
    if _is_ignored(context, node, schema):
        rule = rules.SCHEMA_OF_TEXT if is_text else rules.SCHEMA_OF_BYTES
        context.report(rule, schema.origin, media_type=media_type)
    if not is_text:
        return _BYTES
    if not _is_string(context, schema):
        return _TEXT
    type_ref = context.lower(schema)
    return _TEXT if type_ref == ANY or isinstance(type_ref, ScalarType) else type_ref


def _is_ignored(context: Context, node: Node, schema: Node) -> bool:
    """Whether a schema says more than text can, and no JSON content has a schema instead."""
    if _is_string(context, schema):
        return False
    return not any(ContentKind.of(other) is ContentKind.JSON for other, _ in _siblings(node))


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
    view = context.flatten(schema)
    found, _ = types_of(view)
    return (found is None and not view.keys()) or allows_only_scalars(view, context.flattener)


def read_encodings(node: Node) -> tuple[Encoding, ...]:
    """`encoding`, with the defaults of OpenAPI (3.1, section 4.8.15) filled in."""
    encodings: list[Encoding] = []
    for name, entry in node.members("encoding"):
        value = as_object(entry.value)
        style = as_text(value.get("style"), "form")
        explode = value.get("explode")
        encodings.append(
            Encoding(
                property=name,
                media_type=as_text(value.get("contentType")) or None,
                style=style,
                explode=explode if isinstance(explode, bool) else style == "form",
                allow_reserved=as_flag(value.get("allowReserved")),
            )
        )
    return tuple(encodings)
