"""The schema `Values`, and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = [
    "Values",
    "ValuesDict",
    "ValuesObjectOrNull",
    "ValuesObjectOrNullDict",
    "ValuesTextOrObjectObject",
    "ValuesTextOrObjectObjectDict",
]


class Values(Model, kw_only=True):
    """The schema `Values`."""

    maybe: str | None
    single: int | Unset = UNSET
    number_or_text: float | str | Unset = UNSET
    flag_or_null_or_text: bool | str | None | Unset = UNSET
    one_or_many: str | list[str] | Unset = UNSET
    text_or_object: str | ValuesTextOrObjectObject | Unset = UNSET
    object_or_null: ValuesObjectOrNull | None | Unset = UNSET
    only_null: None | Unset = UNSET
    all_of_them: Any | Unset = UNSET
    by_union: str | None | Unset = UNSET
    by_reference: Thing | None | Unset = UNSET
    null_beside_union: str | float | None | Unset = UNSET
    by_constant: int | None | Unset = UNSET


class ValuesTextOrObjectObject(Model, kw_only=True):
    """The `object` of `Values.text_or_object`."""

    text: str


class ValuesObjectOrNull(Model, kw_only=True):
    """The `object_or_null` of `Values`."""

    id: int


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class ValuesDict(TypedDict):
        """`Values` as a dictionary."""

        maybe: str | None
        single: NotRequired[int]
        number_or_text: NotRequired[float | str]
        flag_or_null_or_text: NotRequired[bool | str | None]
        one_or_many: NotRequired[str | Sequence[str]]
        text_or_object: NotRequired[str | ValuesTextOrObjectObject | ValuesTextOrObjectObjectDict]
        object_or_null: NotRequired[ValuesObjectOrNull | ValuesObjectOrNullDict | None]
        only_null: NotRequired[None]
        all_of_them: NotRequired[Any]
        by_union: NotRequired[str | None]
        by_reference: NotRequired[Thing | ThingDict | None]
        null_beside_union: NotRequired[str | float | None]
        by_constant: NotRequired[int | None]

    class ValuesTextOrObjectObjectDict(TypedDict):
        """`ValuesTextOrObjectObject` as a dictionary."""

        text: str

    class ValuesObjectOrNullDict(TypedDict):
        """`ValuesObjectOrNull` as a dictionary."""

        id: int

else:
    ValuesDict = dict
    ValuesTextOrObjectObjectDict = dict
    ValuesObjectOrNullDict = dict

# Down here, since models refer to each other in circles.
from .thing import Thing, ThingDict
