"""Reading values of unknown shape: each reader gives a default where the shape is another.

`validate` has already reported a wrong shape; building goes on as if nothing stood there. Not
here: anything that knows OpenAPI.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from ..values import is_array, is_number, is_object

JsonObject: TypeAlias = Mapping[str, Any]
"""An object of the document, as it was loaded."""

_NOTHING: dict[str, Any] = {}


def words_in(text: str) -> frozenset[str]:
    """The words of a text as a set: how longer lists of keywords are written here."""
    return frozenset(text.split())


def as_object(value: object) -> JsonObject:
    """The object, or an empty one."""
    return value if is_object(value) else _NOTHING


def as_list(value: object) -> list[Any]:
    """The array, or an empty one."""
    return value if is_array(value) else []


def as_text(value: object, default: str = "") -> str:
    """The string, or the default."""
    return value if isinstance(value, str) else default


def as_flag(value: object) -> bool:
    """Whether it is `true` itself: no other value counts."""
    return value is True


def as_number(value: object) -> int | float | None:
    """The number, or None. Booleans are none, although Python says so."""
    return value if is_number(value) else None


def as_count(value: object) -> int | None:
    """The number if it is whole and not negative (`2.0` is whole), or None."""
    number = as_number(value)
    if number is None or number < 0 or number != number // 1:
        return None
    return int(number)


def is_scalar(value: object) -> bool:
    """Whether it is `null`, a boolean, a number or a string."""
    return value is None or isinstance(value, bool | int | float | str)


def same_json(value: object) -> object:
    """A key that is equal for equal JSON values only: `1` and `1.0` are one, `1` and `true` two."""
    if isinstance(value, bool):
        return ("boolean", value)
    if is_object(value):
        return ("object", frozenset((k, same_json(v)) for k, v in value.items()))
    if is_array(value):
        return ("array", tuple(same_json(item) for item in value))
    if isinstance(value, int | float):
        return ("number", value)
    return (type(value).__name__, value)
