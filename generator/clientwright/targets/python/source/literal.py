"""JSON values as Python literals that evaluate to exactly the same value.

Strings use the quotes that black prefers. Characters that are invisible are always escaped, in
literals and in docstrings: a lone CR ends a line for some tools only, a bidirectional control
makes code look different from what it does (CVE-2021-42574), a lone surrogate cannot be encoded.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, cast

from ....rendering.code import CodeError

# Control, format (bidi controls, zero-width characters, BOM), surrogate, private use, unassigned,
# line separator, paragraph separator.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def is_hidden(character: str) -> bool:
    """Whether a character is invisible, or changes how its neighbors are displayed."""
    return unicodedata.category(character) in _HIDDEN


def escape_hidden(text: str) -> str:
    """The text with the Python escape sequences of its hidden characters."""
    if text.isprintable():
        return text
    return "".join(ascii(c)[1:-1] if is_hidden(c) else c for c in text)


def string_text(value: str) -> str:
    """A string literal, on one line."""
    # The quotes that need fewer escapes, as black does.
    quote = "'" if value.count('"') > value.count("'") else '"'
    escaped = value.replace("\\", "\\\\").replace(quote, f"\\{quote}")
    return f"{quote}{escape_hidden(escaped)}{quote}"


def bytes_text(value: bytes) -> str:
    """A bytes literal, on one line."""
    body = (
        chr(byte) if 32 <= byte < 127 and chr(byte) not in '"\\' else f"\\x{byte:02x}"
        for byte in value
    )
    return f'b"{"".join(body)}"'


def literal_text(value: Any) -> str:
    """A JSON value as a literal. Raises `CodeError` for anything else."""
    match value:
        case None | True | False:
            return str(value)
        case str():
            return string_text(str(value))
        case int():
            return str(int(value))
        case float():
            if not math.isfinite(value):
                raise CodeError(f"not a number of JSON: {value!r}")
            return repr(float(value))
        case list() | tuple():
            items = cast("Sequence[Any]", value)
            return f"[{', '.join(map(literal_text, items))}]"
        case dict():
            members = cast("Mapping[Any, Any]", value).items()
            pairs = (f"{literal_text(key)}: {literal_text(item)}" for key, item in members)
            return "{" + ", ".join(pairs) + "}"
        case _:
            raise CodeError(f"not a value of JSON: {type(value).__name__}")
