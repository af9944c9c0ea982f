"""The schema `Pairs`."""

from __future__ import annotations

from typing import TypeAlias

__all__ = ["Pairs"]

Pairs: TypeAlias = tuple[str, int]
"""The schema `Pairs`."""
