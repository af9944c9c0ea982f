"""Runs the samples of the generated README and reference."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest
import yaml

from clientwright.targets.python.wording.samples import documented_base_url
from tests.harness.generated import Generated
from tests.harness.golden import CASES
from tests.harness.making import data_of

ROOT = Path(__file__).parents[2]
DOCUMENTS = {
    "twilio assistants": ROOT / "spec" / "twilio_assistants.yaml",
    "crud": CASES / "crud" / "openapi.yaml",
    "paging": CASES / "paging" / "openapi.yaml",
    "security": CASES / "security" / "openapi.yaml",
}
PYTHON = re.compile(r"^(`{3,})python\n(.*?)^\1$", re.DOTALL | re.MULTILINE)
SHELL = re.compile(r"^(`{3,})sh\n(curl .*?)^\1$", re.DOTALL | re.MULTILINE)
FRAMEWORKS = re.compile(r"^from (?:flask|django|fastapi)", re.MULTILINE)


@pytest.fixture(params=DOCUMENTS, scope="module")
def document(request: pytest.FixtureRequest) -> dict[str, Any]:
    return data_of(DOCUMENTS[request.param])


@pytest.fixture
def served(
    generated: Callable[..., Generated],
    document: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Generated]:
    """A client of a served fake, with credentials in the environment."""
    api = generated(document)
    fake = api.module("testing").FakeApi(forgiving=True)
    source = "\n".join(api.text(f"{side}client.py") for side in ("", "async_"))
    for variable in set(re.findall(r'Secret\(\s*"\w+", \w+, "(\w+)"', source)):
        monkeypatch.setenv(variable, "test")
    with fake.serve() as server:
        known = api.module("_api")
        there = replace(known.API, servers=(replace(known.API.servers[0], url=server.url),))
        for module in ("client", "async_client"):
            monkeypatch.setattr(api.module(module), "API", there)
        yield api
    assert fake.problems == [], "the fake refused a sample"


def programs(api: Generated, suffix: str) -> Iterator[tuple[str, str]]:
    """The Python samples of the Markdown pages with this path suffix."""
    for path, text in sorted(api.files.items()):
        if path.endswith(suffix) and not path.startswith("tests/"):
            for number, match in enumerate(PYTHON.finditer(text)):
                yield f"{path}[{number}]", match[2]


def run(name: str, program: str, api: Generated, **given: Any) -> dict[str, Any]:
    scope: dict[str, Any] = {"__name__": "sample", **given}
    exec(compile(program, name, "exec"), scope)
    return scope


def test_samples_run(served: Generated, capsys: pytest.CaptureFixture[str]) -> None:
    seen = 0
    with served.package.Client() as client:
        for name, program in programs(served, ".md"):
            if FRAMEWORKS.search(program):
                continue
            given: dict[str, Any] = {"client": client}
            if "webhooks.receive" in program:
                given |= _signed()
            scope = run(name, program, served, **given)
            for word, value in scope.items():
                if word.startswith("test_"):
                    value()
                elif isinstance(value, type(client)) and value is not client:
                    value.close()  # samples leave that to the end of the program
            seen += 1
    assert seen >= 6


def _signed(
    form: str = "Status=Success&Body=Hello", text: str = "BodyHelloStatusSuccess"
) -> dict[str, Any]:
    """A signed webhook, for every signature scheme that a sample may show."""
    url = "https://me.example/events"
    key = os.environ.setdefault("TWILIO_AUTH_TOKEN", "test").encode()
    digest = hmac.new(key, f"{url}{text}".encode(), hashlib.sha1).digest()
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Twilio-Signature": base64.b64encode(digest).decode(),
    }
    return {"url": url, "headers": headers, "body": form.encode()}


def test_docstring_examples_run(served: Generated) -> None:
    seen = 0
    with served.package.Client() as client:
        for path, text in sorted(served.files.items()):
            if f"/{served.name}/resources/" not in path:
                continue
            for match in re.finditer(
                r"^        Example:\n((?:            .*\n|\n)+)", text, re.MULTILINE
            ):
                program = re.sub(r"^            ", "", match[1], flags=re.MULTILINE)
                run(path, program, served, client=client)
                seen += 1
    assert seen


def test_frameworks(generated: Callable[..., Generated], monkeypatch: pytest.MonkeyPatch) -> None:
    """The three webhook receivers respond as documented."""
    api = generated(yaml.safe_load(DOCUMENTS["twilio assistants"].read_text("utf-8")))
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", "test")
    found = [text for _, text in programs(api, "webhooks.md") if FRAMEWORKS.search(text)]
    assert len(found) == 3
    signed = _signed()
    right, forged = signed["body"], b"Status=Failed"
    headers = signed["headers"]
    senders = {"from flask": _flask, "from django": _django, "from fastapi": _fastapi}
    for first, sender in senders.items():
        text = next(text for text in found if re.search(f"^{first}", text, re.MULTILINE))
        pytest.importorskip(first.split()[1])
        monkeypatch.setitem(sys.modules, "sample", module := ModuleType("sample"))
        vars(module).update(run(first, text.replace("twilio_assistants", api.name), api))
        post = sender(module)
        assert post(right, headers) == (200, '"ok"' if sender is _fastapi else "ok")
        assert post(forged, headers)[0] == 403
        assert post(right, {**headers, "X-Twilio-Signature": ""})[0] == 403
        useless = _signed("x=1", "x1")
        assert post(useless["body"], useless["headers"])[0] == 400


Post = Callable[[bytes, dict[str, str]], tuple[int, str]]
"""Sends a body with headers to the program, and returns the status and text."""


def _flask(program: ModuleType) -> Post:
    def post(body: bytes, headers: dict[str, str]) -> tuple[int, str]:
        client = program.app.test_client()
        response = client.post("/events", base_url="https://me.example", data=body, headers=headers)
        return response.status_code, response.text

    return post


def _django(program: ModuleType) -> Post:
    import django
    from django.conf import settings

    if not settings.configured:
        settings.configure()
        django.setup()
    from django.test import Client, override_settings

    def post(body: bytes, headers: dict[str, str]) -> tuple[int, str]:
        others = {name: value for name, value in headers.items() if name != "Content-Type"}
        with override_settings(ROOT_URLCONF=program.__name__, ALLOWED_HOSTS=["me.example"]):
            response = Client(headers={"host": "me.example"}).post(
                "/events", body, content_type=headers["Content-Type"], secure=True, headers=others
            )
        return response.status_code, response.content.decode()

    return post


def _fastapi(program: ModuleType) -> Post:
    async def send(body: bytes, headers: dict[str, str]) -> httpx2.Response:
        transport = httpx2.ASGITransport(app=program.app)
        async with httpx2.AsyncClient(transport=transport, base_url="https://me.example") as http:
            return await http.post("/events", content=body, headers=headers)

    def post(body: bytes, headers: dict[str, str]) -> tuple[int, str]:
        response = asyncio.run(send(body, headers))
        return response.status_code, response.text

    return post


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl here")
def test_curl_samples_run(served: Generated) -> None:
    """The fake accepts every curl sample of the reference."""
    api = served
    url = api.module("client").API.servers[0].url
    printed = documented_base_url(api.api)
    seen = 0
    for path, text in sorted(api.files.items()):
        for match in SHELL.finditer(text) if path.startswith("reference/") else ():
            command = match[2].replace(printed, url).replace("curl ", "curl --silent -i ", 1)
            done = subprocess.run(
                ["sh", "-c", command], capture_output=True, text=True, timeout=30, check=True
            )
            assert re.match(r"HTTP/1.1 2\d\d ", done.stdout), f"{command}\n{done.stdout}"
            seen += 1
    assert seen == len(list(api.api.operations()))
