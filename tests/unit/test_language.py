"""The text of the project uses the terms of docs/glossary.md, and its links can be resolved.

`tests/language.tsv` lists the terms that it doesn't use.
"""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TERMS = ROOT / "tests" / "language.tsv"
SKIPPED = (
    "CHANGELOG.md",
    "LICENSE",
    "constraints.txt",
    "docs/upgrading.md",  # quotes the names of earlier versions
    "tests/client/sample/",
    "tests/corpus/expected.toml",
    "tests/language.tsv",
    "tests/parity/",
    "tests/unit/test_language.py",
)
SUFFIXES = {".jinja", ".md", ".py", ".toml", ".yaml", ".yml"}


@dataclass(frozen=True)
class Term:
    """A term to avoid."""

    pattern: re.Pattern[str]
    replacement: str
    allowed: tuple[str, ...]
    """Prefixes of the paths where it is fine."""


def read_terms() -> list[Term]:
    terms: list[Term] = []
    for line in TERMS.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            pattern, replacement, *allowed = line.split("\t")
            paths = tuple(allowed[0].split(",")) if allowed else ()
            terms.append(Term(re.compile(pattern, re.IGNORECASE), replacement, paths))
    return terms


def tracked_files() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return listed.stdout.splitlines()


def is_checked(name: str) -> bool:
    """Whether a file is text of ours. The documents of tests contain any text."""
    is_document = name.startswith("tests/") and name.endswith((".yaml", ".yml"))
    return (
        Path(name).suffix in SUFFIXES
        and not is_document
        and not name.startswith(SKIPPED)
        and (ROOT / name).is_file()
    )


def find_terms(name: str, text: str, terms: list[Term]) -> list[str]:
    return [
        f"{name}:{number}: {match.group()!r}, use {term.replacement}"
        for number, line in enumerate(text.splitlines(), 1)
        for term in terms
        if (match := term.pattern.search(line)) and not name.startswith(term.allowed or ("\0",))
    ]


def test_terms() -> None:
    terms = read_terms()
    found: list[str] = []
    for name in tracked_files():
        if is_checked(name):
            found += find_terms(name, (ROOT / name).read_text("utf-8"), terms)
    assert found == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("the answer is read", 1),
        ("the response is read", 0),
        ("Behaviour", 1),
        ("behavior", 0),
        ("this is no object", 2),
    ],
)
def test_find_terms(text: str, count: int) -> None:
    assert len(find_terms("x.md", text, read_terms())) == count


def test_links() -> None:
    """Relative links in the documentation lead to files."""
    broken = [
        f"{name}: {target}"
        for name in tracked_files()
        if name.endswith(".md") and name.startswith(("docs/", "README", "CONTRIBUTING", "spec/"))
        for target in re.findall(r"\]\(([^)#\s]+)", (ROOT / name).read_text("utf-8"))
        if "://" not in target and not (ROOT / name).parent.joinpath(target).exists()
    ]
    assert broken == []


@pytest.mark.parametrize("folder", ["generator", "templates"])
def test_class_names_are_unique(folder: str) -> None:
    """A name is used for one class, except for the sync and async variants of it."""
    counts = Counter(
        name
        for file in (ROOT / folder).rglob("*.py")
        if "aio" not in file.parts
        for name in re.findall(r"^class (\w+)", file.read_text("utf-8"), re.MULTILINE)
    )
    assert counts
    assert [name for name, count in counts.items() if count > 1] == []
