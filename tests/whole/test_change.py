"""A change of this repository's document changes exactly what it says in the client.

The document is edited as a person edits it, in its text; `check` and `generate` run as on a desk.
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


class Desk:
    """A copy of the configuration and the document, with the client made from them."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys
        self.out = folder / "generated" / "python"
        shutil.copy(ROOT / "pyproject.toml", folder)
        shutil.copytree(ROOT / "spec", folder / "spec")
        self.document = folder / "spec" / "twilio_assistants.yaml"
        assert self.run("generate")[0] == 0
        self.before = self.files()

    def run(self, command: str) -> tuple[int, str]:
        """Run a command; its exit status and what it printed as result."""
        status = cli.run_command([command])
        return status, self.capsys.readouterr().out

    def edit(self, change: Callable[[str], str]) -> None:
        text = self.document.read_text("utf-8")
        changed = change(text)
        assert changed != text
        self.document.write_text(changed, "utf-8")

    def files(self) -> dict[str, str]:
        """Every file of the client, save the manifest, which follows from them."""
        return {
            file.relative_to(self.out).as_posix(): file.read_text("utf-8")
            for file in self.out.rglob("*")
            if file.is_file() and file.name != ".clientwright.json"
        }

    def changes(self) -> dict[str, tuple[set[str], set[str]]]:
        """The files that are not as they were: the lines that are gone, those that are new."""
        after = self.files()
        return {
            path: (old - new, new - old)
            for path in self.before.keys() | after.keys()
            if (old := set(self.before.get(path, "").splitlines()))
            != (new := set(after.get(path, "").splitlines()))
        }


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, capsys)


def add_nickname(document: str) -> str:
    """Give a request that makes an assistant one more optional field."""
    head, schema, tail = document.partition("    CreateAssistantRequest:\n")
    return head + schema + tail.replace(OWNER, NICKNAME + OWNER, 1)


def remove(document: str, start: str, end: str) -> str:
    """Take out the lines from one that begins so up to one that begins like the other."""
    return re.sub(
        rf"^{re.escape(start)}\n.*?(?=^{end})",
        "",
        document,
        count=1,
        flags=re.MULTILINE | re.DOTALL,
    )


def test_an_optional_field_is_added_everywhere_and_nowhere_else(desk: Desk) -> None:
    desk.edit(add_nickname)
    status, diff = desk.run("check")
    assert status == 3
    assert desk.files() == desk.before
    assert re.search(
        rf"^\+\+\+ b/{PACKAGE}/models/create_assistant_request\.py$", diff, re.MULTILINE
    )
    assert re.search(r"^\+    nickname: str \| Unset = UNSET$", diff, re.MULTILINE)

    assert desk.run("generate")[0] == 0
    changes = desk.changes()
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
        "nickname: str | Unset = UNSET",
        '"""What friends call it."""',
        "nickname: NotRequired[str]",
    }
    for colour in ("resources", "async_resources"):
        gone, new = changes[f"{PACKAGE}/{colour}/assistants.py"]
        assert not gone
        assert {line.strip() for line in new} == {
            "nickname: str | Unset = UNSET,",
            "nickname: What friends call it.",
            '"nickname": nickname,',
        }
    gone, new = changes["reference/assistants.md"]
    assert not gone
    assert new == {"| `nickname` | `str` | What friends call it. |"}
    # What else there is are the tests, which try the new field.
    assert all("nickname" in text for path, text in desk.files().items() if path in changes)


def test_a_second_run_writes_nothing(desk: Desk) -> None:
    desk.edit(add_nickname)
    desk.run("generate")
    stamps = {file: file.stat().st_mtime_ns for file in desk.out.rglob("*")}
    status, printed = desk.run("generate")
    assert status == 0
    assert "nothing to do" in printed
    assert {file: file.stat().st_mtime_ns for file in desk.out.rglob("*")} == stamps
    assert desk.run("check") == (0, f"generated/python: up to date, {len(desk.files())} files\n")


def test_a_removed_operation_leaves_nothing_behind(desk: Desk) -> None:
    desk.edit(lambda document: remove(document, "    delete:", r"  /v1/Assistants/\{id\}/Messages"))
    assert desk.run("check")[0] == 3
    assert desk.run("generate")[0] == 0
    for path, text in desk.files().items():
        assert "DeleteAssistant" not in text, path
        assert "assistants.delete" not in text, path
    assert "def delete" not in desk.files()[f"{PACKAGE}/resources/assistants.py"]
    assert "DELETE" not in desk.files()[f"{PACKAGE}/operations/assistants.py"]


def test_a_removed_resource_takes_its_files_along(desk: Desk) -> None:
    mine = desk.out / PACKAGE / "resources" / "mine.py"
    mine.write_text("# by hand\n")
    desk.edit(
        lambda document: remove(document, "  /v1/Sessions/{sessionId}/Messages:", "components:")
    )
    assert desk.run("generate")[0] == 0
    gone = desk.before.keys() - desk.files().keys()
    assert {path for path in gone if path.startswith(("src/", "reference/"))} == {
        f"{PACKAGE}/models/list_messages_response.py",
        f"{PACKAGE}/models/message.py",
        f"{PACKAGE}/models/message_role.py",
        f"{PACKAGE}/operations/sessions_messages.py",
        f"{PACKAGE}/resources/sessions_messages.py",
        f"{PACKAGE}/async_resources/sessions_messages.py",
        "reference/sessions_messages.md",
    }
    for path, text in desk.files().items():
        for name in (
            "SessionsMessages",
            "sessions_messages",
            "MessageRole",
            "client.sessions.messages",
        ):
            assert name not in text, path
    owned = json.loads((desk.out / ".clientwright.json").read_text("utf-8"))["files"]
    assert set(owned) == desk.files().keys() - {f"{PACKAGE}/resources/mine.py"}
    assert mine.read_text() == "# by hand\n"
