"""Same document, configuration and version: the same bytes, wherever and however it is made."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from clientwright.config import read_config
from tests.harness.making import files_of
from tests.harness.pythons import ROOT, VERSIONS, environment, interpreter

CONFIG = ROOT / "pyproject.toml"


def hashes(folder: Path) -> dict[str, str]:
    """Every file below a folder, the manifest too, by the hash of its bytes."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def generate(python: Path | str, out: Path, cwd: Path = ROOT, **variables: str) -> dict[str, str]:
    """Make this repository's client in a process of its own."""
    run = subprocess.run(
        [python, "-m", "clientwright", "generate", "--config", CONFIG, "--out", out],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator"), **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return hashes(out)


@pytest.fixture(scope="module")
def expected() -> dict[str, str]:
    """What this process makes, without writing."""
    return {
        path: hashlib.sha256(text.encode("utf-8")).hexdigest()
        for path, text in files_of(read_config(CONFIG)).items()
    }


def without_manifest(found: dict[str, str]) -> dict[str, str]:
    """The files that a target made."""
    return {path: digest for path, digest in found.items() if path != ".clientwright.json"}


@pytest.mark.slow
@pytest.mark.parametrize(
    "variables",
    [
        {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C", "PYTHONUTF8": "0"},
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "4294967295", "TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8"},
    ],
    ids=lambda variables: f"seed-{variables['PYTHONHASHSEED']}",
)
def test_hash_seed_time_zone_and_locale_change_nothing(
    tmp_path: Path, variables: dict[str, str], expected: dict[str, str]
) -> None:
    found = generate(sys.executable, tmp_path / "out", **variables)
    assert without_manifest(found) == expected


@pytest.mark.slow
@pytest.mark.parametrize("version", VERSIONS)
def test_the_python_that_makes_it_changes_nothing(
    tmp_path: Path, version: str, expected: dict[str, str], pytestconfig: pytest.Config
) -> None:
    found = interpreter(version)
    if found is None:
        pytest.skip(f"there is no Python {version} here")
    cache = pytestconfig.cache
    assert cache is not None
    python = environment(version, found, cache.mkdir("pythons"))
    assert without_manifest(generate(python, tmp_path / "out")) == expected


@pytest.mark.slow
def test_the_folder_where_it_runs_changes_nothing(tmp_path: Path, expected: dict[str, str]) -> None:
    found = generate(sys.executable, tmp_path / "out", cwd=tmp_path)
    assert without_manifest(found) == expected


def test_what_is_committed_is_what_is_made(expected: dict[str, str]) -> None:
    out = read_config(CONFIG).out
    assert out is not None
    committed = hashes(out)
    assert {path: committed.get(path) for path in expected} == expected


@pytest.mark.slow
def test_black_leaves_every_file_as_it_is(tmp_path: Path) -> None:
    """As a user checks the client: in its folder, by its own configuration."""
    generate(sys.executable, tmp_path / "out")
    checked = subprocess.run(
        [sys.executable, "-m", "black", "--check", "."],
        cwd=tmp_path / "out",
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
