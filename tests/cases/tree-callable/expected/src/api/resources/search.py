"""`client.search`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .. import models
from .._runtime.sync.pager import Pager
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import _client as outer_operations

if TYPE_CHECKING:
    from .search_suggestions import SearchSuggestions


class Search(Resource):
    """Available as `client.search`, which can also be called."""

    @cached_property
    def suggestions(self) -> SearchSuggestions:
        """The methods of `client.search.suggestions`."""
        from .search_suggestions import SearchSuggestions

        return SearchSuggestions(self._client)

    def __call__(
        self, *, query: str, cursor: str | Unset = UNSET, limit: int | None = None
    ) -> Pager[models.Caller]:
        """Send `GET /search`.

        Args:
            limit: The maximum number of items. By default, all of them.

        Example:
            for result in client.search(query="query", limit=20):
                print(result.name)
        """
        return self._pages(
            outer_operations.SEARCH, query={"query": query, "cursor": cursor}, limit=limit
        )
