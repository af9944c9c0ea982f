"""Path templates: `/pets/{petId}.json` as pieces of literal text and holes."""

from __future__ import annotations

import re

from ...model import PathTemplate, PathVariable

_HOLE = re.compile(r"\{([^{}/]*)\}")


def path_pieces(path: str) -> PathTemplate:
    """The pieces of a path in order. Braces that make no hole are literal text.

    A path without a `/` in front (`validate` has warned of it) gets one.
    """
    if not path.startswith("/"):
        path = f"/{path}"
    pieces: list[str | PathVariable] = []
    end = 0
    for match in _HOLE.finditer(path):
        if match.start() > end:
            pieces.append(path[end : match.start()])
        pieces.append(PathVariable(parameter=match.group(1)))
        end = match.end()
    if end < len(path):
        pieces.append(path[end:])
    return tuple(pieces)


def holes(path: PathTemplate) -> tuple[str, ...]:
    """The names of the holes, in order."""
    return tuple(piece.parameter for piece in path if isinstance(piece, PathVariable))
