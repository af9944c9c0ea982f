"""Findings with line and column, in the order in which they are displayed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .findings import Diagnostic, Diagnostics, Location, Severity, SourceLocation
from .origin import Origin

_ORDER = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}
"""Errors come last, where they stay visible in a terminal."""


@dataclass(frozen=True, slots=True)
class LocatedFinding:
    """A finding with line and column, and those of its related locations."""

    finding: Diagnostic
    location: SourceLocation | None
    related: tuple[tuple[SourceLocation, str], ...]

    @property
    def pointer(self) -> str | None:
        """The JSON pointer of the finding."""
        return self.finding.origin.pointer if self.finding.origin is not None else None


def locate_findings(diagnostics: Diagnostics) -> list[LocatedFinding]:
    """All findings, sorted by severity, rule and location."""
    findings = [
        LocatedFinding(
            finding,
            _locate(diagnostics, finding.location, finding.at_key),
            tuple(
                (location, text)
                for related, text in finding.related
                if (location := _locate(diagnostics, related, finding.at_key)) is not None
            ),
        )
        for finding in diagnostics.all
    ]
    return sorted(findings, key=_sort_key)


def _sort_key(item: LocatedFinding) -> tuple[int, str, str, int, int]:
    location = item.location or SourceLocation("", 0, 0)
    finding = item.finding
    return (
        _ORDER[finding.severity],
        finding.rule.code,
        location.file,
        location.line,
        location.column,
    )


def group_findings(findings: Sequence[LocatedFinding]) -> list[list[LocatedFinding]]:
    """The findings grouped by severity and rule, in order."""
    groups: dict[tuple[Severity, str], list[LocatedFinding]] = {}
    for item in findings:
        groups.setdefault((item.finding.severity, item.finding.rule.code), []).append(item)
    return list(groups.values())


def _locate(
    diagnostics: Diagnostics, location: Location | None, at_key: bool
) -> SourceLocation | None:
    if not isinstance(location, Origin):
        return location
    source = diagnostics.sources.get(location.file)
    if source is None:
        return SourceLocation(location.file, 1, 1)
    return source.locate(location.pointer, at_key)
