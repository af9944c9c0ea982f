"""Says what is wrong with a value: each fault with the path to it, none twice.

It checks what the document says and nothing else: types, required and unknown properties, limits,
patterns and those formats that have one meaning. It takes time in proportion to the value, however
unions stand inside each other. Not here: where the value comes from.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from ipaddress import IPv4Address, IPv6Address
from typing import TypeAlias, assert_never
from uuid import UUID

from . import vocabulary as v
from .lenient import step

_Names: TypeAlias = frozenset[str]
_Task: TypeAlias = tuple[v.Json, v.Type, str, _Names]
"""A value, its type, the path to it, and properties that are no mistake in it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where it is, and what is wrong there, without the value itself."""

    path: str
    words: str
    of_kind: bool = False
    """The value is of another kind altogether: a string where a number belongs."""

    def __str__(self) -> str:
        return f"{self.path}: {self.words}"

    @property
    def expected(self) -> str:
        """What should be there."""
        return self.words.removeprefix("must ").removeprefix("be ").partition(", not ")[0]


class Checker:
    """Checks values against the types of one API.

    `writing`: as they are sent; False: as an API answers; None: in either direction.
    """

    def __init__(self, types: dict[str, v.Type], *, writing: bool | None) -> None:
        self._types = types
        self._hidden = {True: "read", False: "write", None: None}[writing]

    def fits(self, value: v.Json, type: v.Type) -> bool:
        """Whether there is nothing wrong with the value."""
        return self.first(value, type, "") is None

    def first(self, value: v.Json, type: v.Type, path: str) -> Problem | None:
        """The first fault; None where there is none."""
        return next(_Walk(self._types, self._hidden).problems(value, type, path), None)

    def problems(self, value: v.Json, type: v.Type, path: str) -> Iterator[str]:
        """What is wrong, one sentence each, as `body.name: ...`."""
        return map(str, _Walk(self._types, self._hidden).problems(value, type, path))


class _Walk:
    """One walk. What was found out about a value and a union is kept: unions inside of unions would
    otherwise look at the same value again and again."""

    def __init__(self, types: dict[str, v.Type], hidden: str | None) -> None:
        self._types = types
        self._hidden = hidden
        self._known: dict[tuple[int, int, _Names, str], list[Problem]] = {}

    def problems(
        self, value: v.Json, type: v.Type, path: str, also: _Names = frozenset()
    ) -> Iterator[Problem]:
        """What is wrong, in the order of the value.

        `also`: properties that other variants of a union know, which are therefore no mistake.
        """
        todo: list[_Task] = [(value, type, path, also)]
        while todo:
            value, type, path, also = todo.pop()
            while isinstance(type, v.Ref | v.Nullable):
                if isinstance(type, v.Nullable):
                    if value is None:
                        break
                    type = type.of
                else:
                    type = self._types[type.to]
            match type:
                case v.Nullable() | v.Anything():
                    pass
                case v.OneOf():
                    yield from self._one_of(value, type, path, also)
                case v.Listing() if v.is_array(value):
                    yield from _list(value, type, path)
                    todo += _items(value, [type.item] * len(value), path)
                case v.Row() if v.is_array(value) and len(value) == len(type.items):
                    todo += _items(value, type.items, path)
                case v.Dictionary() if v.is_object(value):
                    yield from _object(value, type, path)
                    todo += reversed(
                        [(item, type.value, step(path, key), _NONE) for key, item in value.items()]
                    )
                case v.Record() if v.is_object(value):
                    yield from self._record(value, type, path, also)
                    todo += self._properties(value, type, path)
                case v.Listing() | v.Row() | v.Dictionary() | v.Record():
                    yield _not_of_kind(value, type, path)
                case _:
                    yield from _single(value, type, path)

    def _one_of(self, value: v.Json, union: v.OneOf, path: str, also: _Names) -> list[Problem]:
        if not (v.is_object(value) or v.is_array(value)):
            return self._of_variants(value, union, path, also)
        key = (id(value), id(union), also, path)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._of_variants(value, union, path, also)
        return found

    def _of_variants(self, value: v.Json, union: v.OneOf, path: str, also: _Names) -> list[Problem]:
        if union.tag is not None and v.is_object(value) and union.tag in value:
            for tags, variant in zip(union.tags, union.variants, strict=True):
                if value[union.tag] in tags:
                    return list(self.problems(value, variant, path))
        best: list[Problem] | None = None
        rank = (True, 0)
        if self._hidden == "read":
            also = also | self._names(union)
        for variant in union.variants:
            found = list(self.problems(value, variant, path, also))
            if not found:
                return []
            # The variant of its kind with the fewest faults is most likely the one that was meant.
            other = (found[0].of_kind and found[0].path == path, len(found))
            if best is None or other < rank:
                best, rank = found, other
        return best or []

    def _names(self, union: v.OneOf) -> _Names:
        """The properties that any variant of a union knows."""
        records = (v.resolved(variant, self._types) for variant in union.variants)
        return frozenset(
            name for record in records if isinstance(record, v.Record) for name in record.fields
        )

    def _record(
        self, value: dict[str, v.Json], record: v.Record, path: str, also: _Names
    ) -> Iterator[Problem]:
        """What is wrong with the names of an object's properties, and how many there are."""
        for name, field in record.fields.items():
            hidden = self._hidden is not None and field.travels == self._hidden
            if name in value and hidden:
                other = "responses" if self._hidden == "read" else "requests"
                yield Problem(step(path, name), f"exists in {other} only")
            elif name not in value and field.required and not hidden:
                yield Problem(step(path, name), "is required and missing")
        yield from _object(value, record, path)
        if record.extra is not None:
            return
        for name in sorted(value.keys() - record.fields.keys()):
            if record.closed or (self._hidden == "read" and name not in also):
                # JSON Schema lets others be, but in a request they are nearly always a mistake.
                yield Problem(step(path, name), "is not known here")

    def _properties(self, value: dict[str, v.Json], record: v.Record, path: str) -> Iterable[_Task]:
        tasks: list[_Task] = []
        for name, item in value.items():
            field = record.fields.get(name)
            if field is None:
                if record.extra is not None:
                    tasks.append((item, record.extra, step(path, name), _NONE))
            elif not field.sometimes and (self._hidden is None or field.travels != self._hidden):
                tasks.append((item, field.type, step(path, name), _NONE))
        return reversed(tasks)


_NONE: _Names = frozenset()

# --- arrays and objects --------------------------------------------------------------------------


def _items(value: list[v.Json], types: list[v.Type], path: str) -> Iterable[_Task]:
    tasks: list[_Task] = [
        (item, type, f"{path}[{index}]", _NONE)
        for index, (item, type) in enumerate(zip(value, types, strict=True))
    ]
    return reversed(tasks)


def _list(value: list[v.Json], listing: v.Listing, path: str) -> Iterator[Problem]:
    yield from _size(len(value), listing.min_items, listing.max_items, "items", path)
    if listing.unique and len({_key(item) for item in value}) < len(value):
        yield Problem(path, "holds an item twice")


def _object(
    value: dict[str, v.Json], type: v.Dictionary | v.Record, path: str
) -> Iterator[Problem]:
    yield from _size(len(value), type.min_properties, type.max_properties, "properties", path)
    for name, others in type.beside.items():
        for other in others if name in value else ():
            if other not in value:
                yield Problem(step(path, other), f"is required beside `{name}`, and missing")


def _size(size: int, least: int, most: int | None, what: str, path: str) -> Iterator[Problem]:
    if size < least:
        yield Problem(path, f"must have at least {least} {what}, not {size}")
    if most is not None and size > most:
        yield Problem(path, f"must have at most {most} {what}, not {size}")


def _key(value: v.Json) -> object:
    """Equal for equal JSON values only. To Python True is 1; to JSON these are two values."""
    if v.is_object(value):
        return frozenset((name, _key(item)) for name, item in value.items())
    if v.is_array(value):
        return tuple(map(_key, value))
    return (isinstance(value, bool), value)


# --- single values -------------------------------------------------------------------------------

_Single: TypeAlias = (
    v.Nothing | v.Null | v.Boolean | v.Octets | v.Number | v.Text | v.Constant | v.Enumeration
)


def _single(value: v.Json, type: _Single, path: str) -> Iterator[Problem]:
    match type:
        case v.Nothing():
            yield Problem(path, "no value is allowed here")
        case v.Null() if value is not None:
            yield _not_of_kind(value, type, path)
        case v.Boolean() if not isinstance(value, bool):
            yield _not_of_kind(value, type, path)
        case v.Octets() if not isinstance(value, str | bytes):
            yield _not_of_kind(value, type, path)
        case v.Number():
            yield from _number(value, type, path)
        case v.Text():
            yield from _text(value, type, path)
        case v.Constant() if not _same(value, type.value):
            yield Problem(path, f"must be {type.value!r}")
        case v.Enumeration() if not any(_same(value, known) for known in type.values):
            yield Problem(path, f"must be one of {_listed(type.values)}")
        case v.Null() | v.Boolean() | v.Octets() | v.Constant() | v.Enumeration():
            pass
        case _:
            assert_never(type)


def _number(value: v.Json, type: v.Number, path: str) -> Iterator[Problem]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield _not_of_kind(value, type, path)
        return
    if type.whole and isinstance(value, float) and not value.is_integer():
        yield Problem(path, "must be a whole number")
    if type.minimum is not None and value < type.minimum:
        yield Problem(path, f"must be at least {type.minimum}")
    if type.maximum is not None and value > type.maximum:
        yield Problem(path, f"must be at most {type.maximum}")
    if type.above is not None and value <= type.above:
        yield Problem(path, f"must be more than {type.above}")
    if type.below is not None and value >= type.below:
        yield Problem(path, f"must be less than {type.below}")
    if type.multiple_of and not _is_multiple(value, type.multiple_of):
        yield Problem(path, f"must be a multiple of {type.multiple_of}")


def _is_multiple(value: float, step: float) -> bool:
    if isinstance(value, int) and isinstance(step, int):
        return value % step == 0
    try:
        times = value / step
    except OverflowError:  # larger than any float: there is no telling
        return True
    return math.isinf(times) or math.isclose(times, round(times), rel_tol=1e-9, abs_tol=1e-9)


def _text(value: v.Json, type: v.Text, path: str) -> Iterator[Problem]:
    if not isinstance(value, str):
        yield _not_of_kind(value, type, path)
        return
    yield from _size(len(value), type.min_length or 0, type.max_length, "characters", path)
    for pattern in type.patterns:
        if _compiled(pattern).search(value) is None:
            yield Problem(path, f"must match {pattern}")
    if type.format is not None and not _has_format(value, type.format):
        yield Problem(path, f"is not a {type.format}")


_compiled = cache(re.compile)

_DURATION = re.compile(
    r"[+-]?P(?:\d+W|(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+D)?"
    r"(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:[.,]\d+)?S)?)?)"
)


def _has_format(value: str, format: str) -> bool:
    """Whether the value has the format; true for formats that are not checked here."""
    try:
        match format:
            case "date-time":
                datetime.fromisoformat(value.upper())  # RFC 3339 (5.6) takes `t` and `z` too
            case "date":
                date.fromisoformat(value)
            case "uuid":
                UUID(value)
            case "ipv4":
                IPv4Address(value)
            case "ipv6":
                IPv6Address(value)
            case "duration":
                return _DURATION.fullmatch(value) is not None
            case _:
                pass
    except ValueError:
        return False
    return True


def _same(value: v.Json, other: v.Json) -> bool:
    return _key(value) == _key(other)


def _listed(values: list[v.Json]) -> str:
    shown = ", ".join(repr(value) for value in values[:8])
    return shown if len(values) <= 8 else f"{shown} and {len(values) - 8} more"


# --- words ---------------------------------------------------------------------------------------


def _not_of_kind(value: v.Json, type: v.Type, path: str) -> Problem:
    if isinstance(type, v.Row):
        return Problem(path, f"must be an array of exactly {len(type.items)} items", of_kind=True)
    return Problem(path, f"must be {_wanted(type)}, not {_kind(value)}", of_kind=True)


def _wanted(type: v.Type) -> str:
    match type:
        case v.Null():
            return "null"
        case v.Boolean():
            return "a boolean"
        case v.Number():
            return "an integer" if type.whole else "a number"
        case v.Text():
            return "a string"
        case v.Octets():
            return "a file"
        case v.Listing():
            return "an array"
        case _:
            return "an object"


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
