"""JSON values as Python literals that read back as exactly the same value.

Strings use the quotes that black would choose, so that formatting leaves them alone. Characters
that hide (see `escape.py`) are written as escapes.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, cast

from ....code import CodeError
from .escape import escape, is_hidden

_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\"}


def string_text(value: str) -> str:
    """A string literal, on one line."""
    # The quotes that need fewer escapes, as black has it.
    quote = "'" if value.count('"') > value.count("'") else '"'
    if value.isascii() and value.isprintable() and quote not in value and "\\" not in value:
        return f"{quote}{value}{quote}"
    body: list[str] = []
    for character in value:
        if character == quote:
            body.append("\\" + character)
        elif character in _SHORT:
            body.append(_SHORT[character])
        elif is_hidden(character):
            body.append(escape(character))
        else:
            body.append(character)
    return f"{quote}{''.join(body)}{quote}"


def literal_text(value: Any) -> str:
    """Any JSON value as a literal. Raises `CodeError` for what JSON cannot hold."""
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
