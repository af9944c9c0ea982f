"""Pagination styles: how an operation's response leads to the next page.

Everything the generator knows about a style is in its class: how it is detected, which extensions
declare it, and what two sample pages of it look like. `runtime/_runtime/pagination/styles.py` has
the class of the same name that the generated client uses. To add a style, write both classes, and
add this one to `Pagination`.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from dataclasses import MISSING, dataclass, field, fields
from typing import Any, ClassVar, Final, Self, TypeAlias, TypeGuard, get_args
from urllib.parse import urlencode

from ..diagnostics.origin import split_pointer
from ..values import JsonObject, JsonValue, as_count, as_list, as_object, as_text

PropertyPath: TypeAlias = tuple[str, ...]
"""Property names from the response body to a value inside it; empty for the body itself."""

RequestPath: TypeAlias = PropertyPath | None

SampleValues: TypeAlias = Iterator[tuple[PropertyPath, tuple[JsonValue, ...]]]
"""By path, the values for a property of a page; the first that its type allows is used."""

ABSENT: Final = object()
"""In `SampleValues`: the property is removed."""
_SECOND_PAGE: Final = "the-second-page"
_SERVER_ONLY: Final = {"server_only": True}
"""Marks a field that only a server of the API needs, such as the generated fake."""


def _split_names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_URL_PROPERTIES = _split_names(
    "next_page_url next_url next_page_uri next_uri next_link nextlink next_href odata_next_link"
)
_CURSOR_PROPERTIES = _split_names("""
    next_cursor next_page_token next_token next_page cursor continuation_token next_marker
    next_continuation_token end_cursor after next_page_cursor continue scroll_id iterator
    """)
_CURSOR_PARAMETERS = _split_names("""
    cursor page_token pagetoken next_token continuation_token page_cursor marker
    starting_after continue next_cursor next_page_token after scroll_id start_cursor iterator
    """)
_CURSOR_HEADERS = _split_names(
    "next_cursor next_page_token next_token next_page continuation_token cursor next_page_cursor"
)
_PAGE_COUNT_HEADERS = _split_names("pages total_pages page_count pagecount")
_LAST_ITEM_PARAMETERS = _split_names("starting_after after after_id")
_FIRST_ITEM_PARAMETERS = _split_names("ending_before before before_id")
_OFFSET_PARAMETERS = _split_names("offset skip start start_index from")
_PAGE_PARAMETERS = _split_names("page page_number page_num page_no pageno current_page p")
_SIZE_PARAMETERS = _split_names("""
    page_size pagesize per_page perpage limit max_results maxresults count page_limit size
    items_per_page top results_per_page max_items rows
    """)
_PAGE_PROPERTIES = _split_names("number page page_number current_page")
_TOTAL_PROPERTIES = _split_names("total_pages max_page page_count num_pages last_page")
_ITEM_TOTAL_PROPERTIES = _split_names(
    "total total_count total_items total_results total_records total_elements"
)
_MORE_PROPERTIES = _split_names("has_more has_next has_next_page more is_truncated")
_ANY_PARAMETERS = _split_names("pagetoken cursor after startingafter pageafter page offset from")

_PER_PAGE: Final = re.compile(r"\b(page|returned|response)\b", re.IGNORECASE)
LINKS: Final = frozenset({"_links", "links"})
"""Objects that hold URLs, as in HAL and JSON:API."""
_STRING: Final = frozenset({"string"})
_STRING_OR_ANY: Final = frozenset({"string", "any"})
_NUMBER: Final = frozenset({"integer", "number"})
_NUMBER_OR_ANY: Final = frozenset({"integer", "number", "any"})


# --- what an operation shows ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestValue:
    """A query parameter or a property of the request body, as far as pagination is concerned."""

    name: str
    normalized: str
    """The name in lower case, its words separated by `_`."""
    kind: str | None
    """The value of its `ScalarKind`; None if it is not a scalar."""
    first: int | None = None
    """The number of the first page, if the parameter is a page number and the document says it."""
    maximum: int | None = None
    is_moment: bool = False
    """Whether the document describes it as a time or an identifier, which counts nothing."""
    deprecated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyProperty:
    """A property of the response body that holds a single value."""

    path: PropertyPath
    normalized: str
    kinds: frozenset[str]
    """The values of the `ScalarKind`s that it may have."""
    format: str = ""
    docs: str = ""
    examples: str = ""

    @property
    def is_url(self) -> bool:
        """Whether the document shows that it holds a URL."""
        docs = f" {self.docs} ".lower()
        return (
            self.format.startswith("ur")
            or not LINKS.isdisjoint(self.path)
            or " url" in docs
            or " uri" in docs
            or "http" in self.examples
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFacts:
    """What an operation and its response show about a list."""

    items: PropertyPath = ()
    parameters: tuple[RequestValue, ...]
    """The query parameters; or the properties of the object at `request_path`."""
    request_path: RequestPath = None
    """The path of an object in the request body; None if the query selects a page."""
    properties: tuple[BodyProperty, ...]
    headers: frozenset[str]
    """The names of the declared response headers, in lower case."""
    key: PropertyPath = ()
    """The path of the identifier in the items, through the array; empty if they have none."""

    def parameter(
        self, names: Collection[str], kinds: Collection[str] | None = None
    ) -> RequestValue | None:
        """The first parameter with one of the names, of one of the kinds.

        A deprecated one is used if there is no other.
        """
        found = [
            parameter
            for parameter in self.parameters
            if parameter.normalized in names and (kinds is None or parameter.kind in kinds)
        ]
        return min(found, key=lambda parameter: parameter.deprecated, default=None)

    def property(self, names: Collection[str], kinds: frozenset[str]) -> PropertyPath:
        """The path of the first property with one of the names, of one of the kinds."""
        return next((found.path for found in self._find_properties(names, kinds)), ())

    def next_url(self) -> PropertyPath:
        """The path of the next page's URL. A property `next` must be documented as a URL."""
        return self.property(_URL_PROPERTIES, _STRING_OR_ANY) or next(
            (
                found.path
                for found in self._find_properties(("next", "href"), _STRING)
                if found.is_url and "next" in found.path[-2:]
            ),
            (),
        )

    def cursor(self) -> tuple[RequestValue, PropertyPath] | None:
        """The parameter for the token of a page, and the path of the next page's token."""
        parameter = self.parameter(_CURSOR_PARAMETERS, _STRING_OR_ANY)
        token = self.property(_CURSOR_PROPERTIES, _STRING_OR_ANY)
        page = self.parameter(_PAGE_PARAMETERS, _STRING)
        if page is not None and self.more() and (parameter is None or not token):
            parameter, token = page, self.property(("next_page",), _STRING)
        if not token and parameter is not None:
            found = self._find_properties((parameter.normalized,), _STRING_OR_ANY)
            token = next((one.path for one in found if one.path[-2:-1] == ("next",)), ())
        if not token and self.more():
            found = self._find_properties(("next",), _STRING)
            token = next((one.path for one in found if not one.is_url), ())
        return (parameter, token) if parameter is not None and token else None

    def header(self, names: Collection[str]) -> str | None:
        """The first response header with one of the names, which may begin with `X-`."""
        by_name = {name.removeprefix("x-").replace("-", "_"): name for name in self.headers}
        return next((by_name[name] for name in names if name in by_name), None)

    def more(self) -> PropertyPath:
        """The path of a boolean such as `has_more`."""
        return self.property(_MORE_PROPERTIES, frozenset({"boolean"}))

    def item_total(self) -> PropertyPath:
        """The path of the number of all items, not of those on a page."""
        found = self._find_properties(_ITEM_TOTAL_PROPERTIES, _NUMBER)
        return next((one.path for one in found if not _PER_PAGE.search(one.docs)), ())

    def size(self) -> RequestValue | None:
        """The parameter for the number of items per page."""
        by_name = {parameter.normalized: parameter for parameter in self.parameters}
        return next((by_name[name] for name in _SIZE_PARAMETERS if name in by_name), None)

    def page_number(self) -> RequestValue | None:
        return self.parameter(_PAGE_PARAMETERS, _NUMBER_OR_ANY)

    def offset(self) -> RequestValue | None:
        found = self.parameter(_OFFSET_PARAMETERS, _NUMBER_OR_ANY)
        return None if found is not None and found.is_moment else found

    def has_page_parameter(self) -> bool:
        """Whether any query parameter selects a page or its size."""
        cursor = self.parameter(_CURSOR_PARAMETERS)
        return bool(self.size() or cursor or self.page_number() or self.offset())

    def common(self) -> dict[str, Any]:
        """The fields of every style."""
        size = self.size()
        common = {"items": self.items, "request_path": self.request_path}
        return common if size is None else {**common, "size": size.name, "max_size": size.maximum}

    def _find_properties(
        self, names: Collection[str], kinds: frozenset[str]
    ) -> Iterator[BodyProperty]:
        return (
            found
            for found in self.properties
            if found.normalized in names and not kinds.isdisjoint(found.kinds)
        )


def parse_property_path(pointer: object) -> PropertyPath:
    """The property names of `/meta/next` or `$response.meta.next`."""
    text = as_text(pointer)
    if text.startswith("/"):
        return tuple(split_pointer(text))
    text = text.removeprefix("$response.").removeprefix("$request.").removeprefix("$.")
    return tuple(part.removesuffix("[*]") for part in text.split(".") if part and part != "$")


def is_property_path(value: object) -> TypeGuard[PropertyPath]:
    """Whether a field of a style is a path."""
    return isinstance(value, tuple)


def _get_last_name(pointer: object) -> str | None:
    path = parse_property_path(pointer)
    return path[-1] if path else None


# --- styles --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class PaginationStyle(ABC):
    """What all styles have in common."""

    kind: ClassVar[str]
    """The name of the style in `x-clientwright`."""
    ends_with_empty_page: ClassVar[bool] = False
    selects_by_token: ClassVar[bool] = False

    items: PropertyPath = ()
    size: str | None = None
    """The query parameter for the number of items per page."""
    max_size: int | None = None
    """The maximum of `size`."""
    request_path: RequestPath = None
    """The path of the object in the request body whose properties are the parameters of the style;
    None if they are query parameters."""
    declared: bool = False
    """The document declares it with an extension; otherwise it was detected."""

    @classmethod
    @abstractmethod
    def detect(cls, facts: ListFacts) -> Self | None:
        """The style; None if the parameters and the response of an operation do not show it."""

    def client_fields(self) -> dict[str, Any]:
        """The fields that differ from the defaults of the runtime's class of the same name."""
        return {
            one.name: value
            for one in fields(self)
            if (value := getattr(self, one.name)) != one.default
            and one.name != "declared"
            and not one.metadata.get("server_only")
        }

    def server_fields(self, query_names: Collection[str]) -> dict[str, Any]:
        """The same for a server that has these query parameters."""
        return self.client_fields()

    def replaces(self, parameter: str) -> bool:
        """Whether a query parameter counts pages, although a token selects them."""
        if not self.selects_by_token or self.request_path is not None:
            return False
        token: str | None = getattr(self, "parameter", None)
        squashed = parameter.lower().replace("-", "").replace("_", "")
        counts = squashed in {name.replace("_", "") for name in _PAGE_PARAMETERS}
        return token not in (None, parameter) and counts

    def find_first_value(self, parameter: str) -> int | None:
        """The value of a query parameter for the first page, if the style numbers pages by it."""
        return None

    @abstractmethod
    def second_page_query(self, last_item: JsonValue) -> JsonObject:
        """The parameters of the request for the second sample page, by name.

        `last_item` is the last of the first page.
        """

    def sample_values(self, *, last: bool) -> SampleValues:
        """What the body of the first or the last sample page must contain."""
        yield from ()

    def sample_headers(self, *, last: bool) -> dict[str, str]:
        """The headers of the first or the last sample page."""
        return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class NextUrlPagination(PaginationStyle):
    """The response body holds the URL of the next page."""

    kind: ClassVar[str] = "next-url"
    selects_by_token: ClassVar[bool] = True

    next: PropertyPath
    parameter: str | None = field(default=None, metadata=_SERVER_ONLY)
    """The query parameter of the URL that selects the page."""

    @classmethod
    def detect(cls, facts: ListFacts) -> Self | None:
        next_url = facts.next_url()
        if not next_url or not facts.has_page_parameter():
            return None
        cursor = facts.parameter(_CURSOR_PARAMETERS)
        name = None if cursor is None else cursor.name
        return cls(**facts.common(), next=next_url, parameter=name)

    def server_fields(self, query_names: Collection[str]) -> dict[str, Any]:
        parameter = self.parameter or _choose_parameter(query_names, _ANY_PARAMETERS)
        return self.client_fields() | ({} if parameter is None else {"parameter": parameter})

    def second_page_query(self, last_item: JsonValue) -> JsonObject:
        return {self.parameter or "page": _SECOND_PAGE}

    def sample_values(self, *, last: bool) -> SampleValues:
        url = f"?{urlencode(self.second_page_query(None))}"
        yield self.next, (None, ABSENT, "") if last else (url,)


@dataclass(frozen=True, slots=True, kw_only=True)
class CursorPagination(PaginationStyle):
    """The response body holds a token, which is sent in a query parameter."""

    kind: ClassVar[str] = "cursor"
    selects_by_token: ClassVar[bool] = True

    next: PropertyPath
    parameter: str
    more: PropertyPath = ()
    last: PropertyPath = ()

    @classmethod
    def detect(cls, facts: ListFacts) -> Self | None:
        found = facts.cursor()
        if found is None:
            return None
        parameter, token = found
        return cls(
            **facts.common(),
            next=token,
            parameter=parameter.name,
            more=facts.more(),
            last=facts.property(("done",), frozenset({"boolean"})),
        )

    def second_page_query(self, last_item: JsonValue) -> JsonObject:
        return {self.parameter: _SECOND_PAGE}

    def sample_values(self, *, last: bool) -> SampleValues:
        if self.more:
            yield self.more, (not last,)
        if self.last:
            yield self.last, (last,)
        yield self.next, (None, ABSENT, "") if last else (_SECOND_PAGE,)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderPagination(PaginationStyle):
    """A response header holds the token or the number of the next page."""

    kind: ClassVar[str] = "header"
    selects_by_token: ClassVar[bool] = True

    parameter: str
    header: str

    @classmethod
    def detect(cls, facts: ListFacts) -> Self | None:
        parameter = facts.parameter(_CURSOR_PARAMETERS, _STRING_OR_ANY)
        header = facts.header(_CURSOR_HEADERS)
        if parameter is None:
            parameter, header = facts.page_number(), facts.header(("next_page",))
        if parameter is None or header is None:
            return None
        return cls(**facts.common(), parameter=parameter.name, header=header)

    def second_page_query(self, last_item: JsonValue) -> JsonObject:
        return {self.parameter: _SECOND_PAGE}

    def sample_headers(self, *, last: bool) -> dict[str, str]:
        return {} if last else {self.header: _SECOND_PAGE}


@dataclass(frozen=True, slots=True, kw_only=True)
class LastItemPagination(PaginationStyle):
    """The identifier of the last item is sent in a query parameter, while there are more."""

    kind: ClassVar[str] = "last-item"
    selects_by_token: ClassVar[bool] = True

    parameter: str
    key: PropertyPath = ()
    more: PropertyPath = ()
    next: PropertyPath = ()
    """A property of the response that repeats the identifier."""
    backward: str | None = None
    """The query parameter for the identifier of the first item, to read the list backward."""

    @classmethod
    def detect(cls, facts: ListFacts) -> Self | None:
        parameter = facts.parameter(_LAST_ITEM_PARAMETERS, _STRING_OR_ANY)
        backward = facts.parameter(_FIRST_ITEM_PARAMETERS, _STRING_OR_ANY)
        stated = facts.property(("last_id",), _STRING_OR_ANY)
        if parameter is None or not (facts.key or stated) or not facts.more():
            return None
        return cls(
            **facts.common(),
            parameter=parameter.name,
            key=facts.key,
            more=facts.more(),
            next=stated,
            backward=None if backward is None else backward.name,
        )

    def second_page_query(self, last_item: JsonValue) -> JsonObject:
        if self.next:
            return {self.parameter: _SECOND_PAGE}
        value: object = last_item
        for name in self.key[len(self.items) :]:
            value = as_object(value).get(name)
        return {} if value is None else {self.parameter: value}

    def sample_values(self, *, last: bool) -> SampleValues:
        if self.more:
            yield self.more, (not last,)
        if self.next:
            yield self.next, (_SECOND_PAGE,)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkHeaderPagination(PaginationStyle):
    """The `Link` header holds the URL of the next page as `rel="next"` (RFC 8288)."""

    kind: ClassVar[str] = "link"

    @classmethod
    def detect(cls, facts: ListFacts) -> Self | None:
        found = facts.has_page_parameter() and "link" in facts.headers
        return cls(**facts.common()) if found else None

    def server_fields(self, query_names: Collection[str]) -> dict[str, Any]:
        parameter = _choose_parameter(query_names, _ANY_PARAMETERS[::-1])
        return self.client_fields() | ({} if parameter is None else {"parameter": parameter})

    def second_page_query(self, last_item: JsonValue) -> JsonObject:
        return {"page": _SECOND_PAGE}

    def sample_headers(self, *, last: bool) -> dict[str, str]:
        url = f"?{urlencode(self.second_page_query(None))}"
        return {} if last else {"link": f'<{url}>; rel="next"'}


@dataclass(frozen=True, slots=True, kw_only=True)
class _CountingPagination(PaginationStyle):
    """A query parameter counts pages or items."""

    ends_with_empty_page: ClassVar[bool] = True

    parameter: str
    first: int = 0
    """The value for the first page."""
    more: PropertyPath = ()

    def find_first_value(self, parameter: str) -> int | None:
        return self.first if parameter == self.parameter else None

    def second_page_query(self, last_item: JsonValue) -> JsonObject:
        return {self.parameter: self.first + 1}

    def sample_values(self, *, last: bool) -> SampleValues:
        if self.more:
            yield self.more, (not last,)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedPagePagination(PaginationStyle):
    """The response body states the number of the page and the number of all pages."""

    kind: ClassVar[str] = "stated-page"

    parameter: str
    number: PropertyPath
    total: PropertyPath
    last: PropertyPath = ()
    first: int = field(default=1, metadata=_SERVER_ONLY)
    """The number of the first page."""

    @classmethod
    def detect(cls, facts: ListFacts) -> Self | None:
        page = facts.page_number()
        number = facts.property(_PAGE_PROPERTIES, _NUMBER)
        total = facts.property(_TOTAL_PROPERTIES, _NUMBER)
        if page is None or not number or not total:
            return None
        return cls(
            **facts.common(),
            parameter=page.name,
            number=number,
            total=total,
            last=facts.property(("last", "is_last", "last_page"), frozenset({"boolean"})),
            # Spring Data calls it `number`, and counts from 0.
            first=0 if number[-1] == "number" or page.first == 0 else 1,
        )

    def server_fields(self, query_names: Collection[str]) -> dict[str, Any]:
        return self.client_fields() | ({} if self.first == 1 else {"first": self.first})

    def second_page_query(self, last_item: JsonValue) -> JsonObject:
        return {self.parameter: 2}

    def sample_values(self, *, last: bool) -> SampleValues:
        yield self.number, (2 if last else 1,)
        yield self.total, (2,)
        if self.last:
            yield self.last, (last,)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumberPagination(_CountingPagination):
    """A query parameter numbers the pages."""

    kind: ClassVar[str] = "page"

    first: int = 1
    pages_header: str | None = None
    """The response header with the number of pages."""

    @classmethod
    def detect(cls, facts: ListFacts) -> Self | None:
        page, header = facts.page_number(), facts.header(_PAGE_COUNT_HEADERS)
        if page is None or page.first is None or (facts.size() is None and header is None):
            return None
        return cls(
            **facts.common(),
            parameter=page.name,
            more=facts.more(),
            first=page.first,
            pages_header=header,
        )

    def sample_headers(self, *, last: bool) -> dict[str, str]:
        return {} if self.pages_header is None else {self.pages_header: str(self.first + 1)}


@dataclass(frozen=True, slots=True, kw_only=True)
class OffsetPagination(_CountingPagination):
    """A query parameter counts the items to skip."""

    kind: ClassVar[str] = "offset"

    total: PropertyPath = ()
    """The number of all items."""

    @classmethod
    def detect(cls, facts: ListFacts) -> Self | None:
        offset = facts.offset()
        if offset is None or facts.size() is None:
            return None
        return cls(
            **facts.common(),
            parameter=offset.name,
            more=facts.more(),
            total=facts.item_total(),
        )

    def sample_values(self, *, last: bool) -> SampleValues:
        yield from _CountingPagination.sample_values(self, last=last)
        if self.total:
            yield self.total, (2,)


def _choose_parameter(query_names: Collection[str], preferred: tuple[str, ...]) -> str | None:
    known = {name.lower().replace("_", "").replace("-", ""): name for name in query_names}
    return next((known[name] for name in preferred if name in known), None)


Pagination: TypeAlias = (
    NextUrlPagination
    | CursorPagination
    | HeaderPagination
    | LastItemPagination
    | LinkHeaderPagination
    | StatedPagePagination
    | PageNumberPagination
    | OffsetPagination
)
"""All styles, in the order in which they are tried."""

_STYLES: Final[tuple[type[Pagination], ...]] = get_args(Pagination)
_STYLES_IN_BODIES: Final = (CursorPagination, StatedPagePagination)
"""Those that a request body cannot show by accident: the response returns what the body has."""
KINDS: Final = tuple(style.kind for style in _STYLES)


def detect_pagination(facts: ListFacts) -> Pagination | None:
    """The pagination style that an operation shows; None if it shows none clearly."""
    styles = _STYLES if facts.request_path is None else _STYLES_IN_BODIES
    detected = (style.detect(facts) for style in styles)
    return next((style for style in detected if style is not None), None)


def read_declared_pagination(
    own: object, operation: JsonObject, document: JsonObject
) -> Pagination | None:
    """The pagination style that an operation's extensions declare; None if they are incomplete.

    `own` is `pagination` of `x-clientwright`. `x-fern-pagination: true` refers to the extension of
    the same name at the root of the document.
    """
    holder = document if operation.get("x-fern-pagination") is True else operation
    if extension := as_object(own):
        return _read_extension(extension)
    if extension := as_object(holder.get("x-fern-pagination")):
        return _read_extension(_translate_fern(extension))
    if extension := as_object(operation.get("x-speakeasy-pagination")):
        return _read_extension(_translate_speakeasy(extension))
    return _read_extension(_translate_microsoft(as_object(operation.get("x-ms-pageable"))))


def _read_extension(extension: JsonObject) -> Pagination | None:
    """The style named by `kind`; the other keys are its fields, with `-` for `_`."""
    style = next((style for style in _STYLES if style.kind == extension.get("kind")), None)
    if style is None:
        return None
    values: dict[str, Any] = {"declared": True}
    is_in_body = as_text(extension.get("parameter")).startswith("/")
    if is_in_body:
        values["request_path"] = parse_property_path(extension["parameter"])[:-1]
    for one in fields(style):
        value = extension.get(one.name.replace("_", "-"))
        match one.type:
            case "str" | "str | None" if is_in_body:
                values[one.name] = _get_last_name(value)
            case "PropertyPath":
                values[one.name] = parse_property_path(value)
            case "int":
                values[one.name] = as_count(value) or 0
            case "int | None":
                values[one.name] = as_count(value)
            case "str" | "str | None":
                values[one.name] = as_text(value) or None
            case _:
                continue
        if one.default is MISSING and not values[one.name]:
            return None
    return style(**values)


def _translate_fern(fern: JsonObject) -> JsonObject:
    """`x-fern-pagination` as the extension of our own."""
    extension = {"items": fern.get("results")}
    if "cursor" in fern:
        extension |= {"kind": "cursor", "next": fern.get("next_cursor")}
        extension["parameter"] = _translate_request_path(fern["cursor"])
    elif "offset" in fern:
        # With a step, the parameter counts items.
        extension |= {"kind": "offset"} if "step" in fern else {"kind": "page", "first": 1}
        extension["parameter"] = _translate_request_path(fern["offset"])
        extension["size"] = _translate_request_path(fern.get("step"))
        extension["more"] = fern.get("has-next-page")
    else:
        extension |= {"kind": "next-url", "next": fern.get("next_uri") or fern.get("next_path")}
    return extension


def _translate_request_path(path: object) -> str | None:
    """`$request.page.after` as a JSON pointer into the body; only the name if there is just one."""
    names = parse_property_path(path)
    return f"/{'/'.join(names)}" if len(names) > 1 else _get_last_name(path)


def _translate_speakeasy(speakeasy: JsonObject) -> JsonObject:
    """`x-speakeasy-pagination` as the extension of our own."""
    names: dict[str, str] = {}
    for entry in map(as_object, as_list(speakeasy.get("inputs"))):
        name = as_text(entry.get("name"))
        in_body = entry.get("in") == "requestBody"
        names[as_text(entry.get("type"))] = f"/{name.removeprefix('/')}" if in_body else name
    outputs = as_object(speakeasy.get("outputs"))
    extension = {"items": outputs.get("results"), "size": names.get("limit")}
    match speakeasy.get("type"):
        case "cursor":
            extension |= {"kind": "cursor", "next": outputs.get("nextCursor")}
            extension["parameter"] = names.get("cursor")
        case "url":
            extension |= {"kind": "next-url", "next": outputs.get("nextUrl"), "size": None}
        case "offsetLimit" if "page" in names:
            extension |= {"kind": "page", "parameter": names["page"], "first": 1}
        case "offsetLimit":
            extension |= {"kind": "offset", "parameter": names.get("offset")}
        case _:
            pass
    return extension


def _translate_microsoft(microsoft: JsonObject) -> JsonObject:
    """`x-ms-pageable` as the extension of our own."""
    items = microsoft.get("itemName") or "value"
    return {"kind": "next-url", "items": items, "next": microsoft.get("nextLinkName")}


# fmt: off
EXTENSION_FIELDS: Final = (
    ("kind", "string", "The style.", "kind: cursor"),
    ("items", "JSON pointer",
     "The array of items in the response. By default, the response itself.", "items: /data"),
    ("next", "JSON pointer", "The URL of the next page, or its token, in the response. Required.",
     "next: /meta/next_page_url"),
    ("key", "JSON pointer", "The identifier of an item. `last-item` needs it, or `next`.",
     "key: /data/id"),
    ("parameter", "string",
     "The query parameter that selects the page, or a JSON pointer to it in the body. Required.",
     "parameter: page_token"),
    ("first", "integer", "The number of the first page or item.", "first: 1"),
    ("backward", "string",
     "The query parameter for the identifier of the first item, to read the list backward.",
     "backward: ending_before"),
    ("header", "string",
     "The response header with the token or the number of the next page. Required.",
     "header: X-Next-Page"),
    ("pages-header", "string", "The response header with the number of pages.",
     "pages-header: X-Pages"),
    ("number", "JSON pointer", "The number of the page, in the response. Required.",
     "number: /meta/page"),
    ("total", "JSON pointer", "The number of pages, in the response. Required.",
     "total: /meta/pages"),
    ("last", "JSON pointer", "A boolean in the response that states whether this is the last page.",
     "last: /meta/last"),
    ("more", "JSON pointer", "A boolean in the response that states whether there is another page.",
     "more: /has_more"),
    ("size", "string",
     "The query parameter for the number of items per page, or the property beside `parameter`.",
     "size: page_size"),
    ("max-size", "integer", "The maximum of that parameter.", "max-size: 1000"),
)
# fmt: on
"""Name, type, description and example of each key of `x-clientwright: {pagination: ...}`."""


def list_required_keys(kind: str) -> list[str]:
    """The keys of the extension without which a style is incomplete."""
    style = next(style for style in _STYLES if style.kind == kind)
    return [one.name.replace("_", "-") for one in fields(style) if one.default is MISSING]


def find_kinds(key: str) -> list[str]:
    """The styles that have a key of the extension; empty if all of them have it."""
    styles = get_args(Pagination)
    name = key.replace("-", "_")
    kinds = [style.kind for style in styles if name in {one.name for one in fields(style)}]
    return [] if len(kinds) == len(styles) else kinds
