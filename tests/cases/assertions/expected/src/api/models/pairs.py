"""The schema `Pairs`."""

from __future__ import annotations

from typing import TypeAlias

Pairs: TypeAlias = tuple[str, int]
"""The schema `Pairs`."""
