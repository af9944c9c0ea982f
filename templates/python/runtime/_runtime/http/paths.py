"""Paths: filling in their parameters."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

from .urls import check_path_segment

_VARIABLE: Final = re.compile(r"\{([^}]*)\}")


@dataclass(frozen=True, slots=True)
class PathPlan:
    """A parsed path."""

    first: str
    """The text before the first variable."""
    variables: tuple[tuple[str, str], ...]
    """Each variable, and the text after it."""
    segments: tuple[int, ...]
    """The indices of the segments with variables."""

    def expand(self, encode: Callable[[str], str]) -> str:
        """The path with the text of each variable. Raises `RequestError` for another path."""
        pieces = [self.first]
        for name, text in self.variables:
            pieces.append(encode(name))
            pieces.append(text)
        path = "".join(pieces)
        segments = path.split("/")  # never more than in the template: a value has no `/`
        for index in self.segments:
            check_path_segment(segments[index])
        return path


@cache
def parse_path(path: str) -> PathPlan:
    """Parse the path of an operation, on its first call."""
    first, *rest = _VARIABLE.split(path)
    segments = path.partition("?")[0].split("/")
    return PathPlan(
        first,
        tuple(zip(rest[::2], rest[1::2])),
        tuple(index for index, segment in enumerate(segments) if "{" in segment),
    )
