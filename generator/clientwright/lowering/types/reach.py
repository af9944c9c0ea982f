"""Which declared types are used, and in which direction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ...model import (
    Alias,
    Body,
    Callback,
    Closed,
    Constant,
    DeclaredType,
    Dictionary,
    Enumeration,
    Leaf,
    Listing,
    Nullable,
    OneOf,
    Operation,
    Record,
    Ref,
    Response,
    Row,
    TypeId,
    TypeUse,
    Union,
)


def refs(use: TypeUse) -> Iterator[TypeId]:
    """The declared types that a type in use mentions."""
    match use:
        case Ref(id=id_):
            yield id_
        case Listing(item=inner) | Dictionary(value=inner) | Nullable(of=inner):
            yield from refs(inner)
        case Row(items=several) | OneOf(variants=several):
            for inner in several:
                yield from refs(inner)
        case Leaf() | Constant():
            return


def uses_in(declared: DeclaredType) -> Iterator[TypeUse]:
    """The types in use that a declared type is made of."""
    match declared:
        case Record(fields=fields, extra=extra):
            for field in fields:
                yield field.type
            if not isinstance(extra, Closed):
                yield extra
        case Union(variants=variants):
            for variant in variants:
                yield variant.type
        case Alias(type=type_):
            yield type_
        case Enumeration():
            return


def mentioned_in(declared: DeclaredType) -> Iterator[TypeUse]:
    """The types in use that a declared type is made of, or that are inside of a text in it."""
    yield from uses_in(declared)
    if isinstance(declared, Record):
        yield from (field.content for field in declared.fields if field.content is not None)


def reachable(start: Iterable[TypeUse], types: Mapping[TypeId, DeclaredType]) -> dict[TypeId, None]:
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


def sent_by(operations: Iterable[Operation]) -> Iterator[TypeUse]:
    """The types that a client sends: parameters, bodies, and its replies to callbacks."""
    for operation in operations:
        yield from (parameter.type for parameter in operation.parameters)
        yield from _in_body(operation.body)


def received_by(operations: Iterable[Operation], webhooks: Iterable[Callback]) -> Iterator[TypeUse]:
    """The types that a client receives: responses, their headers, what callbacks carry."""
    for operation in operations:
        for response in operation.responses:
            yield from _in_response(response)
        for callback in operation.callbacks:
            yield from _in_body(callback.body)
    for webhook in webhooks:
        yield from _in_body(webhook.body)


def _in_body(body: Body | None) -> Iterator[TypeUse]:
    for content in body.contents if body is not None else ():
        yield content.type


def _in_response(response: Response) -> Iterator[TypeUse]:
    for content in response.contents:
        yield content.type
    for header in response.headers:
        yield header.type
