"""Where each model is: read when a model is first used, and by type checkers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .author import Author, AuthorDict
    from .book import Book
    from .book_change import BookChange, BookChangeDict
    from .genre import Genre
    from .new_book import NewBook, NewBookDict
    from .problem import Problem
    from .review import Review

__all__: list[str] = [
    "Author",
    "AuthorDict",
    "Book",
    "BookChange",
    "BookChangeDict",
    "Genre",
    "NewBook",
    "NewBookDict",
    "Problem",
    "Review",
]

MODULES: dict[str, str] = {
    "Author": "author",
    "AuthorDict": "author",
    "Book": "book",
    "BookChange": "book_change",
    "BookChangeDict": "book_change",
    "Genre": "genre",
    "NewBook": "new_book",
    "NewBookDict": "new_book",
    "Problem": "problem",
    "Review": "review",
}
"""The module of each name."""
