"""Servers: where the API, or one operation, is served."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ...model import Server, ServerVariable
from ..docs import docs_of
from ..reading import as_list, as_object, as_text

if TYPE_CHECKING:
    from ...resolve import Node

_HOLE = re.compile(r"\{([^{}/]+)\}")


def servers(node: Node) -> tuple[Server, ...]:
    """The servers that an object states; empty if it states none.

    A hole in a URL that no variable describes is a variable without a default.
    """
    entries = node.get("servers")
    return tuple(
        _server(entry)
        for entry in (entries if entries is not None else ())
        if as_text(as_object(entry.value).get("url"))
    )


def servers_of_operation(
    stated: tuple[Server, ...], document: tuple[Server, ...]
) -> tuple[Server, ...]:
    """What an operation says of its servers, where it says something else than the document.

    A variable that is not described is the document's of that name; a server whose URL nobody can
    know even so is left out, and the operation is served like the others.
    """
    known = {variable.name: variable for server in document for variable in server.variables}
    filled = [
        replace(
            server,
            variables=tuple(
                known.get(one.name, one) if one.default is None else one for one in server.variables
            ),
        )
        for server in stated
    ]
    if [_identity(server) for server in filled] == [_identity(server) for server in document]:
        return ()
    return tuple(
        server for server in filled if all(one.default is not None for one in server.variables)
    )


def _identity(server: Server) -> tuple[str, tuple[ServerVariable, ...]]:
    return server.url, server.variables


def _server(node: Node) -> Server:
    value = as_object(node.value)
    url = as_text(value["url"]).strip()
    variables = node.get("variables")
    described = {
        name: _variable(name, entry)
        for name, entry in (variables.items() if variables is not None else ())
    }
    for name in _HOLE.findall(url):
        described.setdefault(name, ServerVariable(name=name, default=None))
    return Server(
        url=url,
        docs=docs_of(value),
        variables=tuple(described.values()),
        name=as_text(value.get("name")) or as_text(value.get("x-name")) or None,
    )


def _variable(name: str, node: Node) -> ServerVariable:
    value = as_object(node.value)
    return ServerVariable(
        name=name,
        default=_word(value["default"]) if "default" in value else None,
        values=tuple(_word(v) for v in as_list(value.get("enum"))),
        docs=docs_of(value),
    )


def _word(value: object) -> str:
    """A variable's value is a string; numbers (`default: 443`) are written all the same."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, str | int | float) else ""
