"""Small parts of pages: versions, Markdown, imports, names that hide each other."""

from __future__ import annotations

import tomllib

import pytest

from clientwright.code import Code, CodeError
from clientwright.targets.python.naming.distribution import python_version
from clientwright.targets.python.source.expression import (
    Attribute,
    Import,
    Name,
    Subscript,
    UnionExpr,
    Value,
    symbol,
    to_source,
)
from clientwright.targets.python.source.markdown import CELL, MARKDOWN, Fenced, Link, tidy_markdown
from clientwright.targets.python.source.page import avoid_shadowing, import_block
from clientwright.targets.python.source.syntax import TOML


@pytest.mark.parametrize(
    ("stated", "made"),
    [
        ("1.0.0", "1.0.0"),
        ("v2", "2"),
        ("1.2.3-beta.1", "1.2.3-beta.1"),
        ("2024-05-01", "2024.5.1"),
        ("Spring '24 (r7)", "24.7"),
        ("", "0.1.0"),
        ("latest", "0.1.0"),
        ('1.0"\nx = "', "1.0"),
        ("1" * 400, "1" * 9 + "." + "1" * 9 + "." + "1" * 9 + "." + "1" * 9),
    ],
)
def test_versions_are_what_packages_can_have(stated: str, made: str) -> None:
    assert python_version(stated) == made


def test_blank_lines_of_markdown_are_single_but_in_code() -> None:
    text = "# A  \n\n\n\nword\n\n```python\nx\n\n\ny  \n```\n\n\nend\n\n\n"
    assert tidy_markdown(text) == "# A\n\nword\n\n```python\nx\n\n\ny  \n```\n\nend\n"


def test_code_in_markdown_cannot_end_its_fence() -> None:
    block = Code.expression(Fenced("json", "a\n```\nb ````"), MARKDOWN).text
    assert block == "`````json\na\n```\nb ````\n`````"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a\n```\nb", "a\n```\nb\n```"),
        ("a\n```\nb\n```", "a\n```\nb\n```"),
        ("~~~~ x\n~~~\n", "~~~~ x\n~~~\n\n~~~~"),
        ("``` not\n~~~\n", "``` not\n~~~\n\n```"),
        ("<script>", "&lt;script>"),
        ("`a <script>`` b", "`a &lt;script>`` b"),
        ("\\`<script>`", "\\`&lt;script>`"),
        ("`a\n\n<script>`", "`a\n\n&lt;script>`"),
        ("`` a ` <b> `` <i>", "`` a ` <b> `` &lt;i>"),
        ("x ```<b>``` <i>", "x ```<b>``` &lt;i>"),
        ("```<b>``` <i>", "```<b>``` &lt;i>"),
        ("`<b>` and <b>", "`<b>` and &lt;b>"),
    ],
)
def test_prose_cannot_swallow_the_page(text: str, made: str) -> None:
    assert Code.docstring(text, MARKDOWN).text == made


def test_markdown_cells_hold_on_one_line() -> None:
    assert Code.docstring("a | b\nc <script>", CELL).text == "a \\| b c &lt;script>"
    assert Code.docstring("```\n<b>", CELL).text == "``` &lt;b>"
    assert Code.literal("x | `y`", CELL).text == "`` x \\| `y` ``"
    assert Code.expression(Link("a|b", "x y#z)"), CELL).text == "[`a\\|b`](x%20y#z%29)"


@pytest.mark.parametrize("text", ['a"b', "a\nb", "\x7f\x00", "\u202e", "\\", "é", "\ud800"])
def test_toml_strings_read_back(text: str) -> None:
    read = tomllib.loads(f"a = {Code.literal(text, TOML)}")["a"]
    assert read == text.replace("\ud800", "\ufffd")


def test_imports_are_grouped_sorted_and_counted_from_the_root() -> None:
    trees = [
        symbol("._runtime.unset", "Unset"),
        symbol("._runtime.unset", "UNSET"),
        symbol(".", "models"),
        symbol("datetime", "date"),
        symbol("httpx2", "Client", typing_only=True),
    ]
    block = import_block(trees, [Import("builtins")], depth=1)
    assert [code.text for code in block.standard] == [
        "import builtins",
        "from datetime import date",
        "from typing import TYPE_CHECKING",
    ]
    assert [code.text for code in block.local] == [
        "from .. import models",
        "from .._runtime.unset import UNSET, Unset",
    ]
    assert [code.text for code in block.typing_only] == ["from httpx2 import Client"]
    assert block.external == ()


def test_what_a_class_calls_otherwise_is_spelled_otherwise() -> None:
    tree = UnionExpr((Subscript(Name("list"), (symbol("datetime", "date"),)), Value(None)))
    spelled = avoid_shadowing(tree, {"list", "date"})
    assert to_source(spelled) == "builtins.list[_date] | None"
    block = import_block([spelled])
    assert [code.text for code in block.standard] == [
        "import builtins",
        "from datetime import date as _date",
    ]
    models = Attribute(symbol(".", "models"), "Pet")
    assert to_source(avoid_shadowing(models, {"models"})) == "_models.Pet"
    assert avoid_shadowing(models, {"other"}) == models


def test_an_import_of_what_is_no_name_is_refused() -> None:
    with pytest.raises(CodeError):
        import_block([symbol("datetime", "date; import os")])
    with pytest.raises(CodeError):
        import_block([symbol("os\nimport sys", "x")])
