"""The schema `SegmentCredential`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["SegmentCredential", "SegmentCredentialDict"]


class SegmentCredential(Model, kw_only=True):
    """The keys to a Segment workspace. The API takes them and never returns them."""

    space_id: str | Unset = UNSET
    """The ID of the workspace's space, from Unify settings. It begins with `spa_`."""

    profile_api_key: str | Unset = UNSET
    """The access token that reads profiles."""

    write_key: str | Unset = UNSET
    """The key of a source, which writes to profiles."""

    __sensitive__: ClassVar[frozenset[str]] = frozenset(["profile_api_key", "write_key"])


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class SegmentCredentialDict(TypedDict, total=False):
        """`SegmentCredential` as a dictionary."""

        space_id: str
        profile_api_key: str
        write_key: str

else:
    SegmentCredentialDict = dict
