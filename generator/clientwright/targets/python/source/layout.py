"""Formats expressions for the samples in docstrings and Markdown, like black."""

from __future__ import annotations

from ....values import is_array, is_object
from . import expression as py
from .literal import literal_text

_STEP = 4


def format_expression(tree: py.Expression, width: int, *, before: str = "", after: str = "") -> str:
    """The expression within `width` columns if possible.

    `before` and `after` are the rest of the statement (`for item in `, `:`).
    """
    return "\n".join(_lines(tree, width, 0, before, after))


def _lines(tree: py.Expression, width: int, indent: int, before: str, after: str) -> list[str]:
    margin = " " * indent
    flat = f"{before}{py.to_source(tree)}{after}"
    broken = None if indent + len(flat) <= width else _parts(tree)
    if broken is None or not broken[1]:
        return [margin + flat]
    opening, items, closing = broken
    inside: list[str] = []
    # black keeps arguments on one line if they fit, but never the items of a collection.
    whole = ", ".join(start + py.to_source(item) for start, item in items)
    if (isinstance(tree, py.CallExpr | py.AwaitExpr) or len(items) == 1) and indent + _STEP + len(
        whole
    ) <= width:
        inside.append(f"{margin}{' ' * _STEP}{whole}")
    else:
        for start, item in items:
            inside += _lines(item, width, indent + _STEP, start, ",")
    return [f"{margin}{before}{opening}", *inside, f"{margin}{closing}{after}"]


def _parts(tree: py.Expression) -> tuple[str, list[tuple[str, py.Expression]], str] | None:
    """The opening, the items (each with a prefix) and the closing of an expression."""
    match tree:
        case py.AwaitExpr(value=value):
            parts = _parts(value)
            return parts and (f"await {parts[0]}", parts[1], parts[2])
        case py.CallExpr(function=function, arguments=arguments, keywords=keywords):
            items = [("", argument) for argument in arguments]
            items += [(f"{name}=", value) for name, value in keywords]
            return f"{py.to_source(function)}(", items, ")"
        case py.ListExpr(items=values):
            return "[", [("", value) for value in values], "]"
        case py.TupleExpr(items=values):
            return "(", [("", value) for value in values], ")"
        case py.DictExpr(items=pairs):
            return "{", [(f"{py.to_source(key)}: ", value) for key, value in pairs], "}"
        case py.Value(value=value) if is_array(value):
            return "[", [("", py.Value(item)) for item in value], "]"
        case py.Value(value=value) if is_object(value):
            return "{", [(f"{literal_text(k)}: ", py.Value(v)) for k, v in value.items()], "}"
        case py.Subscript(value=value, arguments=arguments):
            return f"{py.to_source(value)}[", [("", argument) for argument in arguments], "]"
        case _:
            return None
