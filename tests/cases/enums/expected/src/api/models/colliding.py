"""The schema `Colliding`."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["Colliding"]

Colliding: TypeAlias = Literal["a-b", "a_b", "A B", "", "1st", "class", "ä", "*"] | str
"""The schema `Colliding`."""
