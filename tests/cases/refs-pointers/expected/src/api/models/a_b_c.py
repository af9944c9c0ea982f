"""The schema `a/b~c`."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["ABC"]

ABC: TypeAlias = Literal["north", "south"] | str
"""The schema `a/b~c`."""
