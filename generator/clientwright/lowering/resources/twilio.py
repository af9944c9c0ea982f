"""Twilio's `x-twilio` on path items: which paths are resources, and under which names.

Its documents say of each path whether it is a list of things or one of them (`pathType`), and what
the resource is called where its last segment would not do (`mountName`). Tags in them are made from
paths by a program and say less.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..naming.words import is_verb, normal, verb_first
from ..reading import JsonObject, as_object, as_text

if TYPE_CHECKING:
    from ...resolve import Node
    from ..operations.walk import Found

Words = tuple[str, ...]

_HOLE = re.compile(r"\{[^{}]*\}")
_EXTENSION = re.compile(r"\.(json|xml)$")


def said_by_twilio(item: Node) -> JsonObject:
    """What `x-twilio` says of a path, as far as it says that the path is a resource."""
    said = as_object(as_object(item.value).get("x-twilio"))
    return said if as_text(said.get("pathType")) else {}


def mount_names(root: Node) -> dict[str, str]:
    """The stated names, by path without the names of its parameters."""
    paths = root.get("paths")
    found: dict[str, str] = {}
    for path, entry in paths.items() if paths is not None else ():
        name = as_text(said_by_twilio(entry.follow()).get("mountName"))
        if name:
            found.setdefault(_plain(path), name)
    return found


def resource_of(path: str, mounts: dict[str, str]) -> Words:
    """The resource that a path is: its literal segments, each by its stated name if it has one."""
    made: list[str] = []
    prefix = ""
    for piece in path.split("/")[1:]:
        prefix = f"{prefix}/{piece}"
        bare = _EXTENSION.sub("", piece)
        if not bare or _HOLE.search(bare):
            continue
        made.append(normal(mounts.get(_plain(prefix)) or bare))
    return tuple(made)


def action_of(found: Found) -> Words | None:
    """The verb at the head of the operationId: all else in it is the resource, said again."""
    words = verb_first(found.operation_id or "")
    return words[:1] if words and is_verb(words[0]) else None


def _plain(path: str) -> str:
    """`/Assistants/{id}/Tools/{toolId}.json` and `/Assistants/{sid}/Tools` as one."""
    return _HOLE.sub("{}", _EXTENSION.sub("", path)).removesuffix("/{}")
