"""The schema `Point`."""

from __future__ import annotations

from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
"""Where, as x and y."""
