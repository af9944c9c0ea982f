"""Findings as text: location, message, an excerpt of the document, advice.

A document is untrusted input: control characters are replaced, so that an excerpt cannot move the
cursor or imitate other output.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from .findings import Diagnostics, LocatedFinding, Severity, SourceLocation, group_findings

MAX_SHOWN = 5
"""The findings shown for each rule; the others are counted."""

CONTEXT = 2
"""The lines shown before the line of the finding."""

WIDTH = 110
"""The characters of a line that are shown."""

_COLORS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.NOTE: "36;1"}


def as_text(
    findings: Sequence[LocatedFinding], diagnostics: Diagnostics, *, outcome: str, color: bool
) -> str:
    """All findings, then a line of counts."""
    if not findings:
        return ""
    printer = _TextPrinter(diagnostics, color)
    for group in group_findings(findings):
        printer.print_group(group)
    printer.print_counts(findings, outcome)
    return "\n".join(printer.lines) + "\n"


class _TextPrinter:
    def __init__(self, diagnostics: Diagnostics, color: bool) -> None:
        self.lines: list[str] = []
        self._diagnostics = diagnostics
        self._color = color

    def print_group(self, group: Sequence[LocatedFinding]) -> None:
        """Print each error with an excerpt; of repeated warnings, only the first one has it."""
        severity = group[0].finding.severity
        brief = severity is not Severity.ERROR
        for number, item in enumerate(group[:MAX_SHOWN]):
            self._print_head(item)
            if number == 0 or not brief:
                self._print_excerpt(item)
            last = number == min(len(group), MAX_SHOWN) - 1
            same = all(other.finding.advice == item.finding.advice for other in group[:MAX_SHOWN])
            if item.finding.advice and (last if brief and same else not brief or number == 0):
                self.lines.append(f"  {self._colorize('help:', '1')} {item.finding.advice}")
        if len(group) > MAX_SHOWN:
            code = group[0].finding.rule.code
            rest = len(group) - MAX_SHOWN
            self.lines.append(f"  ... and {rest} more of {code}, {len(group)} in all")
        self.lines.append("")

    def _print_head(self, item: LocatedFinding) -> None:
        finding = item.finding
        label = self._colorize(
            f"{finding.severity.value}[{finding.rule.code}]", _COLORS[finding.severity]
        )
        prefix = ""
        if item.location is not None:
            at = item.location
            prefix = f"{make_printable(at.file)}:{at.line}:{at.column}: "
        self.lines.append(f"{prefix}{label}: {finding.message}")

    def _print_excerpt(self, item: LocatedFinding) -> None:
        location = item.location
        if location is None or location.file not in self._diagnostics.sources:
            return
        related = [entry for entry in item.related if entry[0].file in self._diagnostics.sources]
        numbers = [location.line, *(other.line for other, _ in related)]
        width = max(4, *(len(str(number)) for number in numbers))
        source = self._diagnostics.sources[location.file]
        first = max(1, location.line - CONTEXT)
        for number in range(first, location.line):
            text, _ = clip_line(source.line(number), 0)
            if text.strip():
                self.lines.append(f" {number:>{width}} | {text}")
        text, cut = clip_line(source.line(location.line), location.column - 1)
        self.lines.append(f" {location.line:>{width}} | {text}".rstrip())
        before = measure_width(text[: location.column - 1 - cut])
        under = text[location.column - 1 - cut :][: location.length]
        carets = self._colorize("^" * max(1, measure_width(under)), _COLORS[item.finding.severity])
        self.lines.append(f" {'':>{width}} | {' ' * before}{carets}")
        for other, note in related:
            self._print_related(other, note, location.file, width)

    def _print_related(self, other: SourceLocation, note: str, file: str, width: int) -> None:
        line = self._diagnostics.sources[other.file].line(other.line)
        text, _ = clip_line(line, other.column - 1)
        other_file = "" if other.file == file else f" ({make_printable(other.file)})"
        self.lines.append(f" {other.line:>{width}} | {text}      {note}{other_file}")

    def print_counts(self, findings: Sequence[LocatedFinding], outcome: str) -> None:
        severities = [item.finding.severity for item in findings]
        counts = {each: severities.count(each) for each in Severity}
        shown = [each for each in Severity if counts[each] or each is not Severity.NOTE]
        line = ", ".join(format_count(counts[each], each.value) for each in shown)
        self.lines.append(f"{line}. {outcome}".rstrip())

    def _colorize(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self._color else text


def format_count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def clip_line(line: str, column: int) -> tuple[str, int]:
    """The part of a line that is shown, and the number of characters cut off before it."""
    text = make_printable(line)
    if len(text) <= WIDTH:
        return text, 0
    start = max(0, min(column - WIDTH // 3, len(text) - WIDTH))
    part = text[start : start + WIDTH]
    if start:
        part = "…" + part[1:]
    if start + WIDTH < len(text):
        part = part[:-1] + "…"
    return part, start


def make_printable(text: str) -> str:
    """A text whose unprintable characters are replaced one by one."""
    if text.isprintable():
        return text
    return "".join(_replace_unprintable(c) for c in text)


def _replace_unprintable(character: str) -> str:
    if character == "\t":
        return " "
    return character if character.isprintable() else "\N{REPLACEMENT CHARACTER}"


def measure_width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
