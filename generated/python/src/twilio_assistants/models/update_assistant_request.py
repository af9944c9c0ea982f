"""The schema `UpdateAssistantRequest`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["UpdateAssistantRequest", "UpdateAssistantRequestDict"]


class UpdateAssistantRequest(Model, kw_only=True):
    """The properties of an assistant to change."""

    name: str | Unset = UNSET
    """The new name of the assistant."""

    owner: str | Unset = UNSET
    """The person or company that shall own the assistant."""

    personality_prompt: str | Unset = UNSET
    """The new instructions that give the assistant its personality."""

    customer_ai: CustomerAi | Unset = UNSET
    """What the assistant shall remember of your customers. Both settings are needed."""

    segment_credential: SegmentCredential | Unset = UNSET
    """The new keys to the Segment workspace that holds the customers' profiles."""


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class UpdateAssistantRequestDict(TypedDict, total=False):
        """`UpdateAssistantRequest` as a dictionary."""

        name: str
        owner: str
        personality_prompt: str
        customer_ai: CustomerAi | CustomerAiDict
        segment_credential: SegmentCredential | SegmentCredentialDict

else:
    UpdateAssistantRequestDict = dict

# Down here, since models refer to each other in circles.
from .customer_ai import CustomerAi, CustomerAiDict
from .segment_credential import SegmentCredential, SegmentCredentialDict
