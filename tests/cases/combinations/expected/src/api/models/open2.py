"""The schema `Open2`."""

from __future__ import annotations

from .._runtime.open_model import OpenModel


class Open2(OpenModel):
    """The schema `Open2`."""

    p: int
