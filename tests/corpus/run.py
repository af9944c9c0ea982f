"""Measures the generator on a corpus of documents and prints a table (`make corpus`).

A document passes if generation exits with 0, every operation is in the client, every file compiles,
every module imports, pyright (strict) reports no error, and black changes nothing; or if it is
rejected as `expected.toml` states. An entry there for a document that is no longer rejected is a
failure too, so that the list stays current.

    python -m tests.corpus.run [--only TEXT] [--no-pyright] [--jobs N] [--json FILE] FOLDER
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tomllib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from .dropped import describe
from .measure import Outcome, measure

HERE = Path(__file__).parent
CORPUS = HERE.parent.parent.parent / "shared" / "corpus"


def documents(folder: Path) -> list[Path]:
    """Returns the documents in the subfolders of a corpus."""
    return sorted(p for p in folder.glob("*/*") if p.suffix in {".json", ".yaml", ".yml"})


def failures_of(outcome: Outcome, rejected: dict[str, dict[str, str]]) -> list[str]:
    """Lists why a document fails, given the documents that are expected to be rejected."""
    entry = rejected.get(outcome.document)
    if outcome.status == 0:
        stale = ["listed as rejected in expected.toml, but a client was generated"] if entry else []
        return stale + outcome.failures
    if entry is None:
        lines = outcome.printed.strip().splitlines()
        first = next((line for line in lines if ": error[" in line), "".join(lines[:1]))
        return [f"exit {outcome.status}: {first}"]
    expected = entry["at"]
    if outcome.status != 1 or expected not in outcome.printed:
        return [f"exit {outcome.status}, expected an error at {expected}"]
    return []


def build_table(outcomes: list[Outcome]) -> Table:
    """Builds a table of the measurements, one row per document."""
    table = Table(title="clientwright on real documents", show_lines=False)
    for name in ("document", "exit", "operations", "generated", "not supported", "files", "lines"):
        table.add_column(name, justify="left" if name == "document" else "right", no_wrap=True)
    for name in ("compile", "import", "pyright", "mypy", "black"):
        table.add_column(name, justify="right")

    def count(errors: list[str] | None) -> str:
        return "-" if errors is None else str(len(errors))

    for outcome in outcomes:
        generated = outcome.status == 0
        table.add_row(
            outcome.document,
            str(outcome.status),
            str(outcome.in_document) if generated else "-",
            "-" if outcome.in_client is None else str(outcome.in_client),
            "-" if outcome.not_supported is None else str(outcome.not_supported),
            str(outcome.files),
            str(outcome.lines),
            count(outcome.syntax_errors) if generated else "-",
            count(outcome.import_errors) if generated else "-",
            count(outcome.pyright_errors),
            count(outcome.mypy_errors),
            count(outcome.black_changes),
        )
    return table


def main(arguments: list[str] | None = None) -> int:
    """Measures the corpus. Returns exit status 1 if any document fails."""
    parser = argparse.ArgumentParser(prog="corpus", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument(
        "--only", default="", help="measure only documents whose name contains TEXT"
    )
    parser.add_argument("--no-pyright", action="store_true", help="skip pyright")
    parser.add_argument("--no-mypy", action="store_true", help="skip mypy")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--json", type=Path, help="also write the measurements to this file")
    options = parser.parse_args(arguments)
    console = Console(width=None if sys.stdout.isatty() else 170)
    found = [p for p in documents(options.folder) if options.only in f"{p.parent.name}/{p.name}"]
    if not found:
        console.print(f"no documents found in {options.folder}", style="red")
        return 2
    expected = tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))
    rejected: dict[str, dict[str, str]] = expected.get("rejected", {})
    with_mypy = set() if options.no_mypy else set(expected.get("mypy", []))
    outcomes: dict[Path, Outcome] = {}
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    )
    with bar, ThreadPoolExecutor(options.jobs) as pool:
        task = bar.add_task("corpus", total=len(found))
        # Largest first, so that the last one to finish is a short one.
        pending = {
            pool.submit(
                measure,
                path,
                pyright=not options.no_pyright,
                mypy=f"{path.parent.name}/{path.name}" in with_mypy,
            ): path
            for path in sorted(found, key=lambda p: -p.stat().st_size)
        }
        for future in as_completed(pending):
            outcome = outcomes[pending[future]] = future.result()
            bar.advance(task)
            if not console.is_terminal:  # a log shows no progress bar: print one line per document
                failures = failures_of(outcome, rejected)
                console.print(f"{outcome.document}: {len(failures)} failures", highlight=False)
                for failure in failures[:4]:
                    console.print(f"    {failure}", markup=False, highlight=False)
    ordered = [outcomes[path] for path in found]
    console.print(build_table(ordered))
    if options.json:
        options.json.write_text(json.dumps([asdict(o) for o in ordered], indent=1), "utf-8")
    by_document = {outcome.document: failures_of(outcome, rejected) for outcome in ordered}
    if not options.only:
        for name in rejected.keys() - by_document.keys():
            by_document[name] = ["listed in expected.toml, but not in the corpus"]
    failed = {name: failures for name, failures in by_document.items() if failures}
    for name, failures in failed.items():
        console.print(f"[red]{name}[/red]")
        for failure in failures[:8]:
            console.print(f"    {failure}", markup=False, highlight=False)
        if len(failures) > 8:
            console.print(f"    and {len(failures) - 8} more")
    dropped = sum((Counter(outcome.dropped) for outcome in ordered), Counter[str]())
    console.print(describe(dropped))
    console.print(f"{len(ordered) - len(failed)} of {len(ordered)} documents pass")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
