"""`make corpus`: every document of the corpus in parallel, a table, and a verdict.

Each document must have full marks (exit 0, every operation made, every file compiles, every module
imports, no strict pyright error, black changes nothing) or be refused as `expected.toml` says it
is. An entry there whose document is no longer refused fails, so that the list stays true.

    python -m tests.corpus.run [--only TEXT] [--no-pyright] [--jobs N] [--json FILE] FOLDER
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from .measure import Outcome, measure

HERE = Path(__file__).parent
CORPUS = HERE.parent.parent.parent / "shared" / "corpus"


def documents(folder: Path) -> list[Path]:
    """The documents of a corpus: what lies in its sub-folders."""
    return sorted(p for p in folder.glob("*/*") if p.suffix in {".json", ".yaml", ".yml"})


def verdict(outcome: Outcome, refused: dict[str, dict[str, str]]) -> list[str]:
    """What is wrong with an outcome, given the documents that are expected to be refused."""
    entry = refused.get(outcome.document)
    if outcome.status == 0:
        stale = ["is listed as refused in expected.toml, but a client was made"] if entry else []
        return stale + outcome.faults
    if entry is None:
        lines = outcome.printed.strip().splitlines()
        first = next((line for line in lines if ": error[" in line), "".join(lines[:1]))
        return [f"exit {outcome.status}: {first}"]
    wanted = entry["at"]
    if outcome.status != 1 or wanted not in outcome.printed:
        return [f"exit {outcome.status}, and not refused at {wanted}"]
    return []


def table_of(outcomes: list[Outcome]) -> Table:
    """The measurements, a row a document."""
    table = Table(title="clientwright on real documents", show_lines=False)
    for name in ("document", "exit", "operations", "made", "left out", "files", "lines"):
        table.add_column(name, justify="left" if name == "document" else "right", no_wrap=True)
    for name in ("compile", "import", "pyright", "mypy", "black"):
        table.add_column(name, justify="right")

    def count(errors: list[str] | None) -> str:
        return "-" if errors is None else str(len(errors))

    for outcome in outcomes:
        made = outcome.status == 0
        table.add_row(
            outcome.document,
            str(outcome.status),
            str(outcome.in_document) if made else "-",
            "-" if outcome.in_client is None else str(outcome.in_client),
            "-" if outcome.left_out is None else str(outcome.left_out),
            str(outcome.files),
            str(outcome.lines),
            count(outcome.syntax_errors) if made else "-",
            count(outcome.import_errors) if made else "-",
            count(outcome.pyright_errors),
            count(outcome.mypy_errors),
            count(outcome.black_changes),
        )
    return table


def main(arguments: list[str] | None = None) -> int:
    """Run the corpus; the exit status is 1 where any document is not as it should be."""
    parser = argparse.ArgumentParser(prog="corpus", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--only", default="", help="documents whose name contains this text")
    parser.add_argument("--no-pyright", action="store_true", help="leave out strict pyright")
    parser.add_argument("--no-mypy", action="store_true", help="leave out mypy --strict")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--json", type=Path, help="write the measurements to this file as well")
    options = parser.parse_args(arguments)
    console = Console(width=None if sys.stdout.isatty() else 170)
    found = [p for p in documents(options.folder) if options.only in f"{p.parent.name}/{p.name}"]
    if not found:
        console.print(f"no documents under {options.folder}: nothing was measured", style="red")
        return 2
    expected = tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))
    refused: dict[str, dict[str, str]] = expected.get("refused", {})
    with_mypy = set() if options.no_mypy else set(expected.get("mypy", []))
    outcomes: dict[Path, Outcome] = {}
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    )
    with bar, ThreadPoolExecutor(options.jobs) as pool:
        task = bar.add_task("corpus", total=len(found))
        # The largest first: else one of them is left alone at the end.
        waiting = {
            pool.submit(
                measure,
                path,
                pyright=not options.no_pyright,
                mypy=f"{path.parent.name}/{path.name}" in with_mypy,
            ): path
            for path in sorted(found, key=lambda p: -p.stat().st_size)
        }
        for done in as_completed(waiting):
            outcome = outcomes[waiting[done]] = done.result()
            bar.advance(task)
            if not console.is_terminal:  # a log has no bar: a line a document shows the progress
                found_faults = verdict(outcome, refused)
                console.print(f"{outcome.document}: {len(found_faults)} faults", highlight=False)
                for fault in found_faults[:4]:
                    console.print(f"    {fault}", markup=False, highlight=False)
    ordered = [outcomes[path] for path in found]
    console.print(table_of(ordered))
    if options.json:
        options.json.write_text(json.dumps([asdict(o) for o in ordered], indent=1), "utf-8")
    faults = {outcome.document: verdict(outcome, refused) for outcome in ordered}
    names = {outcome.document for outcome in ordered}
    for name in refused if not options.only else ():
        if name not in names:
            faults[name] = ["is listed in expected.toml, but is not in the corpus"]
    wrong = {name: found for name, found in faults.items() if found}
    for name, found_faults in wrong.items():
        console.print(f"[red]{name}[/red]")
        for fault in found_faults[:8]:
            console.print(f"    {fault}", markup=False, highlight=False)
        if len(found_faults) > 8:
            console.print(f"    and {len(found_faults) - 8} more")
    console.print(f"{len(ordered) - len(wrong)} of {len(ordered)} documents as they should be")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
