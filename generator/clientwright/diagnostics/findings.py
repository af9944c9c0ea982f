"""What is wrong with a document: findings by rule, each with a place and an advice.

A stage reports what it finds to a `Diagnostics` and goes on; between stages `checkpoint` ends the
run if there were errors, so that one run shows all errors of a stage. The rules themselves are in
`rules.py`; how findings are printed is in `report.py`. Nothing here reads a document: places are
asked from the sources that were registered, when a finding is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol, TypeAlias

from .origin import Origin


class Severity(Enum):
    """How much a finding weighs. Only an error stops the run."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong. `message` and `advice` are `str.format` templates."""

    code: str
    severity: Severity
    message: str
    advice: str

    @property
    def family(self) -> str:
        """The letters of the code: which part of the tool the rule belongs to."""
        return self.code.rstrip("0123456789")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of one line of a file. Line and column count from 1, in characters."""

    file: str
    line: int
    column: int
    length: int = 1


Where: TypeAlias = Origin | Place
"""An `Origin` wherever there is a pointer; a `Place` where the text has none (a syntax error)."""


class Source(Protocol):
    """A text that findings point into: a document, an overlay, a configuration."""

    @property
    def name(self) -> str:
        """The name that `Origin.file` and `Place.file` refer to it by."""
        ...

    def place(self, pointer: str, key: bool = False) -> Place:
        """Where a pointer's value stands, or its key. The nearest parent if it does not exist."""
        ...

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its end."""
        ...


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding."""

    rule: Rule
    severity: Severity
    """The rule's, unless the run is strict."""
    origin: Origin | None
    message: str
    advice: str
    related: tuple[tuple[Where, str], ...] = ()
    at_key: bool = False
    """Underline the key of the member, not its value."""
    place: Place | None = None
    """Set instead of `origin` where the text could not be read far enough to have pointers."""

    @property
    def where(self) -> Where | None:
        """What it points at, if it points anywhere."""
        return self.origin if self.origin is not None else self.place


@dataclass(frozen=True, slots=True)
class Accepted:
    """A warning that the configuration accepts, by its code and pointer (None: anywhere)."""

    code: str
    pointer: str | None = None

    def covers(self, finding: Diagnostic) -> bool:
        """Whether this accepts that finding."""
        if self.code != finding.rule.code:
            return False
        if self.pointer is None:
            return True
        return finding.origin is not None and finding.origin.pointer == self.pointer


class Stopped(Exception):
    """Raised by `Diagnostics.checkpoint`: there were errors, so the run ends here."""


class Diagnostics:
    """Collects the findings of a run, in the order in which they were made."""

    def __init__(self, *, strict: bool = False, accepted: Iterable[Accepted] = ()) -> None:
        """`strict` makes warnings errors, save those that are accepted."""
        self.strict = strict
        self.accepted: Sequence[Accepted] = tuple(accepted)
        self.sources: dict[str, Source] = {}
        self._all: list[Diagnostic] = []
        self._seen: set[tuple[str, Where | None, bool, str]] = set()
        self._used: set[Accepted] = set()
        self._covered: list[Diagnostic] = []

    def add_source(self, source: Source) -> None:
        """Make a text known, so that findings in it can be shown with line and excerpt."""
        self.sources[source.name] = source

    def report(
        self,
        rule: Rule,
        at: Where | None,
        *,
        key: bool = False,
        related: Iterable[tuple[Where, str]] = (),
        **values: object,
    ) -> None:
        """Add a finding; `values` fill the rule's templates. The same one twice is kept once."""
        at = at.place if isinstance(at, Origin) else at
        message = rule.message.format_map(_Shown(values))
        finding = Diagnostic(
            rule=rule,
            severity=rule.severity,
            origin=at if isinstance(at, Origin) else None,
            message=message,
            advice=rule.advice.format_map(_Shown(values)),
            related=tuple(related),
            at_key=key,
            place=at if isinstance(at, Place) else None,
        )
        identity = (rule.code, at, key, message)
        if identity in self._seen:
            return
        self._seen.add(identity)
        if rule.severity is Severity.WARNING:
            covering = [entry for entry in self.accepted if entry.covers(finding)]
            if covering:
                self._used.update(covering)
                self._covered.append(finding)
                return
            if self.strict:
                finding = _as_error(finding)
        self._all.append(finding)

    @property
    def all(self) -> Sequence[Diagnostic]:
        """Every finding, in the order in which they were made."""
        return tuple(self._all)

    @property
    def covered(self) -> Sequence[Diagnostic]:
        """The warnings that were accepted: shown to nobody, and still true of the document."""
        return tuple(self._covered)

    @property
    def errors(self) -> Sequence[Diagnostic]:
        """The findings that stop the run."""
        return self._of(Severity.ERROR)

    @property
    def warnings(self) -> Sequence[Diagnostic]:
        """The findings that should be mended but stop nothing."""
        return self._of(Severity.WARNING)

    @property
    def notes(self) -> Sequence[Diagnostic]:
        """What the user may like to know."""
        return self._of(Severity.NOTE)

    @property
    def unused_acceptances(self) -> Sequence[Accepted]:
        """Accepted warnings that did not occur; asked at the end of a run."""
        return [entry for entry in self.accepted if entry not in self._used]

    def checkpoint(self) -> None:
        """Between two stages. Raises `Stopped` when there are errors."""
        if self.errors:
            raise Stopped

    def _of(self, severity: Severity) -> Sequence[Diagnostic]:
        return [finding for finding in self._all if finding.severity is severity]


class _Shown(dict[str, object]):
    """Values for a template, each made fit to be printed on one line of a terminal."""

    def __init__(self, values: Mapping[str, object]) -> None:
        super().__init__({name: shown(value) for name, value in values.items()})


MAX_SHOWN = 200
"""Longest piece of a document that a message repeats."""


def shown(value: object) -> str:
    """A value as it may stand in a message: one line, no control characters, not too long.

    Text of a document is a stranger's; it must not be able to move a terminal's cursor, hide
    text (bidirectional controls) or look like another line of the report.
    """
    text = str(value)
    if len(text) > MAX_SHOWN:
        text = text[: MAX_SHOWN - 1] + "…"
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else _escaped(c) for c in text)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def _as_error(finding: Diagnostic) -> Diagnostic:
    return Diagnostic(
        rule=finding.rule,
        severity=Severity.ERROR,
        origin=finding.origin,
        message=finding.message,
        advice=finding.advice,
        related=finding.related,
        at_key=finding.at_key,
        place=finding.place,
    )
