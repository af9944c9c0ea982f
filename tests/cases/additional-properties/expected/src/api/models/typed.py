"""The schema `Typed`."""

from __future__ import annotations

from .._runtime.models.open_model import OpenModel, extra
from .._runtime.unset import UNSET, Unset

__all__ = ["Typed"]


class Typed(OpenModel, rename={"additional_properties_": "additional_properties"}):
    """The schema `Typed`."""

    id: str
    additional_properties_: str | Unset = UNSET
    additional_properties: dict[str, Silent] = extra()


# Down here, since models refer to each other in circles.
from .silent import Silent
