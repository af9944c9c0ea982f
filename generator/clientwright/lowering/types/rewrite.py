"""Making a model anew with other types in it. Nothing here decides which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias, TypeVar

from ...model import (
    AdditionalProperties,
    AliasType,
    ArrayType,
    Callback,
    ConstantType,
    Content,
    DeclaredType,
    EnumType,
    InlineUnion,
    MapType,
    Nullable,
    ObjectType,
    Operation,
    Parameter,
    Property,
    Ref,
    RequestBody,
    Response,
    ResponseHeader,
    ScalarType,
    TupleType,
    TypeRef,
    UnionType,
    Variant,
)

Change: TypeAlias = Callable[["Ref | ScalarType"], TypeRef]
"""What becomes of each `Ref` and `ScalarType`; the same object where nothing does."""


def in_use(use: TypeRef, change: Change) -> TypeRef:
    """A type in use with the change made everywhere inside it."""
    match use:
        case Ref() | ScalarType():
            return change(use)
        case ConstantType():
            return use
        case ArrayType():
            inner = in_use(use.item, change)
            return use if inner is use.item else replace(use, item=inner)
        case MapType():
            inner = in_use(use.value, change)
            return use if inner is use.value else replace(use, value=inner)
        case Nullable():
            inner = in_use(use.inner, change)
            return use if inner is use.inner else Nullable(inner=inner)
        case TupleType():
            return replace(use, items=tuple(in_use(item, change) for item in use.items))
        case InlineUnion():
            return replace(use, variants=tuple(in_use(v, change) for v in use.variants))


Typed = TypeVar("Typed", Property, Variant, Content, ResponseHeader, Parameter)


def _each(things: tuple[Typed, ...], change: Change) -> tuple[Typed, ...]:
    """Things that have a type, with the change made in each; the same tuple where nothing was."""
    made = tuple(_in_thing(thing, change) for thing in things)
    return things if all(a is b for a, b in zip(made, things, strict=True)) else made


def _in_thing(thing: Typed, change: Change) -> Typed:
    inner = in_use(thing.type, change)
    return thing if inner is thing.type else replace(thing, type=inner)


def in_contents(declared: DeclaredType, change: Change) -> DeclaredType:
    """A declared type with the change made in what is inside of its texts, and nowhere else."""
    if not isinstance(declared, ObjectType) or all(f.content is None for f in declared.properties):
        return declared
    fields = (
        field if field.content is None else replace(field, content=in_use(field.content, change))
        for field in declared.properties
    )
    return replace(declared, properties=tuple(fields))


def in_declared(declared: DeclaredType, change: Change) -> DeclaredType:
    """A declared type with the change made inside it."""
    match declared:
        case ObjectType():
            fields = _each(declared.properties, change)
            extra = declared.additional
            extra = extra if isinstance(extra, AdditionalProperties) else in_use(extra, change)
            if fields is declared.properties and extra is declared.additional:
                return declared
            return replace(declared, properties=fields, additional=extra)
        case UnionType():
            variants = _each(declared.variants, change)
            if variants is declared.variants:
                return declared
            return replace(declared, variants=variants)
        case AliasType():
            inner = in_use(declared.type, change)
            return declared if inner is declared.type else replace(declared, type=inner)
        case EnumType():
            return declared


def in_body(body: RequestBody | None, change: Change) -> RequestBody | None:
    """A body with the change made in all its contents."""
    if body is None:
        return None
    contents = _each(body.contents, change)
    return body if contents is body.contents else replace(body, contents=contents)


def in_response(response: Response, change: Change) -> Response:
    """A response with the change made in its contents and headers."""
    contents, headers = _each(response.contents, change), _each(response.headers, change)
    if contents is response.contents and headers is response.headers:
        return response
    return replace(response, contents=contents, headers=headers)


def in_callback(callback: Callback, change: Change) -> Callback:
    """A callback with the change made in its body."""
    return replace(callback, body=in_body(callback.body, change))


def in_operation(operation: Operation, sent: Change, received: Change) -> Operation:
    """An operation with one change made in what it sends, another in what it receives."""
    return replace(
        operation,
        parameters=_each(operation.parameters, sent),
        body=in_body(operation.body, sent),
        responses=tuple(in_response(r, received) for r in operation.responses),
        callbacks=tuple(in_callback(c, received) for c in operation.callbacks),
    )
