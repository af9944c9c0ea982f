"""The operations of `client.search.suggestions`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

LIST: Operation[None] = Operation(
    id="listSearchSuggestions", method="GET", path="/search/suggestions", returns={204: None}
)
