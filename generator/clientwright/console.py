"""What the commands print, and on which of the two streams.

In the text format findings go to standard error and results to standard output. In the formats for
programs the findings are the result: they have standard output to themselves, all else goes to
standard error. Colour and the display of what is being done appear on terminals only.

Not here: how findings are printed (`report/`) and what happens (`cli.py`, `pipeline.py`).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager

import click

from .config import Config
from .coverage import Fate, Ledger
from .diagnostics.findings import Diagnostics, shown
from .diagnostics.report import render
from .output.write import Changes, Kind, difference
from .pipeline import Result


class Console:
    """The words of one command."""

    def __init__(self, form: str, *, stdout_is_taken: bool = False) -> None:
        """`form` is that of the findings; `stdout_is_taken`: the command prints data there."""
        self._form = form
        self._findings_to_stderr = form == "text" or stdout_is_taken
        # GitHub reads annotations from between other lines; JSON and SARIF must stand alone.
        self._rest_to_stderr = form in {"json", "sarif"}

    @contextmanager
    def busy(self) -> Generator[Callable[[str], None], None, None]:
        """A display of what is being done, told by calling what this gives."""
        if not sys.stderr.isatty():
            yield lambda doing: None
            return
        # Here, not above: it costs a third of the time of a small run.
        from rich.console import Console as Terminal
        from rich.text import Text

        with Terminal(stderr=True).status("") as display:
            yield lambda doing: display.update(Text(doing))

    def findings(self, diagnostics: Diagnostics, *, outcome: str = "") -> None:
        """Everything that was found, in the form that was asked for."""
        stream = sys.stderr if self._findings_to_stderr else sys.stdout
        color = self._form == "text" and stream.isatty()
        text = render(diagnostics, self._form, outcome=outcome, color=color)
        click.echo(text, file=stream, nl=False)

    def wrote(self, config: Config, result: Result, changes: Changes) -> None:
        """What `generate` did: a line or two, and one for each file that someone edited and
        for each kind of part that is left out."""
        for path in changes.edited:
            self._say(f"{changes.root / path}: edits by hand were replaced; it is a generated file")
        for path in changes.kept:
            self._say(f"{changes.root / path}: not generated any more, kept since it was edited")
        self._say(
            f"{changes.root}: {_contents(result)} in"
            f" {_counted(changes.total, 'file')}, {_done(changes)}"
        )
        if result.ledger is not None:
            self._say(f"{config.document}: {result.ledger.summary()}")
            for line in _left_out(result.ledger, result.diagnostics):
                self._say(line)

    def compared(self, changes: Changes) -> None:
        """What `check` found: the difference, and one line about it."""
        if changes.nothing:
            self._say(f"{changes.root}: up to date, {_counted(changes.total, 'file')}")
            return
        for line in difference(changes):
            self._put(_colored(line) if sys.stdout.isatty() else line)
        stale = f"{changes.root} is not what its document makes: {_pending(changes)}"
        advice = "run `clientwright generate`"
        if self._form == "github":
            self._say(f"::error title=clientwright check::{stale}; {advice}")
        else:
            click.echo(f"{stale}; {advice}", err=True)

    def covered(self, ledger: Ledger) -> None:
        """What `coverage` found: the ledger is its result, in every format."""
        click.echo(ledger.json() if self._form == "json" else ledger.text(), nl=False)

    def valid(self, config: Config, result: Result) -> None:
        """What `validate` says of a document without errors."""
        self._say(f"{config.document}: valid, {_contents(result)}")

    def _say(self, line: str) -> None:
        click.echo(line, err=self._rest_to_stderr)

    def _put(self, text: str) -> None:
        click.echo(text, err=self._rest_to_stderr, nl=False)


def _contents(result: Result) -> str:
    assert result.api is not None
    operations = len(result.api.operations())
    return f"{_counted(operations, 'operation')} and {_counted(len(result.api.types), 'type')}"


def _left_out(ledger: Ledger, diagnostics: Diagnostics) -> Iterator[str]:
    """What callers cannot have, a line for each kind of part, with the first place of it."""
    for (part, reason), entries in ledger.groups(Fate.LEFT_OUT):
        origin = entries[0].origin
        where = f"{origin}"
        if origin.file in diagnostics.sources:
            place = diagnostics.sources[origin.file].place(origin.pointer, key=True)
            where = f"{place.file}:{place.line}:{place.column}"
        more = f", and {len(entries) - 1} more" if len(entries) > 1 else ""
        yield f"{where}: left out: {shown(part)} ({shown(reason)}){more}"


def _done(changes: Changes) -> str:
    if not changes.files:
        return "nothing to do" if changes.nothing else "only the list of files renewed"
    return ", ".join(f"{changes.count(kind)} {kind.value}" for kind in Kind if changes.count(kind))


def _pending(changes: Changes) -> str:
    if not changes.files:
        return "its list of files differs"
    verbs = {"created": "to create", "changed": "to change", "deleted": "to delete"}
    counts = (f"{changes.count(kind)} {verbs[kind.value]}" for kind in Kind if changes.count(kind))
    return ", ".join(counts)


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _colored(line: str) -> str:
    match line[:1]:
        case "+":
            return click.style(line, fg="green")
        case "-":
            return click.style(line, fg="red")
        case "@":
            return click.style(line, fg="cyan")
        case _:
            return line
