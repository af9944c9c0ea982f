"""Safe and unsafe output paths."""

from __future__ import annotations

import pytest

from clientwright.output.paths import find_conflicts, find_fault


@pytest.mark.parametrize(
    "path",
    [
        "a.py",
        "src/pkg/models/pet.py",
        ".clientwright.json",
        ".gitignore",
        "ünï/код.py",
        "console.py",
        "a" * 255,
        "é" * 127,
    ],
)
def test_safe_paths(path: str) -> None:
    assert find_fault(path) is None


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../x",
        "a/../../x",
        "a/./b",
        "a//b",
        "a/",
        "..",
        "a\\b",
        "..\\x",
        "C:x",
        "C:/x",
        "a\x00b",
        "a\nb",
        "a\u2028b",
        "a\u202eb",
        "\ud800",
        "con",
        "NUL.txt",
        "com1.py",
        "src/aux/x.py",
        "a.",
        "a ",
        " a",
        "a?b",
        ".git/config",
        ".GIT/hooks/pre-commit",
        "a" * 256,
        "é" * 128,
    ],
)
def test_unsafe_paths(path: str) -> None:
    assert find_fault(path) is not None


@pytest.mark.parametrize(
    "paths",
    [
        ["Pet.py", "pet.py"],
        ["a/Pet.py", "A/cat.py"],
        ["straße.py", "STRASSE.py"],
        ["\ufb01x.py", "fix.py"],  # the ligature fi, one with its letters after NFKC
        ["e\u0301.py", "\u00e9.py"],
        ["a", "a/b"],
        ["A", "a/b"],
        ["x", "x"],
    ],
)
def test_conflicting_paths(paths: list[str]) -> None:
    assert list(find_conflicts(paths))


def test_paths_without_conflicts() -> None:
    assert not list(find_conflicts(["a/b.py", "a/c.py", "b/b.py", "ab.py", "a.py"]))
