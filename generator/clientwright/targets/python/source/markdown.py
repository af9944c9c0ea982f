"""Markdown: the syntaxes of a page and of a table cell, and the blank lines of a finished page."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from ....rendering.code import Syntax
from .expression import to_source
from .literal import is_hidden

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_BACKTICKS = re.compile("`+")
_TAG_START = re.compile(r"<(?=[A-Za-z/!?])")
_FENCE_START = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")


@dataclass(frozen=True, slots=True)
class Fenced:
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class MarkdownLink:
    """A link around a code span, to a heading or to another generated page."""

    text: str
    target: str


class MarkdownSyntax(Syntax):
    """CommonMark.

    Prose keeps the CommonMark of the document's descriptions, without HTML and without hidden
    characters. Literals are code spans with JSON, expressions code spans with Python.
    """

    def identifier(self, name: str) -> str:
        return self._span(name)

    def literal(self, value: Any) -> str:
        return self._span(
            value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        )

    def prose(self, text: str, *, indent: int) -> str:
        return _escape_html(text).replace("\n", "\n" + " " * indent)

    def expression(self, tree: Any) -> str:
        match tree:
            case Fenced(language=language, text=text):
                return _fence(language, text)
            case MarkdownLink(text=text, target=target):
                return f"[{self._span(text)}]({quote(target, safe='/#-_.')})"
            case _:
                return self._span(to_source(tree))

    def _span(self, text: str) -> str:
        """A CommonMark code span (6.1): its fence is longer than any run of backticks inside."""
        one_line = " ".join(_replace_hidden(text).split("\n"))
        fence = "`" * (_longest_run(one_line) + 1)
        pad = " " if one_line.startswith("`") or one_line.endswith("`") or not one_line else ""
        return f"{fence}{pad}{one_line}{pad}{fence}"


class MarkdownCellSyntax(MarkdownSyntax):
    """A cell of a table: one line, with `|` escaped."""

    def prose(self, text: str, *, indent: int) -> str:
        return _inline(" ".join(_replace_hidden(text).split())).replace("|", "\\|")

    def _span(self, text: str) -> str:
        return super()._span(text).replace("|", "\\|")


def _fence(language: str, text: str) -> str:
    """A code block (CommonMark 4.5) whose fence is longer than any run of backticks inside."""
    fence = "`" * max(3, _longest_run(text) + 1)
    return f"{fence}{language}\n{_replace_hidden(text)}\n{fence}"


def _longest_run(text: str) -> int:
    return max(map(len, _BACKTICKS.findall(text)), default=0)


def _replace_hidden(text: str) -> str:
    if text.replace("\n", "").isprintable():
        return text
    return "".join(c if c == "\n" or not is_hidden(c) else "\ufffd" for c in text)


def _escape_html(text: str) -> str:
    """CommonMark without HTML: `<` outside of code is escaped, since it could open a tag.

    An unclosed code block is closed, so that it does not include the rest of the page.
    """
    text = _replace_hidden(text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    "))
    lines: list[str] = []
    fence = ""
    for line in text.split("\n"):
        mark = _FENCE_START.match(line)
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

    A code span lies between two runs of backticks of the same length, the first not escaped
    (CommonMark 6.1).
    """
    if "`" not in line:
        return _escape_tags(line)
    runs = [match.span() for match in _BACKTICKS.finditer(line)]
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
        shown += [_escape_tags(line[place:start]), line[start : runs[last][1]]]
        place, number = runs[last][1], last + 1
    return "".join([*shown, _escape_tags(line[place:])])


def _escape_tags(text: str) -> str:
    return _TAG_START.sub("&lt;", text) if "<" in text else text


def tidy_markdown(text: str) -> str:
    """The page without trailing spaces and repeated blank lines, except in code blocks."""
    kept: list[str] = []
    fence = ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if fence:
            kept.append(line)
            if mark and mark.group(1).startswith(fence) and not line.strip(" `~"):
                fence = ""
            continue
        line = line.rstrip()
        if mark:
            fence = mark.group(1)
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).rstrip("\n") + "\n"


MARKDOWN = MarkdownSyntax()
CELL = MarkdownCellSyntax()
