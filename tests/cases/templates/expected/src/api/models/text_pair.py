"""The schema `TextPair`."""

from __future__ import annotations

from typing import TypeAlias

TextPairL: TypeAlias = str
"""The `l` of `TextPair`."""
