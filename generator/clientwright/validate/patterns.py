"""Checks whether a `pattern` is a regular expression. Nothing is matched."""

from __future__ import annotations

import re
from functools import lru_cache

import jsonschema_rs

_ONLY_ECMASCRIPT = re.compile(r"\\k<|\[\^?\]")
"""Syntax that is valid in ECMAScript but that neither engine below supports."""


@lru_cache(maxsize=4096)
def is_pattern(text: str) -> bool:
    """Whether a text is valid as an ECMAScript or at least as a Perl-style expression."""
    if _ONLY_ECMASCRIPT.search(text):
        return True
    try:
        jsonschema_rs.Draft202012Validator({"pattern": text}, offline=True)
    except ValueError:
        return _is_perl_style(text)
    return True


def _is_perl_style(text: str) -> bool:
    try:
        re.compile(text)
    except (re.error, OverflowError, RecursionError):
        return False
    return True
