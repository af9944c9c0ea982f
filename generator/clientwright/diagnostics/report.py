"""Renders findings as text, JSON, GitHub annotations or SARIF.

The result is deterministic and does not depend on the machine.
"""

from __future__ import annotations

from .findings import Diagnostics, locate_findings
from .machine_formats import format_github, format_json, format_sarif
from .text_format import as_text

FORMATS = ("text", "json", "github", "sarif")
"""The names of the formats, as used on the command line."""


def render(
    diagnostics: Diagnostics, format_: str = "text", *, outcome: str = "", color: bool = False
) -> str:
    """All findings in one of `FORMATS`; an empty string if there are none.

    `outcome` is the result of the run ("Nothing was written."), shown after the counts; `color`
    uses colors in the text format. Raises ValueError for an unknown format.
    """
    findings = locate_findings(diagnostics)
    match format_:
        case "text":
            return as_text(findings, diagnostics, outcome=outcome, color=color)
        case "json":
            return format_json(findings, outcome=outcome)
        case "github":
            return format_github(findings)
        case "sarif":
            return format_sarif(findings)
        case _:
            raise ValueError(f"unknown format: {format_}")
