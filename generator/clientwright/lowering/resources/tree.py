"""Hanging operations into the tree of resources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ...model import NO_DOCS, Docs, Operation, Resource
from ..docs import docs_of
from ..reading import as_object, as_text

if TYPE_CHECKING:
    from ...resolve import Node

Words = tuple[str, ...]


def resource_tree(operations: tuple[Operation, ...], docs: dict[Words, Docs]) -> Resource:
    """The client and everything in it. Resources stand in the order of their first operation."""
    held: dict[Words, list[Operation]] = {}
    children: dict[Words, dict[Words, None]] = {}
    for operation in operations:
        way = operation.resource
        held.setdefault(way, []).append(operation)
        for depth in range(len(way)):
            children.setdefault(way[:depth], {})[way[: depth + 1]] = None

    def made(path: Words) -> Resource:
        return Resource(
            path=path,
            docs=docs.get(path, NO_DOCS),
            operations=tuple(held.get(path, ())),
            children=tuple(made(child) for child in children.get(path, ())),
        )

    return made(())


def resource_docs(
    root: Node, resources: Mapping[str, Words], operations: Sequence[Operation]
) -> dict[Words, Docs]:
    """What the document says of a resource: of the tag that it is named after, else of the one tag
    that all its operations have, and no others."""
    entries = root.get("tags")
    stated: dict[str, Docs] = {}
    for entry in entries if entries is not None else ():
        value = as_object(entry.value)
        stated.setdefault(as_text(value.get("name")), docs_of(value))
    found: dict[Words, Docs] = {}
    for name, docs in stated.items():
        path = resources.get(name)
        if path is not None:
            found.setdefault(path, docs)
    for path, name in _own_tags(operations):
        if name in stated:
            found.setdefault(path, stated[name])
    return found


def _own_tags(operations: Sequence[Operation]) -> Iterator[tuple[Words, str]]:
    """Resources whose operations all have the same first tag, which no other resource's has."""
    tags: dict[Words, set[str]] = {}
    owners: dict[str, set[Words]] = {}
    for operation in operations:
        name = operation.tags[0] if operation.tags else ""
        tags.setdefault(operation.resource, set()).add(name)
        owners.setdefault(name, set()).add(operation.resource)
    for path, names in tags.items():
        [name, *others] = names
        if not others and len(owners[name]) == 1:
            yield path, name
