"""The character set of XML: byte order mark, `charset`, XML declaration, in this order.

RFC 7303, section 3; XML 1.0 (Fifth Edition), appendix F.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from tests.client.server import Reply, Server
from tests.harness.generated import Generated

DOCUMENT = """
paths:
  /xml:
    get:
      operationId: fetch
      x-clientwright: {resource: xml, method: fetch}
      responses:
        "200": {description: XML., content: {application/atom+xml: {schema: {type: string}}}}
"""
LATIN = '<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>'
WIDE = '<?xml version="1.0" encoding="UTF-16"?><a>é</a>'


@pytest.mark.parametrize(
    ("media_type", "body", "expected"),
    [
        ("application/atom+xml", LATIN.encode("latin-1"), LATIN),
        (
            "application/atom+xml",
            LATIN.replace('"', "'").encode("latin-1"),
            LATIN.replace('"', "'"),
        ),
        ("application/atom+xml; charset=utf-8", LATIN.encode(), LATIN),
        ("application/atom+xml; charset=latin-1", b"\xef\xbb\xbf" + LATIN.encode(), LATIN),
        ("application/atom+xml", WIDE.encode("utf-16"), WIDE),
        ("application/atom+xml", WIDE.encode("utf-16-be"), WIDE),
        ("application/atom+xml", "<a>é</a>".encode(), "<a>é</a>"),
        ("text/plain", LATIN.encode(), LATIN),
    ],
)
def test_encoding(
    generated: Callable[..., Generated],
    server: Server,
    media_type: str,
    body: bytes,
    expected: str,
) -> None:
    api = generated(DOCUMENT)
    server.reply(Reply(200, body, headers={"Content-Type": media_type}))
    with api.client(base_url=server.url) as client:
        assert client.xml.fetch() == expected

    async def fetch() -> str:
        async with api.async_client(base_url=server.url) as client:
            text: str = await client.xml.fetch()
            return text

    assert asyncio.run(fetch()) == expected
