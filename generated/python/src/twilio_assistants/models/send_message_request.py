"""The schema `SendMessageRequest`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["SendMessageRequest", "SendMessageRequestDict"]


class SendMessageRequest(Model, kw_only=True):
    """What a user says to an assistant."""

    identity: str
    """Who the user is. In the form `type:value`, such as `email:test@api.com` or
    `phone:+15551234567`, it leads Customer Memory to the user's profile.
    """

    body: str
    """What the user says or asks."""

    session_id: str | Unset = UNSET
    """The conversation to continue, or a name of your own for a new one. Without it the API starts
    a new one and returns its ID.
    """

    webhook: str | Unset = UNSET
    """The URL to call with the reply, or with what went wrong. It may hold a query, which comes
    back with the call, and a fragment with connection settings (`#rc=2&rt=5000`).
    """

    mode: Literal["chat", "email", "voice"] | str | Unset = UNSET
    """Through which channel the user talks, so that the reply suits it. Default: `"chat"`."""


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class SendMessageRequestDict(TypedDict):
        """`SendMessageRequest` as a dictionary."""

        identity: str
        body: str
        session_id: NotRequired[str]
        webhook: NotRequired[str]
        mode: NotRequired[Literal["chat", "email", "voice"] | str]

else:
    SendMessageRequestDict = dict
