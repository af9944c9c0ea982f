"""The schema `TextPair`."""

from __future__ import annotations

from typing import TypeAlias

__all__ = ["TextPairL"]

TextPairL: TypeAlias = str
"""The `l` of `TextPair`."""
