"""What all pages of the Python target share: their imports, as a block in the usual order.

A page is a frozen dataclass of finished `Code`, made by a planner (`resources.py`, `client.py`,
...) and printed by one template. The planner names the expressions that the page prints; this
module finds the imports they need. Modules of the package itself are named from its root
(`.models`), whichever page they are used on; `imports` counts the dots. Not here: what a page says.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from ...code import Code
from .expression import (
    Attribute,
    Call,
    DictOf,
    Either,
    Expression,
    Import,
    Imported,
    Lazy,
    ListOf,
    Name,
    Quoted,
    Subscript,
    Symbol,
    TupleOf,
    Value,
    Wait,
    imports_of,
)
from .syntax import PYTHON


@dataclass(frozen=True, slots=True, kw_only=True)
class Imports:
    """The import statements of a page, in three groups; `typing` ones are for type checkers only."""

    standard: tuple[Code, ...]
    foreign: tuple[Code, ...]
    own: tuple[Code, ...]
    typing: tuple[Code, ...]


def imports(
    trees: Iterable[Expression], extra: Iterable[Import] = (), *, depth: int = 0
) -> Imports:
    """The imports of a page that prints these expressions, and `extra` ones besides.

    `depth` is how many folders below the package's root the page lies.
    """
    needed = {_from(item, depth) for item in (*imports_of(trees), *extra)}
    always = {_place(item) for item in needed if not item.typing_only}
    typing = {item for item in needed if item.typing_only and _place(item) not in always}
    if typing:
        needed.add(Import("typing", "TYPE_CHECKING"))
    groups: dict[str, list[Import]] = {"standard": [], "foreign": [], "own": [], "typing": []}
    for item in sorted(needed, key=_order):
        if not item.typing_only:
            groups[_group(item)].append(item)
        elif item in typing:
            groups["typing"].append(item)
    return Imports(**{name: _lines(items) for name, items in groups.items()})


def code(tree: Expression) -> Code:
    """The expression as Python on a page."""
    return Code.expression(tree, PYTHON)


def name(identifier: str) -> Code:
    """A name on a Python page."""
    return Code.identifier(identifier, PYTHON)


def unshadowed(tree: Expression, taken: frozenset[str]) -> Expression:
    """The same expression for a scope that defines the names `taken` otherwise.

    In a class with a method `list`, the annotation `list[str]` of a later method means that method
    (mypy and pyright agree). So a builtin is then written `builtins.list`, and an imported name
    gets another name on the page.
    """
    if not taken:
        return tree

    def again(part: Expression) -> Expression:
        return unshadowed(part, taken)

    def all_of(parts: tuple[Expression, ...]) -> tuple[Expression, ...]:
        return tuple(map(again, parts))

    match tree:
        case Name(id=identifier) if identifier in taken:
            return Attribute(Symbol("builtins", Import("builtins")), identifier)
        case Symbol(name=local, source=source) if local in taken and "." not in local:
            return Symbol(f"{local}_", replace(source, alias=f"{local}_"))
        case Attribute(value=value, name=attribute):
            return Attribute(again(value), attribute)
        case Subscript(value=value, arguments=arguments):
            return Subscript(again(value), all_of(arguments))
        case Either(variants=variants):
            return Either(all_of(variants))
        case Call(function=function, arguments=arguments, keywords=keywords):
            pairs = tuple((keyword, again(value)) for keyword, value in keywords)
            return Call(again(function), all_of(arguments), pairs)
        case Lazy(value=value):
            return Lazy(again(value))
        case TupleOf(items=items):
            return TupleOf(all_of(items))
        case ListOf(items=items):
            return ListOf(all_of(items))
        case DictOf(items=pairs_of):
            return DictOf(tuple((again(key), again(value)) for key, value in pairs_of))
        case Quoted(value=value):
            return Quoted(again(value))
        case Wait(value=value):
            return Wait(again(value))
        case Name() | Symbol() | Value() | Imported():
            return tree


def _from(item: Import, depth: int) -> Import:
    """The import as it is written `depth` folders below the root, to which its module is relative."""
    if depth and item.module.startswith("."):
        return replace(item, module="." * depth + item.module)
    return item


def _lines(items: list[Import]) -> tuple[Code, ...]:
    """One statement a module for the names that come from it."""
    return tuple(
        code(Imported(tuple(group)))
        for _, group in groupby(items, key=lambda item: (bool(item.name), item.module))
    )


def _place(item: Import) -> tuple[str, str, str]:
    return item.module, item.name, item.alias


def _group(item: Import) -> str:
    if item.module.startswith("."):
        return "own"
    return "standard" if item.module.split(".")[0] in sys.stdlib_module_names else "foreign"


def _order(item: Import) -> tuple[bool, int, str, str, str]:
    """`import x` before `from x import y`, nearer relative modules later, as isort does."""
    dots = len(item.module) - len(item.module.lstrip("."))
    return bool(item.name), -dots, item.module.lstrip("."), item.name, item.alias
