"""Generates the client of one document and measures it.

Every measurement comes from another program or from an independent reading of the document, never
from the generator's own reports, except those that `dropped.py` counts. The table and the pass
criteria are in `run.py`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .dropped import count_dropped

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
PACKAGE = "corpus_client"

# Imports every module of the package in a new interpreter and counts the operations of the client:
# the constants in the modules of `operations`.
_IMPORT = """
import importlib, json, pkgutil, sys
package = importlib.import_module(sys.argv[1])
failed, modules = [], 0
for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    modules += 1
    try:
        importlib.import_module(found.name)
    except BaseException as error:
        failed.append(f"{found.name}: {type(error).__name__}: {error}")
# An operation that belongs to several resources has a constant in each, but counts once.
identities = set()
for name, module in list(sys.modules.items()):
    if name.startswith(package.__name__ + ".operations"):
        for value in vars(module).values():
            if not isinstance(value, type) and hasattr(value, "method") and hasattr(value, "path"):
                identities.add((value.method, str(value.path), value.id))
print(json.dumps({"modules": modules, "failed": failed, "operations": len(identities)}))
"""


@dataclass(kw_only=True)
class Outcome:
    """The measurements of one document. None means that a step was not run."""

    document: str
    status: int
    printed: str
    in_document: int
    in_client: int | None = None
    not_supported: int | None = None
    dropped: dict[str, int] = field(default_factory=dict)
    """The parts of requests that are not sent as the document says, by kind."""
    files: int = 0
    lines: int = 0
    syntax_errors: list[str] = field(default_factory=list)
    import_errors: list[str] = field(default_factory=list)
    pyright_errors: list[str] | None = None
    mypy_errors: list[str] | None = None
    black_changes: list[str] | None = None

    @property
    def failures(self) -> list[str]:
        """One line for each way in which the client fails."""
        found = [f"does not compile: {text}" for text in self.syntax_errors]
        found += [f"does not import: {text}" for text in self.import_errors]
        if self.in_client is not None and self.in_client != self.in_document:
            found.append(
                f"{self.in_document} operations in the document, {self.in_client} in the client"
            )
        for name, errors in (
            ("pyright", self.pyright_errors),
            ("mypy", self.mypy_errors),
            ("black", self.black_changes),
        ):
            found += [f"{name}: {text}" for text in errors or ()]
        return found


def operations_in(path: Path) -> int:
    """Counts the operations of a document without using the generator.

    Follows the `$ref` of a path item inside the document; includes OpenAPI 3.2's `query` and
    `additionalOperations`.
    """
    text = path.read_text(encoding="utf-8")
    data: Any
    if path.suffix == ".json":
        data = json.loads(text)
    else:
        data = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    paths = data.get("paths") or {}
    return sum(
        len(list(_operations_of(item, data)))
        for key, item in paths.items()
        if not key.startswith("x-")
    )


def _operations_of(item: Any, data: Any) -> Iterator[str]:
    seen: set[str] = set()
    while isinstance(item, dict) and isinstance(item.get("$ref"), str) and item["$ref"] not in seen:
        seen.add(item["$ref"])
        target = data
        for token in item["$ref"].removeprefix("#/").split("/"):
            target = target[token.replace("~1", "/").replace("~0", "~")]
        item = target
    if isinstance(item, dict):
        yield from (method for method in METHODS if method in item)
        yield from item.get("additionalOperations") or {}


def measure(
    document: Path, *, pyright: bool = True, mypy: bool = False, black: bool = True
) -> Outcome:
    """Generates a client of the document in a temporary folder and measures it."""
    with tempfile.TemporaryDirectory(prefix="corpus-") as folder:
        out = Path(folder) / "client"
        done = _run(
            "-m", "clientwright", "generate", str(document), "--out", str(out), "--package", PACKAGE
        )
        outcome = Outcome(
            document=f"{document.parent.name}/{document.name}",
            status=done.returncode,
            printed=done.stderr + done.stdout,
            in_document=operations_in(document) if done.returncode == 0 else 0,
        )
        if done.returncode == 0:
            _count_not_supported(outcome, document)
            outcome.dropped = dict(count_dropped(document))
            _inspect(outcome, out, pyright=pyright, mypy=mypy, black=black)
        return outcome


def _count_not_supported(outcome: Outcome, document: Path) -> None:
    done = _run("-m", "clientwright", "coverage", str(document), "--format", "json")
    if done.returncode == 0:
        outcome.not_supported = json.loads(done.stdout)["totals"]["not supported"]


def _inspect(outcome: Outcome, out: Path, *, pyright: bool, mypy: bool, black: bool) -> None:
    source = out / "src"
    modules = sorted(source.rglob("*.py"))
    outcome.files = len(modules)
    for module in modules:
        text = module.read_text(encoding="utf-8")
        outcome.lines += text.count("\n")
        try:
            compile(text, module.name, "exec")
        except SyntaxError as error:
            outcome.syntax_errors.append(f"{module.name}: {error}")
    imported = _run("-c", _IMPORT, PACKAGE, env={"PYTHONPATH": str(source)})
    if imported.returncode == 0:
        result = json.loads(imported.stdout)
        outcome.import_errors = result["failed"]
        outcome.in_client = result["operations"]
    else:
        outcome.import_errors = [imported.stderr.strip().rsplit("\n", 1)[-1]]
    if pyright:
        outcome.pyright_errors = _pyright(source)
    if mypy:
        outcome.mypy_errors = _mypy(source)
    if black:
        done = _run("-m", "black", "--check", "--quiet", "--line-length", "100", str(out))
        outcome.black_changes = (
            [] if done.returncode == 0 else [done.stderr.strip() or "reformatted"]
        )


def _pyright(source: Path) -> list[str]:
    settings = source.parent / "pyrightconfig.json"
    settings.write_text(
        json.dumps(
            {
                "include": ["src"],
                "typeCheckingMode": "strict",
                "pythonVersion": "3.11",
            }
        ),
        encoding="utf-8",
    )
    done = _run(
        "-m", "pyright", "--outputjson", "-p", str(settings), "--pythonpath", sys.executable
    )
    try:
        result = json.loads(done.stdout)
    except ValueError:
        return [f"pyright printed no JSON: {done.stderr.strip()[-300:]}"]
    return [
        f"{Path(found['file']).name}:{found.get('range', {}).get('start', {}).get('line', 0) + 1}: "
        f"{found['message'].splitlines()[0]} [{found.get('rule', '')}]"
        for found in result["generalDiagnostics"]
        if found["severity"] == "error"
    ]


def _mypy(source: Path) -> list[str]:
    done = _run(
        *("-m", "mypy", "--strict", "--no-error-summary", "--no-incremental"),
        *("--cache-dir", os.devnull, "--python-version", "3.11", PACKAGE),
        cwd=source,
    )
    if done.returncode == 0:
        return []
    lines = [line for line in done.stdout.splitlines() if ": error:" in line]
    return lines or [(done.stdout + done.stderr).strip()[-300:]]


def _run(
    *arguments: str, env: dict[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **(env or {})},
        cwd=cwd,
        timeout=1800,
        check=False,
    )
