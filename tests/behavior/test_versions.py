"""Differences between versions of OpenAPI, and documents in JSON."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import httpx2
import pytest

from clientwright.config import Config
from clientwright.pipeline import run
from tests.harness.exchange import hints, received, request_of, sent
from tests.harness.generated import Generated, Recorder

Case = Callable[[str], Generated]
Make = Callable[..., Generated]


@pytest.fixture
def document_3_2(case: Case) -> Generated:
    return case("version-3-2")


def test_json_document(case: Case) -> None:
    api = case("json-document")
    assert hints(api.models.Point) == {"x": int | float, "label": str | None}
    point = received(api, lambda client: client.points.create(x=1), {"x": 2, "label": None})
    assert (point.x, point.label) == (2.0, None)
    assert sent(api, lambda client: client.points.create(x=0.5)) == {"x": 0.5}
    doc = api.module("resources.points").Points.create.__doc__
    assert "More than 0." in doc
    assert "The point é😀." in doc


@pytest.mark.parametrize("version", ["3.0.0", "3.0.4", "3.1.0", "3.1.2", "3.2.0"])
def test_supported_versions(generated: Make, version: str) -> None:
    api = generated(
        {
            "openapi": version,
            "paths": {
                "/a": {
                    "get": {
                        "operationId": "getA",
                        "responses": {
                            "200": {
                                "description": "It.",
                                "content": {
                                    "application/json": {
                                        "schema": {
                                            "type": "object",
                                            "properties": {"n": {"type": "integer"}},
                                        }
                                    }
                                },
                            }
                        },
                    }
                }
            },
        }
    )
    assert received(api, lambda client: client.a.get(), {"n": 1}).n == 1


@pytest.mark.parametrize(
    ("head", "rule", "advice"),
    [
        ('swagger: "2.0"', "VR004", "swagger2openapi"),
        ('openapi: "4.0.0"', "VR003", "3.1"),
        ('openapi: "2.0"', "VR003", "3.1"),
    ],
)
def test_unsupported_version_is_an_error_with_advice(
    tmp_path: Path, head: str, rule: str, advice: str
) -> None:
    document = tmp_path / "openapi.yaml"
    document.write_text(f"{head}\ninfo: {{title: a, version: '1'}}\npaths: {{}}\n")
    result = run(Config(document=document))
    assert result.stopped
    [found] = result.diagnostics.errors
    assert found.rule.code == rule
    assert advice in found.advice


# --- 3.2 -------------------------------------------------------------------------------------


def test_query_and_additional_methods(document_3_2: Generated) -> None:
    request = request_of(document_3_2, lambda client: client.library.books.search(text="a"))
    assert request.method == "QUERY"
    assert request.content == b'{"text":"a"}'
    assert request_of(document_3_2, lambda client: client.library.books.link()).method == "LINK"


def test_tag_parent_is_parent_resource(document_3_2: Generated) -> None:
    with document_3_2.client(lambda request: httpx2.Response(204)) as client:
        assert type(client.library.books.loans).__name__ == "LibraryBooksLoans"


def test_default_mapping_of_discriminator(document_3_2: Generated) -> None:
    models = document_3_2.models
    for value, model in (
        ({"kind": "book", "title": "a"}, models.Book),
        ({"kind": "film", "minutes": 1}, models.Film),
        ({"kind": "unheard of", "name": "a"}, models.Other),
        ({"name": "a"}, models.Other),
    ):
        item = received(document_3_2, lambda client: client.library.get_item(), value)
        assert type(item) is model


def test_item_schema_of_stream(document_3_2: Generated) -> None:
    lines = b'{"book":{"title":"a"}}\n{"book":{"title":"b"}}\n'

    def respond(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, content=lines, headers={"content-type": "application/jsonl"})

    with document_3_2.client(respond) as client:
        titles = [loan.book.title for loan in client.library.books.loans.list()]
    assert titles == ["a", "b"]


def test_query_string_parameter(document_3_2: Generated) -> None:
    recorder = Recorder(200, content=b"", headers={"content-type": "application/jsonl"})
    with document_3_2.client(recorder) as client:
        loans = client.library.books.loans.list(filter={"since": date(2026, 1, 2), "open": True})
        assert list(loans) == []
    assert dict(recorder.request.url.params) == {"since": "2026-01-02", "open": "true"}
