"""The schema `Note`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Note", "NoteDict"]


class Note(Model, kw_only=True):
    """The schema `Note`."""

    text: str
    color: str | None
    """Required, and may be null."""

    size: int | None | Unset = UNSET
    never_null: int | Unset = UNSET
    labels: list[str | None] | None | Unset = UNSET
    counts: dict[str, int | None] | Unset = UNSET
    mood: Literal["good", "bad"] | str | None | Unset = UNSET
    author: Author | None | Unset = UNSET
    editor: MaybeAuthor | None | Unset = UNSET
    ignored: Author | None | Unset = UNSET
    anything: Any | Unset = UNSET
    reviewer: Author | None | Unset = UNSET
    due: str | int | None | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class NoteDict(TypedDict):
        """`Note` as a dictionary."""

        text: str
        color: str | None
        size: NotRequired[int | None]
        never_null: NotRequired[int]
        labels: NotRequired[Sequence[str | None] | None]
        counts: NotRequired[Mapping[str, int | None]]
        mood: NotRequired[Literal["good", "bad"] | str | None]
        author: NotRequired[Author | AuthorDict | None]
        editor: NotRequired[MaybeAuthor | MaybeAuthorDict | None]
        ignored: NotRequired[Author | AuthorDict | None]
        anything: NotRequired[Any]
        reviewer: NotRequired[Author | AuthorDict | None]
        due: NotRequired[str | int | None]

else:
    NoteDict = dict

# Down here, since models refer to each other in circles.
from .author import Author, AuthorDict
from .maybe_author import MaybeAuthor, MaybeAuthorDict
