"""The schema `name`."""

from __future__ import annotations

from typing import TypeAlias

__all__ = ["Name"]

Name: TypeAlias = str
"""The schema `name`."""
