"""Shared code of the tests: a transport that records requests, and comparisons.

The generator derived the expected requests and values from the document, independently of the
client.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import KW_ONLY, dataclass, field
from datetime import date, datetime
from email.message import Message
from email.parser import BytesParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import httpx2
import pytest

from .client import async_client, client

FOLDER = Path(__file__).parent
UNKNOWN: Any = object()

both_clients = pytest.mark.parametrize("open_client", [client, async_client], ids=["sync", "async"])


@dataclass(frozen=True, kw_only=True)
class SampleResponse:
    """A response that the API may send, from `responses.json`."""

    status: int
    accept: str | None = None
    """The media type that the call selects."""
    media_type: str | None = None
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict[str, str])
    value: Any = UNKNOWN
    """The value that the call returns, or the body of its error."""
    error: str | None = None
    """The class of the error that the call raises instead."""
    model: str | None = None
    """The model that is the body of the error."""
    example: str = ""

    def response(self) -> httpx2.Response:
        headers = dict(self.headers)
        if self.media_type is not None:
            headers["content-type"] = self.media_type
        return httpx2.Response(self.status, headers=headers, content=self.body.encode())


class RecordingTransport(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """Returns the responses in order, and records the requests."""

    def __init__(self, *responses: SampleResponse) -> None:
        self._responses = iter(responses)
        self.requests: list[httpx2.Request] = []

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        request.read()
        self.requests.append(request)
        return next(self._responses).response()

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        await request.aread()
        self.requests.append(request)
        return next(self._responses).response()


@dataclass(frozen=True)
class CallCase:
    """A call, and the request that it must send."""

    operation: str
    call: Callable[[Any], Any] = field(repr=False)
    _: KW_ONLY
    method: str
    url: str
    accept: str | None = None
    """The media type that it selects, unless it is the default."""
    query: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    headers: dict[str, str] = field(default_factory=dict[str, str])
    cookies: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    media_type: str | None = None
    json: Any = UNKNOWN
    form: list[tuple[str, str]] | None = None
    parts: list[tuple[str | None, str, str | None]] | None = None
    """Of each part the name, the content and the media type; None for plain text."""
    text: str | None = None

    def __str__(self) -> str:
        return self.operation

    def check(self, sent: httpx2.Request) -> None:
        """Fail if another request was sent."""
        url = sent.url
        path = url.raw_path.decode("ascii").partition("?")[0]
        assert sent.method == self.method
        assert f"{url.scheme}://{url.netloc.decode('ascii')}{path}" == self.url
        assert _by_name(list(_split(url.query.decode("ascii"), "&"))) == _by_name(self.query)
        got = {name: sent.headers.get(name) for name in self.headers}
        assert got == self.headers
        if "cookie" not in {name.lower() for name in self.headers}:
            assert _by_name(_cookies(sent)) == _by_name(self.cookies)
        self._check_body(sent)

    def _check_body(self, sent: httpx2.Request) -> None:
        stated = sent.headers.get("content-type")
        if self.media_type is None:
            assert stated is None
            assert sent.content == b""
            return
        assert stated is not None
        assert _essence(stated) == _essence(self.media_type) or "*" in self.media_type
        if self.form is not None:
            form = parse_qsl(sent.content.decode("ascii"), keep_blank_values=True)
            assert _by_name(form) == _by_name(self.form)
        elif self.parts is not None:
            assert list(_parts(stated, sent.content)) == self.parts
        elif self.text is not None:
            assert sent.content.decode() == self.text
        else:
            assert same(json.loads(sent.content), self.json), json.loads(sent.content)


def call(api: Any, method: Callable[[Any], Any], *, all_pages: bool = False) -> Any:
    """Call a method of a client, sync or async, and close it.

    The result of a pager are the items of the first page or of all pages, of a stream all items.
    """
    if hasattr(api, "__aenter__"):
        return asyncio.run(_call_async(api, method, all_pages))
    with api:
        result = method(api)
        if hasattr(result, "first_page"):
            return list(result) if all_pages else result.first_page()
        if hasattr(result, "__next__") or hasattr(result, "__enter__"):
            with result as stream:
                return list(stream)
        return result


async def _call_async(api: Any, method: Callable[[Any], Any], all_pages: bool) -> Any:
    async with api:
        result = method(api)
        if hasattr(result, "first_page"):
            return [item async for item in result] if all_pages else await result.first_page()
        if hasattr(result, "__aenter__"):
            async with result as stream:
                return [item async for item in stream]
        return await result


def load_responses() -> dict[str, dict[str, Any]]:
    data: dict[str, dict[str, Any]] = json.loads((FOLDER / "responses.json").read_bytes())
    return data


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal, apart from the notation of times, UUIDs and numbers."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, str) and isinstance(other, str):
        return one == other or _same_text(one, other)
    return bool(one == other)


def _same_text(one: str, other: str) -> bool:
    if one.casefold() == other.casefold() and len(one) == 36:
        return True  # a UUID
    for read in (datetime.fromisoformat, date.fromisoformat, float):
        try:
            if read(one.upper()) == read(other.upper()):  # RFC 3339 allows `t` and `z`
                return True
        except (ValueError, TypeError):
            pass
    return False


def _by_name(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    # The order of values with the same name is significant, that of names is not.
    return sorted(pairs, key=lambda pair: pair[0])


def _cookies(sent: httpx2.Request) -> list[tuple[str, str]]:
    return list(_split(sent.headers.get("cookie", ""), "; "))


def _split(text: str, separator: str) -> Iterator[tuple[str, str]]:
    """Pairs as they were sent. Text without `=` has an empty name."""
    for pair in filter(None, text.split(separator)):
        name, equals, value = pair.partition("=")
        yield (name, value) if equals else ("", pair)


def _essence(media_type: str) -> str:
    return media_type.partition(";")[0].strip().lower()


def _parts(media_type: str, body: bytes) -> Iterator[tuple[str | None, str, str | None]]:
    head = f"Content-Type: {media_type}\r\n\r\n".encode()
    message = BytesParser().parsebytes(head + body)
    if body == f"--{message.get_boundary()}--\r\n".encode():
        return  # a body without parts, which the parser reads as text
    for part in message.walk():
        if not part.is_multipart():
            del part["content-transfer-encoding"]  # parts are compared as they were sent
            payload = part.get_payload(decode=True)
            assert isinstance(payload, bytes)
            yield _name(part), payload.decode(), part.get("content-type")


def _name(part: Message) -> str | None:
    for key, value in part.raw_items():
        if key.lower() == "content-disposition":
            text = str(value).encode("ascii", "surrogateescape").decode()
            found = re.search(r'\bname="([^"]*)"', text)
            return None if found is None else found[1]
    return None
