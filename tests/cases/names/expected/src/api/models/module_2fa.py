"""The schema `2FA`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Type2FA", "Type2FADict"]


class Type2FA(Model, kw_only=True):
    """The schema `2FA`."""

    code: str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class Type2FADict(TypedDict, total=False):
        """`Type2FA` as a dictionary."""

        code: str

else:
    Type2FADict = dict
