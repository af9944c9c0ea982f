"""Hanging operations into the tree of resources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..model import NO_DOCS, Docs, Operation, Resource
from .docs import docs_of
from .read import as_object, as_text

if TYPE_CHECKING:
    from ..resolve import Node

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


def resource_docs(root: Node, resources: Mapping[str, Words]) -> dict[Words, Docs]:
    """What the document says of the tag that a resource is named after."""
    entries = root.get("tags")
    found: dict[Words, Docs] = {}
    for entry in entries if entries is not None else ():
        value = as_object(entry.value)
        path = resources.get(as_text(value.get("name")))
        if path is not None:
            found.setdefault(path, docs_of(value))
    return found
