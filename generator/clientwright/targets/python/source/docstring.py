"""Prose as a Python docstring: wrapped, indented, and unable to end or to start anything.

Words are wrapped to the width of a line; fenced and indented code, tables, list items and headings
keep their line breaks. The result is laid out as black would, so that formatting leaves it alone.

Not here: what the docstring says (`docs.py` composes it).
"""

from __future__ import annotations

import re
import textwrap

from .escape import escape, is_hidden

WIDTH = 100
"""Columns of a line of output; the same number as in the formatter's settings."""

SECTIONS = frozenset({"Args:", "Returns:", "See also:", "Raises:", "Example:"})
"""The headings of a docstring in Google's style. What is indented below them was laid out."""

_KEEPS_BREAK = re.compile(r"\s*([-*+] |\d+[.)] |#|>|\||=+$|-+$|\.\. |:)")


def docstring_text(text: str, *, indent: int) -> str:
    """A docstring with its quotes, whose first line stands at column `indent`."""
    lines = wrap(text, WIDTH - indent)
    if not lines:
        return '""""""'
    if len(lines) == 1:
        # The quotes stand on the same line, which may make it two.
        lines = wrap(text, WIDTH - indent - 6)
    body = [_escaped(line) for line in lines]
    # A quote beside the opening or closing ones would join them: a space, as black puts it.
    if body[0].startswith('"'):
        body[0] = " " + body[0]
    if len(body) == 1:
        return f'"""{body[0]}{" " * body[0].endswith(chr(34))}"""'
    margin = " " * indent
    rest = "\n".join(f"{margin}{line}" if line else "" for line in body[1:])
    return f'"""{body[0]}\n{rest}\n{margin}"""'


def wrap(text: str, width: int) -> list[str]:
    """The lines of a text: paragraphs filled to `width`, everything laid out by hand kept."""
    lines: list[str] = []
    paragraph: list[str] = []
    fenced = False

    def flush() -> None:
        if paragraph:
            first = paragraph[0]
            lead = re.match(r"\s*(?:[-*+] |\d+[.)] |> ?)?", first)
            # Below an item its text goes on; below a quotation the quotation does.
            hang = re.sub(r"[^>\s]", " ", lead.group()) if lead else ""
            start = re.match(r"\s*", first)
            words = " ".join(part.strip() for part in paragraph)
            lines.extend(
                textwrap.wrap(
                    words,
                    max(width, 40),
                    initial_indent=start.group() if start else "",
                    subsequent_indent=hang,
                    break_long_words=False,
                    break_on_hyphens=False,
                )
            )
            paragraph.clear()

    for line in _lines(text):
        if line.lstrip().startswith(("```", "~~~")):
            flush()
            fenced = not fenced
            lines.append(line)
        elif (
            (line in SECTIONS and not fenced)
            or fenced
            or (line.startswith("    ") and not paragraph)
            or line.lstrip().startswith("|")
        ):
            flush()
            lines.append(line)
        elif not line:
            flush()
            lines.append("")
        else:
            if _KEEPS_BREAK.match(line):
                flush()
            paragraph.append(line)
    flush()
    return _trimmed(lines)


def _lines(text: str) -> list[str]:
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return [line.rstrip() for line in unified.strip("\n").split("\n")]


def _trimmed(lines: list[str]) -> list[str]:
    """Without blank lines at the ends or twice in a row; no space before the first word."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    while kept and not kept[-1]:
        kept.pop()
    if not kept:
        return kept
    # What all lines but the first stand in by is no layout (PEP 257), and black takes it away.
    margin = min((len(line) - len(line.lstrip()) for line in kept[1:] if line), default=0)
    return [kept[0].lstrip(), *(line[margin:] for line in kept[1:])]


def _escaped(line: str) -> str:
    line = line.replace("\\", "\\\\")
    line = re.sub('"{3,}', lambda run: '\\"' * len(run.group()), line)
    if line.isprintable():
        return line.rstrip()
    return "".join(escape(c) if is_hidden(c) else c for c in line).rstrip()
