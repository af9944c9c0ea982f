"""Python expressions as trees: annotations, defaults, values. Symbols carry their own imports.

A page collects the imports of all expressions it prints with `imports_of`; nobody writes an import
or a condition for one. A tree has no place for text: a `Name` is checked to be an identifier, a
`Value` is written as a literal.

Not here: choosing which type an annotation should be (`types.py`), and the layout (black).
"""

from __future__ import annotations

import ast
import keyword
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from ....code import CodeError


@dataclass(frozen=True, slots=True, order=True)
class Import:
    """An import that a page needs: `from module import name`, or `import module` without a name.
    The name `*` stands for all that the module lists in `__all__`.

    `module` may be relative (`..models`). `typing_only` imports stand under `if TYPE_CHECKING:`.
    `alias` is the name it gets on the page (`as`), where its own is taken there.
    """

    module: str
    name: str = ""
    typing_only: bool = False
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in scope: a builtin, a parameter, something the page defines."""

    id: str


@dataclass(frozen=True, slots=True)
class Symbol:
    """A name that comes from a module; printing it imports it."""

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
    """`a | b | c`, each once, in the order given."""

    variants: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """A JSON value, written as a literal."""

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
    """`lambda: value`: evaluated when it is first needed."""

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
    """An annotation as a string: a forward reference."""

    value: Expression


@dataclass(frozen=True, slots=True)
class AwaitExpr:
    """`await value`"""

    value: Expression


@dataclass(frozen=True, slots=True)
class BaseList:
    """The base classes of a class, without brackets around them."""

    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class ImportStatement:
    """An import statement, so that a page's imports are values like everything else on it.

    Several names only of one module.
    """

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
ELLIPSIS = Name("...")


def symbol(module: str, name: str, *, typing_only: bool = False) -> Symbol:
    """A name imported from a module: `symbol("datetime", "date")`."""
    return Symbol(name, Import(module, name, typing_only))


def make_union(variants: Iterable[Expression]) -> Expression:
    """A union without repetitions, flat; the variant itself where there is only one."""
    flat: list[Expression] = []
    for variant in variants:
        for part in variant.variants if isinstance(variant, UnionExpr) else (variant,):
            if part not in flat:
                flat.append(part)
    if not flat:
        raise CodeError("a union of nothing")
    # `None` reads best at the end, as people write it.
    ordered = [part for part in flat if part != NONE] + [part for part in flat if part == NONE]
    return ordered[0] if len(ordered) == 1 else UnionExpr(tuple(ordered))


def walk_expression(tree: Expression) -> Iterator[Expression]:
    """The tree itself and everything inside it, outermost first."""
    todo: list[Expression] = [tree]
    while todo:
        node = todo.pop()
        yield node
        match node:
            case (
                Attribute(value=value)
                | LambdaExpr(value=value)
                | Quoted(value=value)
                | AwaitExpr(value=value)
            ):
                todo.append(value)
            case Subscript(value=value, arguments=arguments):
                todo += (*reversed(arguments), value)
            case (
                UnionExpr(variants=items)
                | TupleExpr(items=items)
                | ListExpr(items=items)
                | BaseList(items=items)
            ):
                todo += reversed(items)
            case CallExpr(function=function, arguments=arguments, keywords=keywords):
                todo += (
                    *(value for _, value in reversed(keywords)),
                    *reversed(arguments),
                    function,
                )
            case DictExpr(items=pairs):
                for key, value in reversed(pairs):
                    todo += (value, key)
            case Name() | Symbol() | Value() | BytesLiteral() | ImportStatement():
                pass


def imports_of(trees: Iterable[Expression]) -> frozenset[Import]:
    """The imports that these expressions need, each once."""
    return frozenset(
        node.source for tree in trees for node in walk_expression(tree) if isinstance(node, Symbol)
    )


def is_identifier(name: str) -> bool:
    """Whether the name can be written in Python and is read back as itself (PEP 3131: NFKC)."""
    return (
        name.isidentifier()
        and not keyword.iskeyword(name)
        and unicodedata.normalize("NFKC", name) == name
    )


def _identifier(name: str) -> str:
    if not is_identifier(name):
        raise CodeError(f"not a Python identifier: {name!r}")
    return name


def to_source(tree: Expression) -> str:
    """The expression as Python source, on one line. Raises `CodeError` for a bad name or value."""
    from .literal import literal_text

    match tree:
        case Name(id="..."):
            return "..."
        case Name(id=name) | Symbol(name=name):
            return ".".join(map(_identifier, name.split(".")))
        case Attribute(value=value, name=name):
            return f"{_operand(value)}.{_identifier(name)}"
        case Subscript(value=value, arguments=arguments):
            return f"{_operand(value)}[{', '.join(map(to_source, arguments))}]"
        case UnionExpr(variants=variants):
            return " | ".join(map(_operand, variants))
        case Value(value=value):
            return literal_text(value)
        case BytesLiteral(value=octets):
            return f'b"{"".join(map(_octet, octets))}"'
        case CallExpr(function=function, arguments=arguments, keywords=keywords):
            given = [to_source(argument) for argument in arguments]
            given += [f"{_identifier(name)}={to_source(value)}" for name, value in keywords]
            return f"{_operand(function)}({', '.join(given)})"
        case LambdaExpr(value=value):
            return f"lambda: {to_source(value)}"
        case TupleExpr(items=items):
            inside = ", ".join(map(to_source, items))
            return f"({inside},)" if len(items) == 1 else f"({inside})"
        case ListExpr(items=items):
            return f"[{', '.join(map(to_source, items))}]"
        case DictExpr(items=pairs):
            return "{" + ", ".join(f"{to_source(k)}: {to_source(v)}" for k, v in pairs) + "}"
        case Quoted(value=value):
            return literal_text(to_source(value))
        case AwaitExpr(value=value):
            return f"await {_operand(value)}"
        case BaseList(items=items):
            return ", ".join(map(to_source, items))
        case ImportStatement(sources=sources):
            return _import_text(sources)


def _octet(number: int) -> str:
    plain = 32 <= number < 127 and chr(number) not in '"\\'
    return chr(number) if plain else f"\\x{number:02x}"


def _import_text(sources: tuple[Import, ...]) -> str:
    module = sources[0].module
    dots = module[: len(module) - len(module.lstrip("."))]
    module = dots + ".".join(_identifier(part) for part in module[len(dots) :].split(".") if part)
    if sources[0].name == "*":
        return f"from {module} import *"
    names = [
        _identifier(source.name) + (f" as {_identifier(source.alias)}" if source.alias else "")
        for source in sources
        if source.name
    ]
    if names:
        return f"from {module} import {', '.join(names)}"
    alias = sources[0].alias
    return f"import {module} as {_identifier(alias)}" if alias else f"import {module}"


def _operand(tree: Expression) -> str:
    text = to_source(tree)
    return f"({text})" if isinstance(tree, LambdaExpr | AwaitExpr) else text


def reads_back(text: str) -> Any:
    """The value of a literal as Python reads it; for checks."""
    return ast.literal_eval(text)
