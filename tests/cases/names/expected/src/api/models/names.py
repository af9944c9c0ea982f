"""The schema `Names`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from datetime import date, date as _date, datetime
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from .._runtime.models.model import DateTime, Model as _Model
from .._runtime.unset import UNSET as _UNSET, Unset as _Unset

__all__ = ["Names", "NamesDict"]


class Names(
    _Model,
    kw_only=True,
    rename={
        "class_": "class",
        "foo_dash_bar": "FOO-BAR",
        "foo_space_bar": "foo bar",
        "at_id": "@id",
        "ref": "$ref",
        "private": "_private",
        "dunder": "__dunder__",
        "field_1st": "1st",
        "field_acjeddpf": "",
        "dash": "-",
        "plus_1": "+1",
        "minus_1": "-1",
        "abc": "ａｂｃ",
        "party_popper": "🎉",
        "any": "Any",
        "url_value": "URLValue",
        "http_status_code2": "HTTPStatusCode2",
        "Pet_": "Pet",
    },
):
    """The schema `Names`."""

    class_: builtins.str
    type: builtins.str | _Unset = _UNSET
    fooBar: builtins.str | _Unset = _UNSET
    foo_bar: builtins.str | _Unset = _UNSET
    foo_dash_bar: builtins.str | _Unset = _UNSET
    foo_space_bar: builtins.str | _Unset = _UNSET
    at_id: builtins.str | _Unset = _UNSET
    ref: builtins.str | _Unset = _UNSET
    id: builtins.str | _Unset = _UNSET
    private: builtins.str | _Unset = _UNSET
    dunder: builtins.str | _Unset = _UNSET
    field_1st: builtins.str | _Unset = _UNSET
    field_acjeddpf: builtins.str | _Unset = _UNSET
    dash: builtins.str | _Unset = _UNSET
    plus_1: builtins.int | _Unset = _UNSET
    minus_1: builtins.int | _Unset = _UNSET
    abc: builtins.str | _Unset = _UNSET
    ünï: builtins.str | _Unset = _UNSET
    名前: builtins.str | _Unset = _UNSET
    party_popper: builtins.str | _Unset = _UNSET
    list: builtins.list[builtins.str] | _Unset = _UNSET
    dict: builtins.dict[builtins.str, builtins.str] | _Unset = _UNSET
    str: builtins.str | _Unset = _UNSET
    int: builtins.int | _Unset = _UNSET
    UNSET: builtins.str | _Unset = _UNSET
    any: Any | _Unset = _UNSET
    self: builtins.str | _Unset = _UNSET
    cls: builtins.str | _Unset = _UNSET
    copy: builtins.str | _Unset = _UNSET
    model_config: builtins.str | _Unset = _UNSET
    date: _date | _Unset = _UNSET
    datetime: DateTime | _Unset = _UNSET
    url_value: builtins.str | _Unset = _UNSET
    http_status_code2: builtins.int | _Unset = _UNSET
    field: Field | _Unset = _UNSET
    model: Model | _Unset = _UNSET
    literal: Literal | _Unset = _UNSET
    unset: Unset | _Unset = _UNSET
    pet: PetObject | _Unset = _UNSET
    Pet_: Pet | _Unset = _UNSET
    pet_: PET | _Unset = _UNSET
    digits: Type2FA | _Unset = _UNSET
    dotted: IoK8sApiPod | _Unset = _UNSET
    generic: PagePet | _Unset = _UNSET
    con: CON | _Unset = _UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:
    NamesDict = TypedDict(
        "NamesDict",
        {
            "class": "str",
            "type": "NotRequired[str]",
            "fooBar": "NotRequired[str]",
            "foo_bar": "NotRequired[str]",
            "FOO-BAR": "NotRequired[str]",
            "foo bar": "NotRequired[str]",
            "@id": "NotRequired[str]",
            "$ref": "NotRequired[str]",
            "id": "NotRequired[str]",
            "_private": "NotRequired[str]",
            "__dunder__": "NotRequired[str]",
            "1st": "NotRequired[str]",
            "-": "NotRequired[str]",
            "+1": "NotRequired[int]",
            "-1": "NotRequired[int]",
            "ａｂｃ": "NotRequired[str]",
            "ünï": "NotRequired[str]",
            "名前": "NotRequired[str]",
            "🎉": "NotRequired[str]",
            "list": "NotRequired[Sequence[str]]",
            "dict": "NotRequired[Mapping[str, str]]",
            "str": "NotRequired[str]",
            "int": "NotRequired[int]",
            "UNSET": "NotRequired[str]",
            "Any": "NotRequired[Any]",
            "self": "NotRequired[str]",
            "cls": "NotRequired[str]",
            "copy": "NotRequired[str]",
            "model_config": "NotRequired[str]",
            "date": "NotRequired[date | str]",
            "datetime": "NotRequired[datetime | str]",
            "URLValue": "NotRequired[str]",
            "HTTPStatusCode2": "NotRequired[int]",
            "field": "NotRequired[Field | FieldDict]",
            "model": "NotRequired[Model | ModelDict]",
            "literal": "NotRequired[Literal | LiteralDict]",
            "unset": "NotRequired[Unset | UnsetDict]",
            "pet": "NotRequired[PetObject | PetObjectDict]",
            "Pet": "NotRequired[Pet | PetDict]",
            "pet_": "NotRequired[PET | PETDict]",
            "digits": "NotRequired[Type2FA | Type2FADict]",
            "dotted": "NotRequired[IoK8sApiPod | IoK8sApiPodDict]",
            "generic": "NotRequired[PagePet | PagePetDict]",
            "con": "NotRequired[CON | CONDict]",
        },
    )
    """`Names` as a dictionary."""
else:
    NamesDict = dict

# Down here, since models refer to each other in circles.
from .con_ import CON, CONDict
from .field import Field, FieldDict
from .io_k8s_api_pod import IoK8sApiPod, IoK8sApiPodDict
from .literal import Literal, LiteralDict
from .model import Model, ModelDict
from .module_2fa import Type2FA, Type2FADict
from .page_pet import PagePet, PagePetDict
from .pet import Pet, PetDict
from .pet_object import PetObject, PetObjectDict
from .pet_pjazafec import PET, PETDict
from .unset import Unset, UnsetDict
