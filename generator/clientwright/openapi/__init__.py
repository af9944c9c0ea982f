"""The grammar of OpenAPI 3.0 to 3.2, as data.

`resolve`, `validate`, `coverage` and the naming of types derive from it. Add a field to `fields.py`
and all of them know it.
"""

from __future__ import annotations

from .fields import (
    DISPENSABLE,
    FIELDS,
    METHODS,
    OPAQUE,
    PATTERNED,
    REFERENCEABLE,
    list_standard_fields,
)
from .grammar import (
    Container,
    Disposition,
    FieldSpec,
    ObjectKind,
    Presence,
    Support,
    ValueType,
    add_article,
    describe_json_type,
    plural,
)

# fmt: off
__all__ = [
    "DISPENSABLE", "FIELDS", "METHODS", "OPAQUE", "PATTERNED", "REFERENCEABLE", "Container",
    "Disposition", "FieldSpec", "ObjectKind", "Presence", "Support", "ValueType",
    "add_article", "describe_json_type", "list_standard_fields", "plural",
]
