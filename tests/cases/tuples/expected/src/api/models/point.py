"""The schema `Point`."""

from __future__ import annotations

from typing import TypeAlias

__all__ = ["Point"]

Point: TypeAlias = tuple[float, float]
"""Where, as x and y."""
