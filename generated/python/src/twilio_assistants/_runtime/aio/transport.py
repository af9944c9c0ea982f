"""Sends requests until a call is done. It does the I/O; `call.py` decides."""

from __future__ import annotations

import ssl
import time
from typing import Any, TypeVar

import httpx2

from ...errors import RequestError, ResponseTooLargeError
from ..bodies.bodies import Chunks, achunks
from ..call.call import Again, Call
from ..call.failure import Failure, failure_of
from ..call.request import Request
from ..http.headers import Headers, request_id
from ..http.redacted_url import QuietURL
from ..response.response import Answer, Response
from .primitives import Pool, limit, settle, sleep
from .tokens import AsyncTokens

T = TypeVar("T")


class AsyncTransport:
    """What a client and its copies send with."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._tokens = AsyncTokens(self._attempt)

    async def send(self, call: Call[T]) -> Response[T]:
        """The response of a call. Raises what `errors.py` lists, and nothing else."""
        response = call.finish(await self.answer(call))
        on_drift = call.context.options.hooks.on_drift
        if on_drift is not None:
            for drift in response.drift:
                await settle(on_drift(drift))
        return response

    async def answer(self, call: Call[T]) -> Answer:
        """The successful answer of a call, after retries and redirects. Of a call for a stream it is
        still open: its reader must close it."""
        hooks = call.context.options.hooks
        while True:
            request = call.request(await self._tokens.all(call))
            if hooks.before_request is not None:
                await settle(hooks.before_request(call.about_to_send(request)))
            outcome = await self._attempt(call, request)
            if isinstance(outcome, Answer):
                event = call.answered(outcome)
                if hooks.after_response is not None:
                    await settle(hooks.after_response(event))
            verdict = call.judge(outcome)
            if isinstance(verdict, Answer):
                return verdict
            await self._pause(call, verdict)

    async def close(self) -> None:
        """Close the connections, if they are ours."""
        await self._pool.close()

    async def _pause(self, call: Call[T], again: Again) -> None:
        if again.forget is not None:
            self._tokens.forget(again.forget)
        if again.event is None:
            return
        on_retry = call.context.options.hooks.on_retry
        if on_retry is not None:
            await settle(on_retry(again.event))
        await sleep(again.delay)

    async def _attempt(self, call: Call[T], request: Request) -> Answer | Failure:
        try:
            async with limit(call.deadline):
                return await self._exchange(call, request)
        except httpx2.InvalidURL:
            raise RequestError(f"{request.operation}: the URL is no valid one") from None
        except (httpx2.HTTPError, ssl.SSLError, TimeoutError) as error:
            return failure_of(error)

    async def _exchange(self, call: Call[T], request: Request) -> Answer:
        http = await self._pool.client()
        if call.deadline.passed:
            raise TimeoutError  # before a socket takes a limit of zero for one that must not wait
        own: dict[str, Any] = {}
        if request.foreign:
            # Without the headers, cookies and credentials that the user's own client may have.
            sent = httpx2.Request(request.method, request.target, headers=request.sent_headers())
            own["auth"] = None
        else:
            sent = http.build_request(
                request.method,
                request.target,
                headers=request.sent_headers(),
                content=achunks(request.content),
            )
        if isinstance(request.content, Chunks) and request.content.length is not None:
            sent.headers["Content-Length"] = str(request.content.length)
            sent.headers.pop("Transfer-Encoding", None)
        if request.has_secret_query:
            sent.url = QuietURL(sent.url)
        phases = sent.extensions["timeout"] = call.deadline.phases()
        started = time.monotonic()
        response = await http.send(sent, stream=True, follow_redirects=False, **own)
        opened = False
        try:
            # The connection looks at its limits again when it starts on the body.
            phases.update(call.deadline.phases())
            opened = call.stream and response.is_success
            content = b"" if opened else await self._read(call, response)
        finally:
            if not opened:
                await response.aclose()
        return Answer(
            status_code=response.status_code,
            headers=Headers(response.headers.multi_items()),
            content=content,
            elapsed=time.monotonic() - started,
            url=request.target,
            source=response if opened else None,
        )

    async def _read(self, call: Call[T], response: httpx2.Response) -> bytes:
        most = call.context.options.max_response_size
        declared = response.headers.get("content-length", "")
        has_body = response.request.method != "HEAD"
        if response.is_success and has_body and declared.isdigit() and int(declared) > most:
            raise self._too_large(call, response)
        read = bytearray()
        async for chunk in response.aiter_bytes():
            read += chunk
            if len(read) > most:
                if response.is_success:
                    raise self._too_large(call, response)
                break  # of an error the beginning is enough
            if call.deadline.passed:
                raise TimeoutError
        return bytes(read)

    def _too_large(self, call: Call[T], response: httpx2.Response) -> ResponseTooLargeError:
        return ResponseTooLargeError(
            f"{call.operation.id}: the answer is larger than `max_response_size`"
            f" ({call.context.options.max_response_size} bytes)",
            request_id=request_id(Headers(response.headers.multi_items())),
            operation=call.operation.id,
        )
