"""Overlays: changes to a document in separate files (OpenAPI Overlay Specification 1.0 and 1.1).

Every value of the changed document keeps its source, so that a finding about a value from an
overlay refers to the overlay. The rules of version 1.1 include those of 1.0. See
docs/decisions/0007-references.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from ..diagnostics import Diagnostics, Origin, rules
from ..load import Document, load
from ..values import is_array, is_object
from .actions import ActionExecutor
from .draft import DocumentDraft

__all__ = ["apply_overlays"]

_VERSION = re.compile(r"1\.([01])(?:\.\d+)?")


def apply_overlays(
    document: Document, overlays: Sequence[Path], diagnostics: Diagnostics
) -> Document:
    """The document with overlays applied, one after the other. Their faults are reported."""
    draft = DocumentDraft(document)
    for path in overlays:
        overlay = load(path, diagnostics)
        if overlay is not None:
            _apply(draft, overlay, document, diagnostics)
    if not draft.changed:
        return document
    changed = draft.document()
    diagnostics.add_source(changed)
    return changed


def _apply(
    draft: DocumentDraft, overlay: Document, document: Document, diagnostics: Diagnostics
) -> None:
    origin = Origin(overlay.name)
    data = overlay.data
    if not is_object(data) or "overlay" not in data:
        diagnostics.report(rules.NO_OVERLAY, origin)
        return
    declared_version = data["overlay"]
    version = _VERSION.fullmatch(str(declared_version))
    if version is None:
        diagnostics.report(rules.OVERLAY_VERSION, origin / "overlay", version=declared_version)
        return
    _check_extends(overlay, document, diagnostics)
    action_list = data.get("actions")
    if not is_array(action_list) or not action_list:
        at = origin / "actions" if "actions" in data else origin
        diagnostics.report(rules.OVERLAY_ACTIONS, at)
        return
    executor = ActionExecutor(draft, overlay, int(version.group(1)), diagnostics)
    for number, action in enumerate(action_list):
        executor.execute(origin / "actions" / number, action)


def _check_extends(overlay: Document, document: Document, diagnostics: Diagnostics) -> None:
    """Compare `extends` with the document. Only a path can be compared."""
    extends = overlay.data.get("extends")
    if not isinstance(extends, str) or re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", extends):
        return
    expected = overlay.path.parent / extends
    if expected.resolve() != document.path.resolve():
        diagnostics.report(
            rules.OVERLAY_EXTENDS,
            Origin(overlay.name) / "extends",
            expected=extends,
            document=document.name,
        )
