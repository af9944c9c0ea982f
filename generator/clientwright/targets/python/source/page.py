"""A page: a template and the finished values that it prints; and what all Python pages share.

That is the import statements, found from the expressions that the page prints, in isort's order,
and a way out where a name of the page hides one that an annotation needs (a method called `list`).
Modules of the package itself are named from its root (`.models`), whichever page they are used on;
`import_block` counts the dots.

Not here: what a page says (its planner), rendering (`render.py`) and formatting (`format.py`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from ....code import Code
from .expression import (
    Attribute,
    AwaitExpr,
    BaseList,
    BytesLiteral,
    CallExpr,
    DictExpr,
    Expression,
    Import,
    ImportStatement,
    LambdaExpr,
    ListExpr,
    Name,
    Quoted,
    Subscript,
    Symbol,
    TupleExpr,
    UnionExpr,
    Value,
    imports_of,
    walk_expression,
)
from .syntax import PYTHON


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePlan:
    """One output file before it is printed: `Templates.render(page.template, **page.values)`."""

    template: str
    """Below `templates/python/`: `package/models/module.py.jinja`."""
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBlock:
    """The imports of a page, ready to print; each a tuple of statements, sorted."""

    standard: tuple[Code, ...]
    external: tuple[Code, ...]
    local: tuple[Code, ...]
    typing_only: tuple[Code, ...]
    """What stands under `if TYPE_CHECKING:`, which is then imported too."""


def import_block(
    trees: Iterable[Expression],
    extra: Iterable[Import] = (),
    *,
    depth: int = 0,
    inside: str = "",
) -> ImportBlock:
    """The statements that import every symbol of these expressions, and `extra` ones, once each.

    `depth` is how many folders below the package's root the page lies, `inside` the folder itself.
    """
    needed = {_from(item, depth, inside) for item in (*imports_of(trees), *extra)}
    always = {_place(item) for item in needed if not item.typing_only}
    typing = {item for item in needed if item.typing_only and _place(item) not in always}
    if typing:
        needed.add(Import("typing", "TYPE_CHECKING"))
    groups: dict[str, list[Import]] = {
        "standard": [], "external": [], "local": [], "typing_only": []
    }  # fmt: skip
    for item in sorted(needed, key=_order):
        if not item.typing_only:
            groups[_group(item)].append(item)
        elif item in typing:
            groups["typing_only"].append(item)
    return ImportBlock(**{name: _lines(items) for name, items in groups.items()})


def code(tree: Expression) -> Code:
    """The expression as Python on a page."""
    return Code.expression(tree, PYTHON)


def name(identifier: str) -> Code:
    """A name on a Python page."""
    return Code.identifier(identifier, PYTHON)


def avoid_shadowing(tree: Expression, taken: Set[str]) -> Expression:
    """The expression, spelled so that names of a scope do not hide what it means.

    `taken` are the names of the class around it (methods, fields) or of the page (its classes). In
    a class with a method `list`, the annotation `list[str]` of a later method means that method
    (mypy and pyright agree). So a builtin becomes `builtins.list`, and an imported symbol gets a
    private name (`from datetime import date as _date`).
    """
    if not any(
        (isinstance(part, Name) and part.id in taken)
        or (isinstance(part, Symbol) and part.name in taken)
        for part in walk_expression(tree)
    ):
        return tree

    def again(part: Expression) -> Expression:
        return avoid_shadowing(part, taken)

    def all_of(parts: tuple[Expression, ...]) -> tuple[Expression, ...]:
        return tuple(map(again, parts))

    match tree:
        case Name(id=identifier) if identifier in taken:
            return Attribute(Symbol("builtins", Import("builtins")), identifier)
        case Symbol(name=local, source=source) if local in taken and "." not in local:
            return Symbol(f"_{local}", replace(source, alias=f"_{local}"))
        case Attribute(value=value, name=attribute):
            return Attribute(again(value), attribute)
        case Subscript(value=value, arguments=arguments):
            return Subscript(again(value), all_of(arguments))
        case UnionExpr(variants=variants):
            return UnionExpr(all_of(variants))
        case CallExpr(function=function, arguments=arguments, keywords=keywords):
            pairs = tuple((keyword, again(value)) for keyword, value in keywords)
            return CallExpr(again(function), all_of(arguments), pairs)
        case LambdaExpr(value=value):
            return LambdaExpr(again(value))
        case TupleExpr(items=items):
            return TupleExpr(all_of(items))
        case BaseList(items=items):
            return BaseList(all_of(items))
        case ListExpr(items=items):
            return ListExpr(all_of(items))
        case DictExpr(items=pairs_of):
            return DictExpr(tuple((again(key), again(value)) for key, value in pairs_of))
        case Quoted(value=value):
            return Quoted(again(value))
        case AwaitExpr(value=value):
            return AwaitExpr(again(value))
        case Name() | Symbol() | Value() | BytesLiteral() | ImportStatement():
            return tree


def _from(item: Import, depth: int, inside: str) -> Import:
    """The import as it is written `depth` folders below the root of the package."""
    if inside and item.module.startswith(f".{inside}."):
        return replace(item, module=item.module.removeprefix(f".{inside}"))
    if depth and item.module.startswith("."):
        return replace(item, module="." * depth + item.module)
    return item


def _lines(items: list[Import]) -> tuple[Code, ...]:
    """One statement a module for the names that come from it."""
    return tuple(
        code(ImportStatement(tuple(group)))
        for _, group in groupby(items, key=lambda item: (bool(item.name), item.module))
    )


def _place(item: Import) -> tuple[str, str, str]:
    return item.module, item.name, item.alias


def _group(item: Import) -> str:
    if item.module.startswith("."):
        return "local"
    return "standard" if item.module.split(".")[0] in sys.stdlib_module_names else "external"


def _order(item: Import) -> tuple[bool, int, str, int, str, str]:
    """`import x` before `from x import y`, nearer relative modules later, as isort does; of the
    names of a module constants first, then classes, then functions."""
    kind = 0 if item.name.isupper() else 1 if item.name[:1].isupper() else 2
    dots = len(item.module) - len(item.module.lstrip("."))
    return bool(item.name), -dots, item.module.lstrip("."), kind, item.name, item.alias
