"""The output of each golden case is up to date. `make golden` updates it."""

from __future__ import annotations

import pytest

from tests.harness import golden


@pytest.mark.parametrize("case", golden.names())
def test_output_of_case_is_as_expected(case: str) -> None:
    difference = golden.difference(golden.kept(case), golden.made(case))
    if difference:
        pytest.fail(f"{difference}\n`make golden` rewrites what is expected.", pytrace=False)


def test_cases_exist() -> None:
    assert golden.names()


def test_difference_is_a_unified_diff() -> None:
    diff = golden.difference({"a": "1\n2\n", "gone": "x\n"}, {"a": "1\n3\n", "new": "y\n"})
    assert diff == (
        "--- expected/a\n+++ made/a\n@@ -1,2 +1,2 @@\n 1\n-2\n+3\n"
        "--- expected/gone\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n"
        "--- /dev/null\n+++ made/new\n@@ -0,0 +1 @@\n+y\n"
    )
