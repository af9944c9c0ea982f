"""Whether the text of a `pattern` is a regular expression. None is ever matched here."""

from __future__ import annotations

import re
from functools import lru_cache

import jsonschema_rs

_BEYOND = re.compile(r"\\k<|\[\^?\]")
"""Valid in ECMAScript, unknown to both readers below."""


@lru_cache(maxsize=4096)
def is_pattern(text: str) -> bool:
    """Whether it is one, in ECMAScript's dialect (JSON Schema) or at least in a usual one."""
    if _BEYOND.search(text):
        return True
    try:
        jsonschema_rs.Draft202012Validator({"pattern": text}, offline=True)
    except ValueError:
        return _python_takes(text)
    return True


def _python_takes(text: str) -> bool:
    try:
        re.compile(text)
    except (re.error, OverflowError, RecursionError):
        return False
    return True
