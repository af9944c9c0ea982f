"""Runs pyright in strict mode on a program that uses a generated client."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from .generated import Generated


def find_wrong_lines(program: str, api: Generated, folder: Path) -> list[str]:
    """The lines of a program with type errors; `PACKAGE` in it is the name of the package."""
    text = program.replace("PACKAGE", api.name)
    (folder / "user.py").write_text(text, "utf-8")
    settings = {
        "include": ["user.py"],
        "extraPaths": [str(api.root / "src")],
        "typeCheckingMode": "strict",
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(result.stdout)["generalDiagnostics"]
    numbers = {one["range"]["start"]["line"] for one in found if one["severity"] == "error"}
    return [line for number, line in enumerate(text.split("\n")) if number in numbers]


def list_marked_lines(program: str) -> list[str]:
    """The lines of a program that are marked as wrong."""
    return [line for line in program.split("\n") if line.endswith("# wrong")]
