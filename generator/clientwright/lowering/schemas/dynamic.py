"""Dynamic references (`resolve.dynamic`) that one came to by a way that says nothing of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...diagnostics import rules

if TYPE_CHECKING:
    from ...diagnostics.findings import Diagnostics
    from ...diagnostics.origin import Origin
    from ...resolve import Spec


def mention_dynamic_references(
    spec: Spec, lost: Mapping[Origin, str], diagnostics: Diagnostics
) -> None:
    """Report each reference that could lead to several schemas where it was used."""
    for origin, reference in lost.items():
        count = len(spec.dynamic.possible_targets(reference)) if spec.dynamic is not None else 0
        if count:
            at = origin / "$dynamicRef"
            diagnostics.report(rules.DYNAMIC_REFERENCE, at, reference=reference, count=count)
