"""Every operation of a document, before anything is understood: where it stands, by what name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...model import PathTemplate
from ..extensions import ignored
from ..naming.frameworks import plain_id
from ..reading import as_list, as_object, as_text
from .paths import path_pieces

if TYPE_CHECKING:
    from ...resolve import Node

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
"""The members of a Path Item that are operations; `query` since 3.2."""


@dataclass(frozen=True, slots=True)
class Found:
    """An operation of the document."""

    node: Node
    item: Node
    """Its path item, at the end of references."""
    path: str
    method: str
    """As sent."""

    @property
    def pieces(self) -> PathTemplate:
        """The path's literal text and holes."""
        return path_pieces(self.path)

    @property
    def operation_id(self) -> str | None:
        """The operationId."""
        return as_text(as_object(self.node.value).get("operationId")).strip() or None

    @property
    def said_id(self) -> str | None:
        """What a person called it: the operationId without what a framework put around it."""
        stated = self.operation_id
        return plain_id(stated, self.path, self.method) if stated else None

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags, as they stand."""
        tags = as_list(as_object(self.node.value).get("tags"))
        return tuple(tag for tag in tags if isinstance(tag, str) and tag.strip())


def operations_of(item: Node) -> Iterator[tuple[str, Node]]:
    """The operations of a path item by method, upper case, in the document's order."""
    for key, node in item.items():
        if key in METHODS and isinstance(node.value, dict):
            yield key.upper(), node
    additional = item.get("additionalOperations")
    for method, node in additional.items() if additional is not None else ():
        if isinstance(node.value, dict):
            yield method, node


def all_operations(root: Node) -> list[Found]:
    """The operations of `paths`, in the document's order, without those to be ignored."""
    paths = root.get("paths")
    found: list[Found] = []
    for path, entry in paths.items() if paths is not None else ():
        if path.startswith("x-"):
            continue
        item = entry.follow()
        if ignored(item.value):
            continue
        found += [
            Found(node, item, path, method)
            for method, node in operations_of(item)
            if not ignored(node.value)
        ]
    return found
