"""From a resolved document to the intermediate model, which knows no language.

One concept a module; `api.py` says in which order they work. Not here: whether a document is valid
(`validate`), and what anything is called in a language (a target's `name` stage).
"""

from __future__ import annotations

from .api import build
from .operations.filters import BuildOptions

__all__ = ["BuildOptions", "build"]
