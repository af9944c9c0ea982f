"""Formatting without black gives the same result as black."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from clientwright.config import Config
from clientwright.targets.python import target
from clientwright.targets.python.source.format import (
    Unprintable,
    format_file,
    format_files,
    format_with_black,
)
from clientwright.targets.python.source.formatter import format_source
from tests.harness.golden import CASES
from tests.harness.making import run

LONG = "Quite" * 9

STATEMENTS = [
    f"from .module import {LONG}A, {LONG}B, {LONG}C",
    f"from .{LONG}{LONG} import {LONG}A",
    f"if TYPE_CHECKING:\n    from .{LONG}{LONG} import *\n    from .b import *",
    f"def short(self, x: {LONG}A, *, y: {LONG}B) -> None:\n    pass",
    f"def long(self, x: {LONG}A, *, y: {LONG}B, zzzzzzzzzzzzzzzzzzzz: {LONG}C) -> None:\n    pass",
    f"def wide(self, x: A | {LONG}A | {LONG}B | Unset = UNSET, *, y: str = '') -> None:\n    pass",
    f"def deep(self, x: Sequence[{LONG}A | {LONG}B] | Unset = UNSET, y: int = 1) -> int:\n    pass",
    f"class Wide(Model, kw_only=True, rename={{'aaaa': '{LONG}', 'bbbb': '{LONG}'}}):\n    x: int",
    f"class Field:\n    first: models.{LONG}A | models.{LONG}B | Unset = UNSET\n    second: int",
    f"class Field:\n    abcdefghijklmnopqrstuv: models.{LONG}A | {'Q' * 30} = UNSET",
    f"class Field:\n    first: models.{LONG}A | models.{LONG}B\n    second: Literal['{LONG}', '{LONG}']",
    f"NAME: Operation[models.X] = Operation(id='{LONG}', method='GET', returns={{200: lambda: m.X}})",
    f"Kind: TypeAlias = Literal['{LONG}', '{LONG}', 'c'] | str",
    f"Any = union('Any', lambda: ({LONG}A, {LONG}B, {LONG}C), tag='x', mapping={{'a': 0}})",
    f"DATA = {{'{LONG}': 1, '{LONG}{LONG}': {LONG}{LONG}, 'c': [1, 2, 3]}}",
    f"DATA = ['{LONG}{LONG}{LONG}']",
    f"return_ = call({LONG})[0].other({LONG}, {LONG})",
    f"x = {LONG} + {LONG} + {LONG} + {LONG}",
    f"@deprecated('{LONG}{LONG}{LONG}')\ndef f() -> None:\n    pass",
    f"def f(self):\n    return self._send(operations.X, path={{'a': a}}, body={{'{LONG}': {LONG}}})",
    f"def f(self):\n    return await self._send(operations.X, body={{'{LONG}': {LONG}, 'x': y, 'z': 1}})",
    "__all__ = [\n    'a',\n    'b',\n]",
    f"ITEMS = [\n    Request(\n        '{LONG}',\n        lambda c: c.call('{LONG}', {LONG}=1, b=2),\n    ),\n]",
    "try:\n    import a\nexcept ImportError:\n    a = None\n\nb = 1",
    "if x:\n    class A:\n        y: int\nelse:\n    A = None",
    "import a\nx = 1\ndef f():\n    pass\nx = 2\n# about g\ndef g():\n    '''no'''",
    'class A:\n    """Words."""\n    x: int\n    """More\n    words."""\n    def f(self):\n        """F."""\n        return 1',
    'class A:\n    """Words."""\n    except_: str\n    elif_: str\n    finally_: str',
    "def f(\n    a, b\n) -> None:\n    return g(\n        a\n    )",
    f"x = call(\n    f'{LONG}'\n    f'{LONG} {{x}}',\n    other=1,\n)",
    "x = 1  # a comment\ny = [  # another\n    1,\n]",
    f"super().__init__(\n    a=1,\n    credentials={{\n        'a': call('{LONG}', '{LONG}').x(1)\n    }},\n)",
    f"x = {{\n    'credentials': {{\n        'a': call('{LONG}', '{LONG}').x(1)\n    }},\n}}",
    f"if x:  # {LONG} {LONG} {LONG}\n    a = 1\nelse:\n    b = 2",
]


@pytest.mark.parametrize("text", STATEMENTS)
def test_statement_is_formatted_like_black(text: str) -> None:
    text = text.replace("'''", '"""').replace("'", '"') + "\n"
    made = format_source(text, format_with_black)
    assert made == format_with_black(made)
    assert made == format_with_black(text)


class _Printed(Exception):
    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = files


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir() if path.is_dir()))
def test_black_changes_no_file_of_a_golden_case(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = next(iter(sorted((CASES / case).glob("openapi.*"))), None)
    if document is None:
        pytest.skip("no single document")

    def stop(files: Mapping[str, str]) -> dict[str, str]:
        raise _Printed(files)

    monkeypatch.setattr(target, "format_files", stop)
    with pytest.raises(_Printed) as printed:
        run(Config(document=document, out=tmp_path, package="probe"))
    seen = 0
    for path, text in printed.value.files.items():
        # The runtime's and the tests' own files are the same everywhere: once is enough.
        if "/_runtime/" in path and case != "minimal":
            continue
        made = format_source(text, format_with_black)
        assert made == format_with_black(made), path
        seen += 1
    assert seen


def test_invalid_python_raises_unprintable() -> None:
    with pytest.raises(Unprintable) as caught:
        format_file("a.py", "def f(:\n    pass\n")
    assert caught.value.path == "a.py"
    with pytest.raises(Unprintable):
        format_file("b.py", "return 1\n")  # parses, but does not compile


def test_parallel_formatting_keeps_the_order_of_files() -> None:
    text = "x = 1\n" * 40_000
    files = {f"{number}.py": text for number in (3, 1, 2, *range(10, 30))}
    assert sum(map(len, files.values())) > 3_000_000
    assert list(format_files(files)) == list(files)
