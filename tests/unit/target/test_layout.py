"""Samples are formatted like black."""

from __future__ import annotations

import black
import pytest

from clientwright.targets.python.source.expression import (
    Attribute,
    AwaitExpr,
    BytesLiteral,
    CallExpr,
    DictExpr,
    Expression,
    ListExpr,
    Name,
    Value,
)
from clientwright.targets.python.source.layout import format_expression

CLIENT = Attribute(Attribute(Name("client"), "things"), "create")
LONG = "a long text that takes much of a line"

TREES: list[Expression] = [
    CallExpr(CLIENT),
    CallExpr(CLIENT, (Value("x"),), (("limit", Value(20)),)),
    CallExpr(CLIENT, (Value(LONG),), (("name", Value(LONG)),)),
    CallExpr(CLIENT, (Value(LONG),), (("name", Value(LONG)), ("other", Value(LONG)))),
    AwaitExpr(CallExpr(CLIENT, (Value(LONG),), (("name", Value(LONG)), ("other", Value(LONG))))),
    CallExpr(
        CLIENT, (), (("settings", DictExpr(((Value("a"), Value(LONG)), (Value("b"), Value(1))))),)
    ),
    CallExpr(
        CLIENT, (), (("items", ListExpr((Value(LONG), Value(LONG), Value(LONG)))), ("x", Value(1)))
    ),
    CallExpr(CLIENT, (), (("data", Value({"a": [1, 2, {"b": LONG}], "c": LONG, "d": None})),)),
    CallExpr(CLIENT, (), (("body", BytesLiteral(b'"\\\x00 bytes')), ("n", Value(1.5)))),
]


@pytest.mark.parametrize("tree", TREES)
@pytest.mark.parametrize("before", ["", "thing = "])
def test_call_is_formatted_like_black(tree: Expression, before: str) -> None:
    text = format_expression(tree, 88, before=before) + "\n"
    if isinstance(tree, AwaitExpr):
        text = "async def f():\n" + "".join(f"    {line}\n" for line in text.splitlines())
        assert black.format_str(text, mode=black.Mode(line_length=92)) == text
    else:
        assert black.format_str(text, mode=black.Mode(line_length=88)) == text


def test_colon_of_a_loop_follows_the_closing_bracket() -> None:
    tree = CallExpr(CLIENT, (Value(LONG),), (("name", Value(LONG)),))
    text = format_expression(tree, 60, before="for thing in ", after=":")
    assert text.splitlines()[0] == "for thing in client.things.create("
    assert text.splitlines()[-1] == "):"
