"""Findings in machine-readable formats: JSON, GitHub annotations, SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from .. import __version__
from .findings import LocatedFinding, Rule, Severity, SourceLocation, group_findings

MAX_ANNOTATIONS = 5
"""The annotations for each rule: GitHub shows ten per step and silently drops the rest."""


def format_json(findings: Sequence[LocatedFinding], *, outcome: str) -> str:
    """One JSON object with every finding. Its format is stable."""
    severities = [item.finding.severity for item in findings]
    counts = {f"{each.value}s": severities.count(each) for each in Severity}
    entries = [_format_entry(item) for item in findings]
    return _dump({"version": 1, "outcome": outcome, **counts, "diagnostics": entries})


def _format_entry(item: LocatedFinding) -> dict[str, Any]:
    finding = item.finding
    return {
        "code": finding.rule.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "advice": finding.advice,
        "pointer": item.pointer,
        **_format_position(item.location),
        "related": [
            {"message": text, **_format_position(location)} for location, text in item.related
        ],
    }


def _format_position(location: SourceLocation | None) -> dict[str, Any]:
    return {name: getattr(location, name, None) for name in ("file", "line", "column", "length")}


# --- GitHub ------------------------------------------------------------------------------------

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def format_github(findings: Sequence[LocatedFinding]) -> str:
    """Workflow commands, which GitHub shows next to the lines of a pull request."""
    lines: list[str] = []
    for group in group_findings(findings):
        for number, item in enumerate(group[:MAX_ANNOTATIONS]):
            finding = item.finding
            text = f"{finding.message}\n{finding.advice}".rstrip()
            if number == MAX_ANNOTATIONS - 1 and len(group) > MAX_ANNOTATIONS:
                text += f"\n({len(group) - MAX_ANNOTATIONS} more of {finding.rule.code})"
            properties = {"title": f"clientwright {finding.rule.code}"}
            if item.location is not None:
                location = item.location
                properties |= {
                    "file": location.file,
                    "line": str(location.line),
                    "col": str(location.column),
                    "endColumn": str(location.column + location.length),
                }
            arguments = ",".join(
                f"{name}={_escape_property(value)}" for name, value in properties.items()
            )
            lines.append(f"::{_COMMANDS[finding.severity]} {arguments}::{_escape_message(text)}\n")
    return "".join(lines)


def _escape_message(text: str) -> str:
    """Escaped, so that text from a document cannot become a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_message(text).replace(":", "%3A").replace(",", "%2C")


# --- SARIF -------------------------------------------------------------------------------------


def format_sarif(findings: Sequence[LocatedFinding]) -> str:
    """One run in the Static Analysis Results Interchange Format, for code scanning."""
    rules = {item.finding.rule.code: item.finding.rule for item in findings}
    codes = sorted(rules)
    driver = {
        "name": "clientwright",
        "version": __version__,
        "rules": [_format_rule(rules[code]) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_format_result(item, codes) for item in findings],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return _dump({"$schema": schema, "version": "2.1.0", "runs": [run]})


def _format_rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.message},
        **({"help": {"text": rule.advice}} if rule.advice else {}),
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _format_result(item: LocatedFinding, codes: Sequence[str]) -> dict[str, Any]:
    finding = item.finding
    result: dict[str, Any] = {
        "ruleId": finding.rule.code,
        "ruleIndex": codes.index(finding.rule.code),
        "level": finding.severity.value,
        "message": {"text": f"{finding.message}\n{finding.advice}".rstrip()},
    }
    if item.location is not None:
        result["locations"] = [_format_location(item.location, item.pointer)]
    if item.related:
        result["relatedLocations"] = [
            {**_format_location(location, None), "id": number, "message": {"text": text}}
            for number, (location, text) in enumerate(item.related)
        ]
    return result


def _format_location(location: SourceLocation, pointer: str | None) -> dict[str, Any]:
    region = {
        "startLine": location.line,
        "startColumn": location.column,
        "endColumn": location.column + location.length,
    }
    artifact = {"uri": quote(location.file)}
    result: dict[str, Any] = {"physicalLocation": {"artifactLocation": artifact, "region": region}}
    if pointer is not None:
        result["logicalLocations"] = [{"fullyQualifiedName": pointer or "/"}]
    return result


def _dump(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=True) + "\n"
