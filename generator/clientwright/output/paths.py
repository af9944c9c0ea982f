"""Checks that relative paths are safe on any system, as the last check before writing.

Targets derive file names from untrusted input, and are expected to produce safe ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..names.assignment import fold_case

MAX_NAME_BYTES = 255
"""The maximum length of a name in common file systems."""

_DEVICES = frozenset(
    ["con", "prn", "aux", "nul"]
    + [f"{name}{digit}" for name in ("com", "lpt") for digit in range(10)]
)
_FORBIDDEN = frozenset('<>:"|?*\\')
"""Characters that Windows does not allow in names."""


class UnsafePath(Exception):
    """A path from a target that is not safe, which is a bug of the target."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"the path {path!r:.120} {problem}")


def find_fault(path: str) -> str | None:
    """The problem of a path relative to the output folder; None if it is safe."""
    if not path:
        return "is empty"
    for name in path.split("/"):
        if problem := _find_name_fault(name):
            return problem
    return None


def _find_name_fault(name: str) -> str | None:
    if name == "":
        return "is absolute or has an empty component"
    if name in {".", ".."}:
        return f"has the component {name!r}"
    if any(character in _FORBIDDEN or not character.isprintable() for character in name):
        return "contains a character that is not allowed on some systems"
    if name.endswith((".", " ")) or name.startswith(" "):
        return "has a component that starts with a space, or ends with a dot or a space"
    if name.split(".")[0].casefold().rstrip() in _DEVICES:
        return "contains the name of a device"
    if name.casefold() == ".git":
        return "is inside the folder of a repository"
    # Lone surrogates, which cannot be encoded, are unprintable and were refused above.
    if len(name.encode("utf-8")) > MAX_NAME_BYTES:
        return f"has a component of more than {MAX_NAME_BYTES} bytes"
    return None


def find_conflicts(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of paths that are the same where case is ignored or Unicode is normalized.

    Also a file with the path of a folder, and folders that only differ in case.
    """
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in paths:
        parts = path.split("/")
        for depth in range(1, len(parts)):
            folder = "/".join(parts[:depth])
            seen = folders.setdefault(fold_case(folder), folder)
            if seen != folder:
                yield path, seen
        key = fold_case(path)
        if key in files:
            yield path, files[key]
        files[key] = path
    for key in files.keys() & folders.keys():
        yield files[key], folders[key]
