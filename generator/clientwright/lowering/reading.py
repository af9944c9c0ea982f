"""Reading values of unknown shape: each reader gives a default where the shape is another.

`validate` has already reported a wrong shape; building goes on as if nothing stood there. Not
here: anything that knows OpenAPI.
"""

from __future__ import annotations

from ..values import JsonObject as JsonObject
from ..values import as_count as as_count
from ..values import as_list as as_list
from ..values import as_number as as_number
from ..values import as_object as as_object
from ..values import as_text as as_text
from ..values import is_array, is_object


def words_in(text: str) -> frozenset[str]:
    """The words of a text as a set: how longer lists of keywords are written here."""
    return frozenset(text.split())


def as_flag(value: object) -> bool:
    """Whether it is `true` itself: no other value counts."""
    return value is True


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
