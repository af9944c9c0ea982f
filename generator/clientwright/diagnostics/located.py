"""Findings put on a line and a column, and in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .findings import Diagnostic, Diagnostics, Place, Severity, Where
from .origin import Origin

_ORDER = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}
"""Errors come last: that is what a terminal still shows."""


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with its place, where it has one, and those of what it is related to."""

    finding: Diagnostic
    place: Place | None
    related: tuple[tuple[Place, str], ...]

    @property
    def pointer(self) -> str | None:
        """The JSON pointer it is about."""
        return self.finding.origin.pointer if self.finding.origin is not None else None


def located(diagnostics: Diagnostics) -> list[Located]:
    """All findings: by severity, then by rule, then by place."""
    found = [
        Located(
            finding,
            _place(diagnostics, finding.where, finding.at_key),
            tuple(
                (place, text)
                for where, text in finding.related
                if (place := _place(diagnostics, where, finding.at_key)) is not None
            ),
        )
        for finding in diagnostics.all
    ]
    return sorted(found, key=_rank)


def _rank(item: Located) -> tuple[int, str, str, int, int]:
    place = item.place or Place("", 0, 0)
    finding = item.finding
    return (
        _ORDER[finding.severity],
        finding.rule.code,
        place.file,
        place.line,
        place.column,
    )


def grouped(findings: Sequence[Located]) -> list[list[Located]]:
    """The findings of one rule and severity together, in order."""
    groups: dict[tuple[Severity, str], list[Located]] = {}
    for item in findings:
        groups.setdefault((item.finding.severity, item.finding.rule.code), []).append(item)
    return list(groups.values())


def _place(diagnostics: Diagnostics, where: Where | None, at_key: bool) -> Place | None:
    if not isinstance(where, Origin):
        return where
    source = diagnostics.sources.get(where.file)
    if source is None:
        return Place(where.file, 1, 1)
    return source.place(where.pointer, at_key)
