"""The schema `CreateAssistantRequest`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["CreateAssistantRequest", "CreateAssistantRequestDict"]


class CreateAssistantRequest(Model, kw_only=True):
    """The assistant to create."""

    name: str
    """The name of the assistant."""

    owner: str | Unset = UNSET
    """The person or company that owns the assistant."""

    personality_prompt: str | Unset = UNSET
    """The instructions that give the assistant its personality: how it speaks, what it helps with,
    what it leaves alone.
    """

    customer_ai: CustomerAi | Unset = UNSET
    """What the assistant shall remember of your customers."""

    segment_credential: SegmentCredential | Unset = UNSET
    """The keys to the Segment workspace that holds the customers' profiles."""


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class CreateAssistantRequestDict(TypedDict):
        """`CreateAssistantRequest` as a dictionary."""

        name: str
        owner: NotRequired[str]
        personality_prompt: NotRequired[str]
        customer_ai: NotRequired[CustomerAi | CustomerAiDict]
        segment_credential: NotRequired[SegmentCredential | SegmentCredentialDict]

else:
    CreateAssistantRequestDict = dict

# Down here, since models refer to each other in circles.
from .customer_ai import CustomerAi, CustomerAiDict
from .segment_credential import SegmentCredential, SegmentCredentialDict
