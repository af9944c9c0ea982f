"""Writing: only changed files, only owned files, only inside the folder, atomically."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from clientwright.output.folder import OutputError
from clientwright.output.paths import UnsafePath
from clientwright.output.write import MANIFEST, ChangeKind, Changes, apply, compare, format_diff


def put(root: Path, files: dict[str, str], *, force: bool = False) -> Changes:
    """Compare and apply, as `generate` does."""
    changes = compare(root, files, force=force)
    apply(changes)
    return changes


def tree(root: Path) -> dict[str, str]:
    """All files in a folder except the manifest."""
    return {
        file.relative_to(root).as_posix(): file.read_text("utf-8")
        for file in sorted(root.rglob("*"))
        if file.is_file() and file.name != MANIFEST
    }


def test_first_run_creates_files_and_manifest(tmp_path: Path) -> None:
    root = tmp_path / "deep" / "out"
    changes = put(root, {"b.py": "b\n", "a/x.py": "x\n"})
    assert tree(root) == {"a/x.py": "x\n", "b.py": "b\n"}
    assert changes.count(ChangeKind.CREATED) == 2
    manifest = json.loads((root / MANIFEST).read_text("utf-8"))
    assert list(manifest["files"]) == ["a/x.py", "b.py"]
    assert all(len(digest) == 64 for digest in manifest["files"].values())


def test_second_run_changes_nothing(tmp_path: Path) -> None:
    files = {"a.py": "a\n", "b.py": "b\n"}
    put(tmp_path, files)
    for file in tmp_path.iterdir():
        os.utime(file, ns=(1, 1))
    changes = put(tmp_path, files)
    assert changes.is_empty
    assert {file.stat().st_mtime_ns for file in tmp_path.iterdir()} == {1}


def test_only_changed_files_are_written(tmp_path: Path) -> None:
    put(tmp_path, {"a.py": "a\n", "b.py": "b\n"})
    os.utime(tmp_path / "b.py", ns=(1, 1))
    changes = put(tmp_path, {"a.py": "A\n", "b.py": "b\n"})
    assert [(change.path, change.kind) for change in changes.files] == [
        ("a.py", ChangeKind.CHANGED)
    ]
    assert (tmp_path / "b.py").stat().st_mtime_ns == 1


def test_obsolete_files_and_empty_folders_are_deleted(tmp_path: Path) -> None:
    put(tmp_path, {"a/b/c.py": "c\n", "a/d.py": "d\n"})
    changes = put(tmp_path, {"a/d.py": "d\n"})
    assert changes.count(ChangeKind.DELETED) == 1
    assert tree(tmp_path) == {"a/d.py": "d\n"}
    assert not (tmp_path / "a" / "b").exists()


def test_other_files_are_not_deleted(tmp_path: Path) -> None:
    put(tmp_path, {"a/b.py": "b\n"})
    (tmp_path / "a" / "mine.py").write_text("mine\n")
    put(tmp_path, {"c.py": "c\n"})
    assert tree(tmp_path) == {"a/mine.py": "mine\n", "c.py": "c\n"}


def test_unowned_file_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "z.py").write_text("mine\n")
    with pytest.raises(OutputError, match=r"z\.py[\s\S]*--force"):
        put(tmp_path, {"a.py": "a\n", "z.py": "z\n"})
    assert tree(tmp_path) == {"z.py": "mine\n"}
    put(tmp_path, {"a.py": "a\n", "z.py": "z\n"}, force=True)
    assert tree(tmp_path) == {"a.py": "a\n", "z.py": "z\n"}


def test_unowned_file_with_the_same_content_is_adopted(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("a\n")
    changes = put(tmp_path, {"a.py": "a\n"})
    assert not changes.files
    assert "a.py" in json.loads((tmp_path / MANIFEST).read_text("utf-8"))["files"]


def test_edited_file_is_overwritten_and_reported(tmp_path: Path) -> None:
    put(tmp_path, {"a.py": "a\n"})
    (tmp_path / "a.py").write_text("edited\n")
    changes = put(tmp_path, {"a.py": "a\n"})
    assert changes.edited == ("a.py",)
    assert tree(tmp_path) == {"a.py": "a\n"}


def test_edited_obsolete_file_is_kept(tmp_path: Path) -> None:
    put(tmp_path, {"a.py": "a\n", "b.py": "b\n"})
    (tmp_path / "b.py").write_text("edited\n")
    changes = put(tmp_path, {"a.py": "a\n"})
    assert changes.kept == ("b.py",)
    assert tree(tmp_path) == {"a.py": "a\n", "b.py": "edited\n"}
    assert put(tmp_path, {"a.py": "a\n"}).is_empty


def test_interrupted_run_is_completed_by_the_next(tmp_path: Path) -> None:
    put(tmp_path, {"a.py": "a\n", "b.py": "b\n"})
    # As if the process had died after its first file: the manifest is still the old one.
    (tmp_path / "a.py").write_text("A\n")
    changes = put(tmp_path, {"a.py": "A\n", "b.py": "B\n"})
    assert changes.edited == ()
    assert tree(tmp_path) == {"a.py": "A\n", "b.py": "B\n"}


def test_file_can_become_a_folder_and_back(tmp_path: Path) -> None:
    put(tmp_path, {"models": "m\n"})
    put(tmp_path, {"models/pet.py": "pet\n"})
    assert tree(tmp_path) == {"models/pet.py": "pet\n"}
    put(tmp_path, {"models": "m\n"})
    assert tree(tmp_path) == {"models": "m\n"}


@pytest.mark.parametrize("force", [False, True])
def test_unowned_folder_in_place_of_a_file_is_refused(tmp_path: Path, force: bool) -> None:
    (tmp_path / "a.py").mkdir()
    (tmp_path / "a.py" / "mine").write_text("mine\n")
    (tmp_path / "b").write_text("mine\n")
    for files in ({"a.py": "a\n"}, {"b/c.py": "c\n"}):
        with pytest.raises(OutputError):
            put(tmp_path, files, force=force)
    assert tree(tmp_path) == {"a.py/mine": "mine\n", "b": "mine\n"}


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "con", "a" * 256, "a\x00", MANIFEST])
def test_unsafe_paths_are_refused(tmp_path: Path, path: str) -> None:
    root = tmp_path / "out"
    with pytest.raises(UnsafePath):
        compare(root, {path: "x"})
    assert not list(tmp_path.iterdir())


def test_conflicting_paths_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnsafePath):
        compare(tmp_path, {"Pet.py": "1", "pet.py": "2"})


def test_symbolic_links_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.py").write_text("theirs\n")
    root = tmp_path / "out"
    root.mkdir()

    (root / "folder").symlink_to(outside)
    (root / "file.py").symlink_to(outside / "x.py")
    (root / "dangling.py").symlink_to(outside / "new.py")
    for path in ("folder/x.py", "folder/new.py", "file.py", "dangling.py"):
        with pytest.raises(OutputError, match="symbolic link"):
            put(root, {path: "ours\n"}, force=True)

    link = tmp_path / "link"
    link.symlink_to(outside)
    with pytest.raises(OutputError, match="symbolic link"):
        put(link, {"x.py": "ours\n"}, force=True)
    assert tree(outside) == {"x.py": "theirs\n"}


def test_manifest_with_unsafe_paths_is_refused(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("v\n")
    root = tmp_path / "out"
    put(root, {"a.py": "a\n"})
    digest = "0" * 64
    (root / MANIFEST).write_text(json.dumps({"files": {"../victim": digest}}))
    with pytest.raises(OutputError, match="lists"):
        put(root, {"a.py": "a\n"})
    assert victim.exists()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"files": 3}', "[" * 100_000, "\x00"])
def test_invalid_manifest_is_reported(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(OutputError, match="is invalid"):
        compare(tmp_path, {"a.py": "a\n"})


def test_file_in_place_of_the_output_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(OutputError, match="is a file"):
        compare(tmp_path / "out", {"a.py": "a\n"})
    with pytest.raises(OutputError):
        put(tmp_path / "out" / "deeper", {"a.py": "a\n"})


def test_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.py")
    with pytest.raises(OutputError):
        compare(tmp_path, {"a.py": "a\n"}, force=True)


def test_name_of_maximum_length_is_written(tmp_path: Path) -> None:
    name = "a" * 255
    put(tmp_path, {name: "x\n"})
    assert tree(tmp_path) == {name: "x\n"}


def test_no_temporary_files_remain(tmp_path: Path) -> None:
    put(tmp_path, {"a.py": "a\n"})
    put(tmp_path, {"a.py": "b\n"})
    assert {file.name for file in tmp_path.iterdir()} == {"a.py", MANIFEST}


def test_file_modes(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        put(tmp_path, {"a.py": "a\n", "b.sh": "b\n"})
        (tmp_path / "b.sh").chmod(0o755)
        put(tmp_path, {"a.py": "a\n", "b.sh": "B\n"})
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.py").stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "b.sh").stat().st_mode) == 0o755


def test_format_diff(tmp_path: Path) -> None:
    put(tmp_path, {"a.py": "one\ntwo\n", "b.py": "b\n"})
    changes = compare(tmp_path, {"a.py": "one\n2\n", "c.py": "c"})
    assert "".join(format_diff(changes)) == (
        "--- a/b.py\n"
        "+++ /dev/null\n"
        "@@ -1 +0,0 @@\n"
        "-b\n"
        "--- a/a.py\n"
        "+++ b/a.py\n"
        "@@ -1,2 +1,2 @@\n"
        " one\n"
        "-two\n"
        "+2\n"
        "--- /dev/null\n"
        "+++ b/c.py\n"
        "@@ -0,0 +1 @@\n"
        "+c\n"
        "\\ No newline at end of file\n"
    )


def test_checkout_with_crlf_line_ends_is_up_to_date(tmp_path: Path) -> None:
    files = {"a.py": "one\ntwo\n", "b.py": "b\n"}
    put(tmp_path, files)
    for file in tmp_path.iterdir():
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert compare(tmp_path, files).is_empty
    changes = put(tmp_path, {"a.py": "one\n2\n"})
    assert [(change.path, change.kind) for change in changes.files] == [
        ("b.py", ChangeKind.DELETED),
        ("a.py", ChangeKind.CHANGED),
    ]
    assert (changes.edited, changes.kept) == ((), ())


def test_compare_changes_nothing(tmp_path: Path) -> None:
    compare(tmp_path / "out", {"a.py": "a\n"})
    assert not list(tmp_path.iterdir())
