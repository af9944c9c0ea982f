"""Cuts a list into pages, and tells the client where the next one is, as the operation says.

Not here: what is in the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Literal, TypeAlias
from urllib.parse import quote, urlsplit, urlunsplit

from .._runtime.models import vocabulary as v
from .._runtime.models.checks import Checker
from .._runtime.models.vocabulary import resolved
from ._received import Received
from ._requests import Values
from ._store import at, put, take_out

_Counts: TypeAlias = Literal["token", "offset", "page"]
_ABSENT: v.Json = object()
_TOKEN = re.compile(r"from-(\d+)")


class NoSuchPage(ValueError):
    """A page was asked for by a token that no answer ever gave."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the items of a list, and where they begin."""

    items: list[v.Json]
    start: int
    size: int
    total: int

    @property
    def is_last(self) -> bool:
        """Whether no item comes after those of this page."""
        return self.start + self.size >= self.total


class Pages:
    """Pages of the operations of one API."""

    def __init__(self, api: v.Api, size: int, *, forgiving: bool) -> None:
        self._types = api.types
        self._checker = Checker(api.types, writing=False)
        self._size = size
        self._forgiving = forgiving

    def cut(
        self, operation: v.Operation, values: Values, items: list[v.Json], key: list[str]
    ) -> Page:
        """The page that the request asks for. Raises `NoSuchPage`."""
        paging = operation.paging
        if paging is None or (paging.parameter is None):
            return Page(items, 0, max(len(items), 1), len(items))
        size = self._wanted(paging, values)
        asked = values.get(("query", paging.parameter))
        start = 0 if asked is None else self._start(operation, paging, asked, size, items, key)
        return Page(items[start : start + size], start, size, len(items))

    def write(
        self,
        operation: v.Operation,
        page: Page,
        request: Received,
        sample: v.Json,
        type: v.Type,
        key: list[str],
    ) -> v.Json:
        """The body of a page: a sample of it with these items, and the way to the next."""
        if not operation.items:
            return page.items
        body = deepcopy(sample) if v.is_object(sample) else {}
        put(body, operation.items, page.items)
        paging = operation.paging
        if paging is None:
            return body
        if paging.more:
            put(body, paging.more, not page.is_last)
        if paging.next:
            # The end is told by null, by nothing or by an empty text: by the first that is allowed.
            for next_one in self._next(operation, page, request, key):
                put(body, paging.next, next_one)
                if next_one is _ABSENT:
                    take_out(body, paging.next)
                if self._checker.fits(body, type):
                    break
        told = deepcopy(body)
        for inner in (told, at(told, paging.next[:-1])):
            if v.is_object(inner):
                _tell(inner, page, request, paging)
        return told if self._checker.fits(told, type) else body

    def link(self, operation: v.Operation, page: Page, request: Received) -> str | None:
        """The `Link` header (RFC 8288), where the next page is told by one."""
        paging = operation.paging
        if paging is None or paging.kind != "link" or page.is_last:
            return None
        mark = str(self._mark(operation, paging, page))
        return f'<{_url(request, {paging.parameter or "page": mark})}>; rel="next"'

    def _wanted(self, paging: v.Paging, values: Values) -> int:
        asked = values.get(("query", paging.size)) if paging.size is not None else None
        size = asked if isinstance(asked, int) and asked > 0 else self._size
        return size if paging.max_size is None else min(size, paging.max_size)

    def _counts(self, operation: v.Operation, paging: v.Paging) -> _Counts:
        """What the parameter of the next page says."""
        if paging.kind in ("offset", "page"):
            return "offset" if paging.kind == "offset" else "page"
        name = paging.parameter or ""
        for parameter in operation.parameters:
            if (parameter.place, parameter.name) == ("query", name):
                if isinstance(resolved(parameter.type, self._types), v.Number):
                    return "page" if "page" in name.lower() else "offset"
        return "page" if paging.kind == "link" else "token"

    def _start(
        self,
        operation: v.Operation,
        paging: v.Paging,
        asked: v.Json,
        size: int,
        items: list[v.Json],
        key: list[str],
    ) -> int:
        """Where the page begins that is asked for. Raises `NoSuchPage`."""
        counts = self._counts(operation, paging)
        if counts != "token" and isinstance(asked, int):
            first = _first(paging, counts)
            return max(asked - first, 0) * (size if counts == "page" else 1)
        token = _TOKEN.fullmatch(str(asked))
        if token is not None:
            return int(token[1])
        for index, item in enumerate(items):
            if str(at(item, key)) == str(asked):
                return index + 1
        if self._forgiving:
            return 0
        raise NoSuchPage(f"query.{paging.parameter}: no page has the token {asked!r}")

    def _next(
        self,
        operation: v.Operation,
        page: Page,
        request: Received,
        key: list[str],
    ) -> Iterator[v.Json]:
        """What may tell where the next page is, the best first."""
        paging = operation.paging
        if paging is None or page.is_last:
            yield from (None, _ABSENT, "", 0)
        elif paging.kind == "next-url":
            changes = {paging.parameter or "": str(self._mark(operation, paging, page))}
            if paging.size is not None:
                changes[paging.size] = str(page.size)
            yield _url(request, changes)
        else:
            yield self._mark(operation, paging, page)
            yield at(page.items[-1], key)

    def _mark(self, operation: v.Operation, paging: v.Paging, page: Page) -> v.Json:
        """The value of the parameter that asks for the page after this one."""
        start = page.start + page.size
        match self._counts(operation, paging):
            case "token":
                return f"from-{start}"
            case "offset":
                return start + _first(paging, "offset")
            case "page":
                return start // page.size + _first(paging, "page")


def _first(paging: v.Paging, counts: _Counts) -> int:
    """The number of the first page, or the first offset."""
    return max(paging.first, 1) if counts == "page" and paging.kind == "link" else paging.first


def _tell(body: dict[str, v.Json], page: Page, request: Received, paging: v.Paging) -> None:
    """Fills what envelopes of lists commonly say besides, under names that all of them use."""
    parameter = paging.parameter or ""
    before = max(page.start - page.size, 0)
    told: dict[str, v.Json] = {
        "page": page.start // page.size + paging.first,
        "page_size": page.size,
        "per_page": page.size,
        "total": page.total,
        "total_count": page.total,
        "total_items": page.total,
        "url": request.url,
        "first_page_url": _url(request, {parameter: None}),
        "previous_page_url": (
            _url(request, {parameter: f"from-{before}" if before else None}) if page.start else None
        ),
        "key": paging.items[-1] if paging.items else None,
    }
    for name, value in told.items():
        if name in body and [name] != paging.next[-1:]:
            body[name] = value


def _url(request: Received, changes: Mapping[str, str | None]) -> str:
    """The request's own URL with some query parameters replaced, or taken out (None)."""
    kept = [(name, value) for name, value in request.raw_query if name not in changes]
    made = [(name, quote(value)) for name, value in changes.items() if value is not None and name]
    query = "&".join(f"{quote(name)}={value}" for name, value in [*kept, *made])
    return urlunsplit(urlsplit(request.url)._replace(query=query))
