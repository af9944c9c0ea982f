"""Where each model is: read when a model is first used, and by type checkers."""

from __future__ import annotations

names: dict[str, list[str]] = {}
"""The names in each module. No model is called so: these begin with a capital letter."""

modules: dict[str, str] = {name: module for module, found in names.items() for name in found}
"""The module of each name."""
