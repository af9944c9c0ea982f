"""Which expressions are matched, and whether what is written for Python means the same."""

from __future__ import annotations

import re

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientwright.contract.safe_regex import safe

SAFE = [
    "^AC[0-9a-fA-F]{32}$",
    r"^\d{4}-\d{2}-\d{2}$",
    r"^[^/]+/[^/]+$",
    r"^[a-z]+(-[a-z]+)*$",
    "^(red|green|blue)$",
    "^(cat|car|cart)$",
    r"^[\w.-]{1,64}$",
    "^.{0,10}$",
    r"^\s*\S\s*$",
    r"^[\s\S]{2,}$",
    r"^[^\d\s]+$",
    r"^[\D]+$",
    "[A-Z]{2}",
    "[a-z]+",
    r"^a\/b\.c\-d$",
    r"^(?<year>\d\d)(?:-\d+)?$",
    "^[a-z]*?$",
    "",
    r"^\u0041\x42\t$",
    "^[]-a]$".replace("]-a", r"\]-a"),
    "^[é-ü]+$",
]
REFUSED = [
    # These take a time that grows with a power of the text's length, or worse.
    "^(a+)+$",
    "^(a|a)*$",
    "^(a|ab)*$",
    r"^(\w+\.?)+@\w+$",
    "^(a*)*$",
    "^.*.*x$",
    "^a*a*b$",
    "^(a?){30}a{30}$",
    "[a-z]+$",
    "(?:a{1000}){1000}b",
    ".*x",
    r"^\S+@\S+\.\S+$",
    # These look around or back, or set flags.
    r"^(a)\1$",
    "^(?=a)b$",
    "^(?!a)b$",
    "(?i)^a$",
    r"^\p{L}+$",
    # These are no expressions of ECMA-262, or nothing would match.
    "^(a$",
    "*a",
    "/^abc$/",
    r"^a\Z",
    "a{2}{3}",
    "^" + "(" * 100 + "a" + ")" * 100 + "$",
]


@pytest.mark.parametrize("pattern", SAFE)
def test_what_takes_little_time_is_matched(pattern: str) -> None:
    assert safe(pattern) is not None


@pytest.mark.parametrize("pattern", REFUSED)
def test_what_may_take_for_ever_or_is_another_dialect_is_not(pattern: str) -> None:
    assert safe(pattern) is None


@pytest.mark.parametrize("pattern", SAFE)
@given(text=st.text(st.sampled_from("aAbB01-_./ré\n\t\u0661\xa0 \x1c\ufeff"), max_size=8))
def test_the_same_texts_match(pattern: str, text: str) -> None:
    """As another reader of the dialect judges, which shares nothing with Python's."""
    written = safe(pattern)
    assert written is not None
    theirs = jsonschema_rs.Draft202012Validator({"pattern": pattern})
    assert (re.search(written, text) is not None) == theirs.is_valid(text)


def test_the_end_is_the_end() -> None:
    written = safe("^a$")
    assert written is not None
    assert re.search(written, "a\n") is None


@pytest.mark.parametrize("code", [*range(0x20), 0x85, 0xA0, 0x1680, 0x180E, 0x200B, 0x2029, 0xFEFF])
def test_blanks_are_those_of_the_standard(code: int) -> None:
    """ECMA-262, 12.2 and 12.3. Python has five more, which expressions were not judged with."""
    ours = {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0xA0, 0x1680, 0x2029, 0xFEFF}
    for pattern, fits in ((r"^\s$", code in ours), (r"^[\S]$", code not in ours)):
        written = safe(pattern)
        assert written is not None
        assert (re.search(written, chr(code)) is not None) == fits


def test_words_are_made_of_letters_of_ascii() -> None:
    written = safe(r"\bab\b")
    assert written is not None
    assert re.search(written, "abé") is not None
    assert re.search(written, "abc") is None
