"""What every resource can do: send an operation, walk a list, read a stream."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from typing import TYPE_CHECKING, Any, TypeVar

from ..operation import NONE, NO_BODY, Arguments

if TYPE_CHECKING:
    from typing import Self

    from ..operation import Operation, PagedOperation, StreamOperation
    from ..response.response import Response
    from .client import SyncClient
    from .pager import Pager
    from .stream import Stream

T = TypeVar("T")
PageT = TypeVar("PageT")


class Caller:
    """What has methods that call operations: the resources, and the client itself."""

    _client: SyncClient
    _seen: list[Response[Any]] | None = None
    """Where `with_response` finds the response of the call that it makes."""

    def _send(
        self,
        operation: Operation[T],
        /,
        *,
        path: Mapping[str, Any] = NONE,
        query: Mapping[str, Any] = NONE,
        headers: Mapping[str, Any] = NONE,
        cookies: Mapping[str, Any] = NONE,
        body: Any = NO_BODY,
    ) -> T:
        arguments = Arguments(path=path, query=query, headers=headers, cookies=cookies, body=body)
        del path, query, headers, cookies, body  # a traceback may show what is left
        response = self._client.call(operation, arguments)
        if self._seen is not None:
            self._seen.append(response)
        return response.value

    def _pages(
        self,
        operation: PagedOperation[PageT, T],
        /,
        *,
        path: Mapping[str, Any] = NONE,
        query: Mapping[str, Any] = NONE,
        headers: Mapping[str, Any] = NONE,
        cookies: Mapping[str, Any] = NONE,
        body: Any = NO_BODY,
        limit: int | None = None,
    ) -> Pager[T]:
        from .pager import Pager

        self._refuse_capture("a list of many responses", "the `response` of each of its `pages()`")
        arguments = Arguments(path=path, query=query, headers=headers, cookies=cookies, body=body)
        return Pager(self._client, operation, arguments, limit)

    def _stream(
        self,
        operation: StreamOperation[T],
        /,
        *,
        path: Mapping[str, Any] = NONE,
        query: Mapping[str, Any] = NONE,
        headers: Mapping[str, Any] = NONE,
        cookies: Mapping[str, Any] = NONE,
        body: Any = NO_BODY,
    ) -> Stream[T]:
        from .stream import Stream

        self._refuse_capture("a stream", "the stream's own `status_code` and `headers`")
        arguments = Arguments(path=path, query=query, headers=headers, cookies=cookies, body=body)
        return Stream(self._client, operation, arguments)

    def _capturing(self, client: SyncClient, seen: list[Response[Any]]) -> Self:
        """A copy that calls through `client` and leaves the response in `seen`."""
        made = copy(self)
        made._client = client
        made._seen = seen
        return made

    def _refuse_capture(self, what: str, instead: str) -> None:
        if self._seen is not None:
            raise TypeError(f"this method gives {what}: use {instead}")


class Resource(Caller):
    """A group of operations, reached through the client."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._client!r}>"
