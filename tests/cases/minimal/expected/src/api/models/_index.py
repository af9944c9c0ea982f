"""Where each model is: read when a model is first used, and by type checkers."""

from __future__ import annotations

NAMES: dict[str, list[str]] = {}
"""The names in each module."""

MODULES = {name: module for module, names in NAMES.items() for name in names}
"""The module of each name."""
