"""Pagination: every style, declared by extensions or detected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from tests.harness.generated import Generated

Case = Callable[[str], Generated]
Call = Callable[[Any], Any]
Handler = Callable[[httpx2.Request], httpx2.Response]

THINGS = [{"id": number} for number in range(5)]
PAGES = [THINGS[:2], THINGS[2:4], THINGS[4:]]


def by_body(items: str, following: Callable[[int], dict[str, Any]], key: str) -> Handler:
    """Pages whose bodies lead to the next page; `key` is the parameter that selects a page."""

    def handler(request: httpx2.Request) -> httpx2.Response:
        index = int(request.url.params.get(key) or 0)
        more = following(index + 1) if index + 1 < len(PAGES) else following(0)
        page: Any = PAGES[index]
        for name in reversed(items.split(".")):
            page = {name: page}
        return httpx2.Response(200, json={**page, **more})

    return handler


def by_count(key: str, size: str | None, *, first: int = 0, items: str = "") -> Handler:
    """Pages selected by an offset, or by a page number if there is no size."""

    def handler(request: httpx2.Request) -> httpx2.Response:
        at = int(request.url.params.get(key, first))
        if size is None:
            index = at - first
            page = PAGES[index] if index < len(PAGES) else []
        else:
            page = THINGS[at : at + 2]
        return httpx2.Response(200, json={items: page} if items else page)

    return handler


def by_link(request: httpx2.Request) -> httpx2.Response:
    index = int(request.url.params.get("at", "0"))
    following = f'<https://api.example/links?at={index + 1}>; rel="next"'
    headers = {"link": following} if index + 1 < len(PAGES) else {}
    return httpx2.Response(200, json=PAGES[index], headers=headers)


def url(path: str, field: str) -> Callable[[int], dict[str, Any]]:
    def following(index: int) -> dict[str, Any]:
        where = f"https://api.example/{path}?at={index}" if index else None
        value: Any = where
        for name in reversed(field.split(".")):
            value = {name: value}
        return value  # type: ignore[no-any-return]

    return following


def token(field: str) -> Callable[[int], dict[str, Any]]:
    return lambda index: {field: str(index)} if index else {}


STYLES: list[tuple[str, Call, Handler]] = [
    ("paging", lambda c: c.by_url.list(), by_body("items", url("by-url", "meta.next"), "at")),
    ("paging", lambda c: c.by_cursor.list(), by_body("data", token("cursor"), "after")),
    ("paging", lambda c: c.by_offset.list(take=2), by_count("skip", "take")),
    (
        "paging-detected",
        lambda c: c.urls.list(),
        by_body("things", url("urls", "meta.next_page_url"), "at"),
    ),
    (
        "paging-detected",
        lambda c: c.cursors.list(),
        by_body(
            "data",
            lambda index: {"next_cursor": str(index), "has_more": bool(index)},
            "starting_after",
        ),
    ),
    (
        "paging-detected",
        lambda c: c.tokens.list(),
        by_body("results", token("nextPageToken"), "pageToken"),
    ),
    ("paging-detected", lambda c: c.offsets.list(page_size=2), by_count("offset", "limit")),
    (
        "paging-detected",
        lambda c: c.numbers.list(),
        by_count("page", None, first=1, items="items"),
    ),
    ("paging-detected", lambda c: c.links.list(), by_link),
    ("tree-vendors", lambda c: c.books.list(), by_body("data", token("next"), "cursor")),
    (
        "tree-vendors",
        lambda c: c.books.numbered.list(),
        by_count("page", None, first=1, items="data"),
    ),
    (
        "tree-vendors",
        lambda c: c.books.counted.list(count=2),
        by_count("start", "count", items="data"),
    ),
    (
        "tree-vendors",
        lambda c: c.books.linked.list(),
        by_body("data", lambda i: {"next": f"/fern/linked?at={i}" if i else None}, "at"),
    ),
    ("tree-vendors", lambda c: c.films.list(), by_count("page", None, first=1, items="data")),
    ("tree-vendors", lambda c: c.music.list(), by_body("data", url("microsoft", "next"), "at")),
]


@pytest.mark.parametrize(("name", "call", "handler"), STYLES)
def test_iteration_returns_items_of_all_pages(
    case: Case, name: str, call: Call, handler: Handler
) -> None:
    with case(name).client(handler) as client:
        assert [thing.id for thing in call(client)] == [0, 1, 2, 3, 4]


def test_detection_is_reported(case: Case) -> None:
    notes = [d for d in case("paging-detected").diagnostics.notes if d.rule.code == "BD024"]
    assert len(notes) == 6
    assert not [d for d in case("paging").diagnostics.notes if d.rule.code == "BD024"]


def test_similar_lists_are_not_paginated(case: Case) -> None:
    api = case("paging-detected")
    with api.client(lambda request: httpx2.Response(200, json=THINGS)) as client:
        assert len(client.whole.list()) == 5
    with api.client(lambda request: httpx2.Response(200, json={"words": ["a"]})) as client:
        assert client.chapters.get(page=1).words == ["a"]
