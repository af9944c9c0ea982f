"""Safety of regular expressions, and their translation to Python."""

from __future__ import annotations

import re

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientwright.targets.python.testkit.regex import translate_regex

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
    # These take polynomial or exponential time.
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
    # These use lookaround, backreferences or flags.
    r"^(a)\1$",
    "^(?=a)b$",
    "^(?!a)b$",
    "(?i)^a$",
    r"^\p{L}+$",
    # These are not valid in ECMA-262, or match nothing.
    "^(a$",
    "*a",
    "/^abc$/",
    r"^a\Z",
    "a{2}{3}",
    "^" + "(" * 100 + "a" + ")" * 100 + "$",
]


@pytest.mark.parametrize("pattern", SAFE)
def test_safe_pattern_is_translated(pattern: str) -> None:
    assert translate_regex(pattern) is not None


@pytest.mark.parametrize("pattern", REFUSED)
def test_unsafe_or_unsupported_pattern_is_rejected(pattern: str) -> None:
    assert translate_regex(pattern) is None


@pytest.mark.parametrize("pattern", SAFE)
@given(text=st.text(st.sampled_from("aAbB01-_./ré\n\t\u0661\xa0 \x1c\ufeff"), max_size=8))
def test_translation_matches_same_text(pattern: str, text: str) -> None:
    """Compared with an independent implementation of ECMA-262."""
    written = translate_regex(pattern)
    assert written is not None
    theirs = jsonschema_rs.Draft202012Validator({"pattern": pattern})
    assert (re.search(written, text) is not None) == theirs.is_valid(text)


def test_dollar_matches_only_at_the_end() -> None:
    written = translate_regex("^a$")
    assert written is not None
    assert re.search(written, "a\n") is None


@pytest.mark.parametrize("code", [*range(0x20), 0x85, 0xA0, 0x1680, 0x180E, 0x200B, 0x2029, 0xFEFF])
def test_whitespace_is_that_of_ecma_262(code: int) -> None:
    """ECMA-262, 12.2 and 12.3. Python has five more characters."""
    ours = {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0xA0, 0x1680, 0x2029, 0xFEFF}
    for pattern, fits in ((r"^\s$", code in ours), (r"^[\S]$", code not in ours)):
        written = translate_regex(pattern)
        assert written is not None
        assert (re.search(written, chr(code)) is not None) == fits


def test_word_characters_are_ascii() -> None:
    written = translate_regex(r"\bab\b")
    assert written is not None
    assert re.search(written, "abé") is not None
    assert re.search(written, "abc") is None
