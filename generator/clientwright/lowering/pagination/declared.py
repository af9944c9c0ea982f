"""Paging that a document states: by our extension, and by those of other tools."""

from __future__ import annotations

from ...model import Pagination, PagingKind
from ..extensions import own
from ..reading import JsonObject, as_count, as_flag, as_list, as_object, as_text


def stated_pagination(value: JsonObject, root: JsonObject) -> Pagination | None:
    """How an operation says that it is paged; None where it says nothing.

    `x-fern-pagination: true` is what stands under that key at the root of the document.
    """
    said = as_object(own(value).get("pagination"))
    if said:
        return _ours(said)
    holder = root if as_flag(value.get("x-fern-pagination")) else value
    fern = as_object(holder.get("x-fern-pagination"))
    if fern:
        return _fern(fern)
    speakeasy = as_object(value.get("x-speakeasy-pagination"))
    if speakeasy:
        return _speakeasy(speakeasy)
    said = as_object(value.get("x-ms-pageable"))
    if as_text(said.get("nextLinkName")):
        return Pagination(
            kind=PagingKind.NEXT_URL,
            items=(as_text(said.get("itemName")) or "value",),
            next=tuple(as_text(said.get("nextLinkName")).split(".")),
            stated=True,
        )
    return None


def _ours(said: JsonObject) -> Pagination | None:
    try:
        kind = PagingKind(as_text(said.get("kind")))
    except ValueError:
        return None
    return Pagination(
        kind=kind,
        items=_way(said.get("items")),
        next=_way(said.get("next")),
        parameter=as_text(said.get("parameter")) or None,
        size=as_text(said.get("size")) or None,
        more=_way(said.get("more")),
        max_size=as_count(said.get("max-size")),
        first=as_count(said.get("first")) or 0,
        stated=True,
    )


def _way(pointer: object) -> tuple[str, ...]:
    """`/meta/next` or `$response.meta.next` as the names on the way."""
    text = as_text(pointer)
    if text.startswith("/"):
        return tuple(t.replace("~1", "/").replace("~0", "~") for t in text[1:].split("/"))
    text = text.removeprefix("$response.").removeprefix("$request.").removeprefix("$.")
    return tuple(part.removesuffix("[*]") for part in text.split(".") if part and part != "$")


def _last(pointer: object) -> str | None:
    way = _way(pointer)
    return way[-1] if way else None


def _fern(said: JsonObject) -> Pagination | None:
    items = _way(said.get("results"))
    if "cursor" in said:
        return Pagination(
            kind=PagingKind.CURSOR,
            items=items,
            next=_way(said.get("next_cursor")),
            parameter=_last(said.get("cursor")),
            stated=True,
        )
    if "offset" in said:
        # Counted in pages, unless there is a step: then in things, as many as it says.
        by_page = "step" not in said
        return Pagination(
            kind=PagingKind.PAGE if by_page else PagingKind.OFFSET,
            items=items,
            parameter=_last(said.get("offset")),
            size=_last(said.get("step")),
            more=_way(said.get("has-next-page")),
            first=1 if by_page else 0,
            stated=True,
        )
    if "next_uri" in said or "next_path" in said:
        next_ = _way(said.get("next_uri")) or _way(said.get("next_path"))
        return Pagination(kind=PagingKind.NEXT_URL, items=items, next=next_, stated=True)
    return None


def _speakeasy(said: JsonObject) -> Pagination | None:
    inputs = [as_object(entry) for entry in as_list(said.get("inputs"))]
    names = {as_text(entry.get("type")): as_text(entry.get("name")) for entry in inputs}
    if any(entry.get("in") == "requestBody" for entry in inputs):
        return None  # the body of the next request would have to change
    outputs = as_object(said.get("outputs"))
    items = _way(outputs.get("results"))
    kind = as_text(said.get("type"))
    size = names.get("limit") or None
    if kind == "cursor":
        return Pagination(
            kind=PagingKind.CURSOR,
            items=items,
            next=_way(outputs.get("nextCursor")),
            parameter=names.get("cursor") or None,
            size=size,
            stated=True,
        )
    if kind == "url":
        next_ = _way(outputs.get("nextUrl"))
        return Pagination(kind=PagingKind.NEXT_URL, items=items, next=next_, stated=True)
    if kind == "offsetLimit":
        by_page = "page" in names
        return Pagination(
            kind=PagingKind.PAGE if by_page else PagingKind.OFFSET,
            items=items,
            parameter=names.get("page") or names.get("offset") or None,
            size=size,
            first=1 if by_page else 0,
            stated=True,
        )
    return None
