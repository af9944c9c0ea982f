"""The pages of the models package, planned: finished values for the templates.

Not here: which names and annotations there are (`names.py`, `types.py`), and printing.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...model import Api
from .names import PythonNames
from .page import Page
from .types import Types


def models_pages(api: Api, names: PythonNames, types: Types) -> Mapping[str, Page]:
    """Every page of `models/`, by its path below the import package: `models/assistant.py`."""
    raise NotImplementedError
