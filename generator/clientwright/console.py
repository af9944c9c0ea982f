"""The output of the commands.

In the text format, findings go to standard error and results to standard output. In the
machine-readable formats, only the findings go to standard output, everything else to standard
error. Colors and progress are shown on terminals only.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager

import click

from .config import Config
from .coverage import CoverageReport
from .diagnostics.findings import Diagnostics, printable
from .diagnostics.report import render
from .diagnostics.text_format import format_count
from .openapi import Support
from .output.write import ChangeKind, Changes, format_diff
from .pipeline import Result


class Console:
    def __init__(self, format_: str, *, stdout_has_data: bool = False) -> None:
        """`format_` is the format of the findings; `stdout_has_data`: the command prints data."""
        self._format = format_
        self._findings_to_stderr = format_ == "text" or stdout_has_data
        # GitHub finds annotations between other lines; JSON and SARIF must not be mixed with any.
        self._rest_to_stderr = format_ in {"json", "sarif"}

    @contextmanager
    def show_progress(self) -> Generator[Callable[[str], None], None, None]:
        """A progress display. Call the result with a description of the current activity."""
        if not sys.stderr.isatty():
            yield lambda activity: None
            return
        # Imported late: it takes a third of the time of a small run.
        from rich.console import Console as Terminal
        from rich.text import Text

        with Terminal(stderr=True).status("") as display:
            yield lambda activity: display.update(Text(activity))

    def print_findings(self, diagnostics: Diagnostics, *, outcome: str = "") -> None:
        stream = sys.stderr if self._findings_to_stderr else sys.stdout
        color = self._format == "text" and stream.isatty()
        text = render(diagnostics, self._format, outcome=outcome, color=color)
        click.echo(text, file=stream, nl=False)

    def print_changes(self, config: Config, result: Result, changes: Changes) -> None:
        """Print the changes, the edited files, and what is not supported."""
        for path in changes.edited:
            self._print(f"{changes.root / path}: manual edits were overwritten")
        for path in changes.kept:
            self._print(
                f"{changes.root / path}: no longer generated, but kept because it was edited"
            )
        self._print(
            f"{changes.root}: {_describe_contents(result)} in"
            f" {format_count(changes.total, 'file')}, {_summarize(changes)}"
        )
        if result.coverage is not None:
            self._print(f"{config.document}: {result.coverage.summary()}")
            for line in _describe_unsupported(result.coverage, result.diagnostics):
                self._print(line)

    def print_diff(self, changes: Changes) -> None:
        """Print the result of `check`: a diff and a summary."""
        if changes.is_empty:
            self._print(f"{changes.root}: up to date, {format_count(changes.total, 'file')}")
            return
        for line in format_diff(changes):
            self._write(_colorize(line) if sys.stdout.isatty() else line)
        stale = f"{changes.root} is out of date: {_count_pending(changes)}"
        advice = "run `clientwright generate`"
        if self._format == "github":
            self._print(f"::error title=clientwright check::{stale}; {advice}")
        else:
            click.echo(f"{stale}; {advice}", err=True)

    def print_coverage(self, report: CoverageReport) -> None:
        click.echo(report.json() if self._format == "json" else report.text(), nl=False)

    def print_summary(self, config: Config, result: Result) -> None:
        """Print the result of `validate` for a document without errors."""
        self._print(f"{config.document}: valid, {_describe_contents(result)}")

    def _print(self, line: str) -> None:
        click.echo(line, err=self._rest_to_stderr)

    def _write(self, text: str) -> None:
        click.echo(text, err=self._rest_to_stderr, nl=False)


def _describe_contents(result: Result) -> str:
    assert result.api is not None
    operations = len(result.api.operations())
    return (
        f"{format_count(operations, 'operation')} and {format_count(len(result.api.types), 'type')}"
    )


def _describe_unsupported(report: CoverageReport, diagnostics: Diagnostics) -> Iterator[str]:
    """A line for each kind of part that is not supported, with its first location."""
    for (part, reason), entries in report.groups(Support.NOT_SUPPORTED):
        origin = entries[0].origin
        location = str(origin)
        if origin.file in diagnostics.sources:
            at = diagnostics.sources[origin.file].locate(origin.pointer, key=True)
            location = f"{at.file}:{at.line}:{at.column}"
        more = f", and {len(entries) - 1} more" if len(entries) > 1 else ""
        yield f"{location}: not supported: {printable(part)} ({printable(reason)}){more}"


def _summarize(changes: Changes) -> str:
    if not changes.files:
        return "up to date" if changes.is_empty else "only the manifest updated"
    return ", ".join(
        f"{changes.count(kind)} {kind.value}" for kind in ChangeKind if changes.count(kind)
    )


def _count_pending(changes: Changes) -> str:
    if not changes.files:
        return "its manifest differs"
    verbs = {"created": "to create", "changed": "to change", "deleted": "to delete"}
    counts = (
        f"{changes.count(kind)} {verbs[kind.value]}" for kind in ChangeKind if changes.count(kind)
    )
    return ", ".join(counts)


def _colorize(line: str) -> str:
    color = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
    return line if color is None else click.style(line, fg=color)
