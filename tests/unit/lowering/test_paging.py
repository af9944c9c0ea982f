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


def test_cursor_in_request_body_is_not_supported() -> None:
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
