"""The schema `Status`."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["Status"]

Status: TypeAlias = Literal["new", "sold"] | str
"""The schema `Status`."""
