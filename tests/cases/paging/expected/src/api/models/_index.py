"""Where each model is: read when a model is first used, and by type checkers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .item import *
    from .list_by_cursor import *
    from .list_by_url import *

names: dict[str, list[str]] = {
    "item": ["Item"],
    "list_by_cursor": ["ListByCursorResponse"],
    "list_by_url": ["ListByUrlResponse", "ListByUrlResponseMeta"],
}
"""The names in each module. No model is called so: these begin with a capital letter."""

modules: dict[str, str] = {name: module for module, found in names.items() for name in found}
"""The module of each name."""
