"""The schema `Country`."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["Country"]

Country: TypeAlias = (
    Literal["AT", "BE", "CH", "DE", "DK", "ES", "FI", "FR", "IT", "NL", "PL", "PT", "SE"] | str
)
"""Where it was made."""
