"""Lowers a resolved document to the intermediate model.

`api.py` defines the order of the steps, the other modules each handle a part of OpenAPI. `validate`
checks the document, and targets choose identifiers.
"""

from __future__ import annotations

from .api import lower
from .discovery import OperationFilter

__all__ = ["OperationFilter", "lower"]
