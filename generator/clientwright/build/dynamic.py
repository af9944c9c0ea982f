"""References whose end depends on where one comes from (`$dynamicRef`): said, where it matters.

JSON Schema 2020-12, Core, section 8.2.3.2. A type has one meaning here, wherever it is used, so
such a reference is read as the plain one that it is at its place. That is all there is to it where
a name is anchored once, as in a tree of nodes; where several schemas anchor it, something is lost.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from .. import rules
from ..resolve import Kind
from .read import as_object, as_text

if TYPE_CHECKING:
    from ..diagnostics import Diagnostics
    from ..resolve import Spec


def mention_dynamic_references(spec: Spec, diagnostics: Diagnostics) -> None:
    """Report each reference that could lead to more than one schema."""
    found = [(each.origin, as_object(each.value)) for each in spec.objects[Kind.SCHEMA]]
    anchors = Counter(as_text(value.get("$dynamicAnchor")) for _, value in found)
    for origin, value in found:
        reference = as_text(value.get("$dynamicRef"))
        count = anchors[reference.partition("#")[2]] if reference else 0
        if count > 1:
            diagnostics.report(
                rules.DYNAMIC_REFERENCE, origin / "$dynamicRef", reference=reference, count=count
            )
