"""`Toy`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, Union

from .._runtime.models.model import Model
from .._runtime.models.union import alias

if TYPE_CHECKING:
    Tree: TypeAlias = Union[dict[str, "Tree"], str]
else:
    Tree = alias("Tree", lambda: dict[str, Tree] | str)


class Toy(Model, kw_only=True):
    """A toy."""

    name: str
    parts: Tree | None = None
