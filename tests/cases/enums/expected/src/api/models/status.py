"""The schema `Status`."""

from __future__ import annotations

from typing import Literal, TypeAlias

Status: TypeAlias = Literal["new", "sold"] | str
"""The schema `Status`."""
