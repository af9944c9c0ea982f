"""The schema `Mixture`, and what it is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypedDict
from uuid import UUID

from .._runtime.models.model import Model
from .._runtime.models.open_model import OpenModel, extra
from .._runtime.models.union import union
from .._runtime.unset import UNSET, Unset

__all__ = [
    "Mixture",
    "MixtureAAndB",
    "MixtureAAndBDict",
    "MixtureAllOfUnion",
    "MixtureAllOfUnionDict",
    "MixtureDeepListItemItem",
    "MixtureDeepListItemItemDict",
    "MixtureDict",
    "MixtureExtra",
    "MixtureMapOfUnionValue",
    "MixtureMapOfUnionValueDict",
    "MixtureMixed",
    "MixtureMixedDict",
    "MixtureOpenUnion",
    "MixtureOpenUnionDict",
    "MixtureTupleOfUnionItem1",
    "MixtureTupleOfUnionItem1Dict",
    "MixtureTwoMaps",
    "MixtureTwoMapsDict",
    "MixtureUnionOfAllOf",
    "MixtureUnionOfAllOfDict",
    "MixtureUnionOfAllOfOther",
    "MixtureUnionOfAllOfOtherDict",
]


class Mixture(Model, kw_only=True):
    """The schema `Mixture`."""

    mixed: MixtureMixed | Unset = UNSET
    open_union: MixtureOpenUnion | Unset = UNSET
    map_of_union: dict[str, MixtureMapOfUnionValue] | Unset = UNSET
    extra: MixtureExtra | Unset = UNSET
    enum_or_null: E | None | Unset = UNSET
    two_enums: E | E2 | Unset = UNSET
    all_of_union: MixtureAllOfUnion | Unset = UNSET
    union_of_all_of: MixtureUnionOfAllOf | Unset = UNSET
    deep_list: list[list[MixtureDeepListItemItem]] | Unset = UNSET
    null_list: list[str | None] | None | Unset = UNSET
    tuple_of_union: tuple[MixtureTupleOfUnionItem1, str] | Unset = UNSET
    list_or_object: list[A] | A | Unset = UNSET
    int_or_float: int | float | Unset = UNSET
    bool_or_int: bool | int | Unset = UNSET
    dates: str | Unset = UNSET
    uuid_or_null: UUID | None | Unset = UNSET
    octets_or_object: bytes | A | Unset = UNSET
    two_maps: MixtureTwoMaps | Unset = UNSET
    map_of_itself: Rec | Unset = UNSET
    no_properties: dict[str, Any] | Unset = UNSET
    constants: Literal[1, "one", True] | None | Unset = UNSET
    not_null: Any | Unset = UNSET
    a_and_b: MixtureAAndB | Unset = UNSET
    decimals: list[Decimal] | Unset = UNSET
    time_or_int: time | int | Unset = UNSET
    big: int | Unset = UNSET
    any_values: Literal["a"] | bool | str | float | None | Unset = UNSET
    formatted_int: int | Unset = UNSET


class MixtureExtra(OpenModel):
    """The `extra` of `Mixture`."""

    id: str | Unset = UNSET
    additional_properties: dict[str, A | None] = extra()


class MixtureUnionOfAllOfOther(Model, kw_only=True):
    """The `other` of `Mixture.union_of_all_of`."""

    k: str
    a: int
    z: str


class MixtureAAndB(Model, kw_only=True):
    """The `a_and_b` of `Mixture`."""

    k: str
    a: int
    b: str


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class MixtureDict(TypedDict, total=False):
        """`Mixture` as a dictionary."""

        mixed: MixtureMixed | MixtureMixedDict
        open_union: MixtureOpenUnion | MixtureOpenUnionDict
        map_of_union: Mapping[str, MixtureMapOfUnionValue | MixtureMapOfUnionValueDict]
        extra: MixtureExtra | Mapping[str, Any]
        enum_or_null: E | None
        two_enums: E | E2
        all_of_union: MixtureAllOfUnion | MixtureAllOfUnionDict
        union_of_all_of: MixtureUnionOfAllOf | MixtureUnionOfAllOfDict
        deep_list: Sequence[Sequence[MixtureDeepListItemItem | MixtureDeepListItemItemDict]]
        null_list: Sequence[str | None] | None
        tuple_of_union: tuple[MixtureTupleOfUnionItem1 | MixtureTupleOfUnionItem1Dict, str]
        list_or_object: Sequence[A | ADict] | A | ADict
        int_or_float: int | float
        bool_or_int: bool | int
        dates: date | str | datetime
        uuid_or_null: UUID | str | None
        octets_or_object: bytes | A | ADict
        two_maps: MixtureTwoMaps | MixtureTwoMapsDict
        map_of_itself: Rec | RecDict
        no_properties: Mapping[str, Any]
        constants: Literal[1, "one", True] | None
        not_null: Any
        a_and_b: MixtureAAndB | MixtureAAndBDict
        decimals: Sequence[Decimal | str]
        time_or_int: time | str | int
        big: int
        any_values: Literal["a"] | bool | str | float | None
        formatted_int: int

    class MixtureUnionOfAllOfOtherDict(TypedDict):
        """`MixtureUnionOfAllOfOther` as a dictionary."""

        k: str
        a: int
        z: str

    class MixtureAAndBDict(TypedDict):
        """`MixtureAAndB` as a dictionary."""

        k: str
        a: int
        b: str

else:
    MixtureDict = dict
    MixtureUnionOfAllOfOtherDict = dict
    MixtureAAndBDict = dict

if TYPE_CHECKING:
    MixtureMixed: TypeAlias = "str | A | B"
    """The `mixed` of `Mixture`."""
    MixtureMixedDict: TypeAlias = "ADict | BDict"
    """What may be given for `MixtureMixed`."""
else:
    MixtureMixed = union(
        "MixtureMixed", lambda: (str, A, B), tag="k", mapping={"a": 1, "b": 2}, native=True
    )
    MixtureMixedDict = dict

if TYPE_CHECKING:
    MixtureOpenUnion: TypeAlias = "Open1 | Open2 | str"
    """The `open_union` of `Mixture`."""
    MixtureOpenUnionDict: TypeAlias = "Mapping[str, Any]"
    """What may be given for `MixtureOpenUnion`."""
else:
    MixtureOpenUnion = union("MixtureOpenUnion", lambda: (Open1, Open2, str))
    MixtureOpenUnionDict = dict

if TYPE_CHECKING:
    MixtureMapOfUnionValue: TypeAlias = "A | B"
    """The `value` of `Mixture.map_of_union`."""
    MixtureMapOfUnionValueDict: TypeAlias = "ADict | BDict"
    """What may be given for `MixtureMapOfUnionValue`."""
else:
    MixtureMapOfUnionValue = union("MixtureMapOfUnionValue", lambda: (A, B), native=True)
    MixtureMapOfUnionValueDict = dict

if TYPE_CHECKING:
    MixtureAllOfUnion: TypeAlias = "ABA | ABB"
    """The `all_of_union` of `Mixture`."""
    MixtureAllOfUnionDict: TypeAlias = "ABADict | ABBDict"
    """What may be given for `MixtureAllOfUnion`."""
else:
    MixtureAllOfUnion = union("MixtureAllOfUnion", lambda: (ABA, ABB), native=True)
    MixtureAllOfUnionDict = dict

if TYPE_CHECKING:
    MixtureUnionOfAllOf: TypeAlias = "MixtureUnionOfAllOfOther | B"
    """The `union_of_all_of` of `Mixture`."""
    MixtureUnionOfAllOfDict: TypeAlias = "MixtureUnionOfAllOfOtherDict | BDict"
    """What may be given for `MixtureUnionOfAllOf`."""
else:
    MixtureUnionOfAllOf = union(
        "MixtureUnionOfAllOf", lambda: (MixtureUnionOfAllOfOther, B), native=True
    )
    MixtureUnionOfAllOfDict = dict

if TYPE_CHECKING:
    MixtureDeepListItemItem: TypeAlias = "A | B"
    """The `item` of `Mixture.deep_list.item`."""
    MixtureDeepListItemItemDict: TypeAlias = "ADict | BDict"
    """What may be given for `MixtureDeepListItemItem`."""
else:
    MixtureDeepListItemItem = union("MixtureDeepListItemItem", lambda: (A, B), native=True)
    MixtureDeepListItemItemDict = dict

if TYPE_CHECKING:
    MixtureTupleOfUnionItem1: TypeAlias = "A | B"
    """Item 1 of `Mixture.tuple_of_union`."""
    MixtureTupleOfUnionItem1Dict: TypeAlias = "ADict | BDict"
    """What may be given for `MixtureTupleOfUnionItem1`."""
else:
    MixtureTupleOfUnionItem1 = union("MixtureTupleOfUnionItem1", lambda: (A, B), native=True)
    MixtureTupleOfUnionItem1Dict = dict

if TYPE_CHECKING:
    MixtureTwoMaps: TypeAlias = "dict[str, str] | dict[str, int]"
    """The `two_maps` of `Mixture`."""
    MixtureTwoMapsDict: TypeAlias = "Mapping[str, str] | Mapping[str, int]"
    """What may be given for `MixtureTwoMaps`."""
else:
    MixtureTwoMaps = union("MixtureTwoMaps", lambda: (dict[str, str], dict[str, int]), native=True)
    MixtureTwoMapsDict = dict

# Down here, since models refer to each other in circles.
from .a import A, ADict
from .ab import ABA, ABADict, ABB, ABBDict
from .b import B, BDict
from .e import E
from .e2 import E2
from .open1 import Open1
from .open2 import Open2
from .rec import Rec, RecDict
