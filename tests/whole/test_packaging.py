"""The distributions can be installed into empty environments and work there."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.harness.making import save
from tests.harness.pythons import ROOT, dependencies, install

pytestmark = pytest.mark.slow

DOCUMENT = """
    info: {title: Cats, version: 1.0.0}
    paths:
      /cats:
        get:
          tags: [cats]
          operationId: listCats
          responses: {"204": {description: None.}}
"""


def wheel_of(source: Path, folder: Path) -> Path:
    """Build the wheel of a distribution in this environment."""
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
    subprocess.run(build, cwd=source, check=True, capture_output=True, text=True)
    [wheel] = folder.glob("*.whl")
    return wheel


def empty_environment(folder: Path) -> Path:
    """The Python of a new environment."""
    venv.create(folder, with_pip=True)
    return folder / "bin" / "python"


def output_of(*command: str | Path, cwd: Path) -> str:
    """Run a command outside this checkout; return its output. Fails if the command fails."""
    run = subprocess.run(
        [*command],
        cwd=cwd,
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def test_wheel_contains_only_package_and_templates(tmp_path: Path) -> None:
    names = set(zipfile.ZipFile(wheel_of(ROOT, tmp_path)).namelist())
    templates = {
        f"clientwright/_templates/{file.relative_to(ROOT / 'templates').as_posix()}"
        for file in (ROOT / "templates").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert templates
    assert templates <= names
    assert "clientwright/py.typed" in names
    top = {name.split("/")[0] for name in names}
    assert {name for name in top if not name.endswith(".dist-info")} == {"clientwright"}
    assert not {name for name in names if "__pycache__" in name}


def test_installed_generator_generates_installable_client(tmp_path: Path) -> None:
    wheel = wheel_of(ROOT, tmp_path / "wheel")
    python = empty_environment(tmp_path / "tool")
    install(python, "--constraint", ROOT / "constraints.txt", wheel, *dependencies())
    document = save(DOCUMENT, tmp_path)
    command = python.parent / "clientwright"
    assert output_of(command, "--version", cwd=tmp_path).startswith("clientwright ")
    output_of(
        command, "generate", document, "--out", tmp_path / "cats", "--package", "cats",
        cwd=tmp_path,
    )  # fmt: skip

    environment_python = empty_environment(tmp_path / "user")
    client = shutil.copytree(tmp_path / "cats", tmp_path / "copy")
    install(environment_python, "--constraint", ROOT / "constraints.txt", client)
    program = "import cats; print(cats.__version__, cats.__file__)"
    printed = output_of(environment_python, "-c", program, cwd=tmp_path)
    assert str(environment_python.parent.parent) in printed


def test_committed_client_can_be_installed_and_imported(tmp_path: Path) -> None:
    python = empty_environment(tmp_path / "user")
    client = shutil.copytree(
        ROOT / "generated" / "python",
        tmp_path / "copy",
        ignore=shutil.ignore_patterns("__pycache__", ".*cache"),
    )
    install(python, "--constraint", ROOT / "constraints.txt", client)
    program = (
        "from twilio_assistants import AssistantsClient, AsyncAssistantsClient;"
        "client = AssistantsClient(account_sid='AC1', auth_token='x');"
        "print(client.assistants.create.__doc__)"
    )
    assert "assistant" in output_of(python, "-c", program, cwd=tmp_path).lower()
