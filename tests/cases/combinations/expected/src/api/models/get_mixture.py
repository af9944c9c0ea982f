"""What belongs to the operation `getMixture` alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["GetMixtureO", "GetMixtureODict"]


class GetMixtureO(Model, kw_only=True):
    """The `o` of `getMixture`."""

    a: str | Unset = UNSET
    b: list[int] | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class GetMixtureODict(TypedDict, total=False):
        """`GetMixtureO` as a dictionary."""

        a: str
        b: Sequence[int]

else:
    GetMixtureODict = dict
