"""The schema `ThingMap`."""

from __future__ import annotations

from typing import TypeAlias

__all__ = ["ThingMap"]

from .silent import Silent

ThingMap: TypeAlias = dict[str, Silent]
"""Things by their names."""
