"""Creating, fetching, changing and deleting, as a user writes it and as the server sees it."""

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


def test_create_sends_the_fields_that_were_given(library: Generated) -> None:
    answer = Recorder(201, json=BOOK)
    with library.client(answer) as client:
        book = client.books.create(title="Momo", author={"name": "Michael Ende"})
    assert answer.request.method == "POST"
    assert answer.request.url.path == "/books"
    assert answer.request.headers["content-type"] == "application/json"
    assert json.loads(answer.request.content) == {
        "title": "Momo",
        "author": {"name": "Michael Ende"},
    }
    assert book.author == library.models.Author(name="Michael Ende")
    assert book.added == datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)


def test_what_is_not_given_null_and_a_value_are_three_things(library: Generated) -> None:
    sent: list[object] = []
    for given in ({}, {"genre": None}, {"genre": "novel"}, {"genre": "a new one"}):
        answer = Recorder(200, json=BOOK)
        with library.client(answer) as client:
            client.books.update("b1", **given)
        sent.append(json.loads(answer.request.content or b"{}"))
    assert sent == [{}, {"genre": None}, {"genre": "novel"}, {"genre": "a new one"}]


def test_a_path_parameter_is_one_segment(library: Generated) -> None:
    answer = Recorder(200, json=BOOK)
    with library.client(answer) as client:
        client.books.fetch("a/b?c#d")
    assert answer.request.url.raw_path == b"/books/a%2Fb%3Fc%23d"


def test_a_delete_returns_nothing(library: Generated) -> None:
    with library.client(Recorder(204)) as client:
        assert client.books.delete("b1") is None


def test_a_list_in_a_resource_inside(library: Generated) -> None:
    answer = Recorder(200, json=[{"stars": 5}, {"stars": 1, "text": "no"}])
    with library.client(answer) as client:
        reviews = list(client.books.reviews.list("b1", min_stars=1))
    assert [review.stars for review in reviews] == [5, 1]
    assert dict(answer.request.url.params) == {"minStars": "1"}


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, "BadRequestError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (500, "ServerError"),
    ],
)
def test_a_bad_status_is_raised(library: Generated, status: int, error: str) -> None:
    with (
        library.client(Recorder(status, json={"title": "No"}), max_retries=0) as client,
        pytest.raises(getattr(library.errors, error)) as caught,
    ):
        client.books.fetch("b1")
    assert caught.value.status_code == status


def test_the_async_client_does_the_same(library: Generated) -> None:
    answer = Recorder(201, json=BOOK)

    async def program() -> object:
        async with library.async_client(answer) as client:
            return await client.books.create(title="Momo", author={"name": "Michael Ende"})

    book = asyncio.run(program())
    with library.client(Recorder(201, json=BOOK)) as client:
        assert book == client.books.create(title="Momo", author={"name": "Michael Ende"})
    assert answer.request.method == "POST"


def test_importing_the_client_loads_no_resource_and_no_model(library: Generated) -> None:
    import sys

    loaded = {name for name in sys.modules if name.startswith(f"{library.name}.")}
    assert not {name for name in loaded if ".resources." in name or ".models." in name}
