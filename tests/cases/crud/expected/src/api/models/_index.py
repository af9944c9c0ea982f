"""Where each model is: read when a model is first used, and by type checkers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .author import *
    from .book import *
    from .book_change import *
    from .genre import *
    from .new_book import *
    from .problem import *
    from .review import *

names: dict[str, list[str]] = {
    "author": ["Author", "AuthorDict"],
    "book": ["Book"],
    "book_change": ["BookChange", "BookChangeDict"],
    "genre": ["Genre"],
    "new_book": ["NewBook", "NewBookDict"],
    "problem": ["Problem"],
    "review": ["Review"],
}
"""The names in each module. No model is called so: these begin with a capital letter."""

modules: dict[str, str] = {name: module for module, found in names.items() for name in found}
"""The module of each name."""
