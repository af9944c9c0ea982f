"""The fake as a transport of httpx2, for both colours: no socket, no server, no thread."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Iterator

import anyio
import httpx2

from ._answers import Answer
from ._received import Received


class FakeTransport(httpx2.AsyncBaseTransport, httpx2.BaseTransport):
    """Answers requests in this process. `fake.transport` makes one."""

    def __init__(self, handle: Callable[[Received], Answer]) -> None:
        self._handle = handle

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Raises the errors of httpx2 that a broken connection and a read timeout have."""
        request.read()
        answer = self._handle(received(request))
        seconds, too_long = _patience(answer, request)
        time.sleep(seconds)
        return _response(answer, request, too_long)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The same, and other tasks go on while it waits."""
        await request.aread()
        answer = self._handle(received(request))
        seconds, too_long = _patience(answer, request)
        await anyio.sleep(seconds)
        return _response(answer, request, too_long)


def received(request: httpx2.Request) -> Received:
    """The request as the fake sees it: exactly what would be on the wire."""
    url = request.url
    headers: dict[str, str] = {}
    for name, value in request.headers.multi_items():
        key = name.lower()
        headers[key] = f"{headers[key]}, {value}" if key in headers else value
    return Received(
        method=request.method,
        url=f"{url.scheme}://{url.netloc.decode('ascii')}{url.raw_path.decode('ascii')}",
        headers=headers,
        body=request.content,
    )


def _patience(answer: Answer, request: httpx2.Request) -> tuple[float, bool]:
    """How long to wait, and whether the client gives up by then."""
    limit = request.extensions.get("timeout", {}).get("read")
    if limit is not None and answer.delay > limit:
        return limit, True
    return answer.delay, False


def _response(answer: Answer, request: httpx2.Request, too_long: bool) -> httpx2.Response:
    if too_long:
        raise httpx2.ReadTimeout("the fake was told to be slow", request=request)
    if answer.refused:
        raise httpx2.RemoteProtocolError(
            "Server disconnected without sending a response.", request=request
        )
    if answer.cut_after is None:
        return httpx2.Response(
            answer.status, headers=answer.headers, content=answer.body, request=request
        )
    headers = {**answer.headers, "content-length": str(len(answer.body))}
    stream = _Cut(answer.body[: answer.cut_after], request)
    return httpx2.Response(answer.status, headers=headers, stream=stream, request=request)


class _Cut(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body whose connection breaks before its end."""

    def __init__(self, body: bytes, request: httpx2.Request) -> None:
        self._body = body
        self._request = request

    def __iter__(self) -> Iterator[bytes]:
        yield self._body
        raise self._error()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._body
        raise self._error()

    def _error(self) -> httpx2.RemoteProtocolError:
        return httpx2.RemoteProtocolError(
            "peer closed connection without sending complete message body", request=self._request
        )
