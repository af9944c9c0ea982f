"""The syntaxes of Python and TOML: how each of the four kinds of `Code` is written."""

from __future__ import annotations

import json
import re
from typing import Any

from ....rendering.code import CodeError, Syntax
from ....values import is_array, is_object
from .docstring import docstring_text
from .expression import check_identifier, to_source
from .literal import is_hidden, literal_text


class PythonSyntax(Syntax):
    """Python source code. Expressions are the trees of `expression.py`."""

    def identifier(self, name: str) -> str:
        return check_identifier(name)

    def literal(self, value: Any) -> str:
        return literal_text(value)

    def prose(self, text: str, *, indent: int) -> str:
        return docstring_text(text, indent=indent)

    def expression(self, tree: Any) -> str:
        return to_source(tree)


class TomlSyntax(Syntax):
    """TOML 1.0. A basic string is written as in JSON, except for DEL and lone surrogates."""

    def identifier(self, name: str) -> str:
        if not re.fullmatch(r"[A-Za-z0-9_-]+", name):
            raise CodeError(f"not a bare TOML key: {name!r}")
        return name

    def literal(self, value: Any) -> str:
        if isinstance(value, str):
            clean = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value)
            shown = json.dumps(clean, ensure_ascii=False).replace("\x7f", "\\u007f")
            return "".join(f"\\U{ord(c):08X}" if is_hidden(c) else c for c in shown)
        if isinstance(value, bool | int):
            return json.dumps(value)
        if is_array(value):
            return f"[{', '.join(map(self.literal, value))}]"
        if is_object(value):
            entries = (
                f"{self.identifier(key)} = {self.literal(item)}" for key, item in value.items()
            )
            return f"{{ {', '.join(entries)} }}"
        raise CodeError(f"not a TOML value used here: {value!r}")

    def prose(self, text: str, *, indent: int) -> str:
        return self.literal(" ".join(text.split()))


PYTHON = PythonSyntax()
TOML = TomlSyntax()
