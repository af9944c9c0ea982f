"""The schema `Label`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Label", "LabelDict"]


class Label(Model, kw_only=True):
    """The schema `Label`."""

    kind: Literal["label"]
    version: Literal[2]
    ratio: float | Unset = UNSET
    active: Literal[True] | Unset = UNSET
    nothing: None | Unset = UNSET
    single: Literal["only"] | Unset = UNSET
    maybe: Literal["x"] | Unset = UNSET
    structured: dict[str, Any] | Unset = UNSET
    pair: list[Any] | Unset = UNSET
    either: str | dict[str, Any] | None | Unset = UNSET
    quoted: Literal['it\'s "quoted"\\'] | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class LabelDict(TypedDict):
        """`Label` as a dictionary."""

        kind: Literal["label"]
        version: Literal[2]
        ratio: NotRequired[float]
        active: NotRequired[Literal[True]]
        nothing: NotRequired[None]
        single: NotRequired[Literal["only"]]
        maybe: NotRequired[Literal["x"]]
        structured: NotRequired[Mapping[str, Any]]
        pair: NotRequired[Sequence[Any]]
        either: NotRequired[str | Mapping[str, Any] | None]
        quoted: NotRequired[Literal['it\'s "quoted"\\']]

else:
    LabelDict = dict
