"""The types of the bodies of errors: by operation and status, and all of them together.

Most APIs have the same errors in all operations. These are stated once, in `_api.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final, TypeAlias

from .... import model
from ....conventions.media_types import ContentKind, is_range
from ..annotations import Annotations
from ..source import expression as py
from .responses import accepted_media_types, declared_media_types, map_statuses

Types: TypeAlias = tuple[tuple[str, py.Expression], ...]
"""The types of a body by media type; one if it is always the same, none if it has no type."""
ErrorMapping: TypeAlias = tuple[tuple[int | str, Types], ...]
"""By status as in the runtime: `404`, `"4XX"` or `"default"`."""

_MAX_VARIANTS: Final = 20
"""The most types in the union of all bodies. A longer one would be unreadable and slow to check."""
_PLAIN: Final = frozenset({py.Name(name) for name in ("str", "int", "float", "bool")} | {py.NONE})
"""Types that every body can have."""


class ErrorTypes:
    """The types of the bodies of errors of one API."""

    def __init__(self, operations: Iterable[model.Operation], types: Annotations) -> None:
        self._operations = tuple(operations)
        self._types = types

    @cached_property
    def _mappings(self) -> dict[str, ErrorMapping]:
        return {one.id: self._map(one) for one in self._operations}

    @cached_property
    def common(self) -> ErrorMapping:
        """The types that most operations share."""
        counts = Counter(self._mappings.values())
        return max(counts, key=lambda one: (counts[one], bool(one)), default=())

    def of(self, operation: model.Operation) -> ErrorMapping | None:
        """The types of an operation; None if they are the common ones."""
        mapping = self._mappings[operation.id]
        return None if mapping == self.common else mapping

    def union(self) -> py.Expression:
        """The type of the body of any error."""
        json = py.symbol("._runtime.models.json_value", "JsonValue")
        mappings = self._mappings.values()
        found = (type_ for one in mappings for _, types in one for _, type_ in types)
        variants = dict.fromkeys(part for type_ in found for part in py.union_variants(type_))
        distinct = [one for one in variants if one not in _PLAIN]
        if len(distinct) > _MAX_VARIANTS:
            return py.Name("object")
        return py.make_union((*distinct, json))

    def _map(self, operation: model.Operation) -> ErrorMapping:
        return map_statuses(list_errors(operation), self.list_types, ())

    def list_types(self, response: model.Response) -> Types:
        """The types of JSON, unless it is any JSON value."""
        types = tuple(
            (content.media_type, self._types.for_response(content.type))
            for content in response.contents
            if content.kind is ContentKind.JSON and content.type != model.ANY
        )
        return (
            types
            if len({type_ for _, type_ in types}) > 1
            else tuple(("", one[1]) for one in types[:1])
        )


def list_errors(operation: model.Operation) -> tuple[model.Response, ...]:
    """The responses that are raised as errors: exact codes first, then ranges, then `default`."""
    returned = operation.returned_responses
    return tuple(
        one
        for one in operation.responses
        if one not in returned and (one.is_default or one.first >= 300)
    )


def list_error_accepts(operation: model.Operation) -> tuple[str, ...]:
    """The media types of errors: of each JSON, or else the first that is declared.

    Without those that a success can have: they would ask for another representation of it.
    """
    known = (*accepted_media_types(operation).split(", "), *declared_media_types(operation))
    if "*/*" in known:
        return ()
    found = (name for one in list_errors(operation) for name in _list_media_types(one))
    return tuple(dict.fromkeys(name for name in found if name not in known and not is_range(name)))


def _list_media_types(response: model.Response) -> Iterator[str]:
    json = [one for one in response.contents if one.kind is ContentKind.JSON]
    return (content.media_type for content in json or response.contents[:1])
