"""The schema `Province`."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["Province"]

Province: TypeAlias = Literal["quebec", "ontario"] | str
"""The schema `Province`."""
