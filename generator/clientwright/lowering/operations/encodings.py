"""How the parts of form and multipart bodies are encoded (OpenAPI, "Encoding Object").

The defaults depend on the schema of a value, so they are filled in here: which values are files,
which are base64 text, and the media type that a schema declares.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...conventions.media_types import ContentKind, essence, is_range
from ...diagnostics import rules
from ...model import Encoding, ScalarKind
from ...resolve import Node
from ...values import as_flag, as_list, as_object, as_text
from ..schemas import Context
from ..schemas.conditions import properties_of
from ..schemas.flattening import FlatSchema, combine
from ..schemas.json_types import allows_only_scalars, represents_null, types_of
from ..schemas.scalars import lower_scalar

_MAX_DEPTH = 8
"""How deeply unions and arrays of a part are searched."""
_STYLE_FIELDS = ("style", "explode", "allowReserved")
_STYLES = ("form", "spaceDelimited", "pipeDelimited", "deepObject")
_BASE64_TYPE = "application/octet-stream"


@dataclass(frozen=True, slots=True, kw_only=True)
class Encodings:
    """The encodings of a body: by the name of a property, and by position.

    `item` is for the other properties or positions.
    """

    by_name: tuple[Encoding, ...] = ()
    prefix: tuple[Encoding, ...] = ()
    item: Encoding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The encoding of a part, as far as its schema states it."""

    is_file: bool = False
    is_base64: bool = False
    is_list: bool = False
    is_nested: bool = False
    """The value, or an item of it, is an object or an array."""
    media_type: str | None = None


def read_encodings(context: Context, kind: ContentKind, media_type: str, node: Node) -> Encodings:
    """The encodings of a body, with defaults filled in. Only forms and multipart have any."""
    if not kind.has_fields:
        return Encodings()
    reader = _Reader(context, kind, media_type)
    schema = node.get("schema")
    if kind is ContentKind.MULTIPART and context.spec.version >= (3, 2):
        by_position = reader.read_positions(node, schema)
        if by_position is not None:
            return by_position
    return Encodings(
        by_name=tuple(reader.read_properties(node, schema)),
        item=reader.read_additional(schema) if schema is not None else None,
    )


def find_part(context: Context, schema: Node) -> Part:
    """The encoding of a value, as far as its schema states it."""
    return _find_part(context, context.flatten(schema), 0)


class _Reader:
    """Reads the Encoding Objects of one body."""

    def __init__(self, context: Context, kind: ContentKind, media_type: str) -> None:
        self._context = context
        self._is_multipart = kind is ContentKind.MULTIPART
        # The style is ignored in multipart bodies of 3.0, and in those without names.
        self._has_style = not self._is_multipart or (
            context.spec.version >= (3, 1) and essence(media_type) == "multipart/form-data"
        )

    def read_properties(self, node: Node, schema: Node | None) -> Iterator[Encoding]:
        """The encodings by property that differ from the default."""
        declared = dict(node.members("encoding"))
        schemas = _all_properties(self._context, schema) if schema is not None else {}
        for name in dict.fromkeys([*schemas, *declared]):
            part = Part()
            if name in schemas:
                flat = combine([self._context.flatten(each) for each in schemas[name]])
                part = _find_part(self._context, flat, 0)
            encoding = self._read(name, declared.get(name), part)
            if replace(encoding, is_list=False) != Encoding(property=name):
                yield encoding

    def read_additional(self, schema: Node) -> Encoding | None:
        """The encoding of properties that are not declared; None if it is the default."""
        parts = reversed(self._context.flatten(schema).parts)
        node = next(filter(None, (part.child("additionalProperties") for part in parts)), None)
        if node is None or not self._context.flatten(node).keys():
            return None
        encoding = self._read("", None, self._part_of(node))
        return encoding if replace(encoding, is_list=False) != Encoding(property="") else None

    def read_positions(self, node: Node, schema: Node | None) -> Encodings | None:
        """The encodings by position; None if the body is an object."""
        item = node.get("itemSchema")
        prefix: list[Node] = []
        if item is None and schema is not None:
            flat = self._context.flatten(schema)
            if types_of(flat)[0] != frozenset({"array"}):
                return None
            prefix = [each for part in flat.parts for each in part.children("prefixItems")]
            item = next(filter(None, (part.child("items") for part in reversed(flat.parts))), None)
        elif item is None:
            return None
        positions = node.get("prefixEncoding")
        declared = list(positions) if positions is not None and as_list(positions.value) else []
        rest = node.get("itemEncoding")
        count = max(len(prefix), len(declared))
        encodings: list[Encoding] = []
        for index in range(count):
            schema_at = prefix[index] if index < len(prefix) else item
            encoding_at = declared[index] if index < len(declared) else rest
            encodings.append(self._read("", encoding_at, self._part_of(schema_at)))
        return Encodings(prefix=tuple(encodings), item=self._read("", rest, self._part_of(item)))

    def _part_of(self, schema: Node | None) -> Part:
        return Part() if schema is None else find_part(self._context, schema)

    def _read(self, name: str, node: Node | None, part: Part) -> Encoding:
        value = as_object(node.value if node is not None else None)
        media_type = as_text(value.get("contentType")) or None
        is_file = self._is_multipart and part.is_file
        if is_file and part.media_type is None and _is_value(media_type):
            is_file = False  # any value, for which the document declares how it is encoded
        has_style = self._has_style and any(field in value for field in _STYLE_FIELDS)
        is_opaque = part.is_nested and not has_style and _is_opaque(media_type)
        if is_opaque and node is not None:
            is_file = (
                self._is_multipart and ContentKind.of(media_type or "") is not ContentKind.TEXT
            )
            passed = "a file" if is_file else "text"
            self._context.report(
                rules.PART_OPAQUE,
                node.origin / "contentType",
                name=name,
                passed=passed,
                media_type=media_type or "",
            )
        encoding = Encoding(
            property=name,
            media_type=media_type or (part.media_type if self._is_multipart else None),
            is_file=is_file,
            is_opaque=is_opaque,
            is_base64=part.is_base64,
            is_list=part.is_list,
            headers=tuple(self._read_headers(node)) if node is not None else (),
        )
        if not has_style:
            return encoding
        style, explode = as_text(value.get("style"), "form"), value.get("explode")
        style = style if style in _STYLES else "form"  # OS001 reports others
        return replace(
            encoding,
            style=style,
            explode=explode if isinstance(explode, bool) else style == "form",
            # A part is not percent-encoded, so there is nothing to keep.
            allow_reserved=as_flag(value.get("allowReserved")) and not self._is_multipart,
            media_type=None,
            is_file=False,
        )

    def _read_headers(self, node: Node) -> Iterator[tuple[str, str]]:
        """The headers with a fixed value. Only multipart bodies have headers."""
        for name, entry in node.members("headers") if self._is_multipart else ():
            header = entry.follow()
            if name.lower() == "content-type":
                continue
            schema = header.get("schema")
            fixed = _fixed_value(self._context.flatten(schema)) if schema is not None else None
            if fixed is not None:
                yield name, fixed
            else:
                self._context.report(rules.PART_HEADER, header.origin, name=name)


def _fixed_value(schema: FlatSchema) -> str | None:
    """The only value that a header can have, if it is a scalar."""
    constant = schema.last("const")
    members = as_list(schema.last("enum"))
    value = constant if constant is not None else members[0] if len(members) == 1 else None
    if isinstance(value, bool | int | float):
        return json.dumps(value)
    return value if isinstance(value, str) else None


def _all_properties(context: Context, schema: Node, depth: int = 0) -> dict[str, list[Node]]:
    """The schemas of each property, including those of the variants of unions."""
    flat = context.flatten(schema)
    properties = properties_of(flat)
    for variant in flat.variants() if depth < _MAX_DEPTH else ():
        for name, nodes in _all_properties(context, variant, depth + 1).items():
            properties.setdefault(name, nodes)
    return properties


def _is_opaque(media_type: str | None) -> bool:
    """Whether objects and arrays cannot be encoded in these media types."""
    kinds = {ContentKind.of(one.strip()) for one in (media_type or "").split(",")}
    return media_type is not None and not is_range(media_type) and ContentKind.JSON not in kinds


def _is_value(media_type: str | None) -> bool:
    """Whether values other than files are encoded in a media type."""
    kinds = {ContentKind.of(one.strip()) for one in (media_type or "").split(",")}
    return (
        media_type is not None
        and bool(kinds & {ContentKind.JSON, ContentKind.TEXT})
        and ContentKind.BINARY not in kinds
    )


def _find_part(context: Context, schema: FlatSchema, depth: int) -> Part:
    if depth > _MAX_DEPTH:
        return Part()
    variants = [context.flatten(variant) for variant in schema.variants()]
    variants = [variant for variant in variants if not represents_null(variant)]
    if variants:
        parts = [_find_part(context, variant, depth + 1) for variant in variants]
        media_types = {part.media_type for part in parts}
        return Part(
            is_file=all(part.is_file for part in parts),
            is_base64=all(part.is_base64 for part in parts),
            is_list=any(part.is_list for part in parts),
            is_nested=any(part.is_nested for part in parts),
            media_type=parts[0].media_type if len(media_types) == 1 else None,
        )
    types, _ = types_of(schema)
    if types is None and not schema.keys():
        # A schema that allows any value is a file (OpenAPI 3.1, Encoding Object, `contentType`).
        return Part(is_file=context.spec.version >= (3, 1) and not schema.never)
    if types == frozenset({"array"}):
        items = next(filter(None, (part.child("items") for part in schema.parts)), None)
        if items is None:
            return Part(is_list=True)
        part = _find_item(context, items, depth)
        return replace(part, is_list=True)
    if types != frozenset({"string"}):
        return Part(is_nested=not allows_only_scalars(schema, context.flattener))
    kind = lower_scalar(schema, "string").kind
    media_type = as_text(schema.last("contentMediaType")) or None
    if kind is ScalarKind.BYTE:
        return Part(is_base64=True, media_type=media_type or _BASE64_TYPE)
    if kind is ScalarKind.BINARY:
        return Part(is_file=True, media_type=media_type)
    is_json = media_type is not None and ContentKind.of(media_type) is ContentKind.JSON
    # JSON inside of text is encoded already.
    return Part(media_type=None if is_json else media_type)


def _find_item(context: Context, items: Node, depth: int) -> Part:
    """The encoding of an item of an array; an item that is an array itself is JSON."""
    part = _find_part(context, context.flatten(items), depth + 1)
    return Part(is_nested=True) if part.is_list else part
