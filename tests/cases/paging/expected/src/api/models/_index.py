"""Where each model is: read when a model is first used, and by type checkers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .item import Item
    from .list_by_cursor import ListByCursorResponse
    from .list_by_url import ListByUrlResponse, ListByUrlResponseMeta

__all__: list[str] = ["Item", "ListByCursorResponse", "ListByUrlResponse", "ListByUrlResponseMeta"]

MODULES: dict[str, str] = {
    "Item": "item",
    "ListByCursorResponse": "list_by_cursor",
    "ListByUrlResponse": "list_by_url",
    "ListByUrlResponseMeta": "list_by_url",
}
"""The module of each name."""
