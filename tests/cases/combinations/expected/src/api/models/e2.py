"""The schema `E2`."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["E2"]

E2: TypeAlias = Literal["z"] | str
"""The schema `E2`."""
