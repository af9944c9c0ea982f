"""The schema `Genre`."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["Genre"]

Genre: TypeAlias = Literal["novel", "poetry", "science"] | str
"""What kind of book it is."""
