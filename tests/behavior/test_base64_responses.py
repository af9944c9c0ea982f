"""A JSON response that is a base64 string (RFC 8259 section 7, RFC 4648 section 4) is bytes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import httpx2
import pytest

from tests.harness.generated import Generated

DOCUMENT = """
paths:
  /inline:
    get:
      operationId: inline
      x-clientwright: {resource: data, method: inline}
      responses:
        "200":
          description: Base64 in JSON.
          content: {application/json: {schema: {type: string, contentEncoding: base64}}}
  /referenced:
    get:
      operationId: referenced
      x-clientwright: {resource: data, method: referenced}
      responses:
        "200":
          description: The same.
          content: {application/json: {schema: {$ref: "#/components/schemas/Data"}}}
  /file:
    get:
      operationId: file
      x-clientwright: {resource: data, method: file}
      responses:
        "200":
          description: A file, which happens to be JSON.
          content: {application/octet-stream: {}}
components: {schemas: {Data: {type: string, format: byte}}}
"""


@pytest.mark.parametrize(
    ("path", "expected"), [("inline", b"test"), ("referenced", b"test"), ("file", b'"dGVzdA=="')]
)
def test_response(generated: Callable[..., Generated], path: str, expected: bytes) -> None:
    api = generated(DOCUMENT)

    def respond(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(
            200, headers={"Content-Type": "application/json"}, content=b'"dGVzdA=="'
        )

    with api.client(respond) as client:
        assert getattr(client.data, path)() == expected

    async def call() -> bytes:
        async with api.async_client(respond) as client:
            return await getattr(client.data, path)()

    assert asyncio.run(call()) == expected
