"""A page: a template and the finished values that it prints; and the imports of a page.

A page asks for the imports of the expressions it prints and gets whole statements, in isort's
order. Where a name of the page would hide what an annotation means (a method called `list`, a
field called `date`), `unshadowed` spells the annotation differently.

Not here: rendering (`render.py`) and formatting (`target.py`).
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from ...code import Code
from .expression import (
    Attribute,
    Call,
    DictOf,
    Either,
    Expression,
    Import,
    Lazy,
    ListOf,
    Module,
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
class Page:
    """One output file before it is printed: `Templates.render(page.template, **page.values)`."""

    template: str
    """Below `templates/python/`: `package/models/module.py.jinja`."""
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """One name of an import statement."""

    name: Code
    alias: Code | None
    last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One import statement: `import module`, or `from module import names`."""

    module: Code
    names: tuple[Imported, ...]
    """Empty: `import module`."""
    alias: Code | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBlock:
    """The imports of a page in the sections of isort, to be printed by `imports.jinja`."""

    standard: tuple[Statement, ...]
    external: tuple[Statement, ...]
    local: tuple[Statement, ...]
    typing_only: tuple[Statement, ...]
    """What stands under `if TYPE_CHECKING:`, of all sections."""


def import_block(trees: Iterable[Expression], *more: Import) -> ImportBlock:
    """The statements that import every symbol of these expressions and `more`, once each."""
    found = {*imports_of(trees), *more}
    if any(one.typing_only for one in found):
        found.add(Import("typing", "TYPE_CHECKING"))
    always = {one for one in found if not one.typing_only}
    # Imported anyway: a second time for type checkers alone would be noise.
    typing_only = {
        one for one in found if one.typing_only and replace(one, typing_only=False) not in always
    }
    standard = {one for one in always if _root(one) in sys.stdlib_module_names}
    local = {one for one in always if one.module.startswith(".")}
    return ImportBlock(
        standard=statements(standard),
        external=statements(always - standard - local),
        local=statements(local),
        typing_only=statements(typing_only),
    )


def statements(imports: Iterable[Import]) -> tuple[Statement, ...]:
    """Import statements, one a module, as isort orders them."""
    ordered = sorted(imports, key=_order)
    plain = [
        Statement(module=_module(one.module), names=(), alias=_alias(one))
        for one in ordered
        if not one.name
    ]
    named = groupby((one for one in ordered if one.name), key=lambda one: one.module)
    return (*plain, *(_from(module, tuple(group)) for module, group in named))


def _from(module: str, group: tuple[Import, ...]) -> Statement:
    return Statement(
        module=_module(module),
        names=tuple(
            Imported(
                name=Code.identifier(one.name, PYTHON), alias=_alias(one), last=one is group[-1]
            )
            for one in group
        ),
    )


def _module(path: str) -> Code:
    return Code.expression(Module(path), PYTHON)


def _alias(one: Import) -> Code | None:
    return Code.identifier(one.alias, PYTHON) if one.alias else None


def _root(one: Import) -> str:
    return one.module.split(".")[0]


def _order(one: Import) -> tuple[object, ...]:
    rest = one.module.lstrip(".")
    dots = len(one.module) - len(rest)
    # isort: furthest parents first; constants, then classes, then the rest.
    kind = 0 if one.name.isupper() and len(one.name) > 1 else 1 if one.name[:1].isupper() else 2
    return (-dots, rest.casefold(), rest, kind, one.name.casefold(), one.name, one.alias)


# --- names that hide others ----------------------------------------------------------------------


def unshadowed(tree: Expression, taken: Set[str]) -> Expression:
    """The expression, spelled so that names of a scope do not hide what it means.

    `taken` are the names of the class around it (methods, fields) or of the page (its classes).
    A builtin becomes `builtins.list`, an imported symbol gets a private name (`from datetime
    import date as _date`). For every annotation and default that stands inside a class.
    """
    if not taken:
        return tree
    match tree:
        case Name(id=name):
            return _builtin(name, taken) if name in taken and hasattr(builtins, name) else tree
        case Symbol(name=name, source=source):
            return _aliased(tree) if name in taken and not source.alias else tree
        case Value() | Module():
            return tree
        case Attribute(value=value) | Lazy(value=value) | Quoted(value=value) | Wait(value=value):
            return replace(tree, value=unshadowed(value, taken))
        case Subscript(value=value, arguments=arguments):
            return Subscript(unshadowed(value, taken), _all(arguments, taken))
        case Either(variants=variants):
            return Either(_all(variants, taken))
        case TupleOf(items=items):
            return TupleOf(_all(items, taken))
        case ListOf(items=items):
            return ListOf(_all(items, taken))
        case DictOf(items=pairs):
            return DictOf(tuple((unshadowed(k, taken), unshadowed(v, taken)) for k, v in pairs))
        case Call(function=function, arguments=arguments, keywords=keywords):
            return Call(
                unshadowed(function, taken),
                _all(arguments, taken),
                tuple((name, unshadowed(value, taken)) for name, value in keywords),
            )


def _all(trees: tuple[Expression, ...], taken: Set[str]) -> tuple[Expression, ...]:
    return tuple(unshadowed(tree, taken) for tree in trees)


def _builtin(name: str, taken: Set[str]) -> Expression:
    module = Symbol("builtins", Import("builtins"))
    return Attribute(_aliased(module) if "builtins" in taken else module, name)


def _aliased(tree: Symbol) -> Symbol:
    private = f"_{tree.name.lstrip('_')}"
    return Symbol(private, replace(tree.source, alias=private))
