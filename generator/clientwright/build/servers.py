"""Servers: where the API, or one operation, is served."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model import Server, ServerVariable
from .docs import docs_of
from .read import as_list, as_object, as_text

if TYPE_CHECKING:
    from ..resolve import Node


def servers(node: Node) -> tuple[Server, ...]:
    """The servers that an object states; empty if it states none."""
    entries = node.get("servers")
    return tuple(
        _server(entry)
        for entry in (entries if entries is not None else ())
        if as_text(as_object(entry.value).get("url"))
    )


def _server(node: Node) -> Server:
    value = as_object(node.value)
    variables = node.get("variables")
    return Server(
        url=as_text(value["url"]).strip(),
        docs=docs_of(value),
        variables=tuple(
            _variable(name, entry)
            for name, entry in (variables.items() if variables is not None else ())
        ),
        name=as_text(value.get("name")) or as_text(value.get("x-name")) or None,
    )


def _variable(name: str, node: Node) -> ServerVariable:
    value = as_object(node.value)
    return ServerVariable(
        name=name,
        default=_word(value.get("default")),
        values=tuple(_word(v) for v in as_list(value.get("enum"))),
        docs=docs_of(value),
    )


def _word(value: object) -> str:
    """A variable's value is a string; numbers (`default: 443`) are written all the same."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, str | int | float) else ""
