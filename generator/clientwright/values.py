"""JSON values: type guards and readers that return a default for a value of another type.

`isinstance(value, dict)` leaves strict type checkers with members of unknown type; these do not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias, TypeGuard

JsonValue: TypeAlias = Any
"""A value of the document: None, bool, int, float, str, list or dict of these."""
JsonObject: TypeAlias = Mapping[str, Any]
"""An object of the document, as loaded."""

_EMPTY: dict[str, Any] = {}


def is_object(value: JsonValue) -> TypeGuard[dict[str, JsonValue]]:
    """Whether it is an object."""
    return isinstance(value, dict)


def is_array(value: JsonValue) -> TypeGuard[list[JsonValue]]:
    """Whether it is an array."""
    return isinstance(value, list)


def is_number(value: JsonValue) -> TypeGuard[int | float]:
    """Whether it is a number. Booleans are not, unlike in Python."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def as_object(value: object) -> JsonObject:
    """The object, or an empty one."""
    return value if is_object(value) else _EMPTY


def as_list(value: object) -> list[Any]:
    """The array, or an empty one."""
    return value if is_array(value) else []


def as_text(value: object, default: str = "") -> str:
    """The string, or the default."""
    return value if isinstance(value, str) else default


def as_number(value: object) -> int | float | None:
    """The number, or None."""
    return value if is_number(value) else None


def as_count(value: object) -> int | None:
    """The number if it is an integer and not negative (`2.0` is an integer), or None."""
    number = as_number(value)
    if number is None or number < 0 or number != number // 1:
        return None
    return int(number)


def as_flag(value: object) -> bool:
    """Whether the value is `true`."""
    return value is True


def is_scalar(value: object) -> bool:
    """Whether it is `null`, a boolean, a number or a string."""
    return value is None or isinstance(value, bool | int | float | str)


def make_json_key(value: object) -> object:
    """A key that is equal for equal JSON values: the same for `1` and `1.0`, not `1` and `true`."""
    if isinstance(value, bool):
        return ("boolean", value)
    if is_object(value):
        return ("object", frozenset((k, make_json_key(v)) for k, v in value.items()))
    if is_array(value):
        return ("array", tuple(make_json_key(item) for item in value))
    if isinstance(value, int | float):
        return ("number", value)
    return (type(value).__name__, value)


def parse_words(text: str) -> frozenset[str]:
    """The words of a text. For long lists of keywords."""
    return frozenset(text.split())
