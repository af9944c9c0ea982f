"""Lowers the servers of the document or an operation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from ...model import Server, ServerVariable
from ...resolve import Node
from ...values import as_list, as_object, as_text
from ..discovery import RawOperation
from ..docs import read_docs

_VARIABLE = re.compile(r"\{([^{}/]+)\}")
_WORD: Final = re.compile(r"[A-Za-z0-9]+")
_HOST: Final = re.compile(r"://(?:[^/@]*@)?([^/{}:?#]+)(?=[/:?#]|$)")
"""A host without variables."""
_ENVIRONMENTS: Final = {
    "production": "production",
    "prod": "production",
    "live": "production",
    "sandbox": "sandbox",
    "staging": "staging",
    "stage": "staging",
    "test": "test",
    "testing": "test",
    "development": "development",
    "dev": "development",
    "local": "local",
    "localhost": "local",
    "demo": "demo",
    "mock": "mock",
    "qa": "qa",
    "uat": "uat",
    "beta": "beta",
    "preview": "preview",
}
"""The names of environments, by the words for them."""
_GENERIC_WORDS: Final = frozenset(
    "a an the api apis server servers environment endpoint url base main for of and our".split()
)
_MAX_NAME_WORDS: Final = 4


def lower_servers(node: Node) -> tuple[Server, ...]:
    """The servers of an object. Undefined variables in their URLs have no default."""
    return name_servers(
        [
            _lower_server(entry)
            for entry in node.get("servers") or ()
            if as_text(as_object(entry.value).get("url"))
        ]
    )


def lower_document_servers(root: Node, operations: Iterable[RawOperation]) -> tuple[Server, ...]:
    """The servers of the document: those of its operations if each one declares its own."""
    servers = lower_servers(root)
    own = [] if servers else [lower_own_servers(raw) for raw in operations]
    if not own or not all(own):
        return servers
    found = [*own[0]]
    for server in (server for others in own[1:] for server in others):
        if server.name is not None and server.name not in [one.name for one in found]:
            found.append(server)
    return tuple(found)


def lower_own_servers(raw: RawOperation) -> tuple[Server, ...]:
    """The servers of an operation, or of its path item."""
    declared = (lower_servers(owner) for owner in (raw.node, *raw.items))
    return next((found for found in declared if found), ())


def name_servers(servers: Sequence[Server]) -> tuple[Server, ...]:
    """Name the servers that the document doesn't name, for users to select one.

    The name is that of the environment, a short description, or the host. A relative URL depends on
    where the document was found, so its server has no name.
    """
    taken = {server.name for server in servers if server.name is not None}
    named: list[Server] = []
    for server in servers:
        name = server.name
        if name is None and not server.url.startswith(("/", ".")):
            name = next((each for each in _suggest_names(server) if each not in taken), None)
            taken |= set() if name is None else {name}
        named.append(replace(server, name=name))
    return tuple(named)


def _suggest_names(server: Server) -> Iterator[str]:
    words = [word.lower() for word in _WORD.findall(server.docs.description)]
    hosts = _HOST.findall(server.url)
    for texts in (words, [word for host in hosts for word in _WORD.findall(host.lower())]):
        yield from (_ENVIRONMENTS[word] for word in texts if word in _ENVIRONMENTS)
    specific = [word for word in words if word not in _GENERIC_WORDS]
    if specific and len(words) <= _MAX_NAME_WORDS:
        yield "-".join(specific)
    yield from hosts


def override_servers(own: tuple[Server, ...], document: tuple[Server, ...]) -> tuple[Server, ...]:
    """An operation's own servers, if they differ from the document's.

    Undefined variables are those of the document with the same name.
    """
    known = {variable.name: variable for server in document for variable in server.variables}
    completed = [
        replace(
            server,
            variables=tuple(
                known.get(variable.name, variable) if variable.default is None else variable
                for variable in server.variables
            ),
        )
        for server in own
    ]
    if [(s.url, s.variables) for s in completed] == [(s.url, s.variables) for s in document]:
        return ()
    return tuple(completed)


def _lower_server(node: Node) -> Server:
    value = as_object(node.value)
    # OpenAPI forbids a query and a fragment; base URLs have none.
    url = as_text(value["url"]).strip().partition("#")[0].partition("?")[0]
    variables = {name: _lower_variable(name, entry) for name, entry in node.members("variables")}
    for name in _VARIABLE.findall(url):
        variables.setdefault(name, ServerVariable(name=name, default=None))
    return Server(
        url=url,
        docs=read_docs(value),
        variables=tuple(variables.values()),
        name=as_text(value.get("name")) or as_text(value.get("x-name")) or None,
    )


def _lower_variable(name: str, node: Node) -> ServerVariable:
    value = as_object(node.value)
    return ServerVariable(
        name=name,
        default=_format_value(value["default"]) if "default" in value else None,
        values=tuple(map(_format_value, as_list(value.get("enum")))),
        docs=read_docs(value),
    )


def _format_value(value: object) -> str:
    """A variable's value as a string, which it should be: `default: 443` is common."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, str | int | float) else ""
