"""The operations of `client.books.reviews`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

SEARCH: Operation[None] = Operation(id="a", method="GET", path="/fern", returns={204: None})
