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

    parameters: dict[str, Any] = field(default_factory=dict[str, Any])
    body: dict[str, Any] | None = None
    """The schema of the request body; None if the list is read by GET."""
    schema: dict[str, Any]
    respond: Callable[[dict[str, Any]], tuple[Any, dict[str, str]]]
    """The body and the headers for a query, or for a request body."""
    queries: list[dict[str, Any]]
    """The queries or request bodies that read all pages, and no more."""
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
        if self.body is None:
            return {"paths": {"/things": {"get": operation}}}
        # Without an example, the fake has one item: nothing creates more.
        response["content"][self.media_type]["example"] = self.respond({})[0]
        content = {"application/json": {"schema": self.body}}
        operation["requestBody"] = {"content": content, "required": True}
        return {"paths": {"/things": {"post": operation}}}


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


def notion(body: dict[str, Any]) -> tuple[Any, dict[str, str]]:
    page, more = after(IDS, body.get("start_cursor"))
    following = page[-1] if more else None
    return {"results": items(*page), "has_more": more, "next_cursor": following}, {}


def hubspot(body: dict[str, Any]) -> tuple[Any, dict[str, str]]:
    page, more = after(IDS, body.get("after"))
    paging = {"paging": {"next": {"after": page[-1]}}} if more else {}
    return {"results": items(*page), "total": len(IDS), **paging}, {}


def camunda(body: dict[str, Any]) -> tuple[Any, dict[str, str]]:
    page, more = after(IDS, body.get("page", {}).get("after"))
    cursor = page[-1] if more else None
    return {"items": items(*page), "page": {"totalItems": len(IDS), "endCursor": cursor}}, {}


def gitlab(query: dict[str, str]) -> tuple[Any, dict[str, str]]:
    number = int(query.get("page", "1"))
    following = str(number + 1) if number < 3 else ""
    return items(*IDS[2 * number - 2 : 2 * number]), {"X-Next-Page": following}


def header_token(query: dict[str, str]) -> tuple[Any, dict[str, str]]:
    page, more = after(IDS, query.get("cursor"))
    return items(*page), {"X-Next-Cursor": page[-1]} if more else {}


def eve(query: dict[str, str]) -> tuple[Any, dict[str, str]]:
    number = int(query.get("page", "1"))
    return items(*IDS[2 * number - 2 : 2 * number]), {"X-Pages": "3"}


def dotted(query: dict[str, str]) -> tuple[Any, dict[str, str]]:
    page, more = after(IDS, query.get("starting_after"))
    following = {"starting_after": page[-1], "per_page": 2} if more else None
    return {"data": items(*page), "pages": {"type": "pages", "next": following}}, {}


APIS: dict[str, Api] = {
    # https://developers.notion.com/reference/intro, "Pagination": `start_cursor` is in the body of
    # POST; "If has_more is true, pass the next_cursor value".
    "notion": Api(
        body=record(query=TEXT, start_cursor=TEXT, page_size={**INTEGER, "maximum": 100}),
        schema=record(results=THINGS, has_more=BOOLEAN, next_cursor={**TEXT, "nullable": True}),
        respond=notion,
        queries=[
            {"query": "x", **more} for more in ({}, {"start_cursor": "t2"}, {"start_cursor": "t4"})
        ],
    ),
    # https://developers.hubspot.com/docs/api/crm/search: "add an after parameter to the request body"
    # with `paging.next.after` of the response.
    "hubspot": Api(
        body=record(query=TEXT, after=TEXT, limit=INTEGER),
        schema=record(
            results=THINGS, total=INTEGER, paging=record(next=record(after=TEXT, link=TEXT))
        ),
        respond=hubspot,
        queries=[{"query": "x", **more} for more in ({}, {"after": "t2"}, {"after": "t4"})],
    ),
    # Camunda 8's OpenAPI document: `page.after` is "Use the endCursor value from the previous response
    # to fetch the next page of results".
    "camunda": Api(
        body=record(query=TEXT, page=record(after=TEXT, limit=INTEGER)),
        schema=record(
            items=THINGS,
            page=record(totalItems=INTEGER, endCursor={**TEXT, "nullable": True}),
        ),
        respond=camunda,
        queries=[
            {"query": "x", **more}
            for more in ({}, {"page": {"after": "t2"}}, {"page": {"after": "t4"}})
        ],
    ),
    # The same list, as Speakeasy's extension states it: speakeasy.com/docs, "Pagination".
    "speakeasy-body": Api(
        body=record(query=TEXT, position=TEXT),
        schema=record(results=THINGS, has_more=BOOLEAN, next_cursor=TEXT),
        respond=lambda body: notion({"start_cursor": body.get("position")}),
        queries=[{"query": "x", **more} for more in ({}, {"position": "t2"}, {"position": "t4"})],
        extensions={
            "x-speakeasy-pagination": {
                "type": "cursor",
                "inputs": [{"name": "position", "in": "requestBody", "type": "cursor"}],
                "outputs": {"results": "$.results", "nextCursor": "$.next_cursor"},
            }
        },
    ),
    # https://docs.gitlab.com/api/rest/#pagination: `x-next-page` is "The index of the next page";
    # it is empty on the last page.
    "gitlab": Api(
        parameters={"page": {**INTEGER, "default": 1}, "per_page": INTEGER},
        schema=THINGS,
        headers={"X-Next-Page": TEXT},
        respond=gitlab,
        queries=[{}, {"page": "2"}, {"page": "3"}],
    ),
    "header-token": Api(
        parameters={"cursor": TEXT, "limit": INTEGER},
        schema=THINGS,
        headers={"X-Next-Cursor": TEXT},
        respond=header_token,
        queries=[{}, {"cursor": "t2"}, {"cursor": "t4"}],
    ),
    # https://developers.eveonline.com/docs/services/esi/pagination: `X-Pages` is the number of pages.
    "eve": Api(
        parameters={"page": {**INTEGER, "default": 1}},
        schema=THINGS,
        headers={"X-Pages": INTEGER},
        respond=eve,
        queries=[{}, {"page": "2"}, {"page": "3"}],
    ),
    # https://developers.intercom.com/docs/build-an-integration/learn-more/rest-apis/pagination-cursor:
    # `pages.next.starting_after` is the cursor of the next page.
    "intercom": Api(
        parameters={"per_page": INTEGER, "starting_after": TEXT},
        schema=record(
            data=THINGS,
            pages=record(type=TEXT, next=record(starting_after=TEXT, per_page=INTEGER)),
        ),
        respond=dotted,
        queries=[{}, {"starting_after": "t2"}, {"starting_after": "t4"}],
    ),
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
        sent = dict(seen.query) if api.body is None else json.loads(seen.body)
        body, headers = api.respond(sent)
        return Reply(200, json.dumps(body).encode(), {"Content-Type": api.media_type, **headers})

    server.handler = handler
    arguments = {} if api.body is None else {"query": "x"}
    found: list[str] = []

    def read(client: Any) -> Any:
        if not is_async:
            found.extend(thing.id for thing in client.things.list(**arguments))
            return None

        async def iterate() -> None:
            found.extend([thing.id async for thing in client.things.list(**arguments)])

        return iterate()

    generated(api.document).call(read, is_async=is_async, base_url=server.url)
    assert found == IDS
    if api.body is None:
        assert [dict(seen.query) for seen in server.seen] == api.queries
    else:
        assert [json.loads(seen.body) for seen in server.seen] == api.queries


def test_fake_serves_all_pages(api: Api, generated: Callable[..., Generated]) -> None:
    testing = generated(api.document).module("testing")
    with testing.FakeApi(page_size=1).client() as client:
        pages = list(client.things.list().pages())
    found = [thing.id for page in pages for thing in page]
    assert len(pages) == len(set(found)) == len(found) > 1


@pytest.mark.parametrize("is_async", [False, True])
def test_list_is_read_backward(
    generated: Callable[..., Generated], server: Server, is_async: bool
) -> None:
    """https://docs.stripe.com/api/pagination: with `ending_before=obj_bar`, "your subsequent call can
    include ending_before=obj_bar in order to fetch the previous page of the list"; `has_more` then
    tells whether there are items before the page.
    """
    before = {"t5": ["t3", "t4"], "t3": ["t1", "t2"]}

    def handler(seen: Seen) -> Reply:
        last = dict(seen.query)["ending_before"]
        page = {"object": "list", "data": items(*before[last]), "has_more": last == "t5"}
        return Reply(200, json.dumps(page).encode(), {"Content-Type": "application/json"})

    server.handler = handler
    found: list[str] = []

    def read(client: Any) -> Any:
        if not is_async:
            found.extend(thing.id for thing in client.things.list(ending_before="t5"))
            return None

        async def iterate() -> None:
            found.extend([thing.id async for thing in client.things.list(ending_before="t5")])

        return iterate()

    generated(APIS["stripe"].document).call(read, is_async=is_async, base_url=server.url)
    assert found == ["t4", "t3", "t2", "t1"]
    assert [dict(seen.query) for seen in server.seen] == [
        {"ending_before": "t5"},
        {"ending_before": "t3"},
    ]
