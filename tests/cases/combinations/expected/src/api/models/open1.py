"""The schema `Open1`."""

from __future__ import annotations

from .._runtime.models.open_model import OpenModel, extra

__all__ = ["Open1"]


class Open1(OpenModel):
    """The schema `Open1`."""

    o: int
    additional_properties: dict[str, int] = extra()
