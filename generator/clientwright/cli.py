"""The command line: options, commands and exit statuses.

| status | meaning |
| --- | --- |
| 0 | success |
| 1 | the document has errors |
| 2 | the command, the configuration or the output folder is invalid |
| 3 | `check` found a difference |
| 70 | internal error |
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

from . import __version__, targets
from .errors import UserError

if TYPE_CHECKING:  # each command imports what it needs, so that `--help` is fast
    from .config import Config
    from .console import Console
    from .output.write import Changes
    from .pipeline import Result, Stage

SUCCESS, INVALID_DOCUMENT, INVALID_USAGE, STALE, INTERNAL_ERROR, INTERRUPTED = 0, 1, 2, 3, 70, 130

_ISSUES = "https://github.com/clientwright/clientwright/issues"

Command = TypeVar("Command", bound=Callable[..., Any])


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    # A document and its model are hundreds of thousands of objects that live until the end:
    # frequent garbage collection would take a sixth of a run.
    gc.set_threshold(100_000, 50, 100)
    sys.exit(run_command(sys.argv[1:] if arguments is None else arguments))


def run_command(arguments: Sequence[str]) -> int:
    try:
        return cast("int", commands.main(list(arguments), "clientwright", standalone_mode=False))
    except click.ClickException as error:
        error.show()
        return INVALID_USAGE
    except click.Abort:
        return INTERRUPTED
    except UserError as error:
        click.echo(f"clientwright: {error}", err=True)
        return INVALID_USAGE
    except Exception as error:
        _report_internal_error(error, debug="--debug" in arguments)
        return INTERNAL_ERROR


def _report_internal_error(error: Exception, *, debug: bool) -> None:
    if debug:
        traceback.print_exc()
    message = str(error).splitlines()[:1] or [""]
    click.echo(
        f"clientwright: internal error in clientwright {__version__}:"
        f" {type(error).__name__}: {message[0][:300]}\n"
        f"Please report it, with the document or the part that causes it: {_ISSUES}"
        + ("" if debug else "\nRun the command with --debug to see the traceback.")
        + _dump_file(error),
        err=True,
    )


def _dump_file(error: Exception) -> str:
    """Save the text of a file with invalid syntax outside the output folder."""
    if not isinstance(error, targets.Unprintable):
        return ""
    name = f"clientwright-{Path(error.path).name}.dump"
    with tempfile.NamedTemporaryFile(
        "w", suffix=f"-{name}", delete=False, encoding="utf-8"
    ) as file:
        file.write(error.text)
    return f"\nThe incomplete file: {file.name}"


# --- options -------------------------------------------------------------------------------------

_TARGETS = " or ".join(f"{name} ({result})" for name, (result, _) in targets.TARGETS.items())
_PATH = click.Path(path_type=Path)


def _option(names: str, text: str, metavar: str | None = None, **settings: Any) -> Any:
    """An option. `names` are its flag and, if it differs, the name of its argument."""
    return click.option(*names.split(), help=text, metavar=metavar, **settings)


# fmt: off
_OPTIONS: dict[str, Callable[[Any], Any]] = {
    "document": click.argument("document", required=False, type=_PATH, metavar="[DOCUMENT]"),
    "config": _option("--config",
        "The pyproject.toml to read. Default: the nearest one with [tool.clientwright],"
        " unless DOCUMENT is passed.", "FILE", type=_PATH),
    "document_option": _option("--document document_option",
        "The same as DOCUMENT.", "FILE", type=_PATH),
    "out": _option("--out", "The output folder.", "DIR", type=_PATH),
    "target": _option("--target", f"What to generate: {_TARGETS}. Default: {targets.DEFAULT}.",
        "NAME", type=click.Choice(list(targets.TARGETS))),
    "package": _option("--package", "The name of the package. Default: from the title.", "NAME"),
    "client": _option("--client",
        "The name of the client class. Default: from the package.", "NAME"),
    "overlays": _option("--overlay overlays",
        "An OpenAPI Overlay to apply to the document. Can be repeated.",
        "FILE", type=_PATH, multiple=True),
    "folders": _option("--folder folders",
        "Another folder with files that the document may refer to. Can be repeated.",
        "DIR", type=_PATH, multiple=True),
    "strict": _option("--strict", "Treat warnings as errors.", is_flag=True),
    "force": _option("--force",
        "Overwrite files that clientwright did not generate.", is_flag=True),
    "format_": _option("--format format_",
        "The format of the findings: text (default), json, github or sarif.",
        "FORMAT", type=click.Choice(["text", "json", "github", "sarif"]), default="text"),
    "debug": _option("--debug",
        "Show the traceback of internal errors.", is_flag=True, expose_value=False),
}
# fmt: on
"""All options, in the order in which `--help` shows them."""

_INPUT = tuple(
    name for name in _OPTIONS if name not in ("out", "target", "package", "client", "force")
)
_OUTPUT = (*_INPUT, "out", "target", "package", "client")


def _options(*names: str) -> Callable[[Command], Command]:

    def decorate(command: Command) -> Command:
        for name in reversed([name for name in _OPTIONS if name in names]):
            command = _OPTIONS[name](command)
        return command

    return decorate


def _start(
    *,
    document: Path | None,
    document_option: Path | None,
    format_: str,
    stdout_has_data: bool = False,
    **flags: Any,
) -> tuple[Config, Console]:
    """The configuration and the console of a command."""
    from .config import Flags, find_config
    from .console import Console

    if document is not None and document_option is not None:
        raise click.UsageError("DOCUMENT and --document are mutually exclusive")
    config = find_config(Flags(document=document or document_option, **flags), Path.cwd())
    return config, Console(format_, stdout_has_data=stdout_has_data)


def _run(config: Config, console: Console, through: Stage) -> Result:
    """Run the pipeline and print its findings."""
    from .pipeline import Stage, run

    with console.show_progress() as on_progress:
        result = run(config, through=through, on_progress=on_progress)
    outcome = "Nothing was written." if result.stopped and through is Stage.FILES else ""
    console.print_findings(result.diagnostics, outcome=outcome)
    return result


def _compare(config: Config, console: Console, *, force: bool) -> tuple[Result, Changes] | None:
    """The changes that `generate` makes; None if the document has errors."""
    from .output.write import compare
    from .pipeline import Stage

    if config.out is None:
        raise click.UsageError(
            "missing output folder. Pass `--out DIR` or set `out` in pyproject.toml"
        )
    result = _run(config, console, Stage.FILES)
    if result.stopped or result.files is None:
        return None
    return result, compare(config.out, result.files, force=force)


# --- commands ------------------------------------------------------------------------------------


class _OrderedGroup(click.Group):
    """Lists the commands in the order of their definition."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(
    cls=_OrderedGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", message="clientwright %(version)s")
def commands() -> None:
    """Generate an API client from an OpenAPI document.

    The configuration is read from [tool.clientwright] in pyproject.toml, or passed as options:

    \b
      clientwright generate
      clientwright generate openapi.yaml --out client --package my_api

    Exit status: 0 success, 1 the document has errors, 2 invalid usage, 3 `check` found a
    difference, 70 internal error.
    """


@commands.command()
@_options(*_OUTPUT, "force")
def generate(force: bool, **flags: Any) -> int:
    """Generate the client, and write the files that changed.

    DIR/.clientwright.json lists the generated files. Other files are never changed or deleted.
    """
    from .output.write import apply
    from .resolve import write_lock

    config, console = _start(**flags)
    comparison = _compare(config, console, force=force)
    if comparison is None:
        return INVALID_DOCUMENT
    result, changes = comparison
    apply(changes)
    if result.spec is not None and result.spec.lock is not None:
        write_lock(result.spec.lock)
    console.print_changes(config, result, changes)
    return SUCCESS


@commands.command()
@_options(*_OUTPUT)
def check(**flags: Any) -> int:
    """Check whether the generated client is up to date.

    Writes nothing. Prints the changes that `generate` would make as a unified diff, and exits
    with status 3 if there are any.
    """
    config, console = _start(**flags)
    # Nothing is written, so the owner of a file does not matter.
    comparison = _compare(config, console, force=True)
    if comparison is None:
        return INVALID_DOCUMENT
    _, changes = comparison
    console.print_diff(changes)
    return SUCCESS if changes.is_empty else STALE


@commands.command()
@_options(*_INPUT)
def validate(**flags: Any) -> int:
    """Report all errors and warnings in the document.

    Each is shown with its location, an excerpt of the document, and help.
    """
    from .pipeline import Stage

    config, console = _start(**flags)
    result = _run(config, console, Stage.BUILD)
    if result.stopped:
        return INVALID_DOCUMENT
    console.print_summary(config, result)
    return SUCCESS


@commands.command()
@_options(*_INPUT)
def coverage(**flags: Any) -> int:
    """Report how each part of the document is supported.

    A part is rendered, documented only, not needed, or not supported. `--strict` fails if any is
    not supported; `--format json` lists every part.
    """
    from .pipeline import Stage

    config, console = _start(stdout_has_data=True, **flags)
    result = _run(config, console, Stage.COVERAGE)
    if result.coverage is not None:
        console.print_coverage(result.coverage)
    return INVALID_DOCUMENT if result.stopped else SUCCESS


@commands.command()
@_options(*_INPUT)
def inspect(**flags: Any) -> int:
    """Print the model of the document as JSON.

    The model is the input of every target: operations and types, before they are named.
    """
    from .pipeline import Stage
    from .targets.json import dump_model

    config, console = _start(stdout_has_data=True, **flags)
    result = _run(config, console, Stage.BUILD)
    if result.stopped or result.api is None:
        return INVALID_DOCUMENT
    click.echo(dump_model(result.api), nl=False)
    return SUCCESS
