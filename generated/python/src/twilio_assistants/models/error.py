"""The schema `Error`."""

from __future__ import annotations

from .._runtime.models.open_model import OpenModel
from .._runtime.unset import UNSET, Unset

__all__ = ["Error"]


class Error(OpenModel):
    """What went wrong."""

    code: int | Unset = UNSET
    """Twilio's number for this kind of error."""

    message: str | Unset = UNSET
    """What went wrong, in words."""

    more_info: str | Unset = UNSET
    """The URL of a page about this kind of error."""

    status: int | Unset = UNSET
    """The HTTP status of the response."""
