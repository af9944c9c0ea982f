"""The schema `CustomerAi`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model

__all__ = ["CustomerAi", "CustomerAiDict"]


class CustomerAi(Model, kw_only=True):
    """Which engines of Customer Memory an assistant shall use.

    More: https://www.twilio.com/docs/alpha/ai-assistants/customer-memory
    """

    perception_engine_enabled: bool
    """Whether the assistant writes what it learns in a conversation to the customer's profile."""

    personalization_engine_enabled: bool
    """Whether the assistant reads the customer's profile to tailor its replies."""


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class CustomerAiDict(TypedDict):
        """`CustomerAi` as a dictionary."""

        perception_engine_enabled: bool
        personalization_engine_enabled: bool

else:
    CustomerAiDict = dict
