"""What this package uses of httpx2.

Requests and responses are `Any` in the protocols: httpx2 leaves some attributes of its classes
without annotations, which would make the types of this package incomplete for its users.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, Generator, Iterable
from contextlib import contextmanager
from typing import Any, Final, Protocol, cast

import httpcore2
import httpx2

_SMALL: Final = 65_536
"""Bytes. A smaller body is sent before a server can respond."""
INTERIM: Final = b"HTTP/1.1 1"
"""The beginning of an interim response, after which the request goes on (RFC 9110, 15.2)."""


class HTTPClient(Protocol):
    """An `httpx2.Client`, or an object that behaves like one."""

    def build_request(
        self,
        method: str,
        url: str,
        *,
        headers: list[tuple[bytes, bytes]],
        content: bytes | Iterable[bytes] | None,
    ) -> Any:
        """Build a request. The client may add headers, cookies and query parameters to it."""
        ...

    def send(self, request: Any, *, stream: bool, auth: None = ..., follow_redirects: bool) -> Any:
        """Send a request, and return the response with its body unread."""
        ...

    def close(self) -> None:
        """Close the connections."""
        ...


class AsyncHTTPClient(Protocol):
    """An `httpx2.AsyncClient`, or an object that behaves like one."""

    def build_request(
        self,
        method: str,
        url: str,
        *,
        headers: list[tuple[bytes, bytes]],
        content: bytes | AsyncIterable[bytes] | None,
    ) -> Any:
        """Build a request. The client may add headers, cookies and query parameters to it."""
        ...

    async def send(
        self, request: Any, *, stream: bool, auth: None = ..., follow_redirects: bool
    ) -> Any:
        """Send a request, and return the response with its body unread."""
        ...

    async def aclose(self) -> None:
        """Close the connections."""
        ...


class RedactedURL(httpx2.URL):
    """A URL whose text hides the query: it holds a credential, and httpx2 logs URLs."""

    def __str__(self) -> str:
        return str(self.copy_with(query=b"***"))

    def __repr__(self) -> str:
        return f"RedactedURL({str(self)!r})"


def to_core_request(request: httpx2.Request) -> httpcore2.Request:
    """The request for httpcore2, as the transports of httpx2 build it."""
    url = request.url
    return httpcore2.Request(
        request.method,
        httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
        headers=request.headers.raw,
        content=cast("Any", request.stream),
        extensions=request.extensions,
    )


def to_response(
    response: httpcore2.Response, body: httpx2.SyncByteStream | httpx2.AsyncByteStream
) -> httpx2.Response:
    """The response for httpx2, with a body that raises its errors."""
    extensions = cast("Any", response).extensions
    return httpx2.Response(
        response.status, headers=response.headers, stream=body, extensions=extensions
    )


def is_large(request: httpx2.Request) -> bool:
    """Whether a server can respond before it has received the body, or most of it."""
    length = request.headers.get("content-length", "0")
    return "transfer-encoding" in request.headers or int(length) > _SMALL


@contextmanager
def httpx2_errors() -> Generator[None]:
    """Raise the errors of httpcore2 as those of httpx2, which have the same names."""
    try:
        yield
    except (
        httpcore2.TimeoutException,
        httpcore2.NetworkError,
        httpcore2.ProtocolError,
        httpcore2.UnsupportedProtocol,
    ) as error:
        raise getattr(httpx2, type(error).__name__)(str(error)) from error
