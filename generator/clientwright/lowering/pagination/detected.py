"""Paging that is plain to see from an operation's parameters and the shape of its answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...model import (
    AliasType,
    ArrayType,
    DeclaredType,
    InlineUnion,
    Nullable,
    ObjectType,
    Operation,
    Pagination,
    PagingKind,
    Parameter,
    ParameterLocation,
    Property,
    Ref,
    ScalarKind,
    ScalarType,
    TypeId,
    TypeRef,
)
from ..naming.words import normal
from ..reading import words_in

_NEXT_URLS = words_in("""
    next_page_url next_url next_page_uri next_uri next_link nextlink next_href odata_next_link
    """)
_NEXT = frozenset({"next"})
_NEXT_CURSORS = words_in("""
    next_cursor next_page_token next_token next_page cursor continuation_token next_marker
    next_continuation_token end_cursor after next_page_cursor continue scroll_id
    """)
_CURSOR_PARAMETERS = words_in("""
    cursor page_token pagetoken next_token continuation_token page_cursor marker
    starting_after continue next_cursor next_page_token after scroll_id start_cursor
    """)
_OFFSETS = frozenset({"offset", "skip", "start", "start_index", "from"})
_PAGES = frozenset({"page", "page_number", "page_num", "page_no", "pageno", "current_page", "p"})
_SIZES = (
    "page_size",
    "pagesize",
    "per_page",
    "perpage",
    "limit",
    "max_results",
    "maxresults",
    "count",
    "page_limit",
    "size",
    "items_per_page",
    "top",
    "results_per_page",
    "max_items",
    "rows",
)
_MORE = frozenset({"has_more", "has_next", "has_next_page", "more", "is_truncated"})
_ITEMS = (
    "data",
    "items",
    "results",
    "records",
    "entries",
    "values",
    "objects",
    "list",
    "resources",
    "content",
    "rows",
    "elements",
)


class Shape:
    """The body of one answer, as far as paging looks into it."""

    def __init__(self, use: TypeRef, types: Mapping[TypeId, DeclaredType]) -> None:
        self._types = types
        self.use = self._bare(use)

    def _bare(self, use: TypeRef, depth: int = 0) -> TypeRef:
        """Through names and `null` to the type itself."""
        if depth > 20:
            return use
        if isinstance(use, Nullable):
            return self._bare(use.inner, depth + 1)
        if isinstance(use, Ref):
            declared = self._types.get(use.id)
            if isinstance(declared, AliasType):
                return self._bare(declared.type, depth + 1)
        return use

    def fields(self, use: TypeRef) -> tuple[Property, ...]:
        """The fields of a record, or none."""
        bare = self._bare(use)
        declared = self._types.get(bare.id) if isinstance(bare, Ref) else None
        return declared.properties if isinstance(declared, ObjectType) else ()

    def is_array(self, use: TypeRef) -> bool:
        """Whether it is an array."""
        return isinstance(self._bare(use), ArrayType)

    def is_value(self, use: TypeRef, *scalars: ScalarKind) -> bool:
        """Whether it is a single value of one of some kinds."""
        bare = self._bare(use)
        if isinstance(bare, InlineUnion):
            return any(self.is_value(variant, *scalars) for variant in bare.variants)
        return isinstance(bare, ScalarType) and bare.kind in scalars

    def boxes(self) -> Iterator[tuple[tuple[str, ...], TypeRef]]:
        """The body, and the records directly in it: where the things may be with their paging."""
        yield (), self.use
        for field in self.fields(self.use):
            if self.fields(field.type):
                yield (field.wire_name,), field.type

    def items(self, box: TypeRef) -> tuple[str, ...] | None:
        """The name of the array of things in a box, if it is plain which one that is."""
        if self.is_array(box):
            return ()
        arrays = [f.wire_name for f in self.fields(box) if self.is_array(f.type)]
        if len(arrays) == 1:
            return (arrays[0],)
        return next(((name,) for name in _ITEMS if name in arrays), None)

    def walk(self, box: TypeRef) -> Iterator[tuple[tuple[str, ...], Property]]:
        """The fields of a box, then those of records in it that hold no things (`meta`)."""
        top = self.fields(box)
        for field in top:
            yield (field.wire_name,), field
        for field in top:
            inner = self.fields(field.type)
            if not any(self.is_array(f.type) for f in inner):
                for each in inner:
                    yield (field.wire_name, each.wire_name), each

    def find(self, box: TypeRef, names: frozenset[str], *scalars: ScalarKind) -> tuple[str, ...]:
        """The way to a single value that has one of some names."""
        for way, field in self.walk(box):
            if normal(field.wire_name) in names and self.is_value(field.type, *scalars):
                return way
        return ()


def recognised_pagination(operation: Operation, shape: Shape) -> Pagination | None:
    """How an operation is paged by all signs; None where they are not plain."""
    for where, box in shape.boxes():
        inside = shape.items(box)
        if inside is not None:
            made = _in_box(operation, shape, where, box, inside)
            if made is not None:
                return made
    return None


def _in_box(
    operation: Operation,
    shape: Shape,
    where: tuple[str, ...],
    box: TypeRef,
    inside: tuple[str, ...],
) -> Pagination | None:
    items = (*where, *inside)
    queries = [p for p in operation.parameters if p.location is ParameterLocation.QUERY]
    size = _size(queries)
    text = (ScalarKind.STRING, ScalarKind.ANY)
    url = shape.find(box, _NEXT_URLS, *text) or _next_in_words(shape, box)
    more = shape.find(box, _MORE, ScalarKind.BOOLEAN)
    more = (*where, *more) if more else ()
    token = _named(queries, _CURSOR_PARAMETERS)
    by_page = _named(queries, _PAGES, ScalarKind.INTEGER, ScalarKind.NUMBER)
    offset = _named(queries, _OFFSETS, ScalarKind.INTEGER, ScalarKind.NUMBER)
    asks = size or token or by_page or offset
    if url and asks:
        return Pagination(
            kind=PagingKind.NEXT_URL,
            items=items,
            next=(*where, *url),
            parameter=token.wire_name if token else None,
            size=size.wire_name if size else None,
            max_size=_most(size),
        )
    cursor = _named(queries, _CURSOR_PARAMETERS, ScalarKind.STRING)
    following = shape.find(box, _NEXT_CURSORS, *text)
    if cursor is not None and following:
        return _asked(PagingKind.CURSOR, items, cursor, size, more, next_=(*where, *following))
    if asks and _has_link_header(operation):
        return Pagination(
            kind=PagingKind.LINK,
            items=items,
            size=size.wire_name if size else None,
            max_size=_most(size),
        )
    if size is None:
        return None
    if by_page is not None:
        return _asked(PagingKind.PAGE, items, by_page, size, more, first=_first(by_page))
    if offset is not None:
        return _asked(PagingKind.OFFSET, items, offset, size, more)
    return None


def _next_in_words(shape: Shape, box: TypeRef) -> tuple[str, ...]:
    """A property that is only called `next`, where it is a URL by its format or its docs."""
    for way, field in shape.walk(box):
        if normal(field.wire_name) not in _NEXT or not shape.is_value(
            field.type, ScalarKind.STRING
        ):
            continue
        bare = field.type.inner if isinstance(field.type, Nullable) else field.type
        formatted = isinstance(bare, ScalarType) and (bare.format or "").startswith("ur")
        said = f" {field.docs.description} {field.docs.summary} ".lower()
        sample = " ".join(str(e.value) for e in field.docs.examples)
        if formatted or " url" in said or " uri" in said or "http" in sample:
            return way
    return ()


def _asked(
    kind: PagingKind,
    items: tuple[str, ...],
    parameter: Parameter,
    size: Parameter | None,
    more: tuple[str, ...],
    *,
    next_: tuple[str, ...] = (),
    first: int = 0,
) -> Pagination:
    return Pagination(
        kind=kind,
        items=items,
        next=next_,
        parameter=parameter.wire_name,
        size=size.wire_name if size else None,
        more=more,
        max_size=_most(size),
        first=first,
    )


def _named(
    queries: list[Parameter], names: frozenset[str], *scalars: ScalarKind
) -> Parameter | None:
    for parameter in queries:
        if normal(parameter.wire_name) in names and (
            not scalars or _value_of(parameter) in (*scalars, ScalarKind.ANY)
        ):
            return parameter
    return None


def _value_of(parameter: Parameter) -> ScalarKind | None:
    use = parameter.type.inner if isinstance(parameter.type, Nullable) else parameter.type
    return use.kind if isinstance(use, ScalarType) else None


def _size(queries: list[Parameter]) -> Parameter | None:
    by_name = {normal(p.wire_name): p for p in queries}
    return next((by_name[name] for name in _SIZES if name in by_name), None)


def _most(size: Parameter | None) -> int | None:
    if size is None or not isinstance(size.type, ScalarType):
        return None
    most = size.type.constraints.maximum
    return int(most) if most is not None and most >= 1 else None


def _first(page: Parameter) -> int:
    """Pages are counted from 1, unless the document shows that they start at 0."""
    if page.default is not None and page.default.value in (0, 1):
        return int(page.default.value)
    if isinstance(page.type, ScalarType) and page.type.constraints.minimum == 0:
        return 0
    return 1


def _has_link_header(operation: Operation) -> bool:
    return any(
        header.wire_name.lower() == "link"
        for response in operation.responses
        if response.is_success
        for header in response.headers
    )
