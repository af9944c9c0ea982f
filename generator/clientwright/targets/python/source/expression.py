"""Python expressions as trees. A `Symbol` carries the import that it needs.

The imports of a file are collected from the expressions that it prints (`imports_of`). Text cannot
enter a tree: a `Name` must be an identifier, and a `Value` is printed as a literal.
"""

from __future__ import annotations

import keyword
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from itertools import chain
from typing import Any, TypeAlias, cast

from ....rendering.code import CodeError
from .literal import bytes_text, literal_text


@dataclass(frozen=True, slots=True, order=True)
class Import:
    """`from module import name`, or `import module` if there is no name.

    `module` may be relative (`..models`), `name` may be `*`. `typing_only` imports go below
    `if TYPE_CHECKING:`.
    """

    module: str
    name: str = ""
    typing_only: bool = False
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in scope: a builtin, a parameter, or a name that the file defines."""

    id: str


@dataclass(frozen=True, slots=True)
class Symbol:
    """An imported name. A file that prints it gets the import."""

    name: str
    source: Import


@dataclass(frozen=True, slots=True)
class Attribute:
    """`value.name`"""

    value: Expression
    name: str


@dataclass(frozen=True, slots=True)
class Subscript:
    """`value[arguments]`"""

    value: Expression
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class UnionExpr:
    """`a | b | c`"""

    variants: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """A JSON value as a literal."""

    value: Any


@dataclass(frozen=True, slots=True)
class BytesLiteral:
    """`b"..."`"""

    value: bytes


@dataclass(frozen=True, slots=True)
class CallExpr:
    """`function(arguments, name=value)`"""

    function: Expression
    arguments: tuple[Expression, ...] = ()
    keywords: tuple[tuple[str, Expression], ...] = ()


@dataclass(frozen=True, slots=True)
class LambdaExpr:
    """`lambda: value`"""

    value: Expression


@dataclass(frozen=True, slots=True)
class TupleExpr:
    """`(a, b)`"""

    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class ListExpr:
    """`[a, b]`"""

    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class DictExpr:
    """`{key: value}`"""

    items: tuple[tuple[Expression, Expression], ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A forward reference: an annotation in quotes."""

    value: Expression


@dataclass(frozen=True, slots=True)
class AwaitExpr:
    """`await value`"""

    value: Expression


@dataclass(frozen=True, slots=True)
class BaseList:
    """The base classes of a class, without parentheses."""

    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class ImportStatement:
    """An import statement. Several names must come from one module."""

    sources: tuple[Import, ...]


Expression: TypeAlias = (
    Name
    | Symbol
    | Attribute
    | Subscript
    | UnionExpr
    | Value
    | BytesLiteral
    | CallExpr
    | LambdaExpr
    | TupleExpr
    | ListExpr
    | DictExpr
    | Quoted
    | AwaitExpr
    | BaseList
    | ImportStatement
)

NONE = Value(None)


def symbol(module: str, name: str, *, typing_only: bool = False) -> Symbol:
    return Symbol(name, Import(module, name, typing_only))


def union_variants(tree: Expression) -> tuple[Expression, ...]:
    """The variants of a union; any other expression is its own only variant."""
    return tree.variants if isinstance(tree, UnionExpr) else (tree,)


def make_union(variants: Iterable[Expression]) -> Expression:
    """A flat union without duplicates and with `None` last, or the only variant itself."""
    flat = list(dict.fromkeys(part for variant in variants for part in union_variants(variant)))
    if not flat:
        raise CodeError("a union needs a variant")
    ordered = [part for part in flat if part != NONE] + [part for part in flat if part == NONE]
    return ordered[0] if len(ordered) == 1 else UnionExpr(tuple(ordered))


def walk_expression(tree: Expression) -> Iterator[Expression]:
    """The expression and everything inside it, outermost first."""
    pending = [tree]
    while pending:
        node = pending.pop()
        yield node
        pending += reversed(_children(node))


def _children(tree: Expression) -> tuple[Expression, ...]:
    match tree:
        case Name() | Symbol() | Value() | BytesLiteral() | ImportStatement():
            return ()
        case Attribute() | LambdaExpr() | Quoted() | AwaitExpr():
            return (tree.value,)
        case CallExpr():
            return (tree.function, *tree.arguments, *(value for _, value in tree.keywords))
        case DictExpr():
            return tuple(chain.from_iterable(tree.items))
        case Subscript():
            return (tree.value, *tree.arguments)
        case UnionExpr():
            return tree.variants
        case TupleExpr() | ListExpr() | BaseList():
            return tree.items


def transform_children(
    tree: Expression, transform: Callable[[Expression], Expression]
) -> Expression:

    def transformed(part: Any) -> Any:
        if isinstance(part, tuple):
            return tuple(map(transformed, cast("Iterable[Any]", part)))
        return transform(part) if isinstance(part, Expression) else part

    if isinstance(tree, Value | ImportStatement):
        return tree
    return replace(tree, **{one.name: transformed(getattr(tree, one.name)) for one in fields(tree)})


def imports_of(trees: Iterable[Expression]) -> frozenset[Import]:
    return frozenset(
        node.source for tree in trees for node in walk_expression(tree) if isinstance(node, Symbol)
    )


def is_identifier(name: str) -> bool:
    """Whether Python accepts the name and does not normalize it (PEP 3131: NFKC)."""
    return (
        name.isidentifier()
        and not keyword.iskeyword(name)
        and unicodedata.normalize("NFKC", name) == name
    )


@lru_cache(maxsize=65536)
def check_identifier(name: str) -> str:
    """The name. Raises `CodeError` if it is not an identifier."""
    if not is_identifier(name):
        raise CodeError(f"not a Python identifier: {name!r}")
    return name


def to_source(tree: Expression) -> str:  # noqa: C901 - one case for each kind of expression
    """The expression as source code, on one line. Raises `CodeError` for a bad name or value."""
    match tree:
        case Name(id=name) | Symbol(name=name):
            return ".".join(map(check_identifier, name.split(".")))
        case Attribute(value=value, name=name):
            return f"{_operand(value)}.{check_identifier(name)}"
        case Subscript(value=value, arguments=arguments):
            return f"{_operand(value)}[{_join(arguments)}]"
        case UnionExpr(variants=variants):
            return " | ".join(map(_operand, variants))
        case Value(value=value):
            return literal_text(value)
        case BytesLiteral(value=content):
            return bytes_text(content)
        case CallExpr(function=function, arguments=arguments, keywords=keywords):
            parts = [to_source(argument) for argument in arguments]
            parts += [f"{check_identifier(name)}={to_source(value)}" for name, value in keywords]
            return f"{_operand(function)}({', '.join(parts)})"
        case LambdaExpr(value=value):
            return f"lambda: {to_source(value)}"
        case TupleExpr(items=items):
            return f"({_join(items)},)" if len(items) == 1 else f"({_join(items)})"
        case ListExpr(items=items):
            return f"[{_join(items)}]"
        case DictExpr(items=pairs):
            return "{" + ", ".join(f"{to_source(k)}: {to_source(v)}" for k, v in pairs) + "}"
        case Quoted(value=value):
            return literal_text(to_source(value))
        case AwaitExpr(value=value):
            return f"await {_operand(value)}"
        case BaseList(items=items):
            return _join(items)
        case ImportStatement(sources=sources):
            return _import_statement(sources)


def _join(items: Iterable[Expression]) -> str:
    return ", ".join(map(to_source, items))


def _operand(tree: Expression) -> str:
    text = to_source(tree)
    return f"({text})" if isinstance(tree, LambdaExpr | AwaitExpr) else text


def _import_statement(sources: tuple[Import, ...]) -> str:
    first = sources[0]
    dots = first.module[: len(first.module) - len(first.module.lstrip("."))]
    parts = first.module[len(dots) :].split(".")
    module = dots + ".".join(check_identifier(part) for part in parts if part)
    if first.name == "*":
        return f"from {module} import *"
    if not first.name:
        return f"import {module}{_as(first)}"
    names = [check_identifier(source.name) + _as(source) for source in sources]
    return f"from {module} import {', '.join(names)}"


def _as(source: Import) -> str:
    return f" as {check_identifier(source.alias)}" if source.alias else ""
