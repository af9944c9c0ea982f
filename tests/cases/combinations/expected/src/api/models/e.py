"""The schema `E`."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["E"]

E: TypeAlias = Literal["x", "y"] | str
"""The schema `E`."""
