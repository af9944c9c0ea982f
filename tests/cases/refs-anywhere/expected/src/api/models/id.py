"""The schema `id`."""

from __future__ import annotations

from typing import TypeAlias

__all__ = ["Id"]

Id: TypeAlias = str
"""The schema `id`."""
