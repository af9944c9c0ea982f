"""A change of the document changes only the affected parts of the client.

The text of the document is edited, and `check` and `generate` run on a copy of the project.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from clientwright import cli
from tests.harness.pythons import ROOT

PACKAGE = "src/twilio_assistants"
OWNER = """\
        owner:
          type: string
          description: The person or company that owns the assistant.
"""
NICKNAME = """\
        nickname:
          type: string
          description: What friends call it.
"""


class Project:
    """A copy of the configuration and the document, with the client generated from them."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys
        self.out = folder / "generated" / "python"
        shutil.copy(ROOT / "pyproject.toml", folder)
        shutil.copytree(ROOT / "spec", folder / "spec")
        self.document = folder / "spec" / "twilio_assistants.yaml"
        assert self.run("generate")[0] == 0
        self.before = self.files()

    def run(self, command: str) -> tuple[int, str]:
        """Run a command; return its exit status and standard output."""
        status = cli.run_command([command])
        return status, self.capsys.readouterr().out

    def edit(self, change: Callable[[str], str]) -> None:
        text = self.document.read_text("utf-8")
        changed = change(text)
        assert changed != text
        self.document.write_text(changed, "utf-8")

    def files(self) -> dict[str, str]:
        """All files of the client except the manifest, which lists them."""
        return {
            file.relative_to(self.out).as_posix(): file.read_text("utf-8")
            for file in self.out.rglob("*")
            if file.is_file() and file.name != ".clientwright.json"
        }

    def changes(self) -> dict[str, tuple[set[str], set[str]]]:
        """The changed files, each with the removed and the added lines."""
        after = self.files()
        return {
            path: (old - new, new - old)
            for path in self.before.keys() | after.keys()
            if (old := set(self.before.get(path, "").splitlines()))
            != (new := set(after.get(path, "").splitlines()))
        }


@pytest.fixture
def project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Project:
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path, capsys)


def add_nickname(document: str) -> str:
    """Add an optional property to the request that creates an assistant."""
    head, schema, tail = document.partition("    CreateAssistantRequest:\n")
    return head + schema + tail.replace(OWNER, NICKNAME + OWNER, 1)


def remove(document: str, start: str, end: str) -> str:
    """Remove the lines from `start` up to a line that starts with `end`."""
    return re.sub(
        rf"^{re.escape(start)}\n.*?(?=^{end})",
        "",
        document,
        count=1,
        flags=re.MULTILINE | re.DOTALL,
    )


def test_new_optional_property_changes_only_its_users(project: Project) -> None:
    project.edit(add_nickname)
    status, diff = project.run("check")
    assert status == 3
    assert project.files() == project.before
    assert re.search(
        rf"^\+\+\+ b/{PACKAGE}/models/create_assistant_request\.py$", diff, re.MULTILINE
    )
    assert re.search(r"^\+    nickname: str \| None = None$", diff, re.MULTILINE)

    assert project.run("generate")[0] == 0
    changes = project.changes()
    assert {path for path in changes if path.startswith(("src/", "reference/", "README"))} == {
        f"{PACKAGE}/models/create_assistant_request.py",
        f"{PACKAGE}/resources/assistants.py",
        f"{PACKAGE}/async_resources/assistants.py",
        f"{PACKAGE}/_api.json",
        "reference/assistants.md",
    }
    model_gone, model_new = changes[f"{PACKAGE}/models/create_assistant_request.py"]
    assert not model_gone
    assert {line.strip() for line in model_new} == {
        "nickname: str | None = None",
        '"""What friends call it."""',
        "nickname: NotRequired[str]",
    }
    for folder in ("resources", "async_resources"):
        gone, new = changes[f"{PACKAGE}/{folder}/assistants.py"]
        assert not gone
        assert {line.strip() for line in new} == {
            "nickname: str | Unset = UNSET,",
            "nickname: What friends call it.",
            '"nickname": nickname,',
        }
    gone, new = changes["reference/assistants.md"]
    assert not gone
    assert new == {"| `nickname` | `str` | What friends call it. |"}
    # The other changed files are tests, which cover the new property.
    assert all("nickname" in text for path, text in project.files().items() if path in changes)


def test_second_run_writes_nothing(project: Project) -> None:
    project.edit(add_nickname)
    project.run("generate")
    stamps = {file: file.stat().st_mtime_ns for file in project.out.rglob("*")}
    status, printed = project.run("generate")
    assert status == 0
    assert "up to date" in printed
    assert {file: file.stat().st_mtime_ns for file in project.out.rglob("*")} == stamps
    assert project.run("check") == (
        0,
        f"generated/python: up to date, {len(project.files())} files\n",
    )


def test_removed_operation_is_removed_everywhere(project: Project) -> None:
    project.edit(
        lambda document: remove(document, "    delete:", r"  /v1/Assistants/\{id\}/Messages")
    )
    assert project.run("check")[0] == 3
    assert project.run("generate")[0] == 0
    for path, text in project.files().items():
        assert "DeleteAssistant" not in text, path
        assert "assistants.delete" not in text, path
    assert "def delete" not in project.files()[f"{PACKAGE}/resources/assistants.py"]
    assert "DELETE" not in project.files()[f"{PACKAGE}/operations/assistants.py"]


def test_files_of_removed_resource_are_deleted(project: Project) -> None:
    mine = project.out / PACKAGE / "resources" / "mine.py"
    mine.write_text("# by hand\n")
    project.edit(
        lambda document: remove(document, "  /v1/Sessions/{sessionId}/Messages:", "components:")
    )
    assert project.run("generate")[0] == 0
    gone = project.before.keys() - project.files().keys()
    assert {path for path in gone if path.startswith(("src/", "reference/"))} == {
        f"{PACKAGE}/models/list_messages_response.py",
        f"{PACKAGE}/models/message.py",
        f"{PACKAGE}/models/message_role.py",
        f"{PACKAGE}/operations/sessions_messages.py",
        f"{PACKAGE}/resources/sessions_messages.py",
        f"{PACKAGE}/async_resources/sessions_messages.py",
        "reference/sessions_messages.md",
    }
    for path, text in project.files().items():
        for name in (
            "SessionsMessages",
            "sessions_messages",
            "MessageRole",
            "client.sessions.messages",
        ):
            assert name not in text, path
    owned = json.loads((project.out / ".clientwright.json").read_text("utf-8"))["files"]
    assert set(owned) == project.files().keys() - {f"{PACKAGE}/resources/mine.py"}
    assert mine.read_text() == "# by hand\n"
