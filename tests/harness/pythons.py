"""Finds other Python versions, and gives each an environment with the generator's dependencies.

Interpreters are looked up on the PATH, in `CLIENTWRIGHT_PYTHONS` (paths, separated as in PATH) and
in pyenv's versions. Environments are created from constraints.txt in pytest's cache folder, and
reused until the pins change.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
VERSIONS = ("3.11", "3.12", "3.13", "3.14")


def interpreter(version: str) -> Path | None:
    """Find a working interpreter of a version such as `3.12`."""
    return next((found for found in _candidates(version) if _runs(found, version)), None)


def _candidates(version: str) -> Iterator[Path]:
    for configured in os.environ.get("CLIENTWRIGHT_PYTHONS", "").split(os.pathsep):
        if configured:
            yield Path(configured)
    if f"{sys.version_info.major}.{sys.version_info.minor}" == version:
        yield Path(sys.executable)
    if on_path := shutil.which(f"python{version}"):
        yield Path(on_path)
    if pyenv := shutil.which("pyenv"):
        root = subprocess.run([pyenv, "root"], capture_output=True, text=True, check=False)
        folder = Path(root.stdout.strip() or ".") / "versions"
        yield from sorted(folder.glob(f"{version}.*/bin/python"), reverse=True)


def _runs(found: Path, version: str) -> bool:
    # A name on the PATH may be a shim without an interpreter, so run it.
    ask = "import sys; print(f'{sys.version_info.major}.{sys.version_info.minor}')"
    try:
        run = subprocess.run([found, "-c", ask], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return run.stdout.strip() == version


def dependencies() -> list[str]:
    """Return the generator's dependencies from `pyproject.toml`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [str(requirement) for requirement in project["dependencies"]]


def environment(version: str, found: Path, cache: Path) -> Path:
    """Return the Python of an environment with the generator's dependencies; create it if needed.

    Raises `CalledProcessError` with pip's output if they cannot be installed.
    """
    pins = ROOT / "constraints.txt"
    wanted = hashlib.sha256(pins.read_bytes() + "\n".join(dependencies()).encode()).hexdigest()
    folder = cache / f"python{version}"
    stamp, python = folder / "ready", folder / "bin" / "python"
    if stamp.exists() and stamp.read_text() == wanted:
        return python
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([found, "-m", "venv", folder], check=True, capture_output=True)
    install(python, "--constraint", pins, *dependencies())
    stamp.write_text(wanted)
    return python


def install(python: Path, *what: str | Path) -> None:
    """Run `pip install` in the environment of `python`. Raises `CalledProcessError`."""
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what]
    subprocess.run(pip, check=True, capture_output=True, text=True)
