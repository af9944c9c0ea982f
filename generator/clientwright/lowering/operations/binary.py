"""Raw octets stand in multipart and binary bodies, never inside JSON.

`format: binary` says "a file" wherever it stands. A record that only travels as JSON cannot hold
one: there it is text, as it is on the wire.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ...model import (
    Callback,
    ContentKind,
    DeclaredType,
    Operation,
    Ref,
    RequestBody,
    Response,
    ScalarKind,
    ScalarType,
    TypeId,
    TypeRef,
)
from ..passes.references import find_reachable
from ..passes.rewriting import change_declared, change_type

_RAW = frozenset({ContentKind.MULTIPART, ContentKind.FORM, ContentKind.BINARY})


def _as_text(use: Ref | ScalarType) -> TypeRef:
    if isinstance(use, ScalarType) and use.kind is ScalarKind.BINARY:
        return replace(use, kind=ScalarKind.STRING)
    return use


def text_in_json(
    operations: tuple[Operation, ...],
    webhooks: tuple[Callback, ...],
    types: Mapping[TypeId, DeclaredType],
) -> tuple[tuple[Operation, ...], tuple[Callback, ...], dict[TypeId, DeclaredType]]:
    """The same model with octets only where they can travel."""
    raw = find_reachable(_raw_uses(operations, webhooks), types)
    made = {
        id_: declared if id_ in raw else change_declared(declared, _as_text)
        for id_, declared in types.items()
    }
    return (
        tuple(_operation(operation) for operation in operations),
        tuple(replace(webhook, body=_body(webhook.body)) for webhook in webhooks),
        made,
    )


def _raw_uses(
    operations: tuple[Operation, ...], webhooks: tuple[Callback, ...]
) -> Iterator[TypeRef]:
    bodies = [operation.body for operation in operations]
    bodies += [callback.body for operation in operations for callback in operation.callbacks]
    bodies += [webhook.body for webhook in webhooks]
    for body in bodies:
        for content in body.contents if body is not None else ():
            if content.kind in _RAW:
                yield content.type
    for operation in operations:
        for response in operation.responses:
            for content in response.contents:
                if content.kind in _RAW:
                    yield content.type


def _body(body: RequestBody | None) -> RequestBody | None:
    if body is None:
        return None
    return replace(
        body,
        contents=tuple(
            c if c.kind in _RAW else replace(c, type=change_type(c.type, _as_text))
            for c in body.contents
        ),
    )


def _response(response: Response) -> Response:
    return replace(
        response,
        contents=tuple(
            c if c.kind in _RAW else replace(c, type=change_type(c.type, _as_text))
            for c in response.contents
        ),
        headers=tuple(replace(h, type=change_type(h.type, _as_text)) for h in response.headers),
    )


def _operation(operation: Operation) -> Operation:
    return replace(
        operation,
        parameters=tuple(
            replace(p, type=change_type(p.type, _as_text)) for p in operation.parameters
        ),
        body=_body(operation.body),
        responses=tuple(_response(r) for r in operation.responses),
        callbacks=tuple(replace(c, body=_body(c.body)) for c in operation.callbacks),
    )
