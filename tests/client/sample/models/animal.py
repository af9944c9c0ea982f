"""`Animal`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from .._runtime.models.model import Model
from .._runtime.models.union import union
from .._runtime.unset import UNSET, Unset


class Cat(Model, kw_only=True):
    """A cat."""

    sort: Literal["cat"]
    lives: int | None = None


class Dog(Model, kw_only=True):
    """A dog."""

    sort: Literal["dog"]
    barks: bool | None = None
    enemy: Animal | None | Unset = UNSET


if TYPE_CHECKING:
    Animal: TypeAlias = Cat | Dog
else:
    Animal = union("Animal", lambda: (Cat, Dog), tag="sort", mapping={"cat": 0, "dog": 1})
