"""The last stage: from the text of files to changes on disk, and no others.

`compare` looks and decides, `apply` acts, `difference` shows; `check` uses the first and the last.
The output folder is shared with people. A manifest in it, `.clientwright.json`, lists what is ours
by content hash: only that is ever replaced or deleted. A file that is in the way and not ours
stops the run before anything is written.

Not here: what the files say. Their paths come from a target and were made from a stranger's text,
so they are checked again (`paths.py`), as are those of the manifest.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, cast

from .folder import Folder, Refused
from .paths import UnsafePath, conflicts, fault

MANIFEST = ".clientwright.json"
_NOTE = "Made by clientwright: the files below are its own, by SHA-256. Do not edit."


class Kind(Enum):
    """What happens to a file."""

    CREATED = "created"
    CHANGED = "changed"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Change:
    """One file that is going to be different, as bytes."""

    path: str
    kind: Kind
    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What writing would do to an output folder."""

    root: Path
    total: int
    """How many files there are afterwards, changed or not."""
    files: tuple[Change, ...]
    manifest: bytes
    """The manifest afterwards; written last, so that an interrupted run is finished by the next."""
    manifest_is_current: bool
    edited: tuple[str, ...] = ()
    """Files of ours that someone changed by hand, and that will be as generated again."""
    kept: tuple[str, ...] = ()
    """Files of ours, not generated any more, that someone changed by hand: theirs from now on."""

    @property
    def nothing(self) -> bool:
        """Whether the folder already holds exactly what is generated."""
        return not self.files and self.manifest_is_current

    def count(self, kind: Kind) -> int:
        """How many files this happens to."""
        return sum(change.kind is kind for change in self.files)


def compare(root: Path, files: Mapping[str, str], *, force: bool = False) -> Changes:
    """What would have to change below `root` for it to hold exactly `files` of ours.

    Touches nothing. `force` lets it replace files that are in the way and not ours. Raises
    `Refused` where the folder is not as it must be, `UnsafePath` where a path of `files` could
    lead elsewhere: that one is our fault, never the user's.
    """
    _refuse_unsafe(files)
    try:
        return _compare(Folder(root), files, force=force)
    except OSError as error:
        raise _refused(root, error) from error


def apply(changes: Changes) -> None:
    """Make the changes: deletions, then each file whole or not at all, then the manifest.

    Raises `Refused` where the system does not let us write.
    """
    folder = Folder(changes.root)
    try:
        # First what goes: `Pet.py` and `pet.py` are one file on some disks.
        for change in changes.files:
            if change.kind is Kind.DELETED:
                folder.delete(change.path)
        for change in changes.files:
            if change.kind is not Kind.DELETED:
                folder.put(change.path, change.after)
        if not changes.manifest_is_current:
            folder.put(MANIFEST, changes.manifest)
    except OSError as error:
        raise _refused(changes.root, error) from error


def difference(changes: Changes) -> Iterator[str]:
    """The changes as a unified diff, line by line, each with its newline."""
    for change in changes.files:
        before = "/dev/null" if change.kind is Kind.CREATED else f"a/{change.path}"
        after = "/dev/null" if change.kind is Kind.DELETED else f"b/{change.path}"
        lines = difflib.unified_diff(_lines(change.before), _lines(change.after), before, after)
        for line in lines:
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(content: bytes) -> list[str]:
    # Only at LF: a lone CR or U+2028 inside a line is part of it, as in every other diff.
    return re.findall(r"[^\n]*\n|[^\n]+\Z", content.decode("utf-8", "replace"))


# --- deciding ------------------------------------------------------------------------------------


def _refuse_unsafe(files: Iterable[str]) -> None:
    paths = [*files, MANIFEST]
    for path in paths:
        if problem := fault(path):
            raise UnsafePath(path, problem)
    for path, other in conflicts(paths):
        raise UnsafePath(path, f"cannot stand beside {other!r} on every disk")


def _compare(folder: Folder, files: Mapping[str, str], *, force: bool) -> Changes:
    before_manifest = folder.read(MANIFEST)
    owned = _owned(folder.root, before_manifest)
    wanted = {path: files[path].encode("utf-8") for path in sorted(files)}
    gone, kept = _left_over(folder, owned, wanted)

    changes = list(gone)
    edited: list[str] = []
    foreign: list[str] = []
    blocked: list[str] = []
    for path, after in wanted.items():
        if folder.is_blocked(path, {change.path for change in gone}):
            blocked.append(path)
            continue
        before = folder.read(path)
        if before is None:
            changes.append(Change(path, Kind.CREATED, b"", after))
        elif before != after:
            if path not in owned:
                foreign.append(path)
            elif _digest(before) != owned[path]:
                edited.append(path)
            changes.append(Change(path, Kind.CHANGED, before, after))
    if blocked or (foreign and not force):
        raise Refused(_in_the_way(folder.root, blocked, foreign))

    manifest = _manifest(wanted)
    return Changes(
        root=folder.root,
        total=len(wanted),
        files=tuple(changes),
        manifest=manifest,
        manifest_is_current=before_manifest == manifest,
        edited=tuple(edited),
        kept=tuple(kept),
    )


def _left_over(
    folder: Folder, owned: Mapping[str, str], wanted: Mapping[str, bytes]
) -> tuple[list[Change], list[str]]:
    """What is ours and no longer generated: to be deleted, or kept where someone edited it."""
    gone: list[Change] = []
    kept: list[str] = []
    for path in sorted(owned.keys() - wanted.keys()):
        before = folder.read(path)
        if before is None:
            continue
        if _digest(before) == owned[path]:
            gone.append(Change(path, Kind.DELETED, before, b""))
        else:
            kept.append(path)
    return gone, kept


def _in_the_way(root: Path, blocked: list[str], foreign: list[str]) -> str:
    lines: list[str] = []
    if blocked:
        lines += ["A folder or a file stands where the other is needed:", *_some(root, blocked)]
    if foreign:
        lines += ["In the way, and not made by clientwright:", *_some(root, foreign)]
    replace = ", or replace them with --force" if foreign and not blocked else ""
    return "\n".join([*lines, f"Move them away, choose another --out{replace}."])


def _some(root: Path, paths: list[str]) -> list[str]:
    lines = [f"  {root / path}" for path in paths[:5]]
    return lines if len(paths) <= 5 else [*lines, f"  and {len(paths) - 5} more"]


def _refused(root: Path, error: OSError) -> Refused:
    return Refused(f"{error.filename or root}: {error.strerror or error}")


# --- the manifest --------------------------------------------------------------------------------


def _manifest(wanted: Mapping[str, bytes]) -> bytes:
    files = {path: _digest(content) for path, content in wanted.items()}
    text = json.dumps({"about": _NOTE, "files": files}, indent=2, ensure_ascii=False)
    return f"{text}\n".encode()


def _owned(root: Path, content: bytes | None) -> dict[str, str]:
    """Our files by path, with the hash they were written with. Its paths are not trusted either."""
    if content is None:
        return {}
    advice = "restore it, or delete it and run `clientwright generate --force`"
    try:
        data: Any = json.loads(content)
        files = cast("dict[Any, Any]", data["files"])
        owned = {str(path): str(digest) for path, digest in files.items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Refused(f"{root / MANIFEST} cannot be read ({error}); {advice}") from error
    for path in owned:
        if problem := fault(path):
            raise Refused(f"{root / MANIFEST} lists {path!r:.120}, which {problem}; {advice}")
    return owned


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
