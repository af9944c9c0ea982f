"""The schema `Json`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from .._runtime.models.union import union

__all__ = ["Json", "JsonDict"]

if TYPE_CHECKING:
    Json: TypeAlias = "str | float | bool | list[Json | None] | dict[str, Json | None]"
    """Any JSON value, said the long way."""
    JsonDict: TypeAlias = "Sequence[Json | JsonDict | None] | Mapping[str, Json | JsonDict | None]"
    """What may be given for `Json`."""
else:
    Json = union("Json", lambda: (str, float, bool, list[Json | None], dict[str, Json | None]))
    JsonDict = dict
