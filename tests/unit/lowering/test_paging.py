"""Pagination: declared by extensions, detected, and not detected by mistake."""

from __future__ import annotations

from typing import Any

import pytest

from clientwright.conventions.pagination import (
    CursorPagination,
    LinkHeaderPagination,
    NextUrlPagination,
    OffsetPagination,
    PageNumberPagination,
    Pagination,
)
from tests.unit.lowering.model_text import lower_document, lower_with_diagnostics

TEXT = {"type": "string"}
ITEMS = {"type": "array", "items": {"type": "object"}}


def document(
    parameters: list[str],
    schema: dict[str, Any],
    headers: list[str] | None = None,
    first: int | None = None,
    **extensions: Any,
) -> dict[str, Any]:
    """A document with one list operation. A parameter is `name` or `name:type`."""
    return {
        "paths": {
            "/things": {
                "get": {
                    "operationId": "listThings",
                    "parameters": [
                        {
                            "name": p.partition(":")[0],
                            "in": "query",
                            "schema": {
                                "type": p.partition(":")[2] or "integer",
                                **({} if first is None else {"default": first}),
                            },
                        }
                        for p in parameters
                    ],
                    "responses": {
                        "200": {
                            "description": "",
                            "headers": {h: {"schema": TEXT} for h in headers or []},
                            "content": {"application/json": {"schema": schema}},
                        }
                    },
                    **extensions,
                }
            }
        }
    }


def object_schema(**properties: Any) -> dict[str, Any]:
    """An object schema."""
    return {"type": "object", "properties": properties}


def paging(*args: Any, **kwargs: Any) -> Pagination | None:
    """The pagination of the only operation."""
    return lower_document(document(*args, **kwargs)).operations()[0].pagination


def test_next_url_beside_items_or_nested() -> None:
    flat = paging(["limit"], object_schema(items=ITEMS, next_page_url=TEXT))
    assert flat == NextUrlPagination(items=("items",), next=("next_page_url",), size="limit")
    deep = paging(
        ["PageSize", "PageToken:string"],
        object_schema(a=ITEMS, meta=object_schema(next_page_url=TEXT)),
    )
    assert deep == NextUrlPagination(
        items=("a",),
        next=("meta", "next_page_url"),
        size="PageSize",
        parameter="PageToken",
    )


def test_items_and_next_url_in_nested_object() -> None:
    found = paging(
        ["limit"],
        object_schema(
            playlists=object_schema(items=ITEMS, next={**TEXT, "format": "uri"}), note=TEXT
        ),
    )
    assert isinstance(found, NextUrlPagination)
    assert (found.items, found.next) == (("playlists", "items"), ("playlists", "next"))


def test_next_property_must_be_documented_as_url() -> None:
    assert paging(["limit"], object_schema(items=ITEMS, next=TEXT)) is None
    pagination = paging(
        ["limit"], object_schema(items=ITEMS, next={**TEXT, "description": "URL of the next"})
    )
    assert pagination is not None
    assert isinstance(pagination, NextUrlPagination)


def test_cursor_detection() -> None:
    found = paging(
        ["cursor:string", "limit"],
        object_schema(data=ITEMS, next_cursor=TEXT, has_more={"type": "boolean"}),
    )
    assert found == CursorPagination(
        items=("data",),
        next=("next_cursor",),
        parameter="cursor",
        size="limit",
        more=("has_more",),
    )


def test_offset_and_page_number_detection() -> None:
    offset = paging(["offset", "limit"], ITEMS)
    assert offset == OffsetPagination(items=(), parameter="offset", size="limit")
    schema = object_schema(data=ITEMS)
    page = paging(["page", "per_page"], schema, first=1)
    assert page == PageNumberPagination(items=("data",), parameter="page", size="per_page", first=1)


def test_link_header_detection() -> None:
    found = paging(["page", "per_page"], ITEMS, ["Link"])
    assert found == LinkHeaderPagination(items=(), size="per_page")


def test_page_number_beside_token_counts() -> None:
    schema = object_schema(
        things={"type": "array", "items": {}}, next_page_token={"type": "string"}
    )
    parameters = ["page", "page_token:string", "kind:string"]
    operation = lower_document(document(parameters, schema)).operations()[0]
    assert [one.wire_name for one in operation.page_counters] == ["page"]


def test_detection_is_reported() -> None:
    _, diagnostics = lower_with_diagnostics(document(["offset", "limit"], ITEMS))
    assert [finding.rule.code for finding in diagnostics.notes] == ["BD024"]


@pytest.mark.parametrize(
    ("parameters", "schema"),
    [
        (["limit"], ITEMS),
        (["page"], object_schema(data=ITEMS)),
        (["page", "per_page"], object_schema(data=ITEMS)),  # nothing says the first page
        (["offset", "limit"], object_schema(a=ITEMS, b=ITEMS)),
        (["cursor:string"], object_schema(data=ITEMS)),
        ([], object_schema(data=ITEMS, next_page_url=TEXT)),
        (["offset", "limit"], object_schema(name=TEXT)),
    ],
)
def test_ambiguous_lists_are_not_paginated(parameters: list[str], schema: dict[str, Any]) -> None:
    assert paging(parameters, schema) is None


DECLARED: list[tuple[dict[str, Any], Pagination]] = [
    (
        {
            "x-clientwright": {
                "pagination": {
                    "kind": "next-url",
                    "items": "/assistants",
                    "next": "/meta/next_page_url",
                    "size": "PageSize",
                    "parameter": "PageToken",
                    "max-size": 1000,
                }
            }
        },
        NextUrlPagination(
            items=("assistants",),
            next=("meta", "next_page_url"),
            size="PageSize",
            parameter="PageToken",
            max_size=1000,
            declared=True,
        ),
    ),
    (
        {
            "x-fern-pagination": {
                "cursor": "$request.cursor",
                "next_cursor": "$response.page.next",
                "results": "$response.data",
            }
        },
        CursorPagination(
            items=("data",),
            next=("page", "next"),
            parameter="cursor",
            declared=True,
        ),
    ),
    (
        {
            "x-speakeasy-pagination": {
                "type": "offsetLimit",
                "inputs": [
                    {"name": "page", "in": "parameters", "type": "page"},
                    {"name": "n", "in": "parameters", "type": "limit"},
                ],
                "outputs": {"results": "$.data"},
            }
        },
        PageNumberPagination(items=("data",), parameter="page", size="n", first=1, declared=True),
    ),
]


def test_cursor_in_request_body_of_operation_without_body() -> None:
    extensions = {
        "type": "cursor",
        "inputs": [{"name": "cursor", "in": "requestBody", "type": "cursor"}],
        "outputs": {"nextCursor": "$.next", "results": "$.data"},
    }
    assert paging([], object_schema(data=ITEMS), **{"x-speakeasy-pagination": extensions}) is None


@pytest.mark.parametrize(("extensions", "expected"), DECLARED)
def test_declared_pagination(extensions: dict[str, Any], expected: Pagination) -> None:
    assert paging([], object_schema(), **extensions) == expected


def test_false_turns_pagination_off() -> None:
    """Of both our extension and what is detected otherwise."""
    schema = object_schema(data=ITEMS, next_cursor=TEXT)
    assert isinstance(paging(["cursor:string", "limit"], schema), CursorPagination)
    off = {"x-clientwright": {"pagination": False}}
    for more in ({}, {"x-fern-pagination": {"cursor": "cursor", "next_cursor": "next_cursor"}}):
        assert paging(["cursor:string", "limit"], schema, **off, **more) is None


def test_deprecated_parameter_is_used_if_there_is_no_other() -> None:
    def style(names: list[str], deprecated: str) -> Pagination | None:
        text = document(
            [f"{name}:string" for name in names], object_schema(d=ITEMS, next_cursor=TEXT)
        )
        for parameter in text["paths"]["/things"]["get"]["parameters"]:
            parameter["deprecated"] = parameter["name"] == deprecated
        return lower_document(text).operations()[0].pagination

    expected = CursorPagination(items=("d",), parameter="cursor", next=("next_cursor",))
    assert style(["page_token", "cursor"], "page_token") == expected
    assert style(["cursor"], "cursor") == expected


def in_document(pagination: Any, *operations: dict[str, Any]) -> list[Pagination | None]:
    """The styles of operations in a document that states one for all of them."""
    paths = {f"/{index}": one["paths"]["/things"] for index, one in enumerate(operations)}
    for index, path in enumerate(paths.values()):
        path["get"]["operationId"] = f"list{index}"
    text = {"paths": paths, "x-clientwright": {"pagination": pagination}}
    return [one.pagination for one in lower_document(text).operations()]


def test_style_of_whole_document() -> None:
    """Okta's and Sentry's documents mention `Link` in prose only."""
    link = LinkHeaderPagination(size="limit", declared=True)
    assert in_document(
        {"kind": "link"},
        document(["after:string", "limit"], ITEMS),
        document(["q:string"], ITEMS),  # nothing selects a page
        document(["limit"], object_schema(count={"type": "integer"})),  # no list
        document(["limit"], ITEMS, **{"x-clientwright": {"pagination": False}}),
    ) == [link, None, None, None]


def test_style_of_whole_document_needs_its_parameter_and_properties() -> None:
    page = object_schema(data=ITEMS, upcoming=TEXT)
    cursor = {"kind": "cursor", "parameter": "at", "next": "/upcoming"}
    expected = CursorPagination(items=("data",), parameter="at", next=("upcoming",), declared=True)
    assert in_document(
        cursor,
        document(["at:string"], page),
        document(["other:string"], page),
        document(["at:string"], object_schema(data=ITEMS)),
    ) == [expected, None, None]


def test_detection_is_disabled_for_whole_document() -> None:
    detected = document(["cursor:string"], object_schema(data=ITEMS, next_cursor=TEXT))
    assert lower_document(detected).operations()[0].pagination is not None
    assert in_document(False, detected) == [None]


def post(body: dict[str, Any], schema: dict[str, Any], **extensions: Any) -> Pagination | None:
    """The pagination of a list that is read by POST."""
    [path] = document([], schema, **extensions)["paths"].values()
    operation = {**path["get"], "requestBody": {"content": {"application/json": {"schema": body}}}}
    return lower_document({"paths": {"/search": {"post": operation}}}).operations()[0].pagination


def test_request_body_that_shows_no_pages() -> None:
    """A position in a request is not one in a list, unless the response states the next one."""
    page = object_schema(items=ITEMS, total={"type": "integer"})
    body = object_schema(offset={"type": "integer"}, limit={"type": "integer"}, cursor=TEXT)
    assert post(body, page) is None
    assert post(object_schema(name=TEXT), object_schema(items=ITEMS, next_cursor=TEXT)) is None


def test_declared_parameter_in_request_body() -> None:
    page = object_schema(items=ITEMS, total={"type": "integer"})
    body = object_schema(page=object_schema(**{"from": {"type": "integer"}, "size": TEXT}))
    own = {"kind": "offset", "parameter": "/page/from", "size": "/page/size", "items": "/items"}
    expected = OffsetPagination(
        items=("items",), parameter="from", size="size", request_path=("page",), declared=True
    )
    assert post(body, page, **{"x-clientwright": {"pagination": own}}) == expected
    fern = {
        "offset": "$request.page.from",
        "step": "$request.page.size",
        "results": "$response.items",
    }
    assert post(body, page, **{"x-fern-pagination": fern}) == expected


def test_fern_parameter_in_request_body_without_its_place() -> None:
    """`$request.cursor` is a query parameter or a property of the body."""
    page = object_schema(items=ITEMS, upcoming=TEXT)
    fern = {
        "cursor": "$request.at",
        "next_cursor": "$response.upcoming",
        "results": "$response.items",
    }
    style = post(object_schema(at=TEXT), page, **{"x-fern-pagination": fern})
    assert style == CursorPagination(
        items=("items",), parameter="at", next=("upcoming",), request_path=(), declared=True
    )


def test_own_parameter_that_request_body_lacks() -> None:
    page = object_schema(items=ITEMS, upcoming=TEXT)
    [path] = document([], page)["paths"].values()
    body = {"content": {"application/json": {"schema": object_schema(position=TEXT)}}}
    own = {"kind": "cursor", "parameter": "/positon", "next": "/upcoming", "items": "/items"}
    operation = {**path["get"], "requestBody": body, "x-clientwright": {"pagination": own}}
    _, diagnostics = lower_with_diagnostics({"paths": {"/search": {"post": operation}}})
    [finding] = [one for one in diagnostics.all if one.rule.code == "XT004"]
    assert "property in its request body `positon`" in finding.message


def test_declared_header_may_be_undocumented() -> None:
    own = {"kind": "page", "parameter": "page", "pages-header": "X-Pages", "first": 1}
    _, diagnostics = lower_with_diagnostics(
        document(["page"], ITEMS, **{"x-clientwright": {"pagination": own}})
    )
    assert [one for one in diagnostics.all if one.rule.code.startswith("XT")] == []
