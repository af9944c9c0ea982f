"""Findings as text: place, message, the lines of the document, what to do.

The lines of a document are a stranger's text: control characters and the like are replaced, so
that an excerpt cannot move the cursor or pretend to be something else.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from .findings import Diagnostics, Place, Severity
from .located import Located, grouped

MAX_SHOWN = 5
"""Findings of one rule that are shown; the others are counted."""

CONTEXT = 2
"""Lines shown before the one at fault."""

WIDTH = 110
"""Characters of a line that are shown."""

_COLORS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.NOTE: "36;1"}


def as_text(
    findings: Sequence[Located], diagnostics: Diagnostics, *, outcome: str, color: bool
) -> str:
    """All findings, then a line of counts."""
    if not findings:
        return ""
    printer = _Printer(diagnostics, color)
    for group in grouped(findings):
        printer.group(group)
    printer.counts(findings, outcome)
    return "\n".join(printer.lines) + "\n"


class _Printer:
    def __init__(self, diagnostics: Diagnostics, color: bool) -> None:
        self.lines: list[str] = []
        self._diagnostics = diagnostics
        self._color = color

    def group(self, group: Sequence[Located]) -> None:
        """Errors each with its excerpt; of repeated warnings only the first has one."""
        severity = group[0].finding.severity
        brief = severity is not Severity.ERROR
        for number, item in enumerate(group[:MAX_SHOWN]):
            self._head(item)
            if number == 0 or not brief:
                self._excerpt(item)
            last = number == min(len(group), MAX_SHOWN) - 1
            same = all(other.finding.advice == item.finding.advice for other in group[:MAX_SHOWN])
            if item.finding.advice and (last if brief and same else not brief or number == 0):
                self.lines.append(f"  {self._paint('help:', '1')} {item.finding.advice}")
        if len(group) > MAX_SHOWN:
            code = group[0].finding.rule.code
            rest = len(group) - MAX_SHOWN
            self.lines.append(f"  ... and {rest} more of {code}, {len(group)} in all")
        self.lines.append("")

    def _head(self, item: Located) -> None:
        finding = item.finding
        label = self._paint(
            f"{finding.severity.value}[{finding.rule.code}]", _COLORS[finding.severity]
        )
        where = ""
        if item.place is not None:
            where = f"{visible(item.place.file)}:{item.place.line}:{item.place.column}: "
        self.lines.append(f"{where}{label}: {finding.message}")

    def _excerpt(self, item: Located) -> None:
        place = item.place
        if place is None or place.file not in self._diagnostics.sources:
            return
        related = [entry for entry in item.related if entry[0].file in self._diagnostics.sources]
        numbers = [place.line, *(other.line for other, _ in related)]
        width = max(4, *(len(str(number)) for number in numbers))
        source = self._diagnostics.sources[place.file]
        first = max(1, place.line - CONTEXT)
        for number in range(first, place.line):
            text, _ = window(source.line(number), 0)
            if text.strip():
                self.lines.append(f" {number:>{width}} | {text}")
        text, cut = window(source.line(place.line), place.column - 1)
        self.lines.append(f" {place.line:>{width}} | {text}".rstrip())
        before = columns(text[: place.column - 1 - cut])
        under = text[place.column - 1 - cut :][: place.length]
        carets = self._paint("^" * max(1, columns(under)), _COLORS[item.finding.severity])
        self.lines.append(f" {'':>{width}} | {' ' * before}{carets}")
        for other, note in related:
            self._related(other, note, place.file, width)

    def _related(self, other: Place, note: str, file: str, width: int) -> None:
        line = self._diagnostics.sources[other.file].line(other.line)
        text, _ = window(line, other.column - 1)
        where = "" if other.file == file else f" ({visible(other.file)})"
        self.lines.append(f" {other.line:>{width}} | {text}      {note}{where}")

    def counts(self, findings: Sequence[Located], outcome: str) -> None:
        """How many there are, and what came of it."""
        severities = [item.finding.severity for item in findings]
        parts = [
            _counted(severities.count(Severity.ERROR), "error"),
            _counted(severities.count(Severity.WARNING), "warning"),
        ]
        notes = severities.count(Severity.NOTE)
        if notes:
            parts.append(_counted(notes, "note"))
        line = ", ".join(parts) + "."
        self.lines.append(f"{line} {outcome}".rstrip())

    def _paint(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self._color else text


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def window(line: str, column: int) -> tuple[str, int]:
    """The part of a line that is shown, and the characters cut off before it."""
    text = visible(line)
    if len(text) <= WIDTH:
        return text, 0
    start = max(0, min(column - WIDTH // 3, len(text) - WIDTH))
    part = text[start : start + WIDTH]
    if start:
        part = "…" + part[1:]
    if start + WIDTH < len(text):
        part = part[:-1] + "…"
    return part, start


def visible(text: str) -> str:
    """Text with everything that does not print replaced, character for character."""
    if text.isprintable():
        return text
    return "".join(_visible(c) for c in text)


def _visible(character: str) -> str:
    if character == "\t":
        return " "
    return character if character.isprintable() else "\N{REPLACEMENT CHARACTER}"


def columns(text: str) -> int:
    """How wide a terminal prints a text."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
