"""Findings: what a rule reports about a document, with a location and advice.

A stage reports to a `Diagnostics` and continues; between stages `checkpoint` stops the run if there
are errors, so that one run shows all errors of a stage. Lines and columns are looked up in the
registered sources when a finding is displayed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Protocol, TypeAlias

from .origin import Origin


class Severity(Enum):
    """The severity of a finding. Only an error stops the run."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding. `message` and `advice` are `str.format` templates."""

    code: str
    message: str
    advice: str = ""
    severity: Severity = field(kw_only=True)

    @property
    def family(self) -> str:
        """The letters of the code: the family of the rule."""
        return self.code.rstrip("0123456789")


@dataclass(frozen=True, slots=True, order=True)
class SourceLocation:
    """A range of characters in one line of a file. Line and column start at 1."""

    file: str
    line: int
    column: int
    length: int = 1


Location: TypeAlias = Origin | SourceLocation
"""An `Origin`, or a `SourceLocation` for findings without a JSON pointer (syntax errors)."""


class Source(Protocol):
    """A file that findings refer to: a document or an overlay."""

    @property
    def name(self) -> str:
        """The name in `Origin.file` and `SourceLocation.file`."""
        ...

    def locate(self, pointer: str, key: bool = False) -> SourceLocation:
        """The location of a value or its key; of the nearest parent if it does not exist."""
        ...

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line end."""
        ...


@dataclass(frozen=True, slots=True)
class Diagnostic:
    rule: Rule
    severity: Severity
    """The severity of the rule, unless the run is strict."""
    origin: Origin | None
    message: str
    advice: str
    related: tuple[tuple[Location, str], ...] = ()
    at_key: bool = False
    """Underline the key of the member, not its value."""
    source_location: SourceLocation | None = None
    """Set instead of `origin` for findings without a JSON pointer."""

    @property
    def location(self) -> Location | None:
        return self.origin if self.origin is not None else self.source_location


@dataclass(frozen=True, slots=True)
class Accepted:
    """A warning that the configuration accepts, by its code and pointer (None: any)."""

    code: str
    pointer: str | None = None

    def covers(self, finding: Diagnostic) -> bool:
        if self.code != finding.rule.code:
            return False
        if self.pointer is None:
            return True
        return finding.origin is not None and finding.origin.pointer == self.pointer


class Stopped(Exception):
    """Raised by `Diagnostics.checkpoint`: the run stops because of errors."""


class Diagnostics:
    """Collects the findings of a run, in the order in which they are reported."""

    def __init__(self, *, strict: bool = False, accepted: Iterable[Accepted] = ()) -> None:
        """`strict` turns warnings into errors, except accepted ones."""
        self.strict = strict
        self.accepted: Sequence[Accepted] = tuple(accepted)
        self.sources: dict[str, Source] = {}
        self._all: list[Diagnostic] = []
        self._seen: set[tuple[str, Location | None, bool, str]] = set()
        self._used: set[Accepted] = set()
        self._covered: list[Diagnostic] = []

    def add_source(self, source: Source) -> None:
        self.sources[source.name] = source

    def report(
        self,
        rule: Rule,
        at: Location | None,
        *,
        key: bool = False,
        related: Iterable[tuple[Location, str]] = (),
        **values: object,
    ) -> None:
        """Add a finding, unless it is a duplicate. `values` fill the templates of the rule."""
        at = at.unbound if isinstance(at, Origin) else at
        message = rule.message.format_map(_PrintableValues(values))
        finding = Diagnostic(
            rule=rule,
            severity=rule.severity,
            origin=at if isinstance(at, Origin) else None,
            message=message,
            advice=rule.advice.format_map(_PrintableValues(values)),
            related=tuple(related),
            at_key=key,
            source_location=at if isinstance(at, SourceLocation) else None,
        )
        identity = (rule.code, at, key, message)
        if identity in self._seen:
            return
        self._seen.add(identity)
        covering = [entry for entry in self.accepted if entry.covers(finding)]
        if covering and rule.severity is not Severity.ERROR:
            self._used.update(covering)
            self._covered.append(finding)
            return
        if self.strict and rule.severity is Severity.WARNING:
            finding = replace(finding, severity=Severity.ERROR)
        self._all.append(finding)

    @property
    def all(self) -> Sequence[Diagnostic]:
        """Every finding, in the order in which they were reported."""
        return tuple(self._all)

    @property
    def covered(self) -> Sequence[Diagnostic]:
        """The accepted warnings and notes, which are not displayed."""
        return tuple(self._covered)

    @property
    def errors(self) -> Sequence[Diagnostic]:
        """The findings that stop the run."""
        return self._select(Severity.ERROR)

    @property
    def warnings(self) -> Sequence[Diagnostic]:
        """The findings that should be fixed but do not stop the run."""
        return self._select(Severity.WARNING)

    @property
    def notes(self) -> Sequence[Diagnostic]:
        """The findings that only inform."""
        return self._select(Severity.NOTE)

    @property
    def unused_acceptances(self) -> Sequence[Accepted]:
        """Accepted warnings that did not occur."""
        return [entry for entry in self.accepted if entry not in self._used]

    def checkpoint(self) -> None:
        """Raise `Stopped` if there are errors. Called between stages."""
        if self.errors:
            raise Stopped

    def _select(self, severity: Severity) -> Sequence[Diagnostic]:
        return [finding for finding in self._all if finding.severity is severity]


class _PrintableValues(dict[str, object]):
    """The values for a template, safe to print on one line of a terminal."""

    def __init__(self, values: Mapping[str, object]) -> None:
        super().__init__({name: printable(value) for name, value in values.items()})


MAX_LENGTH = 200
"""The maximum length of text from a document in a message."""


def printable(value: object) -> str:
    """A value for a message: on one line, without control characters, abbreviated.

    A document is untrusted input; it must not be able to move the cursor of a terminal, hide text
    (bidirectional controls) or imitate another line of the report.
    """
    text = str(value)
    if len(text) > MAX_LENGTH:
        text = text[: MAX_LENGTH - 1] + "…"
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else _escape(c) for c in text)


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


# --- findings with line and column ----------------------------------------------------------------

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
