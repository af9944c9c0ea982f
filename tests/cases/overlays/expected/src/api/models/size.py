"""The schema `Size`."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["Size"]

Size: TypeAlias = Literal["small", "large"] | str
"""The schema `Size`."""
