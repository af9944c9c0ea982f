"""Nothing before the `name` stage knows that a target, or Python as one, exists."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import clientwright

PACKAGE = Path(clientwright.__file__).parent

ALL = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
ENTRY = {"__main__", "cli", "config", "console", "pipeline"}
FRONT = {"values", "diagnostics", "errors", "contract", "load", "overlay", "resolve", "validate"}
MIDDLE = {"model", "lowering", "coverage"}
# The rest: what every target needs, and no language.
NEUTRAL = ALL - ENTRY - FRONT - MIDDLE - {"__init__", "__pycache__", "_templates", "targets"}

ALLOWED = {
    **dict.fromkeys(FRONT, FRONT | {"model", "names"}),
    **dict.fromkeys(MIDDLE, FRONT | MIDDLE),
    **dict.fromkeys(NEUTRAL, FRONT | MIDDLE | NEUTRAL),
}
"""For each part, the parts it may import."""


def modules(part: str) -> list[Path]:
    """The files of a part: a module, or a package with all in it."""
    module = PACKAGE / f"{part}.py"
    return [module] if module.exists() else sorted((PACKAGE / part).rglob("*.py"))


def imported_parts(file: Path) -> set[str]:
    """The parts of clientwright that a file imports, inside functions too."""
    parents = file.relative_to(PACKAGE).parent.parts
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [node.module or ""]
        elif isinstance(node, ast.ImportFrom):
            base = parents[: len(parents) - (node.level - 1)]
            start = ".".join(("clientwright", *base, *((node.module or "").split("."))))
            names = [f"{start.rstrip('.')}.{alias.name}" for alias in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("clientwright.")}
    return {part for part in found if modules(part)}  # `__version__` is no part


@pytest.mark.parametrize("part", sorted(part for part in ALLOWED if modules(part)))
def test_a_part_imports_only_what_comes_before_it(part: str) -> None:
    wrong = {
        str(file.relative_to(PACKAGE)): sorted(imported_parts(file) - ALLOWED[part] - {part})
        for file in modules(part)
    }
    assert {file: parts for file, parts in wrong.items() if parts} == {}
