"""Which relative paths are safe to write to, on any system: the last gate before the disk.

Targets make file names from a stranger's words. They should be harmless long before this; here it
is checked, whatever happened before. Not here: touching the disk, and making names.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

LONGEST = 255
"""Bytes in one name: what common file systems hold."""

_DEVICES = frozenset(
    ["con", "prn", "aux", "nul"]
    + [f"{name}{digit}" for name in ("com", "lpt") for digit in range(10)]
)
_FORBIDDEN = frozenset('<>:"|?*\\')
"""What Windows refuses in names; the backslash would be a separator there."""


class UnsafePath(Exception):
    """A path that a target asked for and nobody may write to: a fault of the generator."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"the path {path!r:.120} {problem}")


def fault(path: str) -> str | None:
    """What is wrong with a path below the output folder, `/` between; None if nothing is."""
    if not path:
        return "is empty"
    for name in path.split("/"):
        if problem := _fault_of_name(name):
            return problem
    return None


def _fault_of_name(name: str) -> str | None:
    if name == "":
        return "has an empty part, or is absolute"
    if name in {".", ".."}:
        return f"has the part {name!r}"
    if any(character in _FORBIDDEN or not character.isprintable() for character in name):
        return "has a character that is no part of a name on some systems"
    if name.endswith((".", " ")) or name.startswith(" "):
        return "has a name that starts with a space, or ends in a dot or a space"
    if name.split(".")[0].casefold().rstrip() in _DEVICES:
        return "has the name of a device"
    if name.casefold() == ".git":
        return "is inside a repository's own folder"
    # Unprintable characters, lone surrogates among them, were refused above: this encodes.
    if len(name.encode("utf-8")) > LONGEST:
        return f"has a name of more than {LONGEST} bytes"
    return None


def conflicts(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of paths that are one on disks that ignore case or normalise Unicode.

    Also a file whose path is the folder of another, and folders that differ in case only.
    """
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in paths:
        parts = path.split("/")
        for depth in range(1, len(parts)):
            folder = "/".join(parts[:depth])
            seen = folders.setdefault(_key(folder), folder)
            if seen != folder:
                yield path, seen
        key = _key(path)
        if key in files:
            yield path, files[key]
        files[key] = path
    for key in files.keys() & folders.keys():
        yield files[key], folders[key]


def _key(path: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", path).casefold())
