"""Answers that come bit by bit: server-sent events and JSON lines, one value after another."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Generic, TypeVar

import httpx2

from ..bodies.events import LineRecords, SseRecords
from ..bodies.media import is_json_lines
from ..call.failure import failure_of
from ..http.headers import Headers
from ..operation import Arguments, StreamOperation
from ..response.reader import read_event
from ..response.response import Answer

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from .client import AsyncClient

T = TypeVar("T")


class AsyncStream(Generic[T]):
    """The values of a stream, as they come. Iterate over it, inside `with` if you may stop early."""

    def __init__(
        self, client: AsyncClient, operation: StreamOperation[T], arguments: Arguments
    ) -> None:
        self._client = client
        self._operation = operation
        self._arguments = arguments
        self._answer: Answer | None = None
        self._strict = False

    async def __aiter__(self) -> AsyncIterator[T]:
        answer = await self._open()
        source: httpx2.Response = answer.source
        # What the answer says it is; what was asked for where it says nothing of use.
        said = answer.media_type
        kind = said if said == "text/event-stream" else self._operation.accept
        records = LineRecords() if is_json_lines(said) or is_json_lines(kind) else SseRecords()
        try:
            async for chunk in source.aiter_bytes():
                for record in records.feed(chunk):
                    if record.data == "[DONE]":
                        return
                    yield read_event(self._operation, answer, record, strict=self._strict)
            for record in records.end():
                yield read_event(self._operation, answer, record, strict=self._strict)
        except (httpx2.HTTPError, TimeoutError) as error:
            raise failure_of(error).error(self._operation.id, 1) from error
        finally:
            await self.close()

    @property
    def status_code(self) -> int | None:
        """The status of the answer; None before it came."""
        return None if self._answer is None else self._answer.status_code

    @property
    def headers(self) -> Headers:
        """The headers of the answer; none before it came."""
        return Headers() if self._answer is None else self._answer.headers

    async def close(self) -> None:
        """End the stream, and give its connection back."""
        answer, self._answer = self._answer, None
        if answer is not None:
            await answer.source.aclose()

    async def __aenter__(self) -> Self:
        await self._open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    async def _open(self) -> Answer:
        if self._answer is None:
            opened = await self._client.open(self._operation, self._arguments)
            self._answer, self._strict = opened
        return self._answer
