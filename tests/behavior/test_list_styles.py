"""Lists as public APIs page them: what is requested, and that the fake serves them.

The documentation of each API is the source of what its server does.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.client.server import Reply, Seen, Server
from tests.harness.generated import Generated

TEXT = {"type": "string"}
INTEGER = {"type": "integer"}
BOOLEAN = {"type": "boolean"}
THINGS = {"type": "array", "items": {"type": "object", "properties": {"id": TEXT}}}
IDS = ["t1", "t2", "t3", "t4", "t5"]


def items(*ids: str) -> list[dict[str, str]]:
    return [{"id": each} for each in ids]


@dataclass(kw_only=True)
class Api:
    """A list of five things in pages of two."""

    parameters: dict[str, Any]
    schema: dict[str, Any]
    respond: Callable[[dict[str, str]], tuple[Any, dict[str, str]]]
    """The body and the headers for a query."""
    queries: list[dict[str, str]]
    """The queries that read all pages, and no more."""
    headers: dict[str, Any] = field(default_factory=dict[str, Any])
    media_type: str = "application/json"
    extensions: dict[str, Any] = field(default_factory=dict[str, Any])

    @property
    def document(self) -> dict[str, Any]:
        response = {
            "description": "A page.",
            "headers": {name: {"schema": schema} for name, schema in self.headers.items()},
            "content": {self.media_type: {"schema": self.schema}},
        }
        operation = {
            "operationId": "listThings",
            "tags": ["things"],
            "parameters": [
                {"name": name, "in": "query", "schema": schema}
                for name, schema in self.parameters.items()
            ],
            "responses": {"200": response},
            **self.extensions,
        }
        return {"paths": {"/things": {"get": operation}}}


def record(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def after(ids: list[str], last: str | None) -> tuple[list[str], bool]:
    """The page after an item, and whether there are more."""
    start = 0 if last is None else ids.index(last) + 1
    return ids[start : start + 2], start + 2 < len(ids)


def stripe(query: dict[str, str]) -> tuple[Any, dict[str, str]]:
    page, more = after(IDS, query.get("starting_after"))
    return {"object": "list", "data": items(*page), "has_more": more}, {}


def openai(query: dict[str, str]) -> tuple[Any, dict[str, str]]:
    page, more = after(IDS, query.get("after"))
    body = {"data": items(*page), "first_id": page[0], "last_id": page[-1], "has_more": more}
    return body, {}


def openai_usage(query: dict[str, str]) -> tuple[Any, dict[str, str]]:
    start = int(query.get("page", "page_0").removeprefix("page_"))
    more = start + 2 < len(IDS)
    following = f"page_{start + 2}" if more else None
    page = items(*IDS[start : start + 2])
    return {"data": page, "has_more": more, "next_page": following}, {}


def sentry(query: dict[str, str]) -> tuple[Any, dict[str, str]]:
    start = int(query.get("cursor", "0:0:0").split(":")[1])
    more = str(start + 2 < len(IDS)).lower()
    link = f'<?cursor=0:{start + 2}:0>; rel="next"; results="{more}"; cursor="0:{start + 2}:0"'
    return items(*IDS[start : start + 2]), {"Link": link}


def svix(query: dict[str, str]) -> tuple[Any, dict[str, str]]:
    page, more = after(IDS, query.get("iterator"))
    return {"data": items(*page), "done": not more, "iterator": page[-1]}, {}


def totals(query: dict[str, str]) -> tuple[Any, dict[str, str]]:
    start = int(query.get("offset", "0"))
    return {"data": items(*IDS[start : start + 2]), "total": len(IDS)}, {}


def square(query: dict[str, str]) -> tuple[Any, dict[str, str]]:
    page, more = after(IDS, query.get("cursor"))
    return {"payments": items(*page)} | ({"cursor": page[-1]} if more else {}), {}


def hal(query: dict[str, str]) -> tuple[Any, dict[str, str]]:
    page, more = after(IDS, query.get("from"))
    following = {"href": f"?from={page[-1]}"} if more else None
    return {"_embedded": {"things": items(*page)}, "_links": {"next": following}}, {}


def json_api(query: dict[str, str]) -> tuple[Any, dict[str, str]]:
    page, more = after(IDS, query.get("page[cursor]"))
    following = f"?page%5Bcursor%5D={page[-1]}" if more else None
    return {"data": items(*page), "links": {"next": following}}, {}


APIS: dict[str, Api] = {
    # https://docs.sentry.io/api/pagination/: there is always a link to the next page, and the last
    # page has `results="false"` in it.
    "sentry": Api(
        parameters={"per_page": INTEGER, "cursor": TEXT},
        schema=THINGS,
        headers={"Link": TEXT},
        respond=sentry,
        queries=[{}, {"cursor": "0:2:0"}, {"cursor": "0:4:0"}],
    ),
    # https://api.svix.com/docs: `iterator` is "The iterator returned from a prior invocation"; `done`
    # is true on the last page.
    "svix": Api(
        parameters={"limit": INTEGER, "iterator": TEXT},
        schema=record(data=THINGS, done=BOOLEAN, iterator={**TEXT, "nullable": True}),
        respond=svix,
        queries=[{}, {"iterator": "t2"}, {"iterator": "t4"}],
    ),
    # https://developer.spotify.com/documentation/web-api: `total` is "The total number of items
    # available to return".
    "total": Api(
        parameters={"offset": {**INTEGER, "default": 0}, "limit": INTEGER},
        schema=record(data=THINGS, total=INTEGER),
        respond=totals,
        queries=[{}, {"offset": "2"}, {"offset": "4"}],
    ),
    # https://developer.squareup.com/reference/square: `cursor` is "The pagination cursor to be used in
    # a subsequent request. If empty, this is the final response."
    "square": Api(
        parameters={"cursor": TEXT, "limit": INTEGER},
        schema=record(
            errors={"type": "array", "items": record(code=TEXT)}, payments=THINGS, cursor=TEXT
        ),
        respond=square,
        queries=[{}, {"cursor": "t2"}, {"cursor": "t4"}],
    ),
    # https://datatracker.ietf.org/doc/html/draft-kelly-json-hal-11, sections 4.1 and 6.
    "hal": Api(
        parameters={"from": TEXT, "limit": INTEGER},
        schema=record(
            _embedded=record(things=THINGS),
            _links=record(next={**record(href=TEXT), "nullable": True}),
        ),
        media_type="application/hal+json",
        respond=hal,
        queries=[{}, {"from": "t2"}, {"from": "t4"}],
    ),
    # https://docs.mollie.com: the same, as the extension states it.
    "mollie": Api(
        parameters={"from": TEXT, "limit": INTEGER},
        schema=record(
            count=INTEGER,
            _embedded=record(things=THINGS),
            _links=record(next={**record(href=TEXT), "nullable": True}),
        ),
        media_type="application/hal+json",
        respond=hal,
        queries=[{}, {"from": "t2"}, {"from": "t4"}],
        extensions={
            "x-speakeasy-pagination": {
                "type": "url",
                "outputs": {"nextUrl": "$._links.next.href"},
            }
        },
    ),
    # https://jsonapi.org/format/#fetching-pagination: `next` is "the next page of data", and null if
    # there is none.
    "json-api": Api(
        parameters={"page[cursor]": TEXT, "page[size]": INTEGER},
        schema=record(data=THINGS, links=record(next={**TEXT, "nullable": True})),
        media_type="application/vnd.api+json",
        respond=json_api,
        queries=[{}, {"page[cursor]": "t2"}, {"page[cursor]": "t4"}],
    ),
    # Stripe's OpenAPI document: "`starting_after` is an object ID that defines your place in the
    # list"; `has_more` is "True if this list has another page of items after this one".
    "stripe": Api(
        parameters={"limit": INTEGER, "starting_after": TEXT, "ending_before": TEXT},
        schema=record(object=TEXT, data=THINGS, has_more=BOOLEAN),
        respond=stripe,
        queries=[{}, {"starting_after": "t2"}, {"starting_after": "t4"}],
    ),
    # OpenAI's OpenAPI document: "if you make a list request and receive 100 objects, ending with
    # obj_foo, your subsequent call can include after=obj_foo in order to fetch the next page".
    "openai": Api(
        parameters={"limit": INTEGER, "after": TEXT},
        schema=record(data=THINGS, first_id=TEXT, last_id=TEXT, has_more=BOOLEAN),
        respond=openai,
        queries=[{}, {"after": "t2"}, {"after": "t4"}],
    ),
    # OpenAI's OpenAPI document: `page` is "A cursor for use in pagination. Corresponding to the
    # `next_page` field from the previous response."
    "openai-usage": Api(
        parameters={"limit": INTEGER, "page": TEXT},
        schema=record(data=THINGS, has_more=BOOLEAN, next_page={**TEXT, "nullable": True}),
        respond=openai_usage,
        queries=[{}, {"page": "page_2"}, {"page": "page_4"}],
    ),
}


@pytest.fixture(params=list(APIS))
def api(request: pytest.FixtureRequest) -> Api:
    return APIS[request.param]


@pytest.mark.parametrize("is_async", [False, True])
def test_all_items_are_read_and_no_page_too_many(
    api: Api, generated: Callable[..., Generated], server: Server, is_async: bool
) -> None:
    def handler(seen: Seen) -> Reply:
        body, headers = api.respond(dict(seen.query))
        return Reply(200, json.dumps(body).encode(), {"Content-Type": api.media_type, **headers})

    server.handler = handler
    found: list[str] = []

    def read(client: Any) -> Any:
        if not is_async:
            found.extend(thing.id for thing in client.things.list())
            return None

        async def iterate() -> None:
            found.extend([thing.id async for thing in client.things.list()])

        return iterate()

    generated(api.document).call(read, is_async=is_async, base_url=server.url)
    assert found == IDS
    assert [dict(seen.query) for seen in server.seen] == api.queries


def test_fake_serves_all_pages(api: Api, generated: Callable[..., Generated]) -> None:
    testing = generated(api.document).module("testing")
    with testing.FakeApi(page_size=1).client() as client:
        pages = list(client.things.list().pages())
    found = [thing.id for page in pages for thing in page]
    assert len(pages) == len(set(found)) == len(found) > 1
