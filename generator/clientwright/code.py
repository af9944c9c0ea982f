"""`Code`: the only thing that a template may print, and the only four ways to make one.

Text of a document is a stranger's text, and a generator turns it into programs. So plain strings
never reach a page: a name, a value, prose and a type each become `Code` through the constructor
that knows how to make it harmless, in the syntax of the file it goes to (a `Syntax` of the
target). Two `Code`s cannot be joined, and there is no constructor for "text that is fine as it is".

Not here: what Python or Markdown look like (`targets/python/syntax.py` and its neighbours), and
the refusal of plain strings, which is the `finalize` of `render.py`.
"""

from __future__ import annotations

from typing import Any, Final, Protocol


class Syntax(Protocol):
    """How one kind of file (Python, Markdown, TOML) writes the four kinds of code."""

    def identifier(self, name: str) -> str:
        """The name, if it is one in this syntax. Raises `CodeError` if not."""
        ...

    def literal(self, value: Any) -> str:
        """A value that reads back as exactly this JSON value. Raises `CodeError` if none does."""
        ...

    def prose(self, text: str, *, indent: int) -> str:
        """Words for people: a docstring, a paragraph. They can end nothing and start nothing."""
        ...

    def expression(self, tree: Any) -> str:
        """A type or an expression, from a tree that this syntax defines."""
        ...


class CodeError(ValueError):
    """A name, value or tree that cannot be written: an earlier stage decided wrongly."""


_KEY: Final = object()


class Code:
    """A finished piece of a page. Made by one of its four constructors, printed by a template."""

    __slots__ = ("_text",)

    def __init__(self, text: str, key: object) -> None:
        if key is not _KEY:
            raise TypeError("Code is made by its constructors, never from text")
        self._text = text

    @classmethod
    def identifier(cls, name: str, syntax: Syntax) -> Code:
        """A name that the `name` stage decided. Raises `CodeError` where it is none."""
        return cls(syntax.identifier(name), _KEY)

    @classmethod
    def literal(cls, value: Any, syntax: Syntax) -> Code:
        """A JSON value, such that reading the page gives back exactly that value."""
        return cls(syntax.literal(value), _KEY)

    @classmethod
    def docstring(cls, text: str, syntax: Syntax, *, indent: int = 0) -> Code:
        """The document's own words. `indent` is the column, in spaces, where they stand."""
        return cls(syntax.prose(text, indent=indent), _KEY)

    @classmethod
    def expression(cls, tree: Any, syntax: Syntax) -> Code:
        """A type, or another expression, from a tree of the syntax (never from text)."""
        return cls(syntax.expression(tree), _KEY)

    @property
    def text(self) -> str:
        """What is printed."""
        return self._text

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"Code({self._text!r})"

    def __bool__(self) -> bool:
        """Whether it prints anything, so that a template may test it."""
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Code) and other._text == self._text

    def __hash__(self) -> int:
        return hash(self._text)
