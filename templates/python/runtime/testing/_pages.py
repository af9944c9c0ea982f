"""Pages of the fake's lists, each with what leads to the next one.

How a page leads to the next one depends on the pagination style (`_runtime/pagination/styles.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from msgspec import UNSET

from .._runtime.models.api_data import ApiData, Json, OperationData
from .._runtime.models.checks import Checker
from .._runtime.models.json_value import is_object
from .._runtime.models.schemas import Schema, kind_of, property_schema, resolve
from .._runtime.pagination import styles
from .._runtime.pagination.styles import Pagination
from ._recorded import RecordedRequest
from ._requests import ValidRequest
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


class Pages:
    def __init__(self, api: ApiData, size: int, *, forgiving: bool) -> None:
        self._definitions = api.definitions
        self._checker = Checker(api.definitions, writing=False)
        self._size = size
        self._forgiving = forgiving

    def respond(
        self,
        request: ValidRequest,
        items: list[Json],
        key: list[str],
        most: int | None,
        sample: Json,
        schema: Schema,
    ) -> tuple[Json, dict[str, str]]:
        """The body and the headers of the page that a request asks for. Raises `NoSuchPage`.

        The body is the sample with at most `most` items, and with what leads to the next page.
        """
        operation = request.operation
        if operation.pagination is None:
            return _put_items(sample, operation.items, items[:most]), {}
        style = styles.pagination_from(operation.pagination)
        counting = self._counting(operation, style)
        key = list(style.item_key) or key
        page = self._cut(style, counting, _sent_values(request, style), items, key, most)
        following = None
        start = page.start + page.size
        if start < page.total:
            first = style.first_position(counting)
            positions: dict[styles.Counting, Json] = {
                "token": f"from-{start}",
                "offset": start + first,
                "page": start // page.size + first,
            }
            following = styles.Following(
                position=positions[counting],
                size=page.size,
                last_key=get_path(page.items[-1], key),
                url=lambda query: _url(request.recorded, query),
            )
        served = styles.ServedPage(
            index=page.start // page.size,
            count=-(-page.total // page.size),
            total=page.total,
            following=following,
        )
        body: Json = _put_items(sample, operation.items, page.items)
        if operation.items:
            body = self._link(body, page, style, served, request.recorded, schema)
        return body, style.response_headers(served)

    def _link(
        self,
        body: dict[str, Json],
        page: PageSlice,
        style: Pagination,
        served: styles.ServedPage,
        request: RecordedRequest,
        schema: Schema,
    ) -> Json:
        """The body with what leads to the next page, and the usual numbers and URLs of lists."""
        for path, values in style.body_values(served):
            for value in values:
                set_path(body, path, value)
                if value is styles.ABSENT:
                    remove_path(body, path)
                if len(values) == 1 or self._checker.fits(body, schema):
                    break
        filled = deepcopy(body)
        for envelope in (filled, get_path(filled, style.next_path[:-1])):
            if is_object(envelope):
                _fill_envelope(envelope, page, request, style)
        return filled if self._checker.fits(filled, schema) else body

    def _counting(self, operation: OperationData, style: Pagination) -> styles.Counting:
        schemas = [
            parameter.schema
            for parameter in operation.parameters
            if (parameter.location, parameter.name) == ("query", style.parameter)
        ]
        if style.request_path is not None and operation.body is not None:
            schema = operation.body.contents[0].schema
            for name in (*style.request_path, style.parameter or ""):
                schema = property_schema(resolve(schema, self._definitions), name)
            schemas = [schema]
        is_number = any(
            kind_of(resolve(schema, self._definitions)) in ("integer", "number")
            for schema in schemas
        )
        return style.counting(style.parameter if is_number else None)

    def _cut(
        self,
        style: Pagination,
        counting: styles.Counting,
        sent: Mapping[str, Any],
        items: list[Json],
        key: list[str],
        most: int | None,
    ) -> PageSlice:
        """The page that a request asks for. Raises `NoSuchPage`."""
        if style.parameter is None:
            items = items[:most]
            return PageSlice(items, 0, max(len(items), 1), len(items))
        requested = sent.get(style.size or "")
        size = requested if isinstance(requested, int) and requested > 0 else self._size
        size = size if style.max_size is None else min(size, style.max_size)
        size = size if most is None else max(min(size, most), 1)
        position = sent.get(style.parameter)
        start: int | None = 0
        if counting != "token" and isinstance(position, int):
            first = style.first_position(counting)
            start = max(position - first, 0) * (size if counting == "page" else 1)
        elif position is not None:
            start = self._find_token(str(position), items, key)
        if start is None:
            place = "query" if style.request_path is None else "body"
            raise NoSuchPage(f"{place}.{style.parameter}: no page has the token {position!r}")
        return PageSlice(items[start : start + size], start, size, len(items))

    def _find_token(self, token: str, items: list[Json], key: list[str]) -> int | None:
        """The index of the first item of a page."""
        found = _TOKEN.fullmatch(token)
        if found is not None:
            return int(found[1])
        after = (n for n, item in enumerate(items, 1) if str(get_path(item, key)) == token)
        return next(after, 0 if self._forgiving else None)


def _sent_values(request: ValidRequest, style: Pagination) -> Mapping[str, Any]:
    """The parameters that select a page, by name."""
    if style.request_path is None:
        values = request.parameters.items()
        return {name: value for (location, name), value in values if location == "query"}
    sent = None if request.body is UNSET else get_path(request.body, style.request_path)
    return sent if is_object(sent) else {}


def _put_items(sample: Json, path: list[str], items: list[Json]) -> Json:
    """A sample of a list with these items."""
    if not path:
        return items
    body = deepcopy(sample) if is_object(sample) else {}
    set_path(body, path, items)
    return body


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
