"""Failing cases: `tests/failures/<rule>/openapi.yaml`, with the expected output in `stderr.txt`.

Each rule has a folder, named by its code and constant (`OP002-operation-id-twice`). The command is
`clientwright validate openapi.yaml` in that folder, or the arguments in a file `command`. A
document that cannot be committed (a cycle of links) is created by `PREPARED`.

Tests only compare; `python -m tests.harness.failing` updates the expected output.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from unittest import mock

from clientwright.cli import run_command
from clientwright.diagnostics import rules
from clientwright.diagnostics.findings import Rule, Severity
from clientwright.resolve.remote import Remote

FAILURES = Path(__file__).parent.parent / "failures"
EXPECTED = "stderr.txt"
PAGE = FAILURES.parent.parent / "docs" / "diagnostics.md"


def catalog() -> dict[str, Rule]:
    """Every rule, by the name of its folder."""
    return {
        f"{rule.code}-{name.lower().replace('_', '-')}": rule
        for name, rule in vars(rules).items()
        if isinstance(rule, Rule)
    }


FAMILIES = {
    "LD": "Loading files",
    "VR": "The version of the document",
    "RF": "References",
    "ST": "The structure of objects",
    "SC": "Schemas",
    "OP": "Paths and operations",
    "PA": "Parameters",
    "SE": "Names: security, servers, tags, links, components",
    "OS": "The JSON Schema of the specification",
    "XT": "The extension `x-clientwright`",
    "BD": "Building the model",
    "CV": "Coverage",
    "NM": "Names in the client",
    "TG": "What the target does not generate",
    "OV": "Overlays",
    "CF": "The configuration",
}


def page() -> str:
    """The reference page of all rules."""
    lines = [
        "# Diagnostics",
        "",
        "Errors stop the run; warnings and notes do not (`--strict` treats warnings as errors). Codes",
        "are stable: a code is never reused. Each links to a document that triggers it, with the",
        "output. Generated from `rules.py` by `python -m tests.harness.failing`.",
    ]
    ordered = sorted(catalog().items(), key=lambda entry: entry[1].code)
    for family, title in FAMILIES.items():
        rows = [(name, rule) for name, rule in ordered if rule.family == family]
        lines += [
            "",
            f"## {title}",
            "",
            "| code | severity | message | advice |",
            "| --- | --- | --- | --- |",
        ]
        lines += [
            f"| [{rule.code}](../tests/failures/{name}) | {rule.severity.value}"
            f" | {_cell(rule.message)} | {_cell(rule.advice)} |"
            for name, rule in rows
        ]
    return "\n".join(lines) + "\n"


def _cell(template: str) -> str:
    return template.replace("|", "\\|").replace("{{", "{").replace("}}", "}")


def names() -> list[str]:
    """The names of all cases."""
    return sorted(found.name for found in FAILURES.iterdir() if found.is_dir())


def printed(case: str) -> tuple[int, str]:
    """The exit status of a case and its output on standard error."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder) / "case"
        shutil.copytree(FAILURES / case, here)
        (here / EXPECTED).unlink(missing_ok=True)
        if case in PREPARED:
            PREPARED[case](here)
        command = here / "command"
        arguments = ["validate", next((f.name for f in here.glob("openapi.*")), "openapi.yaml")]
        if command.exists():
            arguments = command.read_text("utf-8").split()
        errors = io.StringIO()
        with (
            _inside(here),
            mock.patch.object(Remote, "fetch", _fetched) if case in FETCHED else nullcontext(),
            contextlib.redirect_stderr(errors),
            contextlib.redirect_stdout(io.StringIO()),
        ):
            result = run_command(arguments)
        return result, errors.getvalue()


def kept(case: str) -> str:
    """The expected output of a case."""
    return (FAILURES / case / EXPECTED).read_bytes().decode("utf-8")


def expected_status(rule: Rule) -> int:
    """1 if the rule is an error, else 0."""
    return 1 if rule.severity is Severity.ERROR else 0


def rewrite(case: str) -> bool:
    """Update the expected output of a case; whether it changed."""
    _, text = printed(case)
    file = FAILURES / case / EXPECTED
    if file.exists() and kept(case) == text:
        return False
    file.write_bytes(text.encode("utf-8"))
    return True


def _loop_of_links(folder: Path) -> None:
    (folder / "openapi.yaml").symlink_to("openapi.yaml")


def _folder(folder: Path) -> None:
    (folder / "openapi.yaml").mkdir()


def _too_large(folder: Path) -> None:
    """A large sparse file."""
    with (folder / "openapi.yaml").open("wb") as file:
        file.truncate(257 * 1024 * 1024)


def _many_brackets(folder: Path) -> None:
    text = "openapi: 3.1.0\nx-deep: " + "[" * 3000 + "]" * 3000 + "\n"
    (folder / "openapi.yaml").write_text(text, "utf-8")


def _bomb(folder: Path) -> None:
    lines = ["openapi: 3.1.0", "x-0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    for level in range(1, 10):
        before = ", ".join([f"*a{level - 1}"] * 10)
        lines.append(f"x-{level}: &a{level} [{before}]")
    (folder / "openapi.yaml").write_text("\n".join(lines) + "\n", "utf-8")


def _latin(folder: Path) -> None:
    text = "openapi: 3.1.0\ninfo: {title: Café, version: 1.0.0}\npaths: {}\n"
    (folder / "openapi.yaml").write_bytes(text.encode("latin-1"))


PREPARED: dict[str, Callable[[Path], None]] = {
    "LD002-file-unreadable": _loop_of_links,
    "LD003-file-is-folder": _folder,
    "LD005-file-too-large": _too_large,
    "LD006-not-text": _latin,
    "LD017-alias-bomb": _bomb,
    "LD018-too-deep": _many_brackets,
}


FETCHED = frozenset({"RF010-reference-not-locked"})
"""Cases that fetch a file, for which the response is mocked."""


def _fetched(_: Remote, url: str) -> tuple[str, bytes]:
    return url, b"type: string"


@contextlib.contextmanager
def _inside(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def main(wanted: list[str]) -> None:
    """Update the cases with the given folders or codes, or all."""
    for case in names():
        if not wanted or case in wanted or case.partition("-")[0] in wanted:
            print(f"{case}: {'updated' if rewrite(case) else 'unchanged'}")
    PAGE.write_bytes(page().encode("utf-8"))


if __name__ == "__main__":
    main(sys.argv[1:])
