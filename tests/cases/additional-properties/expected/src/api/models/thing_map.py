"""The schema `ThingMap`."""

from __future__ import annotations

from typing import TypeAlias

# Down here, since models refer to each other in circles.
from .silent import Silent

ThingMap: TypeAlias = dict[str, Silent]
"""Things by their names."""
