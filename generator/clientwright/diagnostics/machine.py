"""Findings for programs: JSON, GitHub's annotations, SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from .. import __version__
from .findings import Place, Severity
from .located import Located, grouped

MAX_ANNOTATIONS = 5
"""Annotations of one rule: GitHub shows ten of a step and drops the rest without a word."""


def as_json(findings: Sequence[Located], *, outcome: str) -> str:
    """One object with every finding; made to be read by programs, and kept stable for them."""
    severities = [item.finding.severity for item in findings]
    return _dumped(
        {
            "version": 1,
            "outcome": outcome,
            "errors": severities.count(Severity.ERROR),
            "warnings": severities.count(Severity.WARNING),
            "notes": severities.count(Severity.NOTE),
            "diagnostics": [
                {
                    "code": item.finding.rule.code,
                    "severity": item.finding.severity.value,
                    "message": item.finding.message,
                    "advice": item.finding.advice,
                    "pointer": item.pointer,
                    **_position(item.place),
                    "related": [
                        {"message": text, **_position(place)} for place, text in item.related
                    ],
                }
                for item in findings
            ],
        }
    )


def _position(place: Place | None) -> dict[str, Any]:
    if place is None:
        return {"file": None, "line": None, "column": None, "length": None}
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "length": place.length,
    }


# --- GitHub ------------------------------------------------------------------------------------

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def as_github(findings: Sequence[Located]) -> str:
    """Workflow commands that GitHub shows beside the lines of a pull request."""
    lines: list[str] = []
    for group in grouped(findings):
        for number, item in enumerate(group[:MAX_ANNOTATIONS]):
            finding = item.finding
            text = f"{finding.message}\n{finding.advice}"
            if number == MAX_ANNOTATIONS - 1 and len(group) > MAX_ANNOTATIONS:
                text += f"\n({len(group) - MAX_ANNOTATIONS} more of {finding.rule.code})"
            properties = {"title": f"clientwright {finding.rule.code}"}
            if item.place is not None:
                place = item.place
                properties |= {
                    "file": place.file,
                    "line": str(place.line),
                    "col": str(place.column),
                    "endColumn": str(place.column + place.length),
                }
            stated = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
            lines.append(f"::{_COMMANDS[finding.severity]} {stated}::{_message(text)}\n")
    return "".join(lines)


def _message(text: str) -> str:
    """Escaped, so that no text of a document can become a command of its own."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


# --- SARIF -------------------------------------------------------------------------------------

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def as_sarif(findings: Sequence[Located]) -> str:
    """One run in the Static Analysis Results Interchange Format, for code scanning."""
    rules = {item.finding.rule.code: item.finding.rule for item in findings}
    codes = sorted(rules)
    return _dumped(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {
                        "driver": {
                            "name": "clientwright",
                            "version": __version__,
                            "rules": [
                                {
                                    "id": code,
                                    "shortDescription": {"text": rules[code].message},
                                    "help": {"text": rules[code].advice},
                                    "defaultConfiguration": {
                                        "level": _LEVELS[rules[code].severity]
                                    },
                                }
                                for code in codes
                            ],
                        }
                    },
                    "columnKind": "unicodeCodePoints",
                    "results": [_result(item, codes) for item in findings],
                }
            ],
        }
    )


def _result(item: Located, codes: Sequence[str]) -> dict[str, Any]:
    finding = item.finding
    result: dict[str, Any] = {
        "ruleId": finding.rule.code,
        "ruleIndex": codes.index(finding.rule.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}\n{finding.advice}".rstrip()},
    }
    if item.place is not None:
        result["locations"] = [_location(item.place, item.pointer)]
    if item.related:
        result["relatedLocations"] = [
            {**_location(place, None), "id": number, "message": {"text": text}}
            for number, (place, text) in enumerate(item.related)
        ]
    return result


def _location(place: Place, pointer: str | None) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(place.file)},
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endColumn": place.column + place.length,
            },
        }
    }
    if pointer is not None:
        location["logicalLocations"] = [{"fullyQualifiedName": pointer or "/"}]
    return location


def _dumped(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=True) + "\n"
