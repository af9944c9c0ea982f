"""The schema `Token`."""

from __future__ import annotations

from typing import TypeAlias

__all__ = ["Token"]

Token: TypeAlias = str
"""The schema `Token`."""
