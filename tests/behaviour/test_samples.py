"""Every Python sample of a generated README and reference is run, as it is printed."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

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
FRAMEWORKS = re.compile(r"^from (?:flask|django|fastapi)", re.MULTILINE)


@pytest.fixture(params=DOCUMENTS, scope="module")
def document(request: pytest.FixtureRequest) -> dict[str, Any]:
    return data_of(DOCUMENTS[request.param])


@pytest.fixture
def played(
    generated: Callable[..., Generated],
    document: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Generated]:
    """A client whose API is played on 127.0.0.1, and whose credentials are in the environment."""
    api = generated(document)
    fake = api.module("testing").FakeApi(forgiving=True)
    source = "\n".join(api.text(f"{side}client.py") for side in ("", "async_"))
    for variable in set(re.findall(r'Setting\(\s*"\w+", \w+, "(\w+)"', source)):
        monkeypatch.setenv(variable, "test")
    with fake.serve() as server:
        known = api.module("_api")
        there = replace(known.API, servers=(replace(known.API.servers[0], url=server.url),))
        for module in ("client", "async_client"):
            monkeypatch.setattr(api.module(module), "API", there)
        yield api
    assert fake.problems == [], "the fake refused a sample"


def programs(api: Generated, suffix: str) -> Iterator[tuple[str, str]]:
    """The Python samples of the Markdown pages whose path ends so."""
    for path, text in sorted(api.files.items()):
        if path.endswith(suffix) and not path.startswith("tests/"):
            for number, match in enumerate(PYTHON.finditer(text)):
                yield f"{path}[{number}]", match[2]


def run(name: str, program: str, api: Generated, **given: Any) -> dict[str, Any]:
    scope: dict[str, Any] = {"__name__": "sample", **given}
    exec(compile(program, name, "exec"), scope)
    return scope


def test_samples_run(played: Generated, capsys: pytest.CaptureFixture[str]) -> None:
    seen = 0
    with played.package.Client() as client:
        for name, program in programs(played, ".md"):
            if FRAMEWORKS.search(program):
                continue
            given: dict[str, Any] = {"client": client}
            if "webhooks.receive" in program:
                given |= _signed()
            scope = run(name, program, played, **given)
            for word, value in scope.items():
                if word.startswith("test_"):
                    value()
                elif isinstance(value, type(client)) and value is not client:
                    value.close()  # samples leave that to the end of the program
            seen += 1
    assert seen >= 6


def _signed() -> dict[str, Any]:
    """A webhook that is signed as it must be, for every way of signing that a sample may show."""
    url, text = "https://me.example/events", "BodyHelloStatusSuccess"
    key = os.environ.setdefault("TWILIO_AUTH_TOKEN", "test").encode()
    digest = hmac.new(key, f"{url}{text}".encode(), hashlib.sha1).digest()
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Twilio-Signature": base64.b64encode(digest).decode(),
    }
    return {"url": url, "headers": headers, "body": b"Status=Success&Body=Hello"}


def test_docstring_examples_run(played: Generated) -> None:
    seen = 0
    with played.package.Client() as client:
        for path, text in sorted(played.files.items()):
            if f"/{played.name}/resources/" not in path:
                continue
            for match in re.finditer(
                r"^        Example:\n((?:            .*\n|\n)+)", text, re.MULTILINE
            ):
                program = re.sub(r"^            ", "", match[1], flags=re.MULTILINE)
                run(path, program, played, client=client)
                seen += 1
    assert seen


def test_frameworks(generated: Callable[..., Generated], monkeypatch: pytest.MonkeyPatch) -> None:
    """The three programs that receive webhooks answer as they say."""
    api = generated(yaml.safe_load(DOCUMENTS["twilio assistants"].read_text("utf-8")))
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", "test")
    found = [text for _, text in programs(api, "webhooks.md") if FRAMEWORKS.search(text)]
    assert len(found) == 3
    flask = pytest.importorskip("flask")
    del flask
    scope = run("flask", next(text for text in found if "import Flask" in text), api)
    post = scope["app"].test_client().post
    signed = _signed()
    where = {"base_url": "https://me.example"}
    good = post("/events", data=signed["body"], headers=signed["headers"], **where)
    assert (good.status_code, good.text) == (200, "thank you")
    bad = post("/events", data=b"Status=Failed", headers=signed["headers"], **where)
    assert bad.status_code == 403
    for text in found:
        compile(text, "framework", "exec")
