"""Each golden case makes what is kept with it. `make golden` rewrites; this only compares."""

from __future__ import annotations

import pytest

from tests.harness import golden


@pytest.mark.parametrize("case", golden.names())
def test_a_case_makes_what_is_expected(case: str) -> None:
    difference = golden.difference(golden.kept(case), golden.made(case))
    if difference:
        pytest.fail(f"{difference}\n`make golden` rewrites what is expected.", pytrace=False)


def test_there_are_cases() -> None:
    assert golden.names()


def test_a_difference_is_shown_as_a_diff() -> None:
    shown = golden.difference({"a": "1\n2\n", "gone": "x\n"}, {"a": "1\n3\n", "new": "y\n"})
    assert shown == (
        "--- expected/a\n+++ made/a\n@@ -1,2 +1,2 @@\n 1\n-2\n+3\n"
        "--- expected/gone\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n"
        "--- /dev/null\n+++ made/new\n@@ -0,0 +1 @@\n+y\n"
    )
