"""Says what is wrong with a value: each fault with the path to it, none twice.

It checks what the document says and nothing else: types, required and unknown properties, limits,
patterns and those formats that have one meaning. Not here: where the value comes from.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Set
from datetime import date, datetime
from functools import cache
from typing import assert_never
from uuid import UUID

from . import _vocabulary as v
from ._types import resolved


class Checker:
    """Checks values against the types of one API, as they are sent (`writing`) or received."""

    def __init__(self, types: dict[str, v.Type], *, writing: bool) -> None:
        self._types = types
        self._hidden = "read" if writing else "write"

    def fits(self, value: v.Json, type: v.Type) -> bool:
        """Whether there is nothing wrong with the value."""
        return next(self.problems(value, type, ""), None) is None

    def problems(
        self, value: v.Json, type: v.Type, path: str, also: Set[str] = frozenset()
    ) -> Iterator[str]:
        """What is wrong, one sentence each, as `body.name: ...`.

        `also`: properties that other variants of a union know, which are therefore no mistake.
        """
        match type:
            case v.Anything():
                return
            case v.Nothing():
                yield f"{path}: no value is allowed here"
            case v.Null():
                if value is not None:
                    yield f"{path}: must be null, not {_kind(value)}"
            case v.Boolean():
                if not isinstance(value, bool):
                    yield f"{path}: must be a boolean, not {_kind(value)}"
            case v.Octets():
                if not isinstance(value, str | bytes):
                    yield f"{path}: must be a file, not {_kind(value)}"
            case v.Number():
                yield from _number(value, type, path)
            case v.Text():
                yield from _text(value, type, path)
            case v.Constant():
                if not _same(value, type.value):
                    yield f"{path}: must be {type.value!r}"
            case v.Enumeration():
                if not any(_same(value, known) for known in type.values):
                    yield f"{path}: must be one of {_listed(type.values)}"
            case v.Nullable():
                if value is not None:
                    yield from self.problems(value, type.of, path, also)
            case v.Ref():
                yield from self.problems(value, self._types[type.to], path, also)
            case v.OneOf():
                yield from self._one_of(value, type, path, also)
            case v.Listing():
                yield from self._list(value, type, path)
            case v.Row():
                yield from self._row(value, type, path)
            case v.Dictionary():
                yield from self._dictionary(value, type, path)
            case v.Record():
                yield from self._record(value, type, path, also)
            case _:
                assert_never(type)

    def _one_of(self, value: v.Json, union: v.OneOf, path: str, also: Set[str]) -> Iterator[str]:
        if union.tag is not None and v.is_object(value) and union.tag in value:
            for tags, variant in zip(union.tags, union.variants, strict=True):
                if value[union.tag] in tags:
                    yield from self.problems(value, variant, path)
                    return
        best: list[str] | None = None
        also = also | self._names(union)
        for variant in union.variants:
            found = list(self.problems(value, variant, path, also))
            if not found:
                return
            # The variant with the fewest faults is most likely the one that was meant.
            if best is None or len(found) < len(best):
                best = found
        yield from best or ()

    def _list(self, value: v.Json, listing: v.Listing, path: str) -> Iterator[str]:
        if not v.is_array(value):
            yield f"{path}: must be an array, not {_kind(value)}"
            return
        yield from _size(len(value), listing.min_items, listing.max_items, "items", path)
        if listing.unique and any(item in value[:index] for index, item in enumerate(value)):
            yield f"{path}: holds an item twice"
        for index, item in enumerate(value):
            yield from self.problems(item, listing.item, f"{path}[{index}]")

    def _row(self, value: v.Json, row: v.Row, path: str) -> Iterator[str]:
        if not v.is_array(value) or len(value) != len(row.items):
            yield f"{path}: must be an array of exactly {len(row.items)} items"
            return
        for index, (item, type) in enumerate(zip(value, row.items, strict=True)):
            yield from self.problems(item, type, f"{path}[{index}]")

    def _dictionary(self, value: v.Json, type: v.Dictionary, path: str) -> Iterator[str]:
        if not v.is_object(value):
            yield f"{path}: must be an object, not {_kind(value)}"
            return
        most = type.max_properties
        yield from _size(len(value), type.min_properties, most, "properties", path)
        for key, item in value.items():
            yield from self.problems(item, type.value, f"{path}.{key}")

    def _names(self, union: v.OneOf) -> Set[str]:
        """The properties that any variant of a union knows."""
        names: set[str] = set()
        for variant in union.variants:
            type = resolved(variant, self._types)
            if isinstance(type, v.Record):
                names |= type.fields.keys()
        return names

    def _record(self, value: v.Json, record: v.Record, path: str, also: Set[str]) -> Iterator[str]:
        if not v.is_object(value):
            yield f"{path}: must be an object, not {_kind(value)}"
            return
        for name, field in record.fields.items():
            if name in value:
                if field.travels == self._hidden:
                    other = "responses" if self._hidden == "read" else "requests"
                    yield f"{path}.{name}: exists in {other} only"
                else:
                    yield from self.problems(value[name], field.type, f"{path}.{name}")
            elif field.required and field.travels != self._hidden:
                yield f"{path}.{name}: is required and missing"
        for name in sorted(value.keys() - record.fields.keys()):
            if record.extra is not None:
                yield from self.problems(value[name], record.extra, f"{path}.{name}")
            elif record.closed or (self._hidden == "read" and name not in also):
                # JSON Schema lets others be, but in a request they are nearly always a mistake.
                yield f"{path}.{name}: is not known here"


# --- single values -------------------------------------------------------------------------------


def _number(value: v.Json, type: v.Number, path: str) -> Iterator[str]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield f"{path}: must be {'an integer' if type.whole else 'a number'}, not {_kind(value)}"
        return
    if type.whole and value != int(value):
        yield f"{path}: must be a whole number"
    if type.minimum is not None and value < type.minimum:
        yield f"{path}: must be at least {type.minimum}"
    if type.maximum is not None and value > type.maximum:
        yield f"{path}: must be at most {type.maximum}"
    if type.above is not None and value <= type.above:
        yield f"{path}: must be more than {type.above}"
    if type.below is not None and value >= type.below:
        yield f"{path}: must be less than {type.below}"
    if type.multiple_of and not _is_multiple(value, type.multiple_of):
        yield f"{path}: must be a multiple of {type.multiple_of}"


def _is_multiple(value: float, step: float) -> bool:
    times = value / step
    return math.isclose(times, round(times), rel_tol=1e-9, abs_tol=1e-9)


def _text(value: v.Json, type: v.Text, path: str) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"{path}: must be a string, not {_kind(value)}"
        return
    yield from _size(len(value), type.min_length or 0, type.max_length, "characters", path)
    if type.pattern is not None:
        pattern = _compiled(type.pattern)
        if pattern is not None and pattern.search(value) is None:
            yield f"{path}: must match {type.pattern}"
    if type.format is not None and not _has_format(value, type.format):
        yield f"{path}: is not a {type.format}"


@cache
def _compiled(pattern: str) -> re.Pattern[str] | None:
    """The pattern, or None where Python does not know its dialect (ECMA-262)."""
    try:
        return re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return None


def _has_format(value: str, format: str) -> bool:
    """Whether the value has the format; true for formats that are not checked here."""
    try:
        match format:
            case "date-time":
                datetime.fromisoformat(value)
            case "date":
                date.fromisoformat(value)
            case "uuid":
                UUID(value)
            case _:
                pass
    except ValueError:
        return False
    return True


def _size(size: int, least: int, most: int | None, what: str, path: str) -> Iterator[str]:
    if size < least:
        yield f"{path}: must have at least {least} {what}, not {size}"
    if most is not None and size > most:
        yield f"{path}: must have at most {most} {what}, not {size}"


def _same(value: v.Json, other: v.Json) -> bool:
    # In Python True == 1; in JSON they differ.
    return bool(value == other) and isinstance(value, bool) == isinstance(other, bool)


def _listed(values: list[v.Json]) -> str:
    shown = ", ".join(repr(value) for value in values[:8])
    return shown if len(values) <= 8 else f"{shown} and {len(values) - 8} more"


def _kind(value: v.Json) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "a boolean"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case list():
            return "an array"
        case _:
            return "an object"
