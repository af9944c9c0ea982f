"""The schema `Open1`."""

from __future__ import annotations

from .._runtime.open_model import OpenModel, extra


class Open1(OpenModel):
    """The schema `Open1`."""

    o: int
    additional_properties: dict[str, int] = extra()
