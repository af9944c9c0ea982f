"""The schema `Open2`."""

from __future__ import annotations

from .._runtime.models.open_model import OpenModel

__all__ = ["Open2"]


class Open2(OpenModel):
    """The schema `Open2`."""

    p: int
