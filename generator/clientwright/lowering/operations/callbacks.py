"""Requests that the API sends: callbacks of operations, webhooks of the document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...model import Callback
from ..docs import docs_of
from ..extensions import ignored
from ..reading import as_object
from .request_bodies import body
from .walk import operations_of

if TYPE_CHECKING:
    from ...resolve import Node
    from ..schemas import Types


def callbacks(types: Types, operation: Node) -> tuple[Callback, ...]:
    """The callbacks of an operation, one for each name, expression and method."""
    entries = operation.get("callbacks")
    return tuple(
        made
        for name, entry in (entries.items() if entries is not None else ())
        for expression, item in entry.follow().items()
        if not expression.startswith("x-")
        for made in _requests(types, name, item, expression)
    )


def webhooks(types: Types, root: Node) -> tuple[Callback, ...]:
    """The webhooks of the document (`x-webhooks` in OpenAPI 3.0)."""
    made: list[Callback] = []
    for key in ("webhooks", "x-webhooks"):
        entries = root.get(key)
        for name, item in entries.items() if entries is not None else ():
            made += _requests(types, name, item, None)
    return tuple(made)


def _requests(types: Types, name: str, entry: Node, expression: str | None) -> Iterator[Callback]:
    for method, node in operations_of(entry.follow()):
        if ignored(node.value):
            continue
        yield Callback(
            name=name,
            method=method,
            origin=node.origin,
            expression=expression,
            body=body(types, node),
            docs=docs_of(as_object(node.value)),
        )
