"""Other Pythons, with what the generator needs: to show that the output is the same under each.

An interpreter is looked for by name on the PATH, in `CLIENTWRIGHT_PYTHONS` (paths, separated as
PATH is) and in pyenv's versions. Its environment is made once from constraints.txt, in pytest's
cache folder, and kept until the pins change.
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
    """An interpreter of that version (`3.12`) that runs; None where there is none."""
    return next((found for found in _candidates(version) if _runs(found, version)), None)


def _candidates(version: str) -> Iterator[Path]:
    for stated in os.environ.get("CLIENTWRIGHT_PYTHONS", "").split(os.pathsep):
        if stated:
            yield Path(stated)
    if f"{sys.version_info.major}.{sys.version_info.minor}" == version:
        yield Path(sys.executable)
    if on_path := shutil.which(f"python{version}"):
        yield Path(on_path)
    if pyenv := shutil.which("pyenv"):
        root = subprocess.run([pyenv, "root"], capture_output=True, text=True, check=False)
        folder = Path(root.stdout.strip() or ".") / "versions"
        yield from sorted(folder.glob(f"{version}.*/bin/python"), reverse=True)


def _runs(found: Path, version: str) -> bool:
    # A name on the PATH may be a shim that leads nowhere: only running it tells.
    ask = "import sys; print(f'{sys.version_info.major}.{sys.version_info.minor}')"
    try:
        run = subprocess.run([found, "-c", ask], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return run.stdout.strip() == version


def dependencies() -> list[str]:
    """What `pyproject.toml` says that the generator needs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [str(requirement) for requirement in project["dependencies"]]


def environment(version: str, found: Path, cache: Path) -> Path:
    """The Python of an environment with the generator's dependencies; made if it is not there.

    Raises `CalledProcessError`, with pip's words, where they cannot be installed.
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
    """`pip install` into the environment of `python`. Raises `CalledProcessError`."""
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what]
    subprocess.run(pip, check=True, capture_output=True, text=True)
