"""Pages of the fake's lists, each with what leads to the next one.

How a page leads to the next one depends on the pagination style (`_runtime/pagination/styles.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from .._runtime.models.api_data import ApiData, Json, OperationData
from .._runtime.models.checks import Checker
from .._runtime.models.json_value import is_object
from .._runtime.models.schemas import Schema, kind_of, resolve
from .._runtime.pagination.styles import (
    ABSENT,
    Counting,
    Following,
    Pagination,
    ServedPage,
    pagination_from,
)
from ._recorded import RecordedRequest
from ._requests import Parameters
from ._store import get_path, remove_path, set_path

_TOKEN = re.compile(r"from-(\d+)")


class NoSuchPage(ValueError):
    """A page was requested by a token that no response contained."""


@dataclass(frozen=True, slots=True)
class PageSlice:
    """Some of the items of a list; `start` is the index of the first."""

    items: list[Json]
    start: int
    size: int
    total: int

    @property
    def is_last(self) -> bool:
        """Whether it holds the last item of the list."""
        return self.start + self.size >= self.total


class Pages:
    """Pages of the operations of one API."""

    def __init__(self, api: ApiData, size: int, *, forgiving: bool) -> None:
        self._definitions = api.definitions
        self._checker = Checker(api.definitions, writing=False)
        self._size = size
        self._forgiving = forgiving

    def cut(
        self,
        operation: OperationData,
        values: Parameters,
        items: list[Json],
        key: list[str],
        most: int | None,
    ) -> PageSlice:
        """The page that a request asks for, with at most `most` items. Raises `NoSuchPage`."""
        pagination = _pagination_of(operation)
        if pagination is None or pagination.parameter is None:
            items = items[:most]
            return PageSlice(items, 0, max(len(items), 1), len(items))
        size = self._page_size(pagination, values)
        size = size if most is None else max(min(size, most), 1)
        position = values.get(("query", pagination.parameter))
        start = 0
        if position is not None:
            counting = self._counting(operation, pagination)
            start = self._start(pagination, counting, position, size, items, key)
        return PageSlice(items[start : start + size], start, size, len(items))

    def body(
        self,
        operation: OperationData,
        page: PageSlice,
        request: RecordedRequest,
        sample: Json,
        schema: Schema,
        key: list[str],
    ) -> Json:
        """The body of a page: a sample with these items that leads to the next page."""
        if not operation.items:
            return page.items
        body = deepcopy(sample) if is_object(sample) else {}
        set_path(body, operation.items, page.items)
        pagination = _pagination_of(operation)
        if pagination is None:
            return body
        following = self._following(operation, pagination, page, request, key)
        served = ServedPage(
            index=page.start // page.size,
            count=-(-page.total // page.size),
            following=following,
        )
        for path, values in pagination.body_values(served):
            for value in values:
                set_path(body, path, value)
                if value is ABSENT:
                    remove_path(body, path)
                if len(values) == 1 or self._checker.fits(body, schema):
                    break
        filled = deepcopy(body)
        for envelope in (filled, get_path(filled, pagination.next_path[:-1])):
            if is_object(envelope):
                _fill_envelope(envelope, page, request, pagination)
        return filled if self._checker.fits(filled, schema) else body

    def headers(
        self, operation: OperationData, page: PageSlice, request: RecordedRequest
    ) -> dict[str, str]:
        """The response headers that lead to the next page."""
        pagination = _pagination_of(operation)
        if pagination is None:
            return {}
        following = self._following(operation, pagination, page, request, [])
        return {} if following is None else pagination.response_headers(following)

    def _page_size(self, pagination: Pagination, values: Parameters) -> int:
        requested = values.get(("query", pagination.size)) if pagination.size is not None else None
        size = requested if isinstance(requested, int) and requested > 0 else self._size
        return size if pagination.max_size is None else min(size, pagination.max_size)

    def _counting(self, operation: OperationData, pagination: Pagination) -> Counting:
        is_number = any(
            kind_of(resolve(parameter.schema, self._definitions)) in ("integer", "number")
            for parameter in operation.parameters
            if (parameter.location, parameter.name) == ("query", pagination.parameter)
        )
        return pagination.counting(pagination.parameter if is_number else None)

    def _start(
        self,
        pagination: Pagination,
        counting: Counting,
        position: Json,
        size: int,
        items: list[Json],
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
            if str(get_path(item, key)) == str(position):
                return index + 1
        if self._forgiving:
            return 0
        raise NoSuchPage(f"query.{pagination.parameter}: no page has the token {position!r}")

    def _following(
        self,
        operation: OperationData,
        pagination: Pagination,
        page: PageSlice,
        request: RecordedRequest,
        key: list[str],
    ) -> Following | None:
        if page.is_last:
            return None
        start = page.start + page.size
        counting = self._counting(operation, pagination)
        first = pagination.first_position(counting)
        positions: dict[Counting, Json] = {
            "token": f"from-{start}",
            "offset": start + first,
            "page": start // page.size + first,
        }
        return Following(
            position=positions[counting],
            size=page.size,
            last_key=get_path(page.items[-1], key),
            url=lambda query: _url(request, query),
        )


def _pagination_of(operation: OperationData) -> Pagination | None:
    return None if operation.pagination is None else pagination_from(operation.pagination)


def _fill_envelope(
    body: dict[str, Json], page: PageSlice, request: RecordedRequest, pagination: Pagination
) -> None:
    """Fills properties that lists commonly have, by their usual names."""
    parameter = pagination.parameter or ""
    previous = max(page.start - page.size, 0)
    values: dict[str, Json] = {
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


def _url(request: RecordedRequest, changes: Mapping[str, str | None]) -> str:
    """The request's URL with some query parameters replaced, or removed (None)."""
    kept = [(name, value) for name, value in request.raw_query if name not in changes]
    added = [(name, quote(value)) for name, value in changes.items() if value is not None and name]
    query = "&".join(f"{quote(name)}={value}" for name, value in [*kept, *added])
    return urlunsplit(urlsplit(request.url)._replace(query=query))
