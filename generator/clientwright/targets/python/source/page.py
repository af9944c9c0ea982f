"""What all Python files share: the plan of a file, its imports, and the names in its scope.

Imports are collected from the expressions that a file prints and sorted as isort does. Modules of
the package are written relative to its root (`.models`) everywhere; `import_block` adds the dots.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, TypeAlias

from ....rendering.code import Code
from . import expression as py
from .syntax import PYTHON

View: TypeAlias = Mapping[str, Any]
"""What a part of a template prints, by the names in it: `Code`, flags, and views inside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePlan:
    """An output file before it is rendered: `Templates.render(plan.template, **plan.values)`."""

    template: str
    """Below `templates/python/`: `package/models/module.py.jinja`."""
    values: View


class FileScope:
    """Turns the expressions of a file into code, and collects the imports that they need."""

    def __init__(self, taken: Set[str] = frozenset(), *, depth: int = 0, inside: str = "") -> None:
        """`taken` are the names that the file defines; see `import_block` for the others."""
        self.taken = taken
        self._depth = depth
        self._inside = inside
        self._trees: list[py.Expression] = []
        self._extra: set[py.Import] = set()

    def code(self, tree: py.Expression, taken: Set[str] | None = None) -> Code:
        tree = avoid_shadowing(tree, self.taken if taken is None else taken)
        self._trees.append(tree)
        return code(tree)

    def require(self, *imports: py.Import) -> None:
        self._extra.update(imports)

    def names(self) -> frozenset[str]:
        """All names in the expressions that are not imported."""
        parts = (part for tree in self._trees for part in py.walk_expression(tree))
        return frozenset(part.id for part in parts if isinstance(part, py.Name))

    def imports(self) -> ImportBlock:
        return import_block(self._trees, self._extra, depth=self._depth, inside=self._inside)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBlock:
    """The import statements of a file by section, sorted."""

    standard: tuple[Code, ...]
    external: tuple[Code, ...]
    local: tuple[Code, ...]
    typing_only: tuple[Code, ...]
    """The statements below `if TYPE_CHECKING:`."""


def import_block(
    trees: Iterable[py.Expression],
    extra: Iterable[py.Import] = (),
    *,
    depth: int = 0,
    inside: str = "",
) -> ImportBlock:
    """The imports of all symbols in these expressions, and `extra` imports.

    `depth` is the number of folders between the package's root and the file, `inside` the folder
    that holds the file.
    """
    needed = {_relative_to(item, depth, inside) for item in (*py.imports_of(trees), *extra)}
    needed -= {replace(item, typing_only=True) for item in needed if not item.typing_only}
    if any(item.typing_only for item in needed):
        needed.add(py.Import("typing", "TYPE_CHECKING"))
    sections: dict[str, list[py.Import]] = {
        "standard": [], "external": [], "local": [], "typing_only": []
    }  # fmt: skip
    for item in sorted(needed, key=_sort_key):
        sections[_section(item)].append(item)
    return ImportBlock(**{name: _statements(items) for name, items in sections.items()})


def code(tree: py.Expression) -> Code:
    return Code.expression(tree, PYTHON)


def name(identifier: str) -> Code:
    return Code.identifier(identifier, PYTHON)


def docstring(text: str, *, indent: int = 0) -> Code:
    """A docstring, to be printed at column `indent`."""
    return Code.docstring(text, PYTHON, indent=indent)


def avoid_shadowing(tree: py.Expression, taken: Set[str]) -> py.Expression:
    """The expression, written so that no name in it means one of the `taken` names instead.

    These are names that a class (methods, fields) or a file (classes) defines. In a class with a
    method `list`, the annotation `list[str]` of a later method means that method, so it becomes
    `builtins.list[str]`. An imported name gets a private alias (`from datetime import date as
    _date`).
    """
    if not taken:
        return tree
    match tree:
        case py.Name(id=identifier) if identifier in taken:
            return py.Attribute(py.Symbol("builtins", py.Import("builtins")), identifier)
        case py.Symbol(name=local, source=source) if local in taken:
            return py.Symbol(f"_{local}", replace(source, alias=f"_{local}"))
        case py.Name() | py.Symbol():
            return tree
        case _ if any(_is_shadowed(part, taken) for part in py.walk_expression(tree)):
            return py.transform_children(tree, lambda part: avoid_shadowing(part, taken))
        case _:
            return tree


def _is_shadowed(tree: py.Expression, taken: Set[str]) -> bool:
    match tree:
        case py.Name(id=name) | py.Symbol(name=name):
            return name in taken
        case _:
            return False


def _relative_to(item: py.Import, depth: int, inside: str) -> py.Import:
    """The import as it is written in a file at this depth."""
    if inside and item.module.startswith(f".{inside}."):
        return replace(item, module=item.module.removeprefix(f".{inside}"))
    if depth and item.module.startswith("."):
        return replace(item, module="." * depth + item.module)
    return item


def _section(item: py.Import) -> str:
    if item.typing_only:
        return "typing_only"
    if item.module.startswith("."):
        return "local"
    return "standard" if item.module.split(".")[0] in sys.stdlib_module_names else "external"


def _sort_key(item: py.Import) -> tuple[bool, int, str, int, str, str]:
    """The order of isort: `import x` first, nearer relative modules last.

    Names of one module: constants, then classes, then functions.
    """
    kind = 0 if item.name.isupper() else 1 if item.name[:1].isupper() else 2
    module = item.module.lstrip(".")
    return bool(item.name), len(module) - len(item.module), module, kind, item.name, item.alias


def _statements(items: Iterable[py.Import]) -> tuple[Code, ...]:
    """One statement for each module."""
    return tuple(
        code(py.ImportStatement(tuple(group)))
        for _, group in groupby(items, key=lambda item: (bool(item.name), item.module))
    )
