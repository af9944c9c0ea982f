"""What one version of OpenAPI says differently from another; JSON as well as YAML."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import httpx2
import pytest

from clientwright.config import Config
from clientwright.pipeline import run
from tests.harness.exchange import hints, received, request_of, sent
from tests.harness.generated import Generated

Case = Callable[[str], Generated]
Make = Callable[..., Generated]


@pytest.fixture
def new(case: Case) -> Generated:
    return case("version-3-2")


def test_a_document_in_json(case: Case) -> None:
    api = case("json-document")
    assert hints(api.models.Point) == {"x": float, "label": str | None}
    point = received(api, lambda client: client.points.create(x=1), {"x": 2, "label": None})
    assert (point.x, point.label) == (2.0, None)
    assert sent(api, lambda client: client.points.create(x=0.5)) == {"x": 0.5}
    doc = api.module("resources.points").Points.create.__doc__
    assert "More than 0." in doc
    assert "The point é😀." in doc


@pytest.mark.parametrize("version", ["3.0.0", "3.0.4", "3.1.0", "3.1.2", "3.2.0"])
def test_every_version_gives_the_same_client(generated: Make, version: str) -> None:
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
def test_another_version_is_refused_with_advice(
    tmp_path: Path, head: str, rule: str, advice: str
) -> None:
    document = tmp_path / "openapi.yaml"
    document.write_text(f"{head}\ninfo: {{title: a, version: '1'}}\npaths: {{}}\n")
    result = run(Config(document=document))
    assert result.stopped
    [found] = result.diagnostics.errors
    assert found.rule.code == rule
    assert advice in found.advice


# --- 3.2 -------------------------------------------------------------------------------------------


def test_methods_of_any_name(new: Generated) -> None:
    request = request_of(new, lambda client: client.library.books.search(text="a"))
    assert request.method == "QUERY"
    assert request.content == b'{"text":"a"}'
    assert request_of(new, lambda client: client.library.books.link()).method == "LINK"


def test_the_parent_of_a_tag_is_the_parent_of_its_resource(new: Generated) -> None:
    with new.client(lambda request: httpx2.Response(204)) as client:
        assert type(client.library.books.loans).__name__ == "LibraryBooksLoans"


def test_the_default_of_a_mapping(new: Generated) -> None:
    models = new.models
    for value, model in (
        ({"kind": "book", "title": "a"}, models.Book),
        ({"kind": "film", "minutes": 1}, models.Film),
        ({"kind": "unheard of", "name": "a"}, models.Other),
        ({"name": "a"}, models.Other),
    ):
        item = received(new, lambda client: client.library.get_item(), value)
        assert type(item) is model


def test_items_of_a_stream(new: Generated) -> None:
    lines = b'{"book":{"title":"a"}}\n{"book":{"title":"b"}}\n'

    def answer(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, content=lines, headers={"content-type": "application/jsonl"})

    with new.client(answer) as client:
        titles = [loan.book.title for loan in client.library.books.loans.list()]
    assert titles == ["a", "b"]


def test_a_whole_query_string(new: Generated) -> None:
    def call(client: Any) -> Any:
        return list(
            client.library.books.loans.list(filter={"since": date(2026, 1, 2), "open": True})
        )

    with warnings.catch_warnings():
        request = request_of(new, call)
    assert dict(request.url.params) == {"since": "2026-01-02", "open": "true"}
