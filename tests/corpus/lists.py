"""Compares the detected pagination of real documents with labels, and prints a table of their lists.

`lists.tsv` says for each operation by which style it is paged, with the words of the document that
say so. The labels were written before the styles that they ask for.

    python -m tests.corpus.lists [--only TEXT] [--all] FOLDER

A style is correct if it is the label's. A list that is not paged lowers the recall, and a wrong
style, or one where the document shows none, the precision.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from clientwright.config import Config
from clientwright.pipeline import Stage, run

LABELS: Final = Path(__file__).with_name("lists.tsv")
NONE: Final = "none"


@dataclass(frozen=True)
class Label:
    document: str
    operation: str
    style: str
    words: str


def read_labels() -> list[Label]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [Label(*row) for row in rows[1:]]


def find_styles(document: Path) -> Mapping[str, str]:
    """The style of each operation of a document."""
    api = run(Config(document=document, package="client"), through=Stage.BUILD).api
    if api is None:
        return {}
    return {
        f"{one.method} {one.path_text}": one.pagination.kind if one.pagination else NONE
        for one in api.operations()
    }


def compare(labels: Iterable[Label], styles: Mapping[str, str]) -> tuple[Counter[str], list[str]]:
    """How many labels are `right`, `wrong` or `missed`, and a line for each that is not right.

    Operations that a client lacks are not counted: their document has errors.
    """
    counts: Counter[str] = Counter()
    lines: list[str] = []
    for label in labels:
        found = styles.get(label.operation)
        if found is None:
            counts["without a method"] += 1
            continue
        result = "right" if found == label.style else "missed" if found == NONE else "wrong"
        counts["not paged" if result == "right" and found == NONE else result] += 1
        if result != "right":
            lines.append(f"{result}: {label.operation}: {found}, not {label.style} ({label.words})")
    return counts, lines


def main(arguments: Iterable[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="only documents whose path contains this")
    parser.add_argument("--all", action="store_true", help="print the style of every operation")
    options = parser.parse_args(None if arguments is None else list(arguments))
    by_document: defaultdict[str, list[Label]] = defaultdict(list)
    for label in read_labels():
        by_document[label.document].append(label)
    total: Counter[str] = Counter()
    for document, labels in by_document.items():
        if options.only not in document:
            continue
        styles = find_styles(options.folder / document)
        counts, lines = compare(labels, styles)
        total += counts
        used = Counter(style for style in styles.values() if style != NONE)
        print(f"{document}: {_sums(counts)}; in all: {_sums(used)}", flush=True)
        for line in lines:
            print(f"    {line}")
        if options.all:
            print("\n".join(f"    {operation}: {style}" for operation, style in styles.items()))
    paged = total["right"] + total["wrong"]
    print(f"{total.total()} labels: {_sums(total)}")
    print(f"precision {total['right']} of {paged}", end="; ")
    print(f"recall {total['right']} of {paged + total['missed']}")
    return 1 if total["wrong"] else 0


def _sums(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in sorted(counts.items())) or "none"


if __name__ == "__main__":
    sys.exit(main())
