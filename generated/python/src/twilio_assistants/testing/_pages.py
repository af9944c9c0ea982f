"""Pages of the fake's lists, each with what leads to the next one.

How a page leads to the next one depends on the pagination style (`_runtime/pagination/styles.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from .._runtime.models import vocabulary as v
from .._runtime.models.checks import Checker
from .._runtime.pagination.styles import (
    ABSENT,
    Counting,
    Following,
    Pagination,
    pagination_from,
)
from .._runtime.models.vocabulary import resolved
from ._received import Received
from ._requests import Values
from ._store import at, put, take_out

_TOKEN = re.compile(r"from-(\d+)")


class NoSuchPage(ValueError):
    """A page was requested by a token that no response contained."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the items of a list; `start` is the index of the first."""

    items: list[v.Json]
    start: int
    size: int
    total: int

    @property
    def is_last(self) -> bool:
        """Whether it holds the last item of the list."""
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
        """The page that a request asks for. Raises `NoSuchPage`."""
        pagination = _pagination_of(operation)
        if pagination is None or pagination.parameter is None:
            return Page(items, 0, max(len(items), 1), len(items))
        size = self._page_size(pagination, values)
        position = values.get(("query", pagination.parameter))
        start = 0
        if position is not None:
            counting = self._counting(operation, pagination)
            start = self._start(pagination, counting, position, size, items, key)
        return Page(items[start : start + size], start, size, len(items))

    def body(
        self,
        operation: v.Operation,
        page: Page,
        request: Received,
        sample: v.Json,
        type: v.Type,
        key: list[str],
    ) -> v.Json:
        """The body of a page: a sample with these items that leads to the next page."""
        if not operation.items:
            return page.items
        body = deepcopy(sample) if v.is_object(sample) else {}
        put(body, operation.items, page.items)
        pagination = _pagination_of(operation)
        if pagination is None:
            return body
        following = self._following(operation, pagination, page, request, key)
        for path, values in pagination.body_values(following):
            for value in values:
                put(body, path, value)
                if value is ABSENT:
                    take_out(body, path)
                if len(values) == 1 or self._checker.fits(body, type):
                    break
        filled = deepcopy(body)
        for envelope in (filled, at(filled, pagination.next_path[:-1])):
            if v.is_object(envelope):
                _fill_envelope(envelope, page, request, pagination)
        return filled if self._checker.fits(filled, type) else body

    def headers(self, operation: v.Operation, page: Page, request: Received) -> dict[str, str]:
        """The response headers that lead to the next page."""
        pagination = _pagination_of(operation)
        if pagination is None:
            return {}
        following = self._following(operation, pagination, page, request, [])
        return {} if following is None else pagination.response_headers(following)

    def _page_size(self, pagination: Pagination, values: Values) -> int:
        requested = values.get(("query", pagination.size)) if pagination.size is not None else None
        size = requested if isinstance(requested, int) and requested > 0 else self._size
        return size if pagination.max_size is None else min(size, pagination.max_size)

    def _counting(self, operation: v.Operation, pagination: Pagination) -> Counting:
        is_number = any(
            isinstance(resolved(parameter.type, self._types), v.Number)
            for parameter in operation.parameters
            if (parameter.place, parameter.name) == ("query", pagination.parameter)
        )
        return pagination.counting(pagination.parameter if is_number else None)

    def _start(
        self,
        pagination: Pagination,
        counting: Counting,
        position: v.Json,
        size: int,
        items: list[v.Json],
        key: list[str],
    ) -> int:
        """The index of the first item of a page. Raises `NoSuchPage`."""
        if counting != "token" and isinstance(position, int):
            first = pagination.first_position(counting)
            return max(position - first, 0) * (size if counting == "page" else 1)
        token = _TOKEN.fullmatch(str(position))
        if token is not None:
            return int(token[1])
        for index, item in enumerate(items):
            if str(at(item, key)) == str(position):
                return index + 1
        if self._forgiving:
            return 0
        raise NoSuchPage(f"query.{pagination.parameter}: no page has the token {position!r}")

    def _following(
        self,
        operation: v.Operation,
        pagination: Pagination,
        page: Page,
        request: Received,
        key: list[str],
    ) -> Following | None:
        if page.is_last:
            return None
        start = page.start + page.size
        counting = self._counting(operation, pagination)
        first = pagination.first_position(counting)
        positions: dict[Counting, v.Json] = {
            "token": f"from-{start}",
            "offset": start + first,
            "page": start // page.size + first,
        }
        return Following(
            position=positions[counting],
            size=page.size,
            last_key=at(page.items[-1], key),
            url=lambda query: _url(request, query),
        )


def _pagination_of(operation: v.Operation) -> Pagination | None:
    return None if operation.pagination is None else pagination_from(operation.pagination)


def _fill_envelope(
    body: dict[str, v.Json], page: Page, request: Received, pagination: Pagination
) -> None:
    """Fills properties that lists commonly have, by their usual names."""
    parameter = pagination.parameter or ""
    previous = max(page.start - page.size, 0)
    values: dict[str, v.Json] = {
        "page": page.start // page.size + pagination.first_position("token"),
        "page_size": page.size,
        "per_page": page.size,
        "total": page.total,
        "total_count": page.total,
        "total_items": page.total,
        "url": request.url,
        "first_page_url": _url(request, {parameter: None}),
        "previous_page_url": (
            _url(request, {parameter: f"from-{previous}" if previous else None})
            if page.start
            else None
        ),
        "key": pagination.items[-1] if pagination.items else None,
    }
    for name, value in values.items():
        if name in body and (name,) != pagination.next_path[-1:]:
            body[name] = value


def _url(request: Received, changes: Mapping[str, str | None]) -> str:
    """The request's URL with some query parameters replaced, or removed (None)."""
    kept = [(name, value) for name, value in request.raw_query if name not in changes]
    added = [(name, quote(value)) for name, value in changes.items() if value is not None and name]
    query = "&".join(f"{quote(name)}={value}" for name, value in [*kept, *added])
    return urlunsplit(urlsplit(request.url)._replace(query=query))
