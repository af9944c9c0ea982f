"""The schema `State`."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["State"]

State: TypeAlias = Literal["open", "paid"] | str
"""The schema `State`."""
