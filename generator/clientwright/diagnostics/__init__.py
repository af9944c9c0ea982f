"""Findings about a document: the catalog of rules, locations, and report formats."""

from __future__ import annotations

from .findings import Diagnostics, Rule, Severity, SourceLocation
from .origin import BoundOrigin, Origin

__all__ = ["BoundOrigin", "Diagnostics", "Origin", "Rule", "Severity", "SourceLocation"]
