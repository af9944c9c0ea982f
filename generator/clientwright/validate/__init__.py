"""The rules for a document, each reported at its line.

Syntax errors are reported by `load`, references and the version by `resolve`.
"""

from __future__ import annotations

from ..diagnostics.findings import Diagnostics
from ..resolve import Spec
from .examples import check_examples
from .named_references import check_named_references
from .official_schema import check_official_schema
from .operations import check_operations
from .schemas import check_schemas
from .structure import check_structure

__all__ = ["validate"]


def validate(spec: Spec, diagnostics: Diagnostics) -> None:
    check_structure(spec, diagnostics)
    check_operations(spec, diagnostics)
    check_named_references(spec, diagnostics)
    check_schemas(spec, diagnostics)
    check_examples(spec, diagnostics)
    check_official_schema(spec, diagnostics)
