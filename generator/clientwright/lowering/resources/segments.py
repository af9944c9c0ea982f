"""The literal segments of a path: the words in it that say where something belongs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..naming.words import split

Words = tuple[str, ...]

VERSION = re.compile(r"v?\d+(\.\d+)*([a-z]+\d*)?|\d{4}-\d{2}-\d{2}|latest|stable", re.IGNORECASE)
EXTENSION = re.compile(r"\.(json|xml|yaml|yml|csv|aspx?|php|html?)$", re.IGNORECASE)
_PREFIXES = frozenset({"api", "apis", "rest"})
_CUSTOM = re.compile(r"(.+):([A-Za-z]\w*)")
_TEXT_FIRST = re.compile(r"([A-Za-z][\w-]{2,})[.:_-]?\{")


@dataclass(frozen=True, slots=True)
class Segment:
    """A literal segment of a path, and whether a hole follows it."""

    text: str
    held: bool

    @property
    def words(self) -> Words:
        """The segment's words."""
        return split(self.text)


def segments(path: str) -> list[Segment]:
    """The literal segments of a path that say something: no version, no `api`, no `.json`.

    `/things/{id}:cancel` and `/things:search` end in a segment of their own (a custom method, as
    Google calls it); `/thumbnail.{extension}` counts by its text.
    """
    path, _, fragment = path.partition("#")
    pieces = [part for piece in path.split("/") if piece for part in _literals(piece)]
    found: list[Segment] = []
    for index, piece in enumerate(pieces):
        if "{" in piece or not split(piece) or VERSION.fullmatch(piece):
            continue
        if not found and piece.lower() in _PREFIXES:
            continue
        found.append(Segment(piece, index + 1 < len(pieces) and "{" in pieces[index + 1]))
    if split(fragment):  # several operations at one path, told apart by what is never sent
        found.append(Segment(fragment, held=False))
    return found


def _literals(piece: str) -> tuple[str, ...]:
    bare = EXTENSION.sub("", piece)
    custom = _CUSTOM.fullmatch(bare)
    if custom is not None:
        return (*_literals(custom.group(1)), custom.group(2))
    text = _TEXT_FIRST.match(bare)
    return (text.group(1).strip("-_"),) if text is not None else (bare,)


def ends_in_hole(path: str) -> bool:
    """Whether a path leads to one of many things: its last segment is a parameter."""
    last = path.partition("#")[0].rstrip("/").rpartition("/")[2]
    return "{" in _literals(last)[-1]
