"""The schema `Item`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.models.union import union

__all__ = ["Item"]

if TYPE_CHECKING:
    Item: TypeAlias = "Book | Film | Other"
    """The schema `Item`."""
else:
    Item = union(
        "Item",
        lambda: (Book, Film, Other),
        tag="kind",
        mapping={"book": 0, "film": 1, "Other": 2},
        default=2,
        native=True,
    )

# Down here, since models refer to each other in circles.
from .book import Book
from .film import Film
from .other import Other
