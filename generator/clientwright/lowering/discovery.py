"""Finds the operations of a document, before their types are lowered, and filters them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase

from ..model import PathTemplate, PathVariable
from ..openapi import METHODS
from ..resolve import Node
from ..values import as_flag, as_list, as_object, as_text
from .extensions import is_ignored
from .naming.frameworks import strip_framework

_VARIABLE = re.compile(r"\{([^{}/]*)\}")
_FRAGMENT = re.compile(r"(\{[^{}/]*\})|#.*", re.DOTALL)
"""A variable, which can contain a `#`, or the fragment."""


@dataclass(frozen=True, slots=True)
class RawOperation:
    """An Operation Object, and where it is found."""

    node: Node
    items: tuple[Node, ...]
    """Its path item, and those that this one refers to."""
    path: str
    method: str
    """As sent."""

    @property
    def template(self) -> PathTemplate:
        return parse_path(self.path)

    @property
    def operation_id(self) -> str | None:
        return as_text(as_object(self.node.value).get("operationId")).strip() or None

    @property
    def given_id(self) -> str | None:
        """The operationId as its author wrote it, without what a framework added."""
        id_ = self.operation_id
        return strip_framework(id_, self.path, self.method) if id_ else None

    @property
    def tags(self) -> tuple[str, ...]:
        tags = as_list(as_object(self.node.value).get("tags"))
        return tuple(tag for tag in tags if isinstance(tag, str) and tag.strip())


def parse_path(path: str) -> PathTemplate:
    """The literal segments and variables of a path. Unbalanced braces are literal.

    A missing leading `/`, which `validate` reports, is added. A fragment, which it reports too, is
    removed: it is never sent.
    """
    path = _FRAGMENT.sub(r"\1", path)
    if not path.startswith("/"):
        path = f"/{path}"
    pieces = enumerate(_VARIABLE.split(path))
    return tuple(
        PathVariable(parameter=piece) if index % 2 else piece
        for index, piece in pieces
        if piece or index % 2
    )


def variable_names(path: PathTemplate) -> tuple[str, ...]:
    return tuple(segment.parameter for segment in path if isinstance(segment, PathVariable))


def operations_of(items: tuple[Node, ...]) -> dict[str, Node]:
    """The operations of a path item by method, in upper case and the document's order.

    A path item may have some itself and refer to another one with the rest; `validate` refuses
    those that both define.
    """
    operations: dict[str, Node] = {}
    for item in items:
        for key, node in item.items():
            if key in METHODS and isinstance(node.value, dict):
                operations.setdefault(key.upper(), node)
        for method, node in item.members("additionalOperations"):
            if isinstance(node.value, dict):
                operations.setdefault(method, node)
    return operations


def find_operations(root: Node) -> list[RawOperation]:
    """The operations of `paths`, in the document's order, except ignored ones."""
    operations: list[RawOperation] = []
    for path, entry in root.members("paths"):
        if path.startswith("x-"):
            continue
        items = entry.list_chain()
        if any(is_ignored(item.value) for item in items):
            continue
        operations += [
            RawOperation(node, items, path, method)
            for method, node in operations_of(items).items()
            if not is_ignored(node.value)
        ]
    return operations


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationFilter:
    """Selects the operations to generate. All criteria must match; an empty one matches all."""

    tags: tuple[str, ...] = ()
    """Any of these tags."""
    paths: tuple[str, ...] = ()
    """Any of these patterns, such as `/v1/Sessions/*`. Braces are literal."""
    operations: tuple[str, ...] = ()
    """Any of these patterns of operationIds."""
    deprecated: bool = True
    """Whether deprecated operations match."""

    def matches(self, operation: RawOperation) -> bool:
        if self.tags and not set(self.tags) & set(operation.tags):
            return False
        if self.paths and not _matches_any(operation.path, self.paths):
            return False
        if self.operations and not _matches_any(operation.operation_id or "", self.operations):
            return False
        return self.deprecated or not as_flag(as_object(operation.node.value).get("deprecated"))


def _matches_any(text: str, patterns: tuple[str, ...]) -> bool:
    # Only `*` and `?` are special.
    return any(fnmatchcase(text, pattern.replace("[", "[[]")) for pattern in patterns)
