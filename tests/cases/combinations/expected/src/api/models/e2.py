"""The schema `E2`."""

from __future__ import annotations

from typing import Literal, TypeAlias

E2: TypeAlias = Literal["z"] | str
"""The schema `E2`."""
