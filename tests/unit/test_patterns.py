"""Sample text for patterns, checked with `re` and jsonschema-rs."""

from __future__ import annotations

import re

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientwright.contract.pattern_samples import HEX, fill_template, find_template

PATTERNS = [
    "^AC[0-9a-fA-F]{32}$",
    "^aia_asst_.+$",
    "^aia_asst_*$",
    r"^\d{4}-\d{2}$",
    "^(foo|bar)[^/]+$",
    r"^[\w.+-]+@[a-z]+\.[a-z]{2,}$",
    "^[1-9][0-9]*$",
    "^(?:[A-Z]{3}-)?x{2,4}?$",
    r"^(?<year>\d{4})\u002F\x41$",
    r"[a-z]",
    r"^[\]\-a]$",
    "^$",
    "",
    "^(a|b)*c$",
    r"^\$\{[^}]*\}$",
]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(number=st.integers(0, 10**9))
def test_filled_template_matches(pattern: str, number: int) -> None:
    found = find_template(pattern)
    assert found is not None
    schema = {"type": "string", "pattern": pattern}
    assert jsonschema_rs.is_valid(schema, fill_template(found, number))


def test_different_numbers_give_different_text() -> None:
    found = find_template("^AC[0-9a-f]{32}$")
    assert found == ("AC", (HEX, 32))
    assert len({fill_template(found, number) for number in range(500)}) == 500


@pytest.mark.parametrize(("least", "most"), [(0, 5), (30, 40), (3, 3)])
def test_length_is_in_range(least: int, most: int) -> None:
    found = find_template("^[a-z]+$", least, most)
    assert found is not None
    assert least <= len(fill_template(found, 1)) <= most


@pytest.mark.parametrize(
    "pattern", ["(a", r"(a)\1", "^(?=.*[a-z])[0-9]+$", "[z-a]", "*", "a{99999}"]
)
def test_unsupported_pattern_has_no_template(pattern: str) -> None:
    assert find_template(pattern) is None


@given(st.text(max_size=30))
def test_any_text_is_accepted(pattern: str) -> None:
    found = find_template(pattern)
    if found is not None:
        try:
            compiled = re.compile(pattern)
        except re.error:
            return
        assert compiled.search(fill_template(found, 1))
