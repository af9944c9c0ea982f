"""Finds schemas that describe the events of a stream, and not only their data; and what ends it.

An item of an event stream is an object with the fields of the event (OpenAPI 3.2, "Special
Considerations for Server-Sent Events"), but many documents describe the data. Before 3.2, a schema
describes events by a convention of Speakeasy. See docs/decisions/0021-event-schemas.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from ...conventions.media_types import ContentKind
from ...model import (
    ConstantType,
    Content,
    DeclaredType,
    EnumType,
    EventSchema,
    InlineUnion,
    ObjectType,
    Operation,
    Property,
    Ref,
    ScalarKind,
    ScalarType,
    TypeId,
    TypeRef,
    UnionType,
    unwrap,
)
from ...resolve import Node
from ...values import as_object, as_text
from ..extensions import STREAMING

_FIELDS: Final = ("event", "data", "id", "retry")
_NULL: Final = ScalarType(kind=ScalarKind.NULL)
_NO_TEXT: Final = frozenset(
    {ScalarKind.ANY, ScalarKind.BOOLEAN, ScalarKind.INTEGER, ScalarKind.NUMBER, ScalarKind.NULL}
)

Types = Mapping[TypeId, DeclaredType]


def describe_events(
    operations: Iterable[tuple[Operation, Node]], types: dict[TypeId, DeclaredType]
) -> tuple[tuple[Operation, ...], dict[TypeId, DeclaredType]]:
    """The operations with what their nodes say about the events of their responses.

    JSON in the data of an event (`contentSchema`) has its type there: the data is text anyway.
    """
    typed: dict[TypeId, DeclaredType] = {}
    described = tuple(_describe(operation, node, types, typed) for operation, node in operations)
    return described, {**types, **typed} if typed else types


def _describe(
    operation: Operation, node: Node, types: Types, typed: dict[TypeId, DeclaredType]
) -> Operation:
    contents = [one for response in operation.responses for one in response.contents]
    if not any(content.kind.is_stream for content in contents):
        return operation
    events = {
        content.origin: _find_schema(content, node, types, typed)
        for content in contents
        if content.kind is ContentKind.EVENTS
    }
    extensions = as_object(node.value)
    stated = [
        as_object(STREAMING.read(extensions)).get("terminator"),
        as_object(extensions.get("x-fern-streaming")).get("terminator"),
        *(
            as_object(node.spec.node(origin).value).get("x-speakeasy-sse-sentinel")
            for origin in events
        ),
    ]
    responses = (
        replace(
            response,
            contents=tuple(replace(one, event=events.get(one.origin)) for one in response.contents),
        )
        for response in operation.responses
    )
    terminator = next((text for one in stated if (text := as_text(one))), None)
    return replace(operation, responses=tuple(responses), terminator=terminator)


def _find_schema(
    content: Content, node: Node, types: Types, typed: dict[TypeId, DeclaredType]
) -> EventSchema | None:
    """How the type of a content describes events; None if it describes their data."""
    has_item_schema = node.spec.node(content.origin).get("itemSchema") is not None
    objects = list(_list_variants(content.type, types))
    variants = [one for one in objects if isinstance(one, ObjectType)]
    if not variants or len(variants) < len(objects):
        return None
    fields = {prop.wire_name for variant in variants for prop in variant.properties}
    others = [
        prop
        for variant in variants
        for prop in variant.properties
        if prop.wire_name not in _FIELDS and (prop.required or not has_item_schema)
    ]
    if others or fields.isdisjoint(_FIELDS if has_item_schema else ("data",)):
        return None
    texts: dict[str, bool] = {}
    for variant in variants:
        data = variant.find_property("data")
        is_text = data is None or (data.content is None and _is_text(data.type, types))
        for name in _list_names(variant.find_property("event"), types):
            texts[name] = is_text and texts.get(name, True)
        if data is not None and data.content is not None:
            typed[variant.id] = _type_data(variant)
    events = [variant.find_property("event") for variant in variants]
    return EventSchema(
        fields=tuple(name for name in _FIELDS if name in fields),
        texts=tuple(texts.items()),
        numbers=tuple(
            name
            for name in _FIELDS
            if name != "data"
            and name in fields
            and all(_is_number(one.find_property(name), types) for one in variants)
        ),
        is_named="message" in texts or all(one is not None and one.required for one in events),
    )


def _type_data(variant: ObjectType) -> ObjectType:
    """The type of an event whose data has the type of the JSON in it."""
    properties = (
        (
            replace(prop, type=prop.content, content=None)
            if prop.wire_name == "data" and prop.content is not None
            else prop
        )
        for prop in variant.properties
    )
    return replace(variant, properties=tuple(properties))


def _list_variants(type_ref: TypeRef, types: Types) -> Iterator[DeclaredType | TypeRef]:
    """The types that a union consists of."""
    pending, visited = [type_ref], set[TypeRef]()
    while pending:
        inner = unwrap(pending.pop(), types)
        declared = types[inner.id] if isinstance(inner, Ref) else inner
        if isinstance(declared, UnionType):
            if inner not in visited:
                pending += [variant.type for variant in declared.variants]
            visited.add(inner)
        elif isinstance(declared, InlineUnion):
            pending += declared.variants
        else:
            yield declared


def _list_names(event: Property | None, types: Types) -> list[str]:
    """The names of the events that a property allows; an empty one if it allows any."""
    names: list[str] = []
    for one in _list_variants(event.type, types) if event is not None else ():
        values = [one.value] if isinstance(one, ConstantType) else []
        if isinstance(one, EnumType):
            values = [member.value for member in one.members]
        names += [value for value in values if isinstance(value, str)] or [""]
    return names or [""]


def _is_number(prop: Property | None, types: Types) -> bool:
    """Whether the values of a field are numbers; those of `retry` are unless they are strings."""
    if prop is None or prop.wire_name == "retry":
        return prop is None or not _is_text(prop.type, types)
    found = [one for one in _list_variants(prop.type, types) if one != _NULL]
    kinds = [one.kind for one in found if isinstance(one, ScalarType)]
    return len(kinds) == len(found) and set(kinds) <= {ScalarKind.INTEGER, ScalarKind.NUMBER}


def _is_text(type_ref: TypeRef, types: Types) -> bool:
    """Whether all values of a type are strings."""
    for one in _list_variants(type_ref, types):
        match one:
            case ScalarType(kind=kind):
                is_text = kind not in _NO_TEXT
            case ConstantType(value=value):
                is_text = isinstance(value, str)
            case EnumType(base=base):
                is_text = base is ScalarKind.STRING
            case _:
                is_text = False
        if not is_text:
            return False
    return True
