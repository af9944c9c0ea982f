"""The schema `Loan`."""

from __future__ import annotations

from .._runtime.models.model import Model

__all__ = ["Loan"]


class Loan(Model, kw_only=True):
    """The schema `Loan`."""

    book: Book


# Down here, since models refer to each other in circles.
from .book import Book
