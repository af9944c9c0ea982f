"""The exact output for invalid documents, with a case for each rule."""

from __future__ import annotations

import difflib

import pytest

from tests.harness import failing

RULES = failing.catalog()


@pytest.mark.parametrize("case", failing.names())
def test_output_of_case(case: str) -> None:
    status, actual = failing.printed(case)
    expected = failing.kept(case)
    diff = difflib.unified_diff(
        expected.splitlines(keepends=True), actual.splitlines(keepends=True), "expected", "printed"
    )
    assert actual == expected, "".join(diff)
    assert status == failing.expected_status(RULES[case])


@pytest.mark.parametrize("case", failing.names())
def test_case_shows_its_rule(case: str) -> None:
    rule = RULES[case]
    assert f"{rule.severity.value}[{rule.code}]: " in failing.kept(case)


def test_each_rule_has_a_case() -> None:
    assert set(RULES) == set(failing.names())


def test_codes_are_unique() -> None:
    codes = [rule.code for rule in RULES.values()]
    assert len(codes) == len(set(codes))


def test_page_of_rules_is_up_to_date() -> None:
    assert failing.PAGE.read_text("utf-8") == failing.page()
    assert {rule.family for rule in RULES.values()} == set(failing.FAMILIES)
