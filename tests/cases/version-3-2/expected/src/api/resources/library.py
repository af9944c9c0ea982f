"""`client.library`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .. import models
from .._runtime.sync.resource import Resource
from ..operations import library as operations

if TYPE_CHECKING:
    from .library_books import LibraryBooks


class Library(Resource):
    """Library. Available as `client.library`."""

    @cached_property
    def books(self) -> LibraryBooks:
        """Books"""
        from .library_books import LibraryBooks

        return LibraryBooks(self._client)

    def get_item(self) -> models.Item:
        """Send `GET /items`.

        Returns:
            An item.

        Example:
            library = client.library.get_item()
        """
        return self._send(operations.GET_ITEM)
