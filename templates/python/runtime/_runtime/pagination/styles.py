"""Pagination styles: how a response leads to the next page, for the client and for the fake.

A class holds what the document declares about an operation. The client asks it for the items of a
page and for the next page; the fake in `testing` asks it what a response must contain to lead to
the next page. No I/O.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Literal, TypeAlias, get_args

from ..models.json_value import is_array, is_mapping

Path: TypeAlias = tuple[str, ...]
"""Names from a page to a value inside it: attributes of models, keys of dictionaries."""
Headers: TypeAlias = Mapping[str, str]
Query: TypeAlias = Mapping[str, Any]
Counting: TypeAlias = Literal["token", "offset", "page"]
"""What the query parameter that selects a page counts; a token counts nothing."""

ABSENT: Final[Any] = object()
"""In `PaginationStyle.body_values`: the property is removed."""


@dataclass(frozen=True, slots=True)
class NextPage:
    """Where the next page is: at a URL, or at the same URL with other parameters."""

    url: str | None = None
    query: tuple[tuple[str, Any], ...] = ()
    """The parameters that differ; in the request body, if the style says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """The page that a server's response leads to."""

    position: Any
    """The value of the query parameter that selects it."""
    size: int
    last_key: Any
    """The identifier of the last item before it."""
    url: Callable[[Mapping[str, str]], str]
    """The URL of the current request with other query parameters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedPage:
    """A page that a server sends."""

    index: int
    """The number of pages before it."""
    count: int
    """The number of all pages."""
    following: Following | None
    """The next page; None after the last one."""
    total: int = 0
    """The number of all items."""


BodyValues: TypeAlias = Iterator[tuple[Path, tuple[Any, ...]]]
"""By path, the values for a property of the body; the first that its type allows is used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaginationStyle(ABC):
    """What all styles have in common."""

    kind: ClassVar[str]

    items: Path = ()
    """The path of the list of items; empty if the response is the list."""
    size: str | None = None
    """The parameter for the number of items per page."""
    max_size: int | None = None
    """The maximum of `size`."""
    request_path: Path | None = None
    """The path of the object in the request body whose properties are the parameters of the style,
    by JSON name; None if they are query parameters."""

    @property
    def next_path(self) -> Path:
        """The path of the property that leads to the next page; empty if there is none."""
        return ()

    @property
    def item_key(self) -> Path:
        """The path of the identifier in an item, if that selects the next page."""
        return ()

    def items_of(self, page: object) -> list[Any]:
        """The items of a page; empty if the response lacks them."""
        items = _value_at(page, self.items)
        return items if is_array(items) else []

    def is_backward(self, query: Query) -> bool:
        """Whether a query reads the list backward, so that the last item of a page comes first."""
        return False

    @abstractmethod
    def next_page(self, page: object, headers: Headers, query: Query) -> NextPage | None:
        """The page after `page`, which was requested with `query`; None after the last one."""

    def with_page_size(self, query: Query, limit: int | None) -> Query:
        """`query`, requesting no more than `limit` items if the maximum page size is known."""
        if limit is None or self.size is None or self.max_size is None:
            return query
        if _is_set(query.get(self.size)):
            return query
        return {**query, self.size: max(1, min(limit, self.max_size))}

    # --- for a server ---

    def counting(self, numeric_parameter: str | None) -> Counting:
        """What the query parameter that selects a page counts, given its name if it is numeric."""
        return "token" if numeric_parameter is None else _counting_by_name(numeric_parameter)

    def first_position(self, counting: Counting) -> int:
        """The value of that parameter for the first page."""
        return 0

    def body_values(self, page: ServedPage) -> BodyValues:
        """What the body must contain to lead to the next page."""
        yield from ()

    def response_headers(self, page: ServedPage) -> dict[str, str]:
        """The headers that lead to the next page."""
        return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class NextUrlPagination(PaginationStyle):
    """The response body holds the URL of the next page."""

    kind: ClassVar[str] = "next-url"

    next: Path
    parameter: str | None = None
    """The query parameter of the URL that selects a page; only the fake needs it."""

    @property
    def next_path(self) -> Path:
        return self.next

    def next_page(self, page: object, headers: Headers, query: Query) -> NextPage | None:
        url = _value_at(page, self.next)
        return NextPage(url=url) if isinstance(url, str) and url else None

    def body_values(self, page: ServedPage) -> BodyValues:
        following = page.following
        if following is None:
            yield self.next, (None, ABSENT, "", 0)
            return
        query = {self.parameter or "": str(following.position)}
        if self.size is not None:
            query[self.size] = str(following.size)
        yield self.next, (following.url(query),)


@dataclass(frozen=True, slots=True, kw_only=True)
class CursorPagination(PaginationStyle):
    """The response body holds a token, which is sent in the query parameter `parameter`."""

    kind: ClassVar[str] = "cursor"

    parameter: str
    next: Path
    more: Path = ()
    """The path of a boolean such as `has_more`."""
    last: Path = ()
    """The path of a boolean that is true for the last page, such as `done`."""

    @property
    def next_path(self) -> Path:
        return self.next

    def next_page(self, page: object, headers: Headers, query: Query) -> NextPage | None:
        token = _value_at(page, self.next)
        if token is None or token == "" or _is_last(page, self.more):
            return None
        if self.last and _value_at(page, self.last) is True:
            return None
        return NextPage(query=((self.parameter, token),))

    def body_values(self, page: ServedPage) -> BodyValues:
        if self.more:
            yield self.more, (page.following is not None,)
        if self.last:
            yield self.last, (page.following is None,)
        if page.following is None:
            yield self.next, (None, ABSENT, "", 0)
        else:
            yield self.next, (page.following.position, page.following.last_key)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderPagination(PaginationStyle):
    """The response header `header` holds the token or the number of the next page."""

    kind: ClassVar[str] = "header"

    parameter: str
    header: str

    def next_page(self, page: object, headers: Headers, query: Query) -> NextPage | None:
        token = headers.get(self.header, "").strip()
        return NextPage(query=((self.parameter, token),)) if token else None

    def first_position(self, counting: Counting) -> int:
        return 1 if counting == "page" else 0

    def response_headers(self, page: ServedPage) -> dict[str, str]:
        return {} if page.following is None else {self.header: str(page.following.position)}


@dataclass(frozen=True, slots=True, kw_only=True)
class LastItemPagination(PaginationStyle):
    """The identifier of the last item is sent in the query parameter `parameter`."""

    kind: ClassVar[str] = "last-item"

    parameter: str
    key: Path = ()
    """The path of the identifier, through `items`; empty if only `next` has it."""
    more: Path = ()
    """The path of a boolean such as `has_more`."""
    next: Path = ()
    """The path of a property that repeats the identifier."""
    backward: str | None = None
    """The query parameter for the identifier of the first item, to read the list backward."""

    def is_backward(self, query: Query) -> bool:
        if self.backward is None:
            return False
        return _is_set(query.get(self.backward)) and not _is_set(query.get(self.parameter))

    @property
    def next_path(self) -> Path:
        return self.next

    @property
    def item_key(self) -> Path:
        return self.key[len(self.items) :]

    def next_page(self, page: object, headers: Headers, query: Query) -> NextPage | None:
        items = self.items_of(page)
        if not items or _is_last(page, self.more):
            return None
        if self.backward is not None and self.is_backward(query):
            key = _value_at(items[0], self.item_key) if self.key else None
            return None if key is None else NextPage(query=((self.backward, key),))
        key = _value_at(page, self.next) if self.next else None
        if key is None and self.key:
            key = _value_at(items[-1], self.item_key)
        return None if key is None else NextPage(query=((self.parameter, key),))

    def body_values(self, page: ServedPage) -> BodyValues:
        if self.more:
            yield self.more, (page.following is not None,)
        if self.next and page.following is not None:
            yield self.next, (page.following.last_key,)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkHeaderPagination(PaginationStyle):
    """The header `Link` holds the URL of the next page as `rel="next"` (RFC 8288)."""

    kind: ClassVar[str] = "link"

    parameter: str | None = None
    """The query parameter of the URL that selects a page; only the fake needs it."""

    def next_page(self, page: object, headers: Headers, query: Query) -> NextPage | None:
        url = next_link(headers.get("link", ""))
        return NextPage(url=url) if url else None

    def counting(self, numeric_parameter: str | None) -> Counting:
        if numeric_parameter is None:
            return "page" if self.parameter is None else "token"
        return _counting_by_name(numeric_parameter)

    def first_position(self, counting: Counting) -> int:
        return 1 if counting == "page" else 0

    def response_headers(self, page: ServedPage) -> dict[str, str]:
        following = page.following
        if following is None:
            return {}
        url = following.url({self.parameter or "page": str(following.position)})
        return {"link": f'<{url}>; rel="next"'}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedPagePagination(PaginationStyle):
    """The response body states the number of the page and the number of all pages."""

    kind: ClassVar[str] = "stated-page"

    parameter: str
    number: Path
    total: Path
    last: Path = ()
    """The path of a boolean that is true for the last page."""
    first: int = 1
    """The number of the first page; only the fake needs it."""

    @property
    def next_path(self) -> Path:
        return self.number

    def next_page(self, page: object, headers: Headers, query: Query) -> NextPage | None:
        number, total = _value_at(page, self.number), _value_at(page, self.total)
        if not isinstance(number, int):
            number = query.get(self.parameter)
        is_last = not self.items_of(page) or (self.last and _value_at(page, self.last) is True)
        if is_last or not isinstance(number, int):
            return None
        # An API that counts from 0 may have one page fewer: an extra request is better than lost
        # items.
        if isinstance(total, int) and number >= total:
            return None
        return NextPage(query=((self.parameter, number + 1),))

    def counting(self, numeric_parameter: str | None) -> Counting:
        return "page"

    def first_position(self, counting: Counting) -> int:
        return self.first

    def body_values(self, page: ServedPage) -> BodyValues:
        yield self.number, (self.first + page.index,)
        yield self.total, (page.count,)
        if self.last:
            yield self.last, (page.following is None,)


@dataclass(frozen=True, slots=True, kw_only=True)
class OffsetPagination(PaginationStyle):
    """The query parameter `parameter` counts the items to skip."""

    kind: ClassVar[str] = "offset"

    parameter: str
    first: int = 0
    """The value for the first page."""
    more: Path = ()
    """The path of a boolean such as `has_more`."""
    total: Path = ()
    """The path of the number of all items."""

    def next_page(self, page: object, headers: Headers, query: Query) -> NextPage | None:
        count = len(self.items_of(page))
        if count == 0 or _is_last(page, self.more):
            return None
        has_more = self.more and _value_at(page, self.more)
        requested = None if self.size is None else query.get(self.size)
        if not has_more and isinstance(requested, int) and count < requested:
            return None
        position = query.get(self.parameter)
        position = position if isinstance(position, int) else self.first
        total = _value_at(page, self.total) if self.total else None
        if isinstance(total, int) and position - self.first + count >= total:
            return None
        return NextPage(query=((self.parameter, position + self._step(count)),))

    def _step(self, count: int) -> int:
        return count

    def counting(self, numeric_parameter: str | None) -> Counting:
        return "offset"

    def first_position(self, counting: Counting) -> int:
        return self.first

    def body_values(self, page: ServedPage) -> BodyValues:
        if self.more:
            yield self.more, (page.following is not None,)
        if self.total:
            yield self.total, (page.total,)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumberPagination(OffsetPagination):
    """The query parameter `parameter` numbers the pages, from `first` on."""

    kind: ClassVar[str] = "page"

    first: int = 1
    pages_header: str | None = None
    """The response header with the number of pages."""

    def next_page(self, page: object, headers: Headers, query: Query) -> NextPage | None:
        count = headers.get(self.pages_header, "") if self.pages_header is not None else ""
        number = query.get(self.parameter)
        number = number if isinstance(number, int) else self.first
        # No list has more pages than nine digits can count.
        if len(count) < 10 and count.isdecimal() and number - self.first + 1 >= int(count):
            return None
        return OffsetPagination.next_page(self, page, headers, query)

    def response_headers(self, page: ServedPage) -> dict[str, str]:
        return {} if self.pages_header is None else {self.pages_header: str(page.count)}

    def _step(self, count: int) -> int:
        return 1

    def counting(self, numeric_parameter: str | None) -> Counting:
        return "page"


Pagination: TypeAlias = (
    NextUrlPagination
    | CursorPagination
    | HeaderPagination
    | LastItemPagination
    | LinkHeaderPagination
    | StatedPagePagination
    | OffsetPagination
    | PageNumberPagination
)


def pagination_from(data: Mapping[str, Any]) -> Pagination:
    """The pagination that `_api.json` describes."""
    style = next(style for style in get_args(Pagination) if style.kind == data["kind"])
    values = {name: tuple(value) if is_array(value) else value for name, value in data.items()}
    del values["kind"]
    pagination: Pagination = style(**values)
    return pagination


_TARGET = re.compile(r"\s*,?\s*<([^>]*)>")
_PARAMETER = re.compile(r"""\s*;\s*([^=;,\s"]+)(?:\s*=\s*(?:"([^"]*)"|([^;,"\s]*)))?""")


def next_link(header: str) -> str | None:
    """The target of the link with relation `next` in a `Link` header (RFC 8288, section 3)."""
    position = 0
    while link := _TARGET.match(header, position):
        position = link.end()
        has_results = True
        relation: str | None = None
        while parameter := _PARAMETER.match(header, position):
            position = parameter.end()
            name, quoted, bare = parameter.groups(default="")
            value = (quoted or bare).lower()
            if name.lower() == "rel" and relation is None:  # only the first counts (section 3.3)
                relation = value
            elif name.lower() == "results":  # as Sentry marks the last page
                has_results = value != "false"
        if "next" in (relation or "").split() and has_results:
            return link.group(1).strip()
        position += len(header[position:]) - len(header[position:].lstrip(" ;"))
    return None


def _counting_by_name(parameter: str) -> Counting:
    return "page" if "page" in parameter.lower() else "offset"


def _value_at(page: object, path: Path) -> Any:
    value: Any = page
    for name in path:
        value = value.get(name) if is_mapping(value) else getattr(value, name, None)
    return value if _is_set(value) else None


def _is_last(page: object, more: Path) -> bool:
    # Without a value, fetch the next page: an extra request is better than lost items.
    has_more = _value_at(page, more) if more else None
    return has_more is not None and not has_more


def _is_set(value: object) -> bool:
    from ..unset import UNSET  # imports msgspec, which operations should not load at import

    return value is not None and value is not UNSET
