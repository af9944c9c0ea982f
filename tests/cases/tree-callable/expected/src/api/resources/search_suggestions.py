"""`client.search.suggestions`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import search_suggestions as operations


class SearchSuggestions(Resource):
    """Available as `client.search.suggestions`."""

    def list(self) -> None:
        """Send `GET /search/suggestions`.

        Example:
            client.search.suggestions.list()
        """
        return self._send(operations.LIST)
