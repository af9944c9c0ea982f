"""The schema `Contact`."""

from __future__ import annotations

from .._runtime.models.open_model import OpenModel
from .._runtime.unset import UNSET, Unset

__all__ = ["Contact"]


class Contact(OpenModel):
    """The schema `Contact`."""

    phone: str | Unset = UNSET
    hours: str | Unset = UNSET
    email: str | Unset = UNSET
    verified: bool | Unset = UNSET
