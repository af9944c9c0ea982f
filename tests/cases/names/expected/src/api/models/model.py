"""The schema `Model`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model as _Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Model", "ModelDict"]


class Model(_Model, kw_only=True):
    """The schema `Model`."""

    a: str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class ModelDict(TypedDict, total=False):
        """`Model` as a dictionary."""

        a: str

else:
    ModelDict = dict
