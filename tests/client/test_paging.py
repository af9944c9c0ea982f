"""Pagination: every style, limits, pages, and incomplete responses."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

import pytest

from tests.client.conftest import Driver
from tests.client.server import Reply, Seen, Server

NAMES = [f"n{number}" for number in range(7)]


def _pets(*ids: int, following: str | None = None) -> Reply:
    pets = [{"id": str(number), "name": "x"} for number in ids]
    return Reply(200, {"pets": pets, "meta": {"next_page_url": following}})


def _three_pages(server: Server) -> None:
    def respond(seen: Seen) -> Reply:
        page = int(dict(seen.query).get("Page", "0"))
        following = f"{server.url}/pets?Page={page + 1}" if page < 2 else None
        return _pets(2 * page, 2 * page + 1, following=following)

    server.handler = respond


def test_iteration_returns_all_items(drive: Driver, server: Server) -> None:
    _three_pages(server)
    assert [pet.id for pet in drive(lambda client: client.pets.list())] == list("012345")
    assert [seen.target for seen in server.seen] == ["/pets", "/pets?Page=1", "/pets?Page=2"]


@pytest.mark.parametrize(("limit", "requests"), [(0, 0), (1, 1), (2, 1), (3, 2), (6, 3), (100, 3)])
def test_limit_bounds_items_and_requests(
    drive: Driver, server: Server, limit: int, requests: int
) -> None:
    _three_pages(server)
    pets = drive(lambda client: client.pets.list(limit=limit))
    assert [pet.id for pet in pets] == list("012345")[:limit]
    assert len(server.seen) == requests


def test_negative_limit_is_rejected(drive: Driver, petshop: Any) -> None:
    with pytest.raises(petshop.errors.RequestError):
        drive(lambda client: client.pets.list(limit=-1))


@pytest.mark.parametrize(
    ("arguments", "size"),
    [
        ({"limit": 20}, "20"),
        ({"limit": 5000}, "1000"),
        ({"limit": 20, "page_size": 7}, "7"),
        ({"page_size": 7}, "7"),
        ({}, None),
    ],
)
def test_page_size_is_sent(
    drive: Driver, server: Server, arguments: dict[str, int], size: str | None
) -> None:
    server.reply(_pets())
    drive(lambda client: client.pets.list(**arguments))
    assert dict(server.seen[0].query).get("PageSize") == size


def test_iteration_over_pages(drive: Driver, server: Server) -> None:
    _three_pages(server)
    pages = drive(lambda client: client.pets.list(limit=3).pages())
    assert [[pet.id for pet in page] for page in pages] == [["0", "1"], ["2"]]
    assert [len(page) for page in pages] == [2, 1]
    assert pages[0].response.status_code == 200
    assert pages[0].response.value.meta.next_page_url.endswith("Page=1")
    assert pages[0].has_next
    assert pages[0][1].id == "1"


def test_first_page_sends_one_request(drive: Driver, server: Server) -> None:
    _three_pages(server)
    page = drive(lambda client: client.pets.list().first_page())
    assert ([pet.id for pet in page], page.has_next, len(server.seen)) == (["0", "1"], True, 1)


def test_each_iteration_starts_over(drive: Driver, server: Server) -> None:
    _three_pages(server)

    def blocking(client: Any) -> Any:
        pets = client.pets.list(limit=1)
        return [*pets, *pets]

    async def asynchronous(client: Any) -> Any:
        pets = client.pets.list(limit=1)
        return [pet async for pet in pets] + [pet async for pet in pets]

    found = drive(asynchronous if drive.asynchronous else blocking)
    assert [pet.id for pet in found] == ["0", "0"]


@pytest.mark.parametrize(
    "body",
    [{}, {"meta": None}, {"pets": None, "meta": {}}, {"pets": [], "meta": {"next_page_url": ""}}],
)
def test_incomplete_pages_are_empty(drive: Driver, server: Server, body: Any) -> None:
    server.reply(Reply(200, body))
    assert drive(lambda client: client.pets.list()) == []


def test_relative_next_url(drive: Driver, server: Server) -> None:
    server.reply(_pets(1, following="?Page=1"), _pets(2, following="/pets?Page=2"), _pets(3))
    assert [pet.id for pet in drive(lambda client: client.pets.list())] == ["1", "2", "3"]
    assert [seen.target for seen in server.seen] == ["/pets", "/pets?Page=1", "/pets?Page=2"]


def test_credentials_are_sent_to_next_page_of_same_origin(drive: Driver, server: Server) -> None:
    _three_pages(server)
    drive(lambda client: client.pets.list(), key="k")
    assert [seen.query[-1] for seen in server.seen] == [("api_key", "k")] * 3


def test_cursor(drive: Driver, server: Server) -> None:
    def respond(seen: Seen) -> Reply:
        start = int(dict(seen.query).get("cursor", "0"))
        following = str(start + 3) if start + 3 < len(NAMES) else None
        return Reply(200, {"names": NAMES[start : start + 3], "next": following})

    server.handler = respond
    assert drive(lambda client: client.pets.by_cursor()) == NAMES
    assert drive(lambda client: client.pets.by_cursor(cursor="3")) == NAMES[3:]


def test_repeated_cursor_is_rejected(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(200, {"names": ["a"], "next": "same"}))
    with pytest.raises(petshop.errors.PagingError):
        drive(lambda client: client.pets.by_cursor())
    assert len(server.seen) == 2


@pytest.mark.parametrize(("count", "requests"), [(None, 4), (3, 3), (7, 2)])
def test_offset(drive: Driver, server: Server, count: int | None, requests: int) -> None:
    def respond(seen: Seen) -> Reply:
        query = dict(seen.query)
        start = int(query.get("offset", "0"))
        return Reply(200, NAMES[start : start + int(query.get("count", "3"))])

    server.handler = respond
    given = {} if count is None else {"count": count}
    assert drive(lambda client: client.pets.by_offset(**given)) == NAMES
    assert len(server.seen) == requests


def test_page_numbers(drive: Driver, server: Server) -> None:
    def respond(seen: Seen) -> Reply:
        page = int(dict(seen.query).get("page", "1"))
        return Reply(200, NAMES[3 * (page - 1) : 3 * page])

    server.handler = respond
    assert drive(lambda client: client.pets.by_page()) == NAMES
    assert [parse_qs(seen.target.partition("?")[2]).get("page") for seen in server.seen] == [
        None,
        ["2"],
        ["3"],
        ["4"],
    ]


def test_link_header(drive: Driver, server: Server) -> None:
    link = (
        '<{url}/names/link?page=9>; rel="last", <{url}/names/link?page=2>; title="a, b"; rel="next"'
    )
    server.reply(Reply(200, ["a"], {"Link": link.format(url=server.url)}), Reply(200, ["b"]))
    assert drive(lambda client: client.pets.by_link()) == ["a", "b"]
    assert server.seen[1].target == "/names/link?page=2"


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ('<a>; rel="next"', "a"),
        ("<a>; rel=next", "a"),
        ('<a>; rel="prev next"', "a"),
        ('<a>; rel="prev", <b>; REL="NEXT"', "b"),
        ('<a;b,c>; rel="next"', "a;b,c"),
        ('<a>; title="x;rel=next"', None),
        ("", None),
        ("<a", None),
    ],
)
def test_link_header_parsing(runtime: Any, header: str, target: str | None) -> None:
    assert runtime("pagination.styles").next_link(header) == target


def test_with_response_rejects_paginated_methods(drive: Driver, server: Server) -> None:
    with pytest.raises(TypeError, match="pages"):
        drive(lambda client: client.with_response(client.pets.list))
    with pytest.raises(TypeError, match="stream"):
        drive(lambda client: client.with_response(client.pets.sounds, "p1"))
    with pytest.raises(TypeError, match="of this client"):
        drive(lambda client: client.with_response(print))
    assert not server.seen


@pytest.mark.parametrize(
    ("replies", "expected", "requests"),
    [
        ([_pets(1, 2, following="?Page=1")], "1", 1),
        ([_pets(following="?Page=1"), _pets(3)], "3", 2),
        ([_pets()], None, 1),
    ],
)
def test_first_item(
    drive: Driver, server: Server, replies: list[Reply], expected: str | None, requests: int
) -> None:
    server.reply(*replies)
    pet = drive(lambda client: client.pets.list().first())
    assert (None if pet is None else pet.id, len(server.seen)) == (expected, requests)


def test_first_item_within_limit_of_zero(drive: Driver, server: Server) -> None:
    assert drive(lambda client: client.pets.list(limit=0).first()) is None
    assert not server.seen


def test_pages_without_items_end(drive: Driver, server: Server, petshop: Any) -> None:
    """An API that filters after cutting pages sends many; one that is broken never ends."""

    def respond(seen: Seen) -> Reply:
        page = int(dict(seen.query).get("Page", "0")) + 1
        return _pets(*([page] if page % 4 == 0 else []), following=f"?Page={page}")

    server.handler = respond
    few = drive(lambda client: client.pets.list(limit=2).with_limits(empty_pages=4))
    assert [pet.id for pet in few] == ["4", "8"]
    del server.seen[:]
    with pytest.raises(petshop.errors.PagingError, match="3 pages without items"):
        drive(lambda client: client.pets.list().with_limits(empty_pages=3))
    assert len(server.seen) == 3


def test_endless_pages_without_items_end(drive: Driver, server: Server, petshop: Any) -> None:
    server.handler = lambda seen: _pets(following=f"?Page={len(server.seen)}")
    with pytest.raises(petshop.errors.PagingError, match="100 pages without items"):
        drive(lambda client: client.pets.list())
    assert len(server.seen) == 100


def test_iteration_timeout_covers_all_pages(drive: Driver, server: Server, petshop: Any) -> None:
    """The API responds quickly, but has no last page."""
    server.handler = lambda seen: _pets(1, following=f"?Page={len(server.seen)}")
    with pytest.raises(petshop.errors.APITimeoutError):
        drive(lambda client: client.pets.list(limit=10**6).with_limits(timeout=1.0))
    assert server.seen


@pytest.mark.parametrize("limits", [{"timeout": 0}, {"timeout": -1.0}, {"empty_pages": 0}])
def test_impossible_limits_are_rejected(
    drive: Driver, server: Server, petshop: Any, limits: dict[str, Any]
) -> None:
    with pytest.raises(petshop.errors.RequestError):
        drive(lambda client: client.pets.list().with_limits(**limits))
    assert not server.seen


@pytest.mark.parametrize(
    "link",
    [
        "{declared}/pets?Page=1",  # of the API's own server
        "/api/pets?Page=1",  # its path alone
        "{gateway}/pets?Page=1",  # rewritten by the gateway
        "?Page=1",
    ],
)
def test_next_page_is_requested_through_gateway(drive: Driver, server: Server, link: str) -> None:
    """A reverse proxy at a path of its own: the links of the API lead past it."""
    gateway = f"{server.url}/gateway/pets-api"
    declared = "https://eu.petshop.test/api"
    server.reply(_pets(1, following=link.format(declared=declared, gateway=gateway)), _pets(2))
    pets = drive(lambda client: client.pets.list(), base_url=gateway)
    assert [pet.id for pet in pets] == ["1", "2"]
    paths = [seen.target for seen in server.seen]
    assert paths == ["/gateway/pets-api/pets", "/gateway/pets-api/pets?Page=1"]
    assert all(seen.headers.get("authorization") for seen in server.seen)
