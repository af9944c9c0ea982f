"""Runs the example programs in `frameworks/`, if the framework is installed."""

from __future__ import annotations

import base64
import hashlib
import hmac
import importlib
from collections.abc import Callable
from typing import Any

import pytest

FORM = b"Status=Success&Body=Hello"
CONTENT_TYPE = "application/x-www-form-urlencoded"
Post = Callable[[str, bytes, dict[str, str]], tuple[int, str]]
"""Sends a target (path and query), a body and headers; returns the status and the text."""


def _signature(url: str) -> str:
    signed = f"{url}BodyHelloStatusSuccess".encode()
    return base64.b64encode(hmac.new(b"12345", signed, hashlib.sha1).digest()).decode()


def _flask() -> Post:
    pytest.importorskip("flask")
    client = importlib.import_module("tests.client.frameworks.flask_app").app.test_client()

    def post(target: str, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
        response = client.post(target, base_url="https://shop.test", data=body, headers=headers)
        return response.status_code, response.text

    return post


def _django() -> Post:
    django = pytest.importorskip("django")
    from django.conf import settings

    if not settings.configured:
        settings.configure()
        django.setup()
    from django.test import Client, override_settings

    def post(target: str, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
        kind = headers["Content-Type"]
        other_headers = {name: value for name, value in headers.items() if name != "Content-Type"}
        client = Client(headers={"host": "shop.test"})
        # Django has one configuration per process, which other tests change too.
        with override_settings(
            ROOT_URLCONF="tests.client.frameworks.django_app", ALLOWED_HOSTS=["shop.test"]
        ):
            response = client.post(
                target, body, content_type=kind, secure=True, headers=other_headers
            )
        return response.status_code, response.content.decode()

    return post


def _fastapi() -> Post:
    pytest.importorskip("fastapi")
    import asyncio

    import httpx2

    app = importlib.import_module("tests.client.frameworks.fastapi_app").app

    async def send(target: str, body: bytes, headers: dict[str, str]) -> Any:
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url="https://shop.test") as client:
            return await client.post(target, content=body, headers=headers)

    def post(target: str, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
        response = asyncio.run(send(target, body, headers))
        return response.status_code, response.text

    return post


@pytest.mark.parametrize("framework", [_flask, _django, _fastapi])
def test_framework_example(petshop: Any, framework: Callable[[], Post]) -> None:
    post = framework()
    target = "/replies?order=4%2F2&x=a+b"
    signed = {
        "Content-Type": CONTENT_TYPE,
        "X-Twilio-Signature": _signature(f"https://shop.test{target}"),
    }
    assert post(target, FORM, signed) == (200, "Success: Hello")
    assert post(target, FORM + b"!", signed)[0] == 403
    assert post("/replies", FORM, signed)[0] == 403
    assert post(target, FORM, {"Content-Type": CONTENT_TYPE})[0] == 403
    empty = {**signed, "X-Twilio-Signature": _signature("https://shop.test/replies")}
    text = base64.b64encode(
        hmac.new(b"12345", b"https://shop.test/repliesab", hashlib.sha1).digest()
    ).decode()
    assert post("/replies", b"a=b", {**empty, "X-Twilio-Signature": text})[0] == 400
