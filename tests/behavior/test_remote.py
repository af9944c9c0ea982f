"""Remote references: not followed unless allowed, and locked to their content."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from clientwright import resolve as resolving
from clientwright.config import Config
from clientwright.pipeline import Result, run
from clientwright.resolve import remote
from tests.harness.exchange import hints, received
from tests.harness.generated import client_of
from tests.harness.making import save


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The URL of a server for the files in `tmp_path/there`."""
    there = tmp_path / "there"
    there.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(there)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    # Allow the loopback address, which is refused otherwise.
    monkeypatch.setattr(resolving, "Remote", partial(remote.Remote, private=True))
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def document(tmp_path: Path, address: str) -> Path:
    (tmp_path / "there" / "pet.yaml").write_text(
        "type: object\nrequired: [name]\n"
        "properties: {name: {type: string}, toy: {$ref: 'toy.yaml#/Toy'}}\n"
    )
    (tmp_path / "there" / "toy.yaml").write_text(
        "Toy: {type: object, properties: {tint: {type: string}}}\n"
    )
    (tmp_path / "here").mkdir()
    content = {"application/json": {"schema": {"$ref": f"{address}/pet.yaml"}}}
    responses = {"200": {"description": "It.", "content": content}}
    paths = {"/pet": {"get": {"operationId": "getPet", "responses": responses}}}
    return save({"paths": paths}, tmp_path / "here")


def generate_client(document: Path, *allowed: str) -> Result:
    return run(Config(document=document, remote=allowed, package="api", client="Client"))


def codes(result: Result) -> set[str]:
    return {found.rule.code for found in result.diagnostics.errors}


def test_remote_references_must_be_allowed(document: Path) -> None:
    result = generate_client(document)
    assert result.stopped
    assert codes(result) == {"RF007"}
    assert codes(generate_client(document, "http://127.0.0.1:1/")) == {"RF007"}


def test_allowed_remote_schema_is_generated(document: Path, address: str, tmp_path: Path) -> None:
    config = Config(document=document, remote=(f"{address}/",))
    with client_of(config, tmp_path) as api:
        assert hints(api.models.Pet) == {"name": str, "toy": api.models.Toy}
        pet = received(api, lambda client: client.pet.get(), {"name": "a", "toy": {"tint": "b"}})
        assert pet.toy == api.models.Toy(tint="b")


def test_changed_remote_content_is_refused(document: Path, address: str, tmp_path: Path) -> None:
    first = generate_client(document, f"{address}/")
    assert not first.stopped
    assert first.spec is not None
    assert first.spec.lock is not None
    resolving.write_lock(first.spec.lock)
    lock = json.loads(document.with_name("openapi.yaml.lock").read_text())
    assert lock.keys() == {f"{address}/pet.yaml", f"{address}/toy.yaml"}
    assert not generate_client(document, f"{address}/").stopped
    (tmp_path / "there" / "toy.yaml").write_text("Toy: {type: string}\n")
    changed = generate_client(document, f"{address}/")
    assert changed.stopped
    [found] = changed.diagnostics.errors
    assert "toy.yaml" in found.message
