"""What belongs to the operation `create_user_api_v1_users__post` alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["UsersCreateRequestHome", "UsersCreateRequestHomeDict"]


class UsersCreateRequestHome(Model, kw_only=True):
    """The `home` of `users.create.request`."""

    city: str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class UsersCreateRequestHomeDict(TypedDict, total=False):
        """`UsersCreateRequestHome` as a dictionary."""

        city: str

else:
    UsersCreateRequestHomeDict = dict
