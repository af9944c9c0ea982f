"""Bodies of several JSON values: JSON Lines, NDJSON and JSON text sequences.

JSON Lines and NDJSON: a JSON value and a line feed for each item (jsonlines.org,
github.com/ndjson/ndjson-spec). JSON text sequences: a record separator before each value, and a line
feed after it (RFC 7464, section 2.2).
"""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from tests.bodies.conftest import Sender

ITEMS = [{"a": "x"}, {"a": "é\n"}]
LINES = '{"a":"x"}\n{"a":"é\\n"}\n'.encode()


def iterate() -> Iterator[dict[str, str]]:
    yield from ITEMS


async def iterate_async() -> AsyncIterator[dict[str, str]]:
    for item in ITEMS:
        yield item


@pytest.mark.parametrize("method", ["lines", "ndjson"])
@pytest.mark.parametrize(
    "make", [lambda: ITEMS, lambda: tuple(ITEMS), iterate], ids=["list", "tuple", "iterator"]
)
def test_items(send: Sender, method: str, make: Any) -> None:
    seen = send(lambda client: getattr(client.bodies, method)(body=make()))
    assert seen.body == LINES
    assert seen.headers["content-type"] in ("application/jsonl", "application/x-ndjson")


def test_async_items(send: Sender) -> None:
    seen = send.each(
        lambda client: client.bodies.lines(body=iterate()),
        lambda client: client.bodies.lines(body=iterate_async()),
    )
    assert seen.body == LINES
    with (
        send.api.client() as client,
        pytest.raises(send.api.errors.RequestError, match="async client"),
    ):
        client.bodies.lines(body=iterate_async())


def test_record_separators(send: Sender) -> None:
    seen = send(lambda client: client.bodies.sequence(body=iterate()))
    assert seen.body == '\x1e{"a":"x"}\n\x1e{"a":"é\\n"}\n'.encode()


def test_mapping_is_one_item(send: Sender) -> None:
    assert send(lambda client: client.bodies.lines(body={"a": "x"})).body == b'{"a":"x"}\n'
    assert send(lambda client: client.bodies.sequence(body={"a": "x"})).body == b'\x1e{"a":"x"}\n'


def test_no_items(send: Sender) -> None:
    assert send(lambda client: client.bodies.lines(body=[])).body == b""


@pytest.mark.parametrize(
    ("make", "body"),
    [
        (lambda: "raw\n", b"raw\n"),
        (lambda: b"raw\n", b"raw\n"),
        (lambda: io.BytesIO(b"raw\n"), b"raw\n"),
        (lambda: ["raw"], b'"raw"\n'),
    ],
    ids=["text", "bytes", "file", "items"],
)
def test_text_is_sent_as_it_is(send: Sender, make: Any, body: bytes) -> None:
    assert send(lambda client: client.bodies.text_lines(body=make())).body == body


def test_item_schema(send_3_2: Sender) -> None:
    assert send_3_2(lambda client: client.bodies.item_schema(body=iterate())).body == LINES


def test_error_in_an_item(send: Sender) -> None:
    with (
        send.api.client() as client,
        pytest.raises(send.api.errors.RequestError, match="cannot encode object as JSON"),
    ):
        client.bodies.lines(body=[{"a": object()}])
