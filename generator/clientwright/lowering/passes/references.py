"""Finds the declared types that types and operations refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ...model import (
    AdditionalProperties,
    AliasType,
    ArrayType,
    Callback,
    ConstantType,
    DeclaredType,
    EnumType,
    InlineUnion,
    MapType,
    Nullable,
    ObjectType,
    Operation,
    Ref,
    RequestBody,
    ScalarType,
    TupleType,
    TypeId,
    TypeRef,
    UnionType,
)


def references_of(type_ref: TypeRef) -> Iterator[TypeId]:
    """The declared types in a type reference."""
    match type_ref:
        case Ref(id=id_):
            yield id_
        case ArrayType(item=inner) | MapType(value=inner) | Nullable(inner=inner):
            yield from references_of(inner)
        case TupleType(items=several) | InlineUnion(variants=several):
            for inner in several:
                yield from references_of(inner)
        case ScalarType() | ConstantType():
            return


def types_in(declared: DeclaredType) -> Iterator[TypeRef]:
    """The type references in a declared type."""
    match declared:
        case ObjectType(properties=properties, additional=additional):
            for prop in properties:
                yield prop.type
            if not isinstance(additional, AdditionalProperties):
                yield additional
        case UnionType(variants=variants):
            for variant in variants:
                yield variant.type
        case AliasType(type=type_ref):
            yield type_ref
        case EnumType():
            return


def find_reachable(
    start: Iterable[TypeRef], types: Mapping[TypeId, DeclaredType]
) -> dict[TypeId, None]:
    """All declared types that references lead to, including those of JSON inside strings."""
    reachable: dict[TypeId, None] = {}
    stack = [id_ for type_ref in start for id_ in references_of(type_ref)]
    while stack:
        id_ = stack.pop()
        if id_ in reachable or id_ not in types:
            continue
        reachable[id_] = None
        declared = types[id_]
        inner = list(types_in(declared))
        if isinstance(declared, ObjectType):
            inner += [prop.content for prop in declared.properties if prop.content is not None]
        stack += [id_ for type_ref in inner for id_ in references_of(type_ref)]
    return reachable


def sent_types(operations: Iterable[Operation]) -> Iterator[TypeRef]:
    """The types in parameters and request bodies."""
    for operation in operations:
        yield from (parameter.type for parameter in operation.parameters)
        yield from _types_in_body(operation.body)


def received_types(
    operations: Iterable[Operation], webhooks: Iterable[Callback]
) -> Iterator[TypeRef]:
    """The types in responses, callbacks and webhooks."""
    for operation in operations:
        for response in operation.responses:
            yield from (content.type for content in response.contents)
            yield from (header.type for header in response.headers)
        for callback in operation.callbacks:
            yield from _types_in_body(callback.body)
    for webhook in webhooks:
        yield from _types_in_body(webhook.body)


def _types_in_body(body: RequestBody | None) -> Iterator[TypeRef]:
    for content in body.contents if body is not None else ():
        yield content.type
