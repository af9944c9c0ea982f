"""The schema `Picture`, and what it is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias, TypedDict

from .._runtime.models.model import Model
from .._runtime.models.union import union
from .._runtime.unset import UNSET, Unset

__all__ = [
    "Picture",
    "PictureDict",
    "PictureInline",
    "PictureInlineDict",
    "PictureInlineLink",
    "PictureInlineLinkDict",
    "PictureInlineText",
    "PictureInlineTextDict",
    "PictureTextOrShape",
    "PictureTextOrShapeDict",
]


class Picture(Model, kw_only=True):
    """The schema `Picture`."""

    shape: Shape | Unset = UNSET
    implicit: Implicit | Unset = UNSET
    nested: Nested | Unset = UNSET
    pet: Pet | Unset = UNSET
    thing: Thing | Unset = UNSET
    inline: PictureInline | Unset = UNSET
    shapes: list[Shape] | Unset = UNSET
    by_name: dict[str, Shape] | Unset = UNSET
    text_or_shape: PictureTextOrShape | Unset = UNSET
    maybe: Shape | None | Unset = UNSET


class PictureInlineText(Model, kw_only=True):
    """The `text` of `Picture.inline`."""

    type: Literal["text"]
    text: str | Unset = UNSET


class PictureInlineLink(Model, kw_only=True):
    """The `link` of `Picture.inline`."""

    type: Literal["link"]
    url: str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class PictureDict(TypedDict, total=False):
        """`Picture` as a dictionary."""

        shape: Shape | ShapeDict
        implicit: Implicit | ImplicitDict
        nested: Nested | NestedDict
        pet: Pet | PetDict
        thing: Thing | ThingDict
        inline: PictureInline | PictureInlineDict
        shapes: Sequence[Shape | ShapeDict]
        by_name: Mapping[str, Shape | ShapeDict]
        text_or_shape: PictureTextOrShape | PictureTextOrShapeDict
        maybe: Shape | ShapeDict | None

    class PictureInlineTextDict(TypedDict):
        """`PictureInlineText` as a dictionary."""

        type: Literal["text"]
        text: NotRequired[str]

    class PictureInlineLinkDict(TypedDict):
        """`PictureInlineLink` as a dictionary."""

        type: Literal["link"]
        url: NotRequired[str]

else:
    PictureDict = dict
    PictureInlineTextDict = dict
    PictureInlineLinkDict = dict

if TYPE_CHECKING:
    PictureInline: TypeAlias = "PictureInlineText | PictureInlineLink"
    """The `inline` of `Picture`."""
    PictureInlineDict: TypeAlias = "PictureInlineTextDict | PictureInlineLinkDict"
    """What may be given for `PictureInline`."""
else:
    PictureInline = union(
        "PictureInline",
        lambda: (PictureInlineText, PictureInlineLink),
        tag="type",
        mapping={"text": 0, "link": 1},
        native=True,
    )
    PictureInlineDict = dict

if TYPE_CHECKING:
    PictureTextOrShape: TypeAlias = "str | Circle | Square"
    """The `text_or_shape` of `Picture`."""
    PictureTextOrShapeDict: TypeAlias = "CircleDict | SquareDict"
    """What may be given for `PictureTextOrShape`."""
else:
    PictureTextOrShape = union(
        "PictureTextOrShape",
        lambda: (str, Circle, Square),
        tag="kind",
        mapping={"circle": 1, "square": 2},
        native=True,
    )
    PictureTextOrShapeDict = dict

# Down here, since models refer to each other in circles.
from .circle import Circle, CircleDict
from .implicit import Implicit, ImplicitDict
from .nested import Nested, NestedDict
from .pet import Pet, PetDict
from .shape import Shape, ShapeDict
from .square import Square, SquareDict
from .thing import Thing, ThingDict
