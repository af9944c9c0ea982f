"""How a list goes on: the five ways APIs have, as data, and the next step each of them takes.

No I/O here: `sync/pager.py` and `aio/pager.py` fetch what this module decides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from ...errors import PagingError
from ..models.json_value import is_array, is_mapping

Way: TypeAlias = tuple[str, ...]
"""Names that lead from a page to something in it: attributes of models, keys of dictionaries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paging:
    items: Way = ()
    """The way to the list of items; empty where the answer is the list."""
    size: str | None = None
    """The query parameter that says how many items a page holds."""
    max_size: int | None = None
    """The most that `size` may ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextUrl(_Paging):
    """The page holds the URL of the next one."""

    next: Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor(_Paging):
    """The page holds a token, which is sent in the query parameter `parameter`."""

    next: Way
    parameter: str
    more: Way = ()
    """The way to a boolean that says whether there is more, where there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset(_Paging):
    """The query parameter `parameter` says how many items to skip."""

    parameter: str
    first: int = 0
    more: Way = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumber(_Paging):
    """The query parameter `parameter` numbers the pages, from `first` on."""

    parameter: str
    first: int = 1
    more: Way = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkHeader(_Paging):
    """The header `Link` holds the URL of the next page as `rel="next"` (RFC 8288)."""


Paging: TypeAlias = NextUrl | Cursor | Offset | PageNumber | LinkHeader


@dataclass(frozen=True, slots=True)
class Next:
    """Where the next page is: at a URL, or at the same place with these query parameters."""

    url: str | None = None
    query: tuple[tuple[str, Any], ...] = ()


def items_of(paging: Paging, page: object) -> list[Any]:
    """The items of a page; empty where the page holds none (a drifted or empty answer)."""
    found = _follow(page, paging.items)
    return found if is_array(found) else []


def next_of(
    paging: Paging, page: object, headers: Mapping[str, str], query: Mapping[str, Any]
) -> Next | None:
    """Where the page after `page` is, which was asked for with `query`; None after the last one."""
    match paging:
        case NextUrl():
            url = _follow(page, paging.next)
            return Next(url=url) if isinstance(url, str) and url else None
        case LinkHeader():
            url = next_link(headers.get("link", ""))
            return Next(url=url) if url else None
        case Cursor():
            token = _follow(page, paging.next)
            if token is None or token == "" or _ended(page, paging.more):
                return None
            return Next(query=((paging.parameter, token),))
        case Offset() | PageNumber():
            count = len(items_of(paging, page))
            if count == 0 or _ended(page, paging.more):
                return None
            if not (paging.more and _follow(page, paging.more)) and _is_short(count, paging, query):
                return None
            here = query.get(paging.parameter)
            here = here if isinstance(here, int) else paging.first
            step = count if isinstance(paging, Offset) else 1
            return Next(query=((paging.parameter, here + step),))


def first_size(paging: Paging, query: Mapping[str, Any], limit: int | None) -> Mapping[str, Any]:
    """`query`, asking for no more items than are wanted where the API's maximum is known."""
    if limit is None or paging.size is None or paging.max_size is None:
        return query
    if _is_set(query.get(paging.size)):
        return query
    return {**query, paging.size: max(1, min(limit, paging.max_size))}


_TARGET = re.compile(r"\s*,?\s*<([^>]*)>")
_PARAMETER = re.compile(r"""\s*;\s*([^=;,\s"]+)(?:\s*=\s*(?:"([^"]*)"|([^;,"\s]*)))?""")


def next_link(header: str) -> str | None:
    """The target of the link with relation `next` in a `Link` header (RFC 8288, section 3)."""
    here = 0
    while link := _TARGET.match(header, here):
        here = link.end()
        while parameter := _PARAMETER.match(header, here):
            here = parameter.end()
            name, quoted, bare = parameter.groups(default="")
            if name.lower() == "rel" and "next" in (quoted or bare).lower().split():
                return link.group(1).strip()
        here += len(header[here:]) - len(header[here:].lstrip(" ;"))
    return None


class Guard:
    """Remembers where a walk has been: an API that leads back there would be walked for ever."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def check(self, step: Next) -> None:
        """Raises `PagingError` where the walk has been there before."""
        if repr(step) in self._seen:
            raise PagingError("the API leads back to a page that was already fetched")
        self.note(step)

    def note(self, step: Next) -> None:
        """The walk was there."""
        self._seen.add(repr(step))


def _follow(page: object, way: Way) -> Any:
    here: Any = page
    for name in way:
        if is_mapping(here):
            here = here.get(name)
        else:
            here = getattr(here, name, None)
    return here if _is_set(here) else None


def _ended(page: object, more: Way) -> bool:
    # Where it is missing it says nothing: better one request too many than items that are lost.
    said = _follow(page, more) if more else None
    return said is not None and not said


def _is_short(count: int, paging: Offset | PageNumber, query: Mapping[str, Any]) -> bool:
    # Without a sign of the end, a page with fewer items than were asked for is the last one.
    asked: Any = None if paging.size is None else query.get(paging.size)
    return isinstance(asked, int) and count < asked


def _is_set(value: object) -> bool:
    from ..unset import UNSET  # here, since operations import this module and msgspec is not light

    return value is not None and value is not UNSET
