"""What models are made of: `Model` for objects, and how any value becomes JSON and back.

A `Model` is a `msgspec.Struct`: decoded straight from bytes at C speed, not evaluated at import.
Not here: objects with properties of any name (`open_model.py`), unions (`union.py`), and answers
that break the document (`lenient.py`).
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, ClassVar, TypeAlias

import msgspec

from ..unset import UNSET

DateTime: TypeAlias = Annotated[datetime, msgspec.Meta(tz=True)]
"""A moment: a `datetime` that knows its time zone (RFC 3339 allows no other)."""

MASK = "***"
"""What is shown in place of a secret."""


class Model(msgspec.Struct, kw_only=True):
    """An object of the API. Fields that were not given or not sent are `UNSET`."""

    __sensitive__: ClassVar[frozenset[str]] = frozenset()
    """Names of the fields that are never shown."""

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        given = [(name, getattr(self, name)) for name in self.__struct_fields__]
        return [
            (name, MASK if name in self.__sensitive__ and value is not None else value)
            for name, value in given
            if value is not UNSET
        ]

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.__rich_repr__())
        return f"{type(self).__name__}({shown})"
