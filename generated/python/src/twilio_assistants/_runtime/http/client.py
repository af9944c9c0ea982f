"""What a client needs of the HTTP client that sends for it.

`httpx2.Client` and `httpx2.AsyncClient` have it, and so has whatever wraps one. Said as protocols,
so that the types of this package are complete without those of another.
"""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any, Protocol


class HTTPClient(Protocol):
    """An `httpx2.Client`, or what behaves like one."""

    def build_request(self, *args: Any, **kwargs: Any) -> Any:
        """A request, from a method, a URL, headers and content."""
        ...

    def send(self, *args: Any, **kwargs: Any) -> Any:
        """The response to a request, whose body may still be unread."""
        ...

    def close(self) -> None:
        """Close the connections."""
        ...


class AsyncHTTPClient(Protocol):
    """An `httpx2.AsyncClient`, or what behaves like one."""

    def build_request(self, *args: Any, **kwargs: Any) -> Any:
        """A request, from a method, a URL, headers and content."""
        ...

    def send(self, *args: Any, **kwargs: Any) -> Awaitable[Any]:
        """The response to a request, whose body may still be unread."""
        ...

    def aclose(self) -> Awaitable[None]:
        """Close the connections."""
        ...
