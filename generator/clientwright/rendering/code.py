"""`Code`: the only values that a template can print, and their four constructors.

A document is untrusted input, and the generator turns it into programs. Therefore plain strings
cannot be printed (see `templates.py`): names, values, prose and expressions become `Code` through
constructors that escape them in the `Syntax` of the file. `Code` cannot be concatenated, and raw
text has no constructor.
"""

from __future__ import annotations

from typing import Any, Final


class Syntax:
    """The syntax of a file format (Python, Markdown, TOML) for the four kinds of code.

    Each method raises `CodeError` for what the format cannot express; by default, for everything.
    """

    def identifier(self, name: str) -> str:
        """A name."""
        raise CodeError(f"no place for a name: {name!r}")

    def literal(self, value: Any) -> str:
        """A literal for a JSON value."""
        raise CodeError(f"no place for a literal: {value!r}")

    def prose(self, text: str, *, indent: int) -> str:
        """Prose, such as a docstring or a paragraph, which cannot end its context."""
        raise CodeError(f"no place for prose: {text!r}")

    def expression(self, tree: Any) -> str:
        """A type or another expression, from a syntax tree."""
        raise CodeError(f"no place for an expression: {tree!r}")


class CodeError(ValueError):
    """A name, value or tree that cannot be written, which is a bug of an earlier stage."""


_KEY: Final = object()


class Code:
    """Escaped text for a template, created by one of the four constructors."""

    __slots__ = ("_text",)

    def __init__(self, text: str, key: object) -> None:
        if key is not _KEY:
            raise TypeError("Code cannot be created from text; use its constructors")
        self._text = text

    @classmethod
    def identifier(cls, name: str, syntax: Syntax) -> Code:
        """A name. Raises `CodeError` if it is invalid."""
        return cls(syntax.identifier(name), _KEY)

    @classmethod
    def literal(cls, value: Any, syntax: Syntax) -> Code:
        """A literal for a JSON value."""
        return cls(syntax.literal(value), _KEY)

    @classmethod
    def docstring(cls, text: str, syntax: Syntax, *, indent: int = 0) -> Code:
        """Prose from the document, indented by `indent` spaces."""
        return cls(syntax.prose(text, indent=indent), _KEY)

    @classmethod
    def expression(cls, tree: Any, syntax: Syntax) -> Code:
        """A type or another expression, from a syntax tree."""
        return cls(syntax.expression(tree), _KEY)

    @property
    def text(self) -> str:
        """The escaped text."""
        return self._text

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"Code({self._text!r})"

    def __bool__(self) -> bool:
        """Whether the text is not empty, for conditions in templates."""
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Code) and other._text == self._text

    def __hash__(self) -> int:
        return hash(self._text)
