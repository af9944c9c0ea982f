"""The schema `Group`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypedDict

from .._runtime.model import Model


class Group(Model, kw_only=True):
    """The schema `Group`."""

    kind: Literal["group"]
    members: list[Nested]


class GroupDict(TypedDict):
    """`Group` as a dictionary."""

    kind: Literal["group"]
    members: Sequence[Nested | NestedDict]


# Down here, since models refer to each other in circles.
from .nested import Nested, NestedDict
