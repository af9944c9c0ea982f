"""Create, fetch, update and delete: the calls, and the requests that the server receives."""

from __future__ import annotations

import asyncio
import datetime
import json
from collections.abc import Callable

import pytest

from tests.harness.generated import Generated, Recorder
from tests.harness.golden import CASES
from tests.harness.making import data_of

DOCUMENT = data_of(CASES / "crud" / "openapi.yaml")
BOOK = {
    "id": "b1",
    "title": "Momo",
    "author": {"name": "Michael Ende"},
    "added": "2026-01-02T03:04:05Z",
}

Make = Callable[..., Generated]


@pytest.fixture
def library(generated: Make) -> Generated:
    return generated(DOCUMENT)


def test_create_sends_only_set_fields(library: Generated) -> None:
    recorder = Recorder(201, json=BOOK)
    with library.client(recorder) as client:
        book = client.books.create(title="Momo", author={"name": "Michael Ende"})
    assert recorder.request.method == "POST"
    assert recorder.request.url.path == "/books"
    assert recorder.request.headers["content-type"] == "application/json"
    assert json.loads(recorder.request.content) == {
        "title": "Momo",
        "author": {"name": "Michael Ende"},
    }
    assert book.author == library.models.Author(name="Michael Ende")
    assert book.added == datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)


def test_unset_null_and_value_are_sent_differently(library: Generated) -> None:
    sent: list[object] = []
    for arguments in ({}, {"genre": None}, {"genre": "novel"}, {"genre": "a new one"}):
        recorder = Recorder(200, json=BOOK)
        with library.client(recorder) as client:
            client.books.update("b1", **arguments)
        sent.append(json.loads(recorder.request.content or b"{}"))
    assert sent == [{}, {"genre": None}, {"genre": "novel"}, {"genre": "a new one"}]


def test_path_parameter_is_encoded_as_one_segment(library: Generated) -> None:
    recorder = Recorder(200, json=BOOK)
    with library.client(recorder) as client:
        client.books.fetch("a/b?c#d")
    assert recorder.request.url.raw_path == b"/books/a%2Fb%3Fc%23d"


def test_delete_returns_none(library: Generated) -> None:
    with library.client(Recorder(204)) as client:
        assert client.books.delete("b1") is None


def test_list_of_nested_resource(library: Generated) -> None:
    recorder = Recorder(200, json=[{"stars": 5}, {"stars": 1, "text": "no"}])
    with library.client(recorder) as client:
        reviews = list(client.books.reviews.list("b1", min_stars=1))
    assert [review.stars for review in reviews] == [5, 1]
    assert dict(recorder.request.url.params) == {"minStars": "1"}


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, "BadRequestError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (500, "ServerError"),
    ],
)
def test_error_status_is_raised(library: Generated, status: int, error: str) -> None:
    with (
        library.client(Recorder(status, json={"title": "No"}), max_retries=0) as client,
        pytest.raises(getattr(library.errors, error)) as caught,
    ):
        client.books.fetch("b1")
    assert caught.value.status_code == status


def test_async_client_sends_same_request(library: Generated) -> None:
    recorder = Recorder(201, json=BOOK)

    async def program() -> object:
        async with library.async_client(recorder) as client:
            return await client.books.create(title="Momo", author={"name": "Michael Ende"})

    book = asyncio.run(program())
    with library.client(Recorder(201, json=BOOK)) as client:
        assert book == client.books.create(title="Momo", author={"name": "Michael Ende"})
    assert recorder.request.method == "POST"


def test_import_loads_no_resources_or_models(library: Generated) -> None:
    import sys

    loaded = {name for name in sys.modules if name.startswith(f"{library.name}.")}
    assert not {name for name in loaded if ".resources." in name or ".models." in name}
