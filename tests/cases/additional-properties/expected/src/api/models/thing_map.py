"""The schema `ThingMap`."""

from __future__ import annotations

from typing import TypeAlias

from .silent import Silent

ThingMap: TypeAlias = dict[str, Silent]
"""Things by their names."""
