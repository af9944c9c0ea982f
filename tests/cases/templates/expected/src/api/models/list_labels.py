"""What belongs to the operation `listLabels` alone."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = [
    "ListLabelsResponse",
    "ListLabelsResponseCursor",
    "ListLabelsResponseLabel",
    "ListLabelsResponseMeta",
]


class ListLabelsResponseMeta(Model, kw_only=True):
    """The `meta` of `listLabels.response`."""

    total: int | Unset = UNSET


class ListLabelsResponse(Model, kw_only=True):
    """The `response` of `listLabels`."""

    items: list[ListLabelsResponseLabel]
    first: ListLabelsResponseLabel | Unset = UNSET
    meta: ListLabelsResponseMeta | Unset = UNSET
    cursor: ListLabelsResponseCursor | Unset = UNSET
    next: ListLabelsResponse | Unset = UNSET


class ListLabelsResponseLabel(Model, kw_only=True):
    """The `label` of `listLabels.response`."""

    text: str | Unset = UNSET


class ListLabelsResponseCursor(Model, kw_only=True, rename={"from_": "from"}):
    """The `Cursor` of `listLabels.response`."""

    from_: ListLabelsResponseLabel | Unset = UNSET
    position: str | Unset = UNSET
