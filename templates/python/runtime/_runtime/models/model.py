"""`Model`: the base class of the API's objects.

A `Model` is a `msgspec.Struct`, which is decoded from bytes in C; its annotations are not evaluated
at import. For objects with undeclared properties see `open_model.py`, for unions `union.py`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, ClassVar, TypeAlias

import msgspec

from ..unset import UNSET

DateTime: TypeAlias = Annotated[datetime, msgspec.Meta(tz=True)]
"""A `datetime` with a time zone, as RFC 3339 requires."""

MASK = "***"
"""Shown instead of a secret."""


class Model(msgspec.Struct, kw_only=True):
    """An object of the API. Fields without a value are `UNSET`."""

    __sensitive__: ClassVar[frozenset[str]] = frozenset()
    """The names of fields with secrets."""

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        fields = [(name, getattr(self, name)) for name in self.__struct_fields__]
        return [
            (name, MASK if name in self.__sensitive__ and value is not None else value)
            for name, value in fields
            if value is not UNSET
        ]

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.__rich_repr__())
        return f"{type(self).__name__}({shown})"
