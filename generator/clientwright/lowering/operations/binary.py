"""Replaces binary data inside JSON by strings.

`format: binary` describes raw bytes, which only a multipart, form or binary body can hold. Types
that are used only in JSON have a string instead, as it is on the wire.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ...model import (
    Callback,
    Content,
    DeclaredType,
    Operation,
    Ref,
    RequestBody,
    ScalarKind,
    ScalarType,
    TypeId,
    TypeRef,
)
from ..passes.references import find_reachable
from ..passes.rewriting import change_declared, change_type


def replace_binary_in_json(
    operations: tuple[Operation, ...],
    webhooks: tuple[Callback, ...],
    types: Mapping[TypeId, DeclaredType],
) -> tuple[tuple[Operation, ...], tuple[Callback, ...], dict[TypeId, DeclaredType]]:
    """The operations, webhooks and types without binary data inside JSON."""
    binary = find_reachable(_binary_types(operations, webhooks), types)
    return (
        tuple(_operation(operation) for operation in operations),
        tuple(replace(webhook, body=_body(webhook.body)) for webhook in webhooks),
        {
            id_: declared if id_ in binary else change_declared(declared, _as_text)
            for id_, declared in types.items()
        },
    )


def _as_text(type_ref: Ref | ScalarType) -> TypeRef:
    if isinstance(type_ref, ScalarType) and type_ref.kind is ScalarKind.BINARY:
        return replace(type_ref, kind=ScalarKind.STRING)
    return type_ref


def _binary_types(
    operations: tuple[Operation, ...], webhooks: tuple[Callback, ...]
) -> Iterator[TypeRef]:
    """The types of all bodies that may hold bytes."""
    callbacks = [callback for operation in operations for callback in operation.callbacks]
    bodies = [owner.body for owner in (*operations, *callbacks, *webhooks)]
    contents = [content for body in bodies if body is not None for content in body.contents]
    for operation in operations:
        for response in operation.responses:
            contents += response.contents
    return (content.type for content in contents if content.kind.may_hold_bytes)


def _contents(contents: tuple[Content, ...]) -> tuple[Content, ...]:
    return tuple(
        (
            content
            if content.kind.may_hold_bytes
            else replace(content, type=change_type(content.type, _as_text))
        )
        for content in contents
    )


def _body(body: RequestBody | None) -> RequestBody | None:
    return None if body is None else replace(body, contents=_contents(body.contents))


def _operation(operation: Operation) -> Operation:
    return replace(
        operation,
        parameters=tuple(
            replace(p, type=change_type(p.type, _as_text)) for p in operation.parameters
        ),
        body=_body(operation.body),
        responses=tuple(
            replace(
                response,
                contents=_contents(response.contents),
                headers=tuple(
                    replace(header, type=change_type(header.type, _as_text))
                    for header in response.headers
                ),
            )
            for response in operation.responses
        ),
        callbacks=tuple(replace(c, body=_body(c.body)) for c in operation.callbacks),
    )
