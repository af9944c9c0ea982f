"""The schema `Rec`, and what it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from .._runtime.models.union import alias, union

__all__ = ["Rec", "RecDict", "RecValue", "RecValueDict"]

if TYPE_CHECKING:
    Rec: TypeAlias = "dict[str, RecValue]"
    """The schema `Rec`."""
    RecDict: TypeAlias = "Mapping[str, RecValue | RecValueDict]"
    """What may be given for `Rec`."""
else:
    Rec = alias("Rec", lambda: dict[str, RecValue])
    RecDict = dict

if TYPE_CHECKING:
    RecValue: TypeAlias = "str | Rec"
    """The `value` of `Rec`."""
    RecValueDict: TypeAlias = "RecDict"
    """What may be given for `RecValue`."""
else:
    RecValue = union("RecValue", lambda: (str, Rec))
    RecValueDict = dict
