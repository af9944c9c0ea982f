"""Reports operations of which the document does not say what they return."""

from __future__ import annotations

from collections.abc import Iterable

from ....diagnostics import rules
from ....diagnostics.findings import Diagnostics
from ..calls.methods import Method


def report_unsupported(methods: Iterable[Method], diagnostics: Diagnostics) -> None:
    """Report methods without a declared success."""
    for method in methods:
        if any(returned.response is None for returned in method.returned):
            diagnostics.report(rules.NO_SUCCESS, method.operation.origin, key=True)
