"""`contentEncoding` and `contentMediaType`: base64 in JSON, and raw bytes."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable
from datetime import date
from typing import Any

import httpx2
import pytest

from tests.harness.exchange import hints, received, request_of, sent
from tests.harness.generated import Generated


@pytest.fixture
def api(case: Callable[[str], Generated]) -> Generated:
    return case("contents")


def put(client: Any) -> Any:
    return client.files.replace()


def test_base64_in_json(api: Generated) -> None:
    found = hints(api.models.File)
    for name in ("base64", "image", "byte"):
        assert found[name] is bytes
        file = received(api, put, {name: "AAH/"})
        assert getattr(file, name) == b"\x00\x01\xff"
        body = sent(api, lambda c, n=name: c.files.replace(**{n: b"\x00\x01\xff"}))
        assert body == {name: "AAH/"}
    assert found["list"] == list[bytes]


def test_other_encodings_are_text(api: Generated) -> None:
    found = hints(api.models.File)
    for name in ("base32", "quoted", "json", "html", "raw_in_json"):
        assert found[name] is str
    value = {"json": '{"a": 1}', "html": "<p>", "base32": "MFRGG==="}
    assert api.package.to_dict(received(api, put, value)) == value
    assert sent(api, lambda client: client.files.replace(**value)) == value


def test_from_json_parses_json_content(api: Generated) -> None:
    models = api.models
    settings = {"dark": True, "changed": "2026-01-02T03:04:05Z"}
    value = {
        "settings": json.dumps(settings),
        "history": '[{"at": "2026-01-02"}]',
        "packed": b64encode(json.dumps(settings).encode()).decode(),
    }
    file = received(api, put, value)
    assert api.package.to_dict(file) == value
    for text in (file.settings, file.packed):
        assert api.package.from_json(models.Settings, text).changed.year == 2026
    [entry] = api.package.from_json(list[models.FileHistoryContentItem], file.history)
    assert entry.at == date(2026, 1, 2)
    assert sent(api, lambda client: client.files.replace(settings="{}")) == {"settings": "{}"}
    with pytest.raises(api.errors.ResponseValidationError, match="dark"):
        api.package.from_json(models.Settings, "{}")


def test_docstring_describes_json_content(api: Generated) -> None:
    model = api.text("models/file.py")
    assert "How the file is shown. JSON-encoded: parse it with `from_json(Settings, ...)`." in model
    assert "A JSON-encoded `models.Settings`." in " ".join(api.text("resources/files.py").split())


def test_raw_bytes(api: Generated) -> None:
    data = bytes(range(256))
    with api.client(lambda request: httpx2.Response(200, content=data)) as client:
        assert client.files.download() == data


def test_bytes_in_form(api: Generated) -> None:
    data = b"\x00\xff"
    request = request_of(api, lambda client: client.files.upload(data=data, title="a"))
    assert request.headers["content-type"].startswith("multipart/form-data; boundary=")
    content = request.read()
    assert b'name="data"' in content
    assert data in content
    assert b'name="title"' in content


def test_strict_rejects_invalid_base64(api: Generated) -> None:
    with pytest.raises(api.errors.ResponseValidationError, match="base64"):
        received(api, put, {"base64": "!"})
