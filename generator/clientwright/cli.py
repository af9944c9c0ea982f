"""The command line: flags in, exit status out, and the words in between.

| status | meaning |
| --- | --- |
| 0 | done |
| 1 | the document is wrong |
| 2 | the command, the configuration or the output folder is wrong |
| 3 | `check` found a difference |
| 70 | a fault of ours |

Not here: what a run does (`pipeline.py`), and how findings are printed (`report.py`).
"""

from __future__ import annotations

import gc
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast

import click

from . import __version__
from .errors import UserError

if TYPE_CHECKING:  # each command imports what it needs: `--help` should not wait for a formatter
    from .config import Config
    from .console import Console
    from .output.write import Changes
    from .pipeline import Result, Stage

DONE, WRONG_DOCUMENT, WRONG_USE, STALE, OUR_FAULT, INTERRUPTED = 0, 1, 2, 3, 70, 130

_ISSUES = "https://github.com/clientwright/clientwright/issues"

Command = TypeVar("Command", bound=Callable[..., Any])


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and end the process with its exit status."""
    # A document and its model hold hundreds of thousands of objects, of which none is garbage
    # before the end: looking for it again and again takes a sixth of a run.
    gc.set_threshold(100_000, 50, 100)
    sys.exit(status(sys.argv[1:] if arguments is None else arguments))


def status(arguments: Sequence[str]) -> int:
    """Run a command; its exit status. Prints what there is to say, a traceback only if asked."""
    try:
        return cast("int", commands.main(list(arguments), "clientwright", standalone_mode=False))
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return WRONG_USE
    except click.ClickException as error:
        error.show()
        return WRONG_USE
    except click.Abort:
        return INTERRUPTED
    except UserError as error:
        click.echo(f"clientwright: {error}", err=True)
        return WRONG_USE
    except Exception as error:
        _confess(error, debug="--debug" in arguments)
        return OUR_FAULT


def _confess(error: Exception, *, debug: bool) -> None:
    """Say that it is our fault, and what to do; the traceback only to those who asked."""
    if debug:
        traceback.print_exc()
    what = str(error).splitlines()[:1] or [""]
    click.echo(
        f"clientwright: a fault of clientwright {__version__}, not of your document:"
        f" {type(error).__name__}: {what[0][:300]}\n"
        f"Please report it, with the document or the part of it that does this: {_ISSUES}"
        + ("" if debug else "\nThe same command with --debug shows where it happened.")
        + _dumped(error),
        err=True,
    )


def _dumped(error: Exception) -> str:
    """Keep the text of a file that could not be finished, outside of the output, and say where."""
    from .targets import Unprintable

    if not isinstance(error, Unprintable):
        return ""
    name = f"clientwright-{Path(error.path).name}.dump"
    with tempfile.NamedTemporaryFile(
        "w", suffix=f"-{name}", delete=False, encoding="utf-8"
    ) as file:
        file.write(error.text)
    return f"\nThe file as far as it got: {file.name}"


# --- what the commands share ---------------------------------------------------------------------


def _options(*wanted: str) -> Callable[[Command], Command]:
    """The flags of a command, in the order of their list here."""
    every: dict[str, Callable[[Any], Any]] = {
        "document": click.argument(
            "document", required=False, type=click.Path(path_type=Path), metavar="[DOCUMENT]"
        ),
        "config": click.option(
            "--config",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="The pyproject.toml to read. Default: the nearest one with [tool.clientwright],"
            " if no DOCUMENT is named.",
        ),
        "document_flag": click.option(
            "--document",
            "document_flag",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="The same as DOCUMENT.",
        ),
        "out": click.option(
            "--out",
            type=click.Path(path_type=Path),
            metavar="FOLDER",
            help="The folder that the output is in.",
        ),
        "target": click.option(
            "--target",
            type=click.Choice(["python", "json"]),
            metavar="NAME",
            help="What to make: python, a package (default), or json, the model.",
        ),
        "package": click.option(
            "--package", metavar="NAME", help="The name to import. Default: from the title."
        ),
        "client": click.option(
            "--client", metavar="NAME", help="The client's class. Default: from the package."
        ),
        "overlays": click.option(
            "--overlay",
            "overlays",
            multiple=True,
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="An OpenAPI Overlay to apply to the document. May be repeated.",
        ),
        "folders": click.option(
            "--folder",
            "folders",
            multiple=True,
            type=click.Path(path_type=Path),
            metavar="FOLDER",
            help="Another folder whose files the document may refer to. May be repeated.",
        ),
        "strict": click.option("--strict", is_flag=True, help="Take warnings for errors."),
        "force": click.option(
            "--force", is_flag=True, help="Replace files in FOLDER that clientwright did not make."
        ),
        "form": click.option(
            "--format",
            "form",
            type=click.Choice(["text", "json", "github", "sarif"]),
            default="text",
            metavar="FORM",
            help="How findings are printed: text (default), json, github or sarif.",
        ),
        "debug": click.option(
            "--debug", is_flag=True, expose_value=False, help="Show the traceback of a fault."
        ),
    }

    def decorate(command: Command) -> Command:
        for name in reversed([name for name in every if name in wanted]):
            command = every[name](command)
        return command

    return decorate


_READING = ("document", "config", "document_flag", "overlays", "folders", "strict", "form", "debug")
_MAKING = (*_READING, "out", "target", "package", "client")


def _configured(
    *,
    document: Path | None,
    document_flag: Path | None,
    config: Path | None,
    overlays: tuple[Path, ...],
    folders: tuple[Path, ...],
    strict: bool,
    out: Path | None = None,
    target: str | None = None,
    package: str | None = None,
    client: str | None = None,
) -> Config:
    from .config import Flags, find

    if document is not None and document_flag is not None:
        raise click.UsageError("the document is named twice")
    flags = Flags(
        config=config,
        document=document or document_flag,
        out=out,
        target=target,
        package=package,
        client=client,
        overlays=overlays,
        folders=folders,
        strict=strict,
    )
    return find(flags, Path.cwd())


def _run(config: Config, console: Console, through: Stage) -> Result:
    """Run the pipeline and print what it found."""
    from .pipeline import Stage, run

    with console.busy() as watch:
        result = run(config, through=through, watch=watch)
    outcome = "Nothing was written." if result.stopped and through is Stage.FILES else ""
    console.findings(result.diagnostics, outcome=outcome)
    return result


def _compared(config: Config, console: Console, *, force: bool) -> tuple[Result, Changes] | None:
    """The changes that generating would make; None where the document is wrong."""
    from .output.write import compare
    from .pipeline import Stage

    if config.out is None:
        raise click.UsageError("where to? Name a folder with --out, or `out` in the configuration")
    result = _run(config, console, Stage.FILES)
    if result.stopped or result.files is None:
        return None
    return result, compare(config.out, result.files, force=force)


# --- the commands --------------------------------------------------------------------------------


class _InOrder(click.Group):
    """Lists the commands as they stand here: the one that everybody wants comes first."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(
    cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, "-V", "--version", message="clientwright %(version)s")
def commands() -> None:
    """Make the Python client library of an API from its OpenAPI document.

    What to make is read from [tool.clientwright] in pyproject.toml, or said with flags:

    \b
      clientwright generate
      clientwright generate openapi.yaml --out client --package my_api

    Exit status: 0 done, 1 the document is wrong, 2 wrong use, 3 `check` found a difference,
    70 a fault of clientwright.
    """


@commands.command()
@_options(*_MAKING, "force")
def generate(form: str, force: bool, **flags: Any) -> int:
    """Make the client, and write what differs.

    Files are replaced one by one and only where they differ. FOLDER/.clientwright.json lists what
    is clientwright's: nothing else there is ever replaced or deleted.
    """
    from .console import Console
    from .output.write import apply
    from .resolve import write_lock

    config, console = _configured(**flags), Console(form)
    compared = _compared(config, console, force=force)
    if compared is None:
        return WRONG_DOCUMENT
    result, changes = compared
    apply(changes)
    if result.spec is not None and result.spec.lock is not None:
        write_lock(result.spec.lock)
    console.wrote(config, result, changes)
    return DONE


@commands.command()
@_options(*_MAKING)
def check(form: str, **flags: Any) -> int:
    """Say whether FOLDER holds what the document makes.

    Writes nothing. Prints what `generate` would change as a unified diff and exits with 3 if there
    is a difference.
    """
    from .console import Console

    config, console = _configured(**flags), Console(form)
    # Whatever stands there is compared; only writing has to ask whose it is.
    compared = _compared(config, console, force=True)
    if compared is None:
        return WRONG_DOCUMENT
    _, changes = compared
    console.compared(changes)
    return DONE if changes.nothing else STALE


@commands.command()
@_options(*_READING)
def validate(form: str, **flags: Any) -> int:
    """Say what is wrong with the document, and where.

    All that is found in one run, with the line, an excerpt and an advice for each.
    """
    from .console import Console
    from .pipeline import Stage

    config, console = _configured(**flags), Console(form)
    result = _run(config, console, Stage.BUILD)
    if result.stopped:
        return WRONG_DOCUMENT
    console.valid(config, result)
    return DONE


@commands.command()
@_options(*_READING)
def coverage(form: str, **flags: Any) -> int:
    """Account for every part of the document.

    Each is rendered, only documented, not needed, or left out with a reason. `--strict` fails where
    anything is left out; `--format json` lists every part.
    """
    from .console import Console
    from .pipeline import Stage

    config, console = _configured(**flags), Console(form, stdout_is_taken=True)
    result = _run(config, console, Stage.COVERAGE)
    if result.ledger is not None:
        console.covered(result.ledger)
    return WRONG_DOCUMENT if result.stopped else DONE


@commands.command()
@_options(*_READING)
def inspect(form: str, **flags: Any) -> int:
    """Print the model of the document as JSON.

    It is what every target works from: operations, types and names as the document has them.
    """
    from .console import Console
    from .pipeline import Stage
    from .targets.json import dump

    config, console = _configured(**flags), Console(form, stdout_is_taken=True)
    result = _run(config, console, Stage.BUILD)
    if result.stopped or result.api is None:
        return WRONG_DOCUMENT
    click.echo(dump(result.api), nl=False)
    return DONE
