"""Lowers JSON Schema to types: `types.py` dispatches, the other modules each handle a construct."""

from __future__ import annotations

from .context import Context
from .types import TypeLowering

__all__ = ["Context", "TypeLowering"]
