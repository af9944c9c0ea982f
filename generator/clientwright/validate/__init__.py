"""The rules a document must keep, each finding on its line.

Not here: what `load` (syntax) and `resolve` (references, version) have found already.
"""

from __future__ import annotations

from ..diagnostics.findings import Diagnostics
from ..resolve import Spec
from .examples import check_examples
from .names import check_names
from .operations import check_operations
from .schemas import check_schemas
from .standard import check_standard
from .structure import check_structure

__all__ = ["validate"]


def validate(spec: Spec, diagnostics: Diagnostics) -> None:
    """Report everything that is wrong with a document. Warnings stop nothing."""
    check_structure(spec, diagnostics)
    check_operations(spec, diagnostics)
    check_names(spec, diagnostics)
    check_schemas(spec, diagnostics)
    check_examples(spec, diagnostics)
    check_standard(spec, diagnostics)
