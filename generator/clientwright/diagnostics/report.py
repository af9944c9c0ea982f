"""Findings as text for people, and as JSON, GitHub annotations and SARIF for programs.

`render` makes one string, the same for the same findings on any machine; it writes nothing. What
a finding is stands in `diagnostics.py`.
"""

from __future__ import annotations

from .findings import Diagnostics
from .located import Located, grouped, located
from .machine import as_github, as_json, as_sarif
from .text import as_text

__all__ = ["FORMS", "Located", "grouped", "located", "render"]

FORMS = ("text", "json", "github", "sarif")
"""The formats, by the names that the command line gives them."""


def render(
    diagnostics: Diagnostics, form: str = "text", *, outcome: str = "", color: bool = False
) -> str:
    """All findings in one of `FORMS`, ending in a line end; empty text where there are none.

    `outcome` is what the run did in the end ("Nothing was written."), put behind the counts;
    `color` marks the text format for a terminal. Raises ValueError for an unknown format.
    """
    findings = located(diagnostics)
    match form:
        case "text":
            return as_text(findings, diagnostics, outcome=outcome, color=color)
        case "json":
            return as_json(findings, outcome=outcome)
        case "github":
            return as_github(findings)
        case "sarif":
            return as_sarif(findings)
        case _:
            raise ValueError(f"unknown format: {form}")
