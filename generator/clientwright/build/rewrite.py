"""Making a model anew with other types in it. Nothing here decides which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from ..model import (
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
    TypeUse,
    Union,
)

Change: TypeAlias = Callable[["Ref | Leaf"], TypeUse]
"""What becomes of each `Ref` and `Leaf`; the same object where nothing does."""


def in_use(use: TypeUse, change: Change) -> TypeUse:
    """A type in use with the change made everywhere inside it."""
    match use:
        case Ref() | Leaf():
            return change(use)
        case Constant():
            return use
        case Listing():
            inner = in_use(use.item, change)
            return use if inner is use.item else replace(use, item=inner)
        case Dictionary():
            inner = in_use(use.value, change)
            return use if inner is use.value else replace(use, value=inner)
        case Nullable():
            inner = in_use(use.of, change)
            return use if inner is use.of else Nullable(of=inner)
        case Row():
            return Row(items=tuple(in_use(item, change) for item in use.items))
        case OneOf():
            return OneOf(variants=tuple(in_use(v, change) for v in use.variants))


def in_declared(declared: DeclaredType, change: Change) -> DeclaredType:
    """A declared type with the change made inside it."""
    match declared:
        case Record():
            extra = declared.extra
            return replace(
                declared,
                fields=tuple(replace(f, type=in_use(f.type, change)) for f in declared.fields),
                extra=extra if isinstance(extra, Closed) else in_use(extra, change),
            )
        case Union():
            return replace(
                declared,
                variants=tuple(replace(v, type=in_use(v.type, change)) for v in declared.variants),
            )
        case Alias():
            return replace(declared, type=in_use(declared.type, change))
        case Enumeration():
            return declared


def in_body(body: Body | None, change: Change) -> Body | None:
    """A body with the change made in all its contents."""
    if body is None:
        return None
    return replace(
        body, contents=tuple(replace(c, type=in_use(c.type, change)) for c in body.contents)
    )


def in_response(response: Response, change: Change) -> Response:
    """A response with the change made in its contents and headers."""
    return replace(
        response,
        contents=tuple(replace(c, type=in_use(c.type, change)) for c in response.contents),
        headers=tuple(replace(h, type=in_use(h.type, change)) for h in response.headers),
    )


def in_callback(callback: Callback, change: Change) -> Callback:
    """A callback with the change made in its body."""
    return replace(callback, body=in_body(callback.body, change))


def in_operation(operation: Operation, sent: Change, received: Change) -> Operation:
    """An operation with one change made in what it sends, another in what it receives."""
    return replace(
        operation,
        parameters=tuple(replace(p, type=in_use(p.type, sent)) for p in operation.parameters),
        body=in_body(operation.body, sent),
        responses=tuple(in_response(r, received) for r in operation.responses),
        callbacks=tuple(in_callback(c, received) for c in operation.callbacks),
    )
