"""JSON Schema into types: what the schemas of a document mean, one concept a module."""

from __future__ import annotations

from .types import Types

__all__ = ["Types"]
