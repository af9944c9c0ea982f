"""Golden cases: `tests/cases/<feature>/openapi.yaml`, with the expected output in `expected/`.

Only files that depend on the document are stored: all of them for the cases in `WHOLE`, otherwise
models, operations and the synchronous resources. A case can have its own `[tool.clientwright]` in a
`pyproject.toml`. Findings are in `report.txt`.

Tests only compare. `make golden` updates the expected output; review it with `git diff` and commit
it separately from the code.
"""

from __future__ import annotations

import difflib
import posixpath
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from clientwright.config import Config, read_config
from clientwright.diagnostics.report import render
from clientwright.load import format_path

from .making import fixed_files, make

CASES = Path(__file__).parent.parent / "cases"
REPORT = "report.txt"
WHOLE = frozenset({"crud", "minimal", "paging", "security"})
"""The cases with every file, including the async variant, the docs and the project."""
DATA = frozenset({"limits"})
"""The cases with the data files of the package."""
_FOCUS = re.compile(r"src/\w+/(models/(?!_)|operations/(?!_)|resources/(?!_))|[^/]*\.json")


def names() -> list[str]:
    """The names of all cases."""
    return sorted(found.parent.name for found in CASES.glob("*/openapi.*"))


def config_of(case: str) -> Config:
    """The configuration of a case."""
    folder = CASES / case
    own = folder / "pyproject.toml"
    if own.exists():
        config = read_config(own)
    else:
        [document] = folder.glob("openapi.*")
        config = Config(document=document, package="api", client="Client")
    return replace(config, out=None)


def made(case: str) -> dict[str, str]:
    """The actual output of a case: path (`expected/...`, `report.txt`) to text."""
    config = config_of(case)
    result = make(config)
    assert result.files is not None
    fixed = _fixed(config.target, config.package, config.client)
    texts = {
        f"expected/{path}": text
        for path, text in result.files.items()
        if path not in fixed and (case in WHOLE or _FOCUS.match(path) or _is_data(case, path))
    }
    if result.diagnostics.all:
        # The report contains the path of the file; remove the part that depends on the folder.
        folder = posixpath.dirname(format_path(config.document))
        texts[REPORT] = render(result.diagnostics, "text").replace(f"{folder}/", "")
    return texts


def _is_data(case: str, path: str) -> bool:
    return case in DATA and path.endswith("/_api.json")


@cache
def _fixed(target: str, package: str | None, client: str | None) -> frozenset[str]:
    with tempfile.TemporaryDirectory() as folder:
        config = Config(document=Path(), target=target, package=package, client=client)
        return fixed_files(config, Path(folder))


def kept(case: str) -> dict[str, str]:
    """The expected output of a case."""
    folder = CASES / case
    found = [*(folder / "expected").rglob("*"), folder / REPORT]
    return {
        file.relative_to(folder).as_posix(): file.read_bytes().decode("utf-8")
        for file in sorted(found)
        if file.is_file() and "__pycache__" not in file.parts
    }


def difference(expected: Mapping[str, str], actual: Mapping[str, str]) -> str:
    """A unified diff of two sets of files; empty if they are the same."""
    return "".join(_difference(expected, actual))


def _difference(expected: Mapping[str, str], actual: Mapping[str, str]) -> Iterator[str]:
    for path in sorted(expected.keys() | actual.keys()):
        before, after = expected.get(path), actual.get(path)
        if before == after:
            continue
        yield from difflib.unified_diff(
            (before or "").splitlines(keepends=True),
            (after or "").splitlines(keepends=True),
            "/dev/null" if before is None else f"expected/{path}",
            "/dev/null" if after is None else f"made/{path}",
        )


def rewrite(case: str) -> bool:
    """Update the expected output of a case; whether it changed."""
    actual = made(case)
    if kept(case) == actual:
        return False
    folder = CASES / case
    shutil.rmtree(folder / "expected", ignore_errors=True)
    (folder / REPORT).unlink(missing_ok=True)
    for path, text in actual.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8"))
    return True


def main(wanted: list[str]) -> None:
    """Update the given cases, or all."""
    for case in wanted or names():
        print(f"{case}: {'updated' if rewrite(case) else 'unchanged'}")


if __name__ == "__main__":
    main(sys.argv[1:])
