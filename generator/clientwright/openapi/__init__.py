"""The grammar of OpenAPI 3.0 to 3.2, as data.

`resolve`, `validate`, `coverage` and the naming of types derive from it. Add a field to `fields.py`
and all of them know it.
"""

from __future__ import annotations

from .fields import DISPENSABLE, FIELDS, METHODS, OPAQUE, PATTERNED, REFERENCEABLE, standard_fields
from .grammar import (
    Container,
    Disposition,
    FieldSpec,
    ObjectKind,
    Presence,
    Support,
    ValueType,
    describe_json_type,
    plural,
    with_article,
)

__all__ = [
    "DISPENSABLE",
    "FIELDS",
    "METHODS",
    "OPAQUE",
    "PATTERNED",
    "REFERENCEABLE",
    "Container",
    "Disposition",
    "FieldSpec",
    "ObjectKind",
    "Presence",
    "Support",
    "ValueType",
    "describe_json_type",
    "plural",
    "standard_fields",
    "with_article",
]
