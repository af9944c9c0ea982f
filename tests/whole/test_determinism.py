"""The same document, configuration and version give the same bytes in every environment."""

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
    """The hashes of all files below a folder, including the manifest."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def generate(python: Path | str, out: Path, cwd: Path = ROOT, **variables: str) -> dict[str, str]:
    """Generate this repository's client in a separate process."""
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
    """The hashes of the files that this process generates, without writing them."""
    return {
        path: hashlib.sha256(text.encode("utf-8")).hexdigest()
        for path, text in files_of(read_config(CONFIG)).items()
    }


def without_manifest(found: dict[str, str]) -> dict[str, str]:
    """The hashes of the files without the manifest."""
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
def test_output_does_not_depend_on_hash_seed_time_zone_and_locale(
    tmp_path: Path, variables: dict[str, str], expected: dict[str, str]
) -> None:
    found = generate(sys.executable, tmp_path / "out", **variables)
    assert without_manifest(found) == expected


@pytest.mark.slow
@pytest.mark.parametrize("version", VERSIONS)
def test_output_does_not_depend_on_python_version(
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
def test_output_does_not_depend_on_working_directory(
    tmp_path: Path, expected: dict[str, str]
) -> None:
    found = generate(sys.executable, tmp_path / "out", cwd=tmp_path)
    assert without_manifest(found) == expected


def test_committed_client_is_up_to_date(expected: dict[str, str]) -> None:
    out = read_config(CONFIG).out
    assert out is not None
    committed = hashes(out)
    assert {path: committed.get(path) for path in expected} == expected


@pytest.mark.slow
def test_output_is_formatted_with_black(tmp_path: Path) -> None:
    """Run black in the client's folder, with the client's configuration."""
    generate(sys.executable, tmp_path / "out")
    checked = subprocess.run(
        [sys.executable, "-m", "black", "--check", "."],
        cwd=tmp_path / "out",
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
