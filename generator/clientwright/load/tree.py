"""Where the values and keys of a document stand in its text, as offsets.

A `Tree` runs beside the data: it has the same shape. YAML makes it while reading; JSON finds the
parts that are asked for afterwards (`read_json.py`), since almost none ever are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""Offsets of the first character and of the one after the last."""


@dataclass(slots=True)
class Tree:
    """One value: its own span, and for an object or array those of its members."""

    start: int
    end: int
    members: dict[str, Member] | None = None
    items: list[Tree] | None = None


@dataclass(slots=True)
class Member:
    """A member of an object: the span of its key, and its value."""

    start: int
    end: int
    value: Tree


def tokens(pointer: str) -> list[str]:
    """The reference tokens of a JSON pointer, unescaped (RFC 6901 section 4)."""
    if not pointer:
        return []
    return [
        token.replace("~1", "/").replace("~0", "~") if "~" in token else token
        for token in pointer.split("/")[1:]
    ]


def find(tree: Tree, pointer: str, *, key: bool = False) -> Span:
    """The span of a pointer's value, or of its key. The nearest parent's if there is none."""
    here = tree
    at_key: Span | None = None
    for token in tokens(pointer):
        if here.members is not None:
            member = here.members.get(token)
            if member is None:
                break
            here, at_key = member.value, (member.start, member.end)
        elif here.items is not None:
            if not token.isdecimal() or int(token) >= len(here.items):
                break
            here, at_key = here.items[int(token)], None
        else:
            break
    if key and at_key is not None:
        return at_key
    return here.start, here.end
