"""The schema `Kind`."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["Kind"]

Kind: TypeAlias = Literal["label"]
"""The schema `Kind`."""
