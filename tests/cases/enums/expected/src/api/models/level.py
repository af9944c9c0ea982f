"""The schema `Level`."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["Level"]

Level: TypeAlias = Literal[10, 20] | int
"""The schema `Level`.

- `10` (LOW): Nearly nothing.
- `20` (HIGH): Nearly everything.
"""
