"""The schema `Amount`."""

from __future__ import annotations

from typing import TypeAlias

__all__ = ["Amount"]

Amount: TypeAlias = str | int
"""The schema `Amount`."""
