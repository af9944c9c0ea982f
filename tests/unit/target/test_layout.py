"""Samples are laid out as black would lay them out."""

from __future__ import annotations

import black
import pytest

from clientwright.targets.python.source.expression import (
    Attribute,
    Call,
    DictOf,
    Expression,
    ListOf,
    Name,
    Octets,
    Value,
    Wait,
)
from clientwright.targets.python.source.layout import laid_out

CLIENT = Attribute(Attribute(Name("client"), "things"), "create")
LONG = "a long text that takes much of a line"

TREES: list[Expression] = [
    Call(CLIENT),
    Call(CLIENT, (Value("x"),), (("limit", Value(20)),)),
    Call(CLIENT, (Value(LONG),), (("name", Value(LONG)),)),
    Call(CLIENT, (Value(LONG),), (("name", Value(LONG)), ("other", Value(LONG)))),
    Wait(Call(CLIENT, (Value(LONG),), (("name", Value(LONG)), ("other", Value(LONG))))),
    Call(CLIENT, (), (("settings", DictOf(((Value("a"), Value(LONG)), (Value("b"), Value(1))))),)),
    Call(CLIENT, (), (("items", ListOf((Value(LONG), Value(LONG), Value(LONG)))), ("x", Value(1)))),
    Call(CLIENT, (), (("data", Value({"a": [1, 2, {"b": LONG}], "c": LONG, "d": None})),)),
    Call(CLIENT, (), (("body", Octets(b'"\\\x00 octets')), ("n", Value(1.5)))),
]


@pytest.mark.parametrize("tree", TREES)
@pytest.mark.parametrize("before", ["", "thing = "])
def test_a_call_is_laid_out_as_by_black(tree: Expression, before: str) -> None:
    text = laid_out(tree, 88, before=before) + "\n"
    if isinstance(tree, Wait):
        text = "async def f():\n" + "".join(f"    {line}\n" for line in text.splitlines())
        assert black.format_str(text, mode=black.Mode(line_length=92)) == text
    else:
        assert black.format_str(text, mode=black.Mode(line_length=88)) == text


def test_a_loop_keeps_its_colon_behind_the_bracket() -> None:
    tree = Call(CLIENT, (Value(LONG),), (("name", Value(LONG)),))
    text = laid_out(tree, 60, before="for thing in ", after=":")
    assert text.splitlines()[0] == "for thing in client.things.create("
    assert text.splitlines()[-1] == "):"
