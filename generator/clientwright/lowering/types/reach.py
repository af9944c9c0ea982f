"""Which declared types are used, and in which direction."""

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
    Response,
    ScalarType,
    TupleType,
    TypeId,
    TypeRef,
    UnionType,
)


def refs(use: TypeRef) -> Iterator[TypeId]:
    """The declared types that a type in use mentions."""
    match use:
        case Ref(id=id_):
            yield id_
        case ArrayType(item=inner) | MapType(value=inner) | Nullable(inner=inner):
            yield from refs(inner)
        case TupleType(items=several) | InlineUnion(variants=several):
            for inner in several:
                yield from refs(inner)
        case ScalarType() | ConstantType():
            return


def uses_in(declared: DeclaredType) -> Iterator[TypeRef]:
    """The types in use that a declared type is made of."""
    match declared:
        case ObjectType(properties=fields, additional=extra):
            for field in fields:
                yield field.type
            if not isinstance(extra, AdditionalProperties):
                yield extra
        case UnionType(variants=variants):
            for variant in variants:
                yield variant.type
        case AliasType(type=type_):
            yield type_
        case EnumType():
            return


def mentioned_in(declared: DeclaredType) -> Iterator[TypeRef]:
    """The types in use that a declared type is made of, or that are inside of a text in it."""
    yield from uses_in(declared)
    if isinstance(declared, ObjectType):
        yield from (field.content for field in declared.properties if field.content is not None)


def reachable(start: Iterable[TypeRef], types: Mapping[TypeId, DeclaredType]) -> dict[TypeId, None]:
    """Every declared type that these lead to."""
    found: dict[TypeId, None] = {}
    todo = [id_ for use in start for id_ in refs(use)]
    while todo:
        id_ = todo.pop()
        if id_ in found or id_ not in types:
            continue
        found[id_] = None
        todo += [further for use in mentioned_in(types[id_]) for further in refs(use)]
    return found


def sent_by(operations: Iterable[Operation]) -> Iterator[TypeRef]:
    """The types that a client sends: parameters, bodies, and its replies to callbacks."""
    for operation in operations:
        yield from (parameter.type for parameter in operation.parameters)
        yield from _in_body(operation.body)


def received_by(operations: Iterable[Operation], webhooks: Iterable[Callback]) -> Iterator[TypeRef]:
    """The types that a client receives: responses, their headers, what callbacks carry."""
    for operation in operations:
        for response in operation.responses:
            yield from _in_response(response)
        for callback in operation.callbacks:
            yield from _in_body(callback.body)
    for webhook in webhooks:
        yield from _in_body(webhook.body)


def _in_body(body: RequestBody | None) -> Iterator[TypeRef]:
    for content in body.contents if body is not None else ():
        yield content.type


def _in_response(response: Response) -> Iterator[TypeRef]:
    for content in response.contents:
        yield content.type
    for header in response.headers:
        yield header.type
