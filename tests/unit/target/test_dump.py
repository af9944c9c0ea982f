"""An unprintable file: exit code 70, nothing is written, and its text is dumped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from clientwright.cli import INTERNAL_ERROR, run_command
from clientwright.targets import Unprintable
from clientwright.targets.python import target
from tests.harness.making import save


def test_unprintable_file_is_dumped_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(files: Mapping[str, str]) -> dict[str, str]:
        raise Unprintable("src/a/b.py", "SyntaxError: no", "def f(:\n")

    monkeypatch.setattr(target, "format_files", broken)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    document = save("paths: {}", tmp_path)
    out = tmp_path / "out"
    assert run_command(["generate", str(document), "--out", str(out)]) == INTERNAL_ERROR
    output = capsys.readouterr().err
    assert "src/a/b.py: SyntaxError: no" in output
    kept = re.search(r"The incomplete file: (.+-clientwright-b\.py\.dump)", output)
    assert kept is not None
    assert Path(kept[1]).read_text() == "def f(:\n"
    assert not out.exists()
