"""Overlays: changes that stand in files of their own (OpenAPI Overlay Specification 1.0 and 1.1).

`apply` gives the changed document. Every value in it knows which file it came from, so that a
finding about something that an overlay put there points into the overlay. Overlays of version 1.0
are read by the rules of 1.1, which only add to them. See docs/decisions/0104-overlays.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from ..diagnostics import rules
from ..diagnostics.findings import Diagnostics
from ..diagnostics.origin import Origin
from ..load import Document, load
from ..values import is_array, is_object
from .actions import Actions
from .draft import Draft

__all__ = ["apply"]

_VERSION = re.compile(r"1\.([01])(?:\.\d+)?")


def apply(document: Document, overlays: Sequence[Path], diagnostics: Diagnostics) -> Document:
    """The document with overlays applied, one after the other. Faults of theirs are reported."""
    draft = Draft(document)
    for path in overlays:
        overlay = load(path, diagnostics)
        if overlay is not None:
            _apply(draft, overlay, document, diagnostics)
    if not draft.changed:
        return document
    changed = draft.document()
    diagnostics.add_source(changed)
    return changed


def _apply(draft: Draft, overlay: Document, document: Document, diagnostics: Diagnostics) -> None:
    origin = Origin(overlay.name)
    data = overlay.data
    if not is_object(data) or "overlay" not in data:
        diagnostics.report(rules.NO_OVERLAY, origin)
        return
    stated = data["overlay"]
    version = _VERSION.fullmatch(str(stated))
    if version is None:
        diagnostics.report(rules.OVERLAY_VERSION, origin / "overlay", version=stated)
        return
    _check_extends(overlay, document, diagnostics)
    stated_actions = data.get("actions")
    if not is_array(stated_actions) or not stated_actions:
        at = origin / "actions" if "actions" in data else origin
        diagnostics.report(rules.OVERLAY_ACTIONS, at)
        return
    actions = Actions(draft, overlay, int(version.group(1)), diagnostics)
    for number, action in enumerate(stated_actions):
        actions.apply(origin / "actions" / number, action)


def _check_extends(overlay: Document, document: Document, diagnostics: Diagnostics) -> None:
    """An overlay may say which document it is for. Only a path can be compared."""
    stated = overlay.data.get("extends")
    if not isinstance(stated, str) or re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", stated):
        return
    meant = overlay.path.parent / stated
    if meant.resolve() != document.path.resolve():
        diagnostics.report(
            rules.OVERLAY_EXTENDS,
            Origin(overlay.name) / "extends",
            meant=stated,
            document=document.name,
        )
