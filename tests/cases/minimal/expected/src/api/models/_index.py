"""Where each model is: read when a model is first used, and by type checkers."""

from __future__ import annotations

__all__: list[str] = []

MODULES: dict[str, str] = {}
"""The module of each name."""
