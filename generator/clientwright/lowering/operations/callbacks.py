"""Lowers the requests that the API sends: callbacks of operations, webhooks of the document."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Callback
from ...resolve import Node
from ...values import as_object
from ..discovery import operations_of
from ..docs import read_docs
from ..extensions import is_ignored
from ..schemas import Context
from .bodies import lower_request_body


def lower_callbacks(context: Context, operation: Node) -> tuple[Callback, ...]:
    """The callbacks of an operation, one for each name, expression and method."""
    return tuple(
        callback
        for name, entry in operation.members("callbacks")
        for expression, item in entry.follow().items()
        if not expression.startswith("x-")
        for callback in _lower_item(context, name, item, expression)
    )


def lower_webhooks(context: Context, root: Node) -> tuple[Callback, ...]:
    """The webhooks of the document (`x-webhooks` in OpenAPI 3.0)."""
    return tuple(
        webhook
        for key in ("webhooks", "x-webhooks")
        for name, item in root.members(key)
        for webhook in _lower_item(context, name, item, None)
    )


def _lower_item(
    context: Context, name: str, item: Node, expression: str | None
) -> Iterator[Callback]:
    for method, node in operations_of(item.list_chain()).items():
        if not is_ignored(node.value):
            yield Callback(
                name=name,
                method=method,
                origin=node.origin,
                expression=expression,
                body=lower_request_body(context, node),
                docs=read_docs(as_object(node.value)),
            )
