"""`Model`: the base class of the API's objects.

A `Model` is a `msgspec.Struct`, which is decoded from bytes in C; its annotations are not evaluated
at import. For objects with undeclared properties see `open_model.py`, for unions `union.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Iterator
from datetime import datetime
from functools import cache, cached_property
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeAlias

import msgspec

from ..unset import UNSET
from .pydantic_field import PydanticField

if TYPE_CHECKING:
    from typing import Self

DateTime: TypeAlias = Annotated[datetime, msgspec.Meta(tz=True)]
"""A `datetime` with a time zone, as RFC 3339 requires."""

MASK = "***"
"""Shown instead of a secret."""


def list_present(value: msgspec.Struct) -> list[tuple[str, str, Any]]:
    """The name, the JSON name and the value of each field that is not absent."""
    return [
        (name, wire, item)
        for name, wire, absent in _list_fields(value.__class__)
        if (item := getattr(value, name)) is not UNSET and not (absent and item is None)
    ]


@cache
def _list_fields(cls: Any) -> tuple[tuple[str, str, bool], ...]:
    """The name and the JSON name of each field, and whether None means that it is absent.

    That is so if None is the default: a field that can be null is `UNSET` by default.
    """
    names, defaults = cls.__struct_fields__, cls.__struct_defaults__
    every: tuple[Any, ...] = (msgspec.NODEFAULT,) * (len(names) - len(defaults)) + defaults
    absent = (default is None for default in every)
    return tuple(zip(names, cls.__struct_encode_fields__, absent))


_NO_EXTRAS: dict[str, Any] = {"additional_properties": {}}


class Model(PydanticField, msgspec.Struct, kw_only=True, dict=True, forbid_unknown_fields=True):
    """An object of the API. A field without a value is None, or `UNSET` if it can be null."""

    __sensitive__: ClassVar[frozenset[str]] = frozenset()
    """The names of fields with secrets."""
    __closed__: ClassVar[bool] = False
    """Whether requests must not have properties without a field (`additionalProperties: false`)."""

    @cached_property
    def additional_properties(self) -> dict[str, Any]:
        """The properties without a field, by their names in JSON."""
        return {}

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        """The properties that are not absent, by JSON name, for `dict(model)`."""
        for _, wire, value in list_present(self):
            yield wire, value
        yield from self.__dict__.get("additional_properties", {}).items()

    def __replace__(self, /, **changes: Any) -> Self:
        """A copy with other values, for `copy.replace`."""
        extras = changes.pop("additional_properties", {**self.additional_properties})
        copied = msgspec.structs.replace(self, **changes)
        copied.additional_properties.update(extras)
        return copied

    def __copy__(self) -> Self:
        return self.__replace__()

    def __reduce__(self) -> tuple[Any, ...]:
        return (*super().__reduce__()[:2], self.__dict__)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        # They are added when they are first used.
        extras, others = _NO_EXTRAS | self.__dict__, _NO_EXTRAS | other.__dict__
        return super().__eq__(other) and extras == others

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        fields = [(name, value) for name, _, value in list_present(self)]
        fields += [(name, value) for name, value in self.__dict__.items() if value]
        return [
            (name, MASK if name in self.__sensitive__ and value is not None else value)
            for name, value in fields
        ]

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.__rich_repr__())
        return f"{type(self).__name__}({shown})"


class ResponseHeaders(Model, kw_only=True):
    """The headers of a response: `response.headers_as(models.ListPetsHeaders)`."""

    __styles__: ClassVar[Mapping[str, str]] = {}
    """By name, `explode` or `json`. Other headers have style `simple` without `explode`."""
