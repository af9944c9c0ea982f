"""The syntaxes of the files that the Python target writes: Python, Markdown and TOML.

Each says how the four kinds of `Code` are written in it. Not here: which words are written.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from ....code import CodeError
from ....values import is_array, is_object
from .docstring import docstring_text
from .escape import is_hidden
from .expression import is_identifier, to_source
from .literal import literal_text


class PythonSyntax:
    """Python source. Expressions are trees of `expression.py`."""

    def identifier(self, name: str) -> str:
        if not is_identifier(name):
            raise CodeError(f"not a Python identifier: {name!r}")
        return name

    def literal(self, value: Any) -> str:
        return literal_text(value)

    def prose(self, text: str, *, indent: int) -> str:
        return docstring_text(text, indent=indent)

    def expression(self, tree: Any) -> str:
        return to_source(tree)


@dataclass(frozen=True, slots=True)
class Fenced:
    """A block of code on a Markdown page, in a language."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a heading or another page of ours, around a code span."""

    text: str
    target: str


class MarkdownSyntax:
    """CommonMark pages: README and reference.

    Prose keeps the document's own CommonMark (OpenAPI: `description` is CommonMark) but no HTML
    and no hidden characters; a literal is a code span of the JSON value; an expression is a code
    span of Python.
    """

    def identifier(self, name: str) -> str:
        return _span(name)

    def literal(self, value: Any) -> str:
        return _span(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))

    def prose(self, text: str, *, indent: int) -> str:
        return _harmless(text).replace("\n", "\n" + " " * indent)

    def expression(self, tree: Any) -> str:
        match tree:
            case Fenced(language=language, text=text):
                return _fence(language, text)
            case Link(text=text, target=target):
                return f"[{_span(text)}]({quote(target, safe='/#-_.')})"
            case _:
                return _span(to_source(tree))


class MarkdownCellSyntax(MarkdownSyntax):
    """The same, inside a table: one line, and `|` cannot end the cell."""

    def identifier(self, name: str) -> str:
        return super().identifier(name).replace("|", "\\|")

    def literal(self, value: Any) -> str:
        return super().literal(value).replace("|", "\\|")

    def prose(self, text: str, *, indent: int) -> str:
        return _inline(" ".join(_visible(text).split())).replace("|", "\\|")

    def expression(self, tree: Any) -> str:
        return super().expression(tree).replace("|", "\\|")


class TomlSyntax:
    """TOML 1.0, for `pyproject.toml`. A basic string is JSON's, but for DEL and lone surrogates."""

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

    def expression(self, tree: Any) -> str:
        raise CodeError("TOML has no expressions")


def _fence(language: str, text: str) -> str:
    """A code block (CommonMark 4.5) whose fence is longer than any run of backticks inside."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{_visible(text)}\n{fence}"


def _span(text: str) -> str:
    """A CommonMark code span (6.1): its fence is longer than any run of backticks inside."""
    one_line = " ".join(_visible(text).split("\n"))
    longest = max((len(run) for run in re.findall(r"`+", one_line)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if one_line.startswith("`") or one_line.endswith("`") or not one_line else ""
    return f"{fence}{pad}{one_line}{pad}{fence}"


def _visible(text: str) -> str:
    if text.replace("\n", "").isprintable():
        return text  # nothing that hides is printable: most texts need not be looked at closer
    return "".join(c if c == "\n" or not is_hidden(c) else "\ufffd" for c in text)


def _harmless(text: str) -> str:
    """CommonMark without HTML: `<` opens a tag or an autolink, so it is escaped outside of code.

    A code block that has no end gets one, or it would swallow the page.
    """
    text = _visible(text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    "))
    lines: list[str] = []
    fence = ""
    for line in text.split("\n"):
        mark = re.match(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})", line)
        if not fence:
            fence = mark[1] if mark else ""
            lines.append(_inline(line))
            continue
        lines.append(line)
        if mark and mark[1].startswith(fence) and not line.strip(" `~"):
            fence = ""
    return "\n".join([*lines, fence] if fence else lines)


def _inline(line: str) -> str:
    """One line without HTML outside of code spans.

    A span is taken for code only where every reader of CommonMark does (6.1): between runs of
    backticks of one length, the first of which is not escaped.
    """
    runs = [match.span() for match in re.finditer("`+", line)]
    alike: dict[int, list[int]] = {}
    for number, (start, end) in enumerate(runs):
        alike.setdefault(end - start, []).append(number)
    shown: list[str] = []
    place = number = 0
    while number < len(runs):
        start, end = runs[number]
        same = alike[end - start]
        closer = bisect_right(same, number)
        if closer == len(same) or line[start - 1 : start] == "\\":
            number += 1
            continue
        last = same[closer]
        shown += [_escaped(line[place:start]), line[start : runs[last][1]]]
        place, number = runs[last][1], last + 1
    return "".join([*shown, _escaped(line[place:])])


def _escaped(text: str) -> str:
    return re.sub(r"<(?=[A-Za-z/!?])", "&lt;", text)


PYTHON = PythonSyntax()
MARKDOWN = MarkdownSyntax()
CELL = MarkdownCellSyntax()
TOML = TomlSyntax()
