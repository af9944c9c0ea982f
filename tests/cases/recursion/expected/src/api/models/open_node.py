"""The schema `OpenNode`."""

from __future__ import annotations

from .._runtime.models.open_model import OpenModel, extra
from .._runtime.unset import UNSET, Unset

__all__ = ["OpenNode"]


class OpenNode(OpenModel):
    """The schema `OpenNode`."""

    name: str | Unset = UNSET
    additional_properties: dict[str, OpenNode] = extra()
