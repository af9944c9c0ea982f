"""Checks values against schemas: each problem with its path, none twice.

Checked are types, required and unknown properties, assertions, patterns, and formats with one
meaning. The time is proportional to the size of the value, however unions are nested.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, TypeAlias

from . import schemas
from .formats import has_format
from .json_value import is_array, is_object
from .lenient import step
from .schemas import Schema, kind_of, properties

_Names: TypeAlias = frozenset[str]
_Task: TypeAlias = tuple[Any, Schema, str, _Names]
"""A value, its schema, its path, and names of unknown properties to accept."""

_NO_NAMES: Final[_Names] = frozenset()


@dataclass(frozen=True, slots=True)
class Violation:
    """One violation: its path and a message, without the value."""

    path: str
    message: str
    wrong_type: bool = False
    """The value has another JSON type: a string in place of a number."""

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"

    @property
    def expected(self) -> str:
        """What is expected instead."""
        return self.message.removeprefix("must ").removeprefix("be ").partition(", not ")[0]


class Checker:
    """Checks values against the schemas of one API.

    Args:
        writing: Whether values are part of a request (True), a response (False), or either (None).
    """

    def __init__(self, definitions: Mapping[str, Schema], *, writing: bool | None) -> None:
        self._definitions = definitions
        self._writing = writing

    def fits(self, value: Any, schema: Schema) -> bool:
        return self.first(value, schema, "") is None

    def first(self, value: Any, schema: Schema, path: str) -> Violation | None:
        return next(self._check(value, schema, path), None)

    def problems(self, value: Any, schema: Schema, path: str) -> Iterator[str]:
        """All problems as text: `body.name: is required and missing`."""
        return map(str, self._check(value, schema, path))

    def _check(self, value: Any, schema: Schema, path: str) -> Iterator[Violation]:
        return _Check(self._definitions, self._writing).problems(value, schema, path)


class _Check:
    """One check. Results of unions are cached: nested unions would check a value repeatedly."""

    def __init__(self, definitions: Mapping[str, Schema], writing: bool | None) -> None:
        self._definitions = definitions
        self._writing = writing
        self._hidden = {True: "readOnly", False: "writeOnly", None: ""}[writing]
        self._cache: dict[tuple[int, int, _Names, str], list[Violation]] = {}

    def problems(
        self, value: Any, schema: Schema, path: str, accepted: _Names = _NO_NAMES
    ) -> Iterator[Violation]:
        """The problems in the order of the value.

        `accepted` are properties of other variants of a union, which are allowed here.
        """
        todo: list[_Task] = [(value, schema, path, accepted)]
        while todo:
            value, schema, path, accepted = todo.pop()
            schema = self._unwrap(value, schema)
            kind = kind_of(schema)
            if kind == "union":
                yield from self._union(value, schema, path, accepted)
            elif kind == "array" and is_array(value):
                yield from _array(value, schema, path)
                todo += reversed(_items(value, schema, path))
            elif kind == "object" and is_object(value):
                yield from self._object(value, schema, path, accepted)
                todo += reversed(self._properties(value, schema, path))
            else:
                yield from _CHECKS[kind](value, schema, path)

    def _unwrap(self, value: Any, schema: Schema) -> Schema:
        """The schema that applies to the value, without references; any if it may be null."""
        while True:
            inner = schemas.target(schema, self._definitions)
            if inner is None:
                inner = schemas.non_null(schema)
                if inner is None:
                    return schema
                if value is None:
                    return schemas.ANY
            schema = inner

    def _union(self, value: Any, union: Schema, path: str, accepted: _Names) -> list[Violation]:
        if not (is_object(value) or is_array(value)):
            return self._variants(value, union, path, accepted)
        key = (id(value), id(union), accepted, path)
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = self._variants(value, union, path, accepted)
        return found

    def _variants(self, value: Any, union: Schema, path: str, accepted: _Names) -> list[Violation]:
        candidates = schemas.variants(union)
        for variant in candidates if is_object(value) else ():
            if variant.tag is not None and value.get(variant.tag) in variant.tags:
                return list(self.problems(value, variant.schema, path))
        if self._writing:
            accepted = accepted.union(*(self._names(variant.schema) for variant in candidates))
        best: list[Violation] | None = None
        for variant in candidates:
            found = list(self.problems(value, variant.schema, path, accepted))
            if not found:
                return []
            # The variant of the same type with the fewest problems is most likely intended.
            if best is None or _rank(found, path) < _rank(best, path):
                best = found
        return best or []

    def _names(self, schema: Schema) -> Iterable[str]:
        return properties(schemas.resolve(schema, self._definitions))

    def _object(
        self, value: dict[str, Any], schema: Schema, path: str, accepted: _Names
    ) -> Iterator[Violation]:
        """Problems with the names and the number of the properties."""
        known = properties(schema)
        required = schema.get("required", ())
        for name, declared in known.items():
            if self._hidden in declared:
                if name in value:
                    other = "responses" if self._writing else "requests"
                    yield Violation(step(path, name), f"exists in {other} only")
            elif name in required and name not in value:
                yield Violation(step(path, name), "is required and missing")
        yield from _size(len(value), schema, "Properties", "properties", path)
        for name, others in schema.get("dependentRequired", {}).items():
            for other in others if name in value else ():
                if other not in value:
                    message = f"is required beside `{name}`, and missing"
                    yield Violation(step(path, other), message)
        if schemas.additional_properties(schema) is not None:
            return
        is_closed = schema.get("additionalProperties") is False
        for name in sorted(value.keys() - known.keys()):
            # JSON Schema allows others, but in a request they are nearly always a mistake.
            if is_closed or (self._writing and name not in accepted):
                yield Violation(step(path, name), "is unknown")

    def _properties(self, value: dict[str, Any], schema: Schema, path: str) -> list[_Task]:
        known = properties(schema)
        additional = schemas.additional_properties(schema)
        tasks: list[_Task] = []
        for name, item in value.items():
            declared = known.get(name, additional)
            if declared is not None and not (
                "x-conditional" in declared or self._hidden in declared
            ):
                tasks.append((item, declared, step(path, name), _NO_NAMES))
        return tasks


def _rank(problems: list[Violation], path: str) -> tuple[bool, int]:
    return problems[0].wrong_type and problems[0].path == path, len(problems)


# --- arrays --------------------------------------------------------------------------------------


def _array(value: list[Any], schema: Schema, path: str) -> Iterator[Violation]:
    if schema.get("items") is False:
        if len(value) != schema["maxItems"]:
            yield _wrong_type(value, schema, path)
        return
    yield from _size(len(value), schema, "Items", "items", path)
    if schema.get("uniqueItems") and len({_key(item) for item in value}) < len(value):
        yield Violation(path, "contains a duplicate item")


def _items(value: list[Any], schema: Schema, path: str) -> list[_Task]:
    items = schema.get("items", schemas.ANY)
    each = schema.get("prefixItems", []) if items is False else [items] * len(value)
    if len(each) != len(value):
        return []
    return [
        (item, item_schema, f"{path}[{index}]", _NO_NAMES)
        for index, (item, item_schema) in enumerate(zip(value, each, strict=True))
    ]


def _size(size: int, schema: Schema, suffix: str, unit: str, path: str) -> Iterator[Violation]:
    least, most = schema.get(f"min{suffix}", 0), schema.get(f"max{suffix}")
    if size < least:
        yield Violation(path, f"must have at least {least} {unit}, not {size}")
    if most is not None and size > most:
        yield Violation(path, f"must have at most {most} {unit}, not {size}")


def _key(value: Any) -> object:
    """A key that is equal for equal JSON values only: in Python `True == 1`, in JSON not."""
    if is_object(value):
        return frozenset((name, _key(item)) for name, item in value.items())
    if is_array(value):
        return tuple(map(_key, value))
    return (isinstance(value, bool), value)


# --- single values -------------------------------------------------------------------------------


def _any(value: Any, schema: Schema, path: str) -> Iterator[Violation]:
    yield from ()


def _never(value: Any, schema: Schema, path: str) -> Iterator[Violation]:
    yield Violation(path, "no value is allowed here")


def _type(value: Any, schema: Schema, path: str) -> Iterator[Violation]:
    if not isinstance(value, _PYTHON_TYPES[kind_of(schema)]):
        yield _wrong_type(value, schema, path)


def _const(value: Any, schema: Schema, path: str) -> Iterator[Violation]:
    if _key(value) != _key(schema["const"]):
        yield Violation(path, f"must be {schema['const']!r}")


def _enum(value: Any, schema: Schema, path: str) -> Iterator[Violation]:
    values = schema["enum"]
    if _key(value) not in map(_key, values):
        shown = ", ".join(map(repr, values[:8]))
        more = f" and {len(values) - 8} more" if len(values) > 8 else ""
        yield Violation(path, f"must be one of {shown}{more}")


def _number(value: Any, schema: Schema, path: str) -> Iterator[Violation]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield _wrong_type(value, schema, path)
        return
    if schema["type"] == "integer" and isinstance(value, float) and not value.is_integer():
        yield Violation(path, "must be a whole number")
    for keyword, violates, words in _BOUNDS:
        bound = schema.get(keyword)
        if bound is not None and violates(value, bound):
            yield Violation(path, f"must be {words} {bound}")


def _is_no_multiple(value: float, step: float) -> bool:
    if not step:
        return False
    if isinstance(value, int) and isinstance(step, int):
        return value % step != 0
    try:
        times = value / step
    except OverflowError:  # larger than any float: unknown
        return False
    if math.isinf(times):
        return False
    return not math.isclose(times, round(times), rel_tol=1e-9, abs_tol=1e-9)


_BOUNDS: Final[tuple[tuple[str, Callable[[float, float], bool], str], ...]] = (
    ("minimum", lambda value, bound: value < bound, "at least"),
    ("maximum", lambda value, bound: value > bound, "at most"),
    ("exclusiveMinimum", lambda value, bound: value <= bound, "more than"),
    ("exclusiveMaximum", lambda value, bound: value >= bound, "less than"),
    ("multipleOf", _is_no_multiple, "a multiple of"),
)


def _string(value: Any, schema: Schema, path: str) -> Iterator[Violation]:
    if not isinstance(value, str):
        yield _wrong_type(value, schema, path)
        return
    yield from _size(len(value), schema, "Length", "characters", path)
    for pattern in schema.get("x-patterns", ()):
        if _compiled(pattern).search(value) is None:
            yield Violation(path, f"must match {pattern}")
    format = schema.get("format")
    if format is not None and not has_format(value, format):
        yield Violation(path, f"is not a {format}")


_compiled = cache(re.compile)

_PYTHON_TYPES: Final[dict[schemas.SchemaKind, tuple[type, ...]]] = {
    "null": (type(None),),
    "boolean": (bool,),
    "file": (str, bytes),
    "array": (list,),
    "object": (dict,),
}
_CHECKS: Final[dict[schemas.SchemaKind, Callable[[Any, Schema, str], Iterator[Violation]]]] = {
    "any": _any,
    "never": _never,
    "const": _const,
    "enum": _enum,
    "integer": _number,
    "number": _number,
    "string": _string,
    **dict.fromkeys(_PYTHON_TYPES, _type),
}

# --- messages ------------------------------------------------------------------------------------

_EXPECTED: Final[dict[schemas.SchemaKind, str]] = {
    "null": "null",
    "boolean": "a boolean",
    "integer": "an integer",
    "number": "a number",
    "string": "a string",
    "file": "a file",
    "array": "an array",
    "object": "an object",
}
_TYPE_NAMES: Final[tuple[tuple[type | tuple[type, ...], str], ...]] = (
    (type(None), "null"),
    (bool, "a boolean"),
    ((int, float), "a number"),
    (str, "a string"),
    (list, "an array"),
)


def _wrong_type(value: Any, schema: Schema, path: str) -> Violation:
    if schema.get("items") is False:
        count = schema["maxItems"]
        return Violation(path, f"must be an array of exactly {count} items", wrong_type=True)
    found = next((name for type, name in _TYPE_NAMES if isinstance(value, type)), "an object")
    expected = _EXPECTED[kind_of(schema)]
    return Violation(path, f"must be {expected}, not {found}", wrong_type=True)
