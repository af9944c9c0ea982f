"""The schema `Group`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypedDict

from .._runtime.models.model import Model

__all__ = ["Group", "GroupDict"]


class Group(Model, kw_only=True):
    """The schema `Group`."""

    kind: Literal["group"]
    members: list[Nested]


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class GroupDict(TypedDict):
        """`Group` as a dictionary."""

        kind: Literal["group"]
        members: Sequence[Nested | NestedDict]

else:
    GroupDict = dict

# Down here, since models refer to each other in circles.
from .nested import Nested, NestedDict
