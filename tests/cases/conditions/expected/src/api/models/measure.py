"""The schema `Measure`."""

from __future__ import annotations

from typing import TypeAlias

__all__ = ["Measure"]

Measure: TypeAlias = float | str
"""The schema `Measure`."""
