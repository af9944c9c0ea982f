"""A URL that does not show its query: the HTTP library logs URLs, and this one holds a key."""

from __future__ import annotations

import httpx2


class QuietURL(httpx2.URL):
    """Sent like any other, shown without its query."""

    def __str__(self) -> str:
        return str(self.copy_with(query=b"***"))

    def __repr__(self) -> str:
        return f"QuietURL({str(self)!r})"
