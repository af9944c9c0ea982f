"""Media types: how a body of one is written and read, and what its schema means there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...diagnostics import rules
from ...diagnostics.origin import Origin
from ...model import ANY, Content, ContentKind, Encoding, ScalarKind, ScalarType, TypeRef
from ...values import as_flag, as_object, as_text, words_in
from ..docs import read_named_examples
from ..schemas.json_types import allows_only_scalars, types_of

if TYPE_CHECKING:
    from ...resolve import Node
    from ..schemas import SchemaContext

_TEXT = ScalarType(kind=ScalarKind.STRING)
_OCTETS = ScalarType(kind=ScalarKind.BINARY)

_LINES = words_in("""
    application/jsonl application/x-jsonl application/jsonlines application/x-jsonlines
    application/x-ndjson application/ndjson application/x-json-stream application/json-seq
    text/jsonl application/geo+json-seq
    """)
_JSON = frozenset({"application/json", "text/json", "text/x-json", "*/*", "application/*", "json"})
_TEXTS = words_in("""
    application/xml application/yaml application/x-yaml application/javascript
    application/graphql application/sql application/x-sh application/xhtml+xml
    application/jwt application/x-pem-file application/toml application/jose application/csv
    """)


def essence(media_type: str) -> str:
    """The media type without its parameters, in lower case (RFC 9110, section 8.3.1)."""
    return media_type.split(";")[0].strip().lower()


def content_kind(media_type: str) -> ContentKind:
    """How a body of this media type is handled. Decided from the media type alone.

    JSON is `application/json` and every `+json` (RFC 6839, section 3.1); text is what people read
    (also XML and YAML, which are handed over as they are); everything else is octets.
    """
    kind = essence(media_type)
    if kind in _LINES:
        return ContentKind.JSON_LINES
    if kind in _JSON or kind.endswith("+json"):
        return ContentKind.JSON
    if kind == "application/x-www-form-urlencoded":
        return ContentKind.FORM
    if kind.startswith("multipart/"):
        return ContentKind.MULTIPART
    if kind == "text/event-stream":
        return ContentKind.EVENTS
    if kind.startswith("text/") or kind in _TEXTS or kind.endswith(("+xml", "+yaml")):
        return ContentKind.TEXT
    return ContentKind.BINARY


def content(context: SchemaContext, media_type: str, node: Node) -> Content:
    """One entry of `content`."""
    node = node.follow()
    kind = content_kind(media_type)
    return Content(
        media_type=media_type,
        kind=kind,
        type=_type(context, kind, node, media_type),
        origin=node.origin,
        encodings=_encodings(node) if kind in (ContentKind.FORM, ContentKind.MULTIPART) else (),
        examples=read_named_examples(node),
    )


def contents(context: SchemaContext, node: Node) -> tuple[Content, ...]:
    """All entries of the `content` of a request body or response."""
    entries = node.get("content")
    if entries is None or not isinstance(entries.value, dict):
        return ()
    return tuple(content(context, media_type, entry) for media_type, entry in entries.items())


def _type(context: SchemaContext, kind: ContentKind, node: Node, media_type: str) -> TypeRef:
    schema = node.get("itemSchema") if _is_stream(kind) else None
    schema = schema or node.get("schema")
    if kind is ContentKind.BINARY:
        if schema is not None and _is_lost(context, node, schema):
            context.report(rules.SCHEMA_OF_BYTES, schema.origin, media_type=media_type)
        return _OCTETS
    if kind is ContentKind.TEXT:
        if schema is not None and not _is_string(context, schema):
            if _is_lost(context, node, schema):
                context.report(rules.SCHEMA_OF_TEXT, schema.origin, media_type=media_type)
            return _TEXT
        use = context.lower(schema) if schema is not None else _TEXT
        return _TEXT if use == ANY or isinstance(use, ScalarType) else use
    if schema is None:
        return ANY
    schema = _same_as_first(node, media_type, schema)
    return context.lower(schema)


def _is_lost(context: SchemaContext, node: Node, schema: Node) -> bool:
    """Whether a schema says more than text can, and no JSON beside it says the same."""
    if _is_string(context, schema):
        return False
    return not any(content_kind(other) is ContentKind.JSON for other, _ in _siblings(node))


def _siblings(node: Node) -> list[tuple[str, Node]]:
    """All entries of the `content` that a media type object stands in."""
    pointer, _, _ = node.origin.pointer.rpartition("/")
    if not pointer.endswith("/content"):
        return []
    return list(node.spec.node(Origin(node.origin.file, pointer)).items())


def _same_as_first(node: Node, media_type: str, schema: Node) -> Node:
    """The schema of the first media type where this one repeats it word for word.

    Documents write one body in several media types; it is one type.
    """
    for other, entry in _siblings(node):
        if other == media_type:
            return schema
        first = entry.get("schema")
        if first is not None and first.value == schema.value and schema.value:
            return first
    return schema


def _is_stream(kind: ContentKind) -> bool:
    return kind in (ContentKind.EVENTS, ContentKind.JSON_LINES)


def _is_string(context: SchemaContext, schema: Node) -> bool:
    view = context.flatten(schema)
    found, _ = types_of(view)
    return (found is None and not view.keys()) or allows_only_scalars(view, context.flattener)


def _encodings(node: Node) -> tuple[Encoding, ...]:
    """`encoding`, with the defaults of OpenAPI (3.1, section 4.8.15) filled in."""
    made: list[Encoding] = []
    encoding = node.get("encoding")
    for name, entry in encoding.items() if encoding is not None else ():
        value = as_object(entry.value)
        style = as_text(value.get("style"), "form")
        explode = value.get("explode")
        made.append(
            Encoding(
                property=name,
                media_type=as_text(value.get("contentType")) or None,
                style=style,
                explode=explode if isinstance(explode, bool) else style == "form",
                allow_reserved=as_flag(value.get("allowReserved")),
            )
        )
    return tuple(made)


__all__ = ["content", "content_kind", "contents", "essence"]
