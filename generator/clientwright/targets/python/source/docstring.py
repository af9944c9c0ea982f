"""Docstrings: text wrapped, indented and escaped so that it cannot end the string.

Paragraphs are filled to the width of a line. Fenced and indented code, tables, list items and
headings keep their line breaks. The result is laid out as black does, so formatting changes
nothing in it. What a docstring says is decided in `wording/`.
"""

from __future__ import annotations

import re
import textwrap

from .literal import escape_hidden

WIDTH = 100
"""The line length of the output; black and ruff get the same number."""

_QUOTES = 3
_SECTIONS = frozenset(
    {"Args:", "Returns:", "Response headers:", "See also:", "Raises:", "Example:"}
)
"""Headings of Google-style sections. The lines below them are indented and already wrapped."""
_STARTS_LINE = re.compile(r"\s*([-*+] |\d+[.)] |#|>|\||=+$|-+$|\.\. |:)")
_PREFIX = re.compile(r"\s*(?:[-*+] |\d+[.)] |> ?)?")


def docstring_text(text: str, *, indent: int) -> str:
    """A docstring with its quotes, to be printed at column `indent`."""
    lines = wrap(text, WIDTH - indent, offset=_QUOTES)
    if not lines:
        return '""""""'
    if len(lines) == 1 and len(lines[0]) + 2 * _QUOTES > WIDTH - indent:
        lines = wrap(text, WIDTH - indent - _QUOTES, offset=_QUOTES)
    body = [_escape_line(line) for line in lines]
    # black separates a quote from the quotes around the docstring by a space.
    if body[0].startswith('"'):
        body[0] = " " + body[0]
    if len(body) == 1:
        return f'"""{body[0]}{" " * body[0].endswith(chr(34))}"""'
    margin = " " * indent
    rest = "\n".join(f"{margin}{line}" if line else "" for line in body[1:])
    return f'"""{body[0]}\n{rest}\n{margin}"""'


def wrap(text: str, width: int, *, offset: int = 0) -> list[str]:
    """The lines of a text, with paragraphs filled to `width`.

    `offset` is the number of columns that are taken in front of the first line.
    """
    lines: list[str] = []
    paragraph: list[str] = []
    fenced = False

    def end_paragraph() -> None:
        if paragraph:
            lines.extend(_fill(paragraph, max(width, 40), 0 if any(lines) else offset))
            paragraph.clear()

    for line in _split_lines(text):
        is_fence = line.lstrip().startswith(("```", "~~~"))
        is_code = line.startswith("    ") and not paragraph
        if is_fence or fenced or is_code or line in _SECTIONS or line.lstrip().startswith("|"):
            end_paragraph()
            lines.append(line)
            fenced ^= is_fence
        elif not line:
            end_paragraph()
            lines.append("")
        else:
            if _STARTS_LINE.match(line):
                end_paragraph()
            paragraph.append(line)
    end_paragraph()
    return _trim(lines)


def _fill(paragraph: list[str], width: int, offset: int) -> list[str]:
    """The lines of one paragraph. Later lines of a list item or quotation hang below its text."""
    first = paragraph[0]
    margin = first[: len(first) - len(first.lstrip())]
    text = " ".join(part.strip() for part in paragraph)
    if offset + len(margin) + len(text) <= width and text.isprintable():
        return [margin + text]
    prefix = _PREFIX.match(first)
    filled = textwrap.wrap(
        text,
        width,
        initial_indent=" " * offset + margin,
        subsequent_indent=re.sub(r"[^>\s]", " ", prefix.group()) if prefix else "",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [filled[0][offset:], *filled[1:]]


def _split_lines(text: str) -> list[str]:
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return [line.rstrip() for line in unified.strip("\n").split("\n")]


def _trim(lines: list[str]) -> list[str]:
    """Remove blank lines at the ends and repeated ones, and the common indentation."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    while kept and not kept[-1]:
        kept.pop()
    if not kept:
        return kept
    # PEP 257: the indentation of the first line does not count.
    margin = min((len(line) - len(line.lstrip()) for line in kept[1:] if line), default=0)
    return [kept[0].lstrip(), *(line[margin:] for line in kept[1:])]


def _escape_line(line: str) -> str:
    line = line.replace("\\", "\\\\")
    if '"""' in line:
        line = re.sub('"{3,}', lambda run: '\\"' * len(run.group()), line)
    return escape_hidden(line).rstrip()
