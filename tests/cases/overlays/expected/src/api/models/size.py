"""The schema `Size`."""

from __future__ import annotations

from typing import Literal, TypeAlias

Size: TypeAlias = Literal["small", "large"] | str
"""The schema `Size`."""
