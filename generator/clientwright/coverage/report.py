"""The coverage report: entries, totals, and their text and JSON formats."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from ..diagnostics.origin import Origin
from ..openapi import Support

MAX_LOCATIONS = 5
"""Locations listed for each kind of part in the text format."""


@dataclass(frozen=True, slots=True)
class CoverageEntry:
    """How one field of the document is supported."""

    origin: Origin
    part: str
    """The object and the field: `schema: minLength`."""
    support: Support
    reason: str = ""
    is_subtree: bool = False
    """Whether the entry covers everything below the field as well."""

    def to_json(self) -> dict[str, object]:
        entry: dict[str, object] = {
            "file": self.origin.file,
            "pointer": self.origin.pointer,
            "part": self.part,
            "support": self.support.value,
        }
        if self.reason:
            entry["reason"] = self.reason
        if self.is_subtree:
            entry["subtree"] = True
        return entry


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """How every field of a document is supported."""

    entries: Sequence[CoverageEntry]

    def count(self, support: Support) -> int:
        return [entry.support for entry in self.entries].count(support)

    @property
    def not_supported(self) -> Sequence[CoverageEntry]:
        """The fields that callers lose; an error with `--strict`."""
        return [entry for entry in self.entries if entry.support is Support.NOT_SUPPORTED]

    def summary(self) -> str:
        """The totals, on one line."""
        totals = [f"{count} {each.value}" for each in Support if (count := self.count(each))]
        return f"{len(self.entries)} parts: {', '.join(totals) or 'none'}"

    def text(self) -> str:
        """The totals, then each kind of part that is not rendered, with locations."""
        lines = [self.summary()]
        for support in (Support.NOT_SUPPORTED, Support.DOCUMENTED, Support.NOT_NEEDED):
            groups = self.groups(support)
            if groups:
                lines += ["", f"{support.value}:"]
            for (part, reason), entries in groups:
                times = f"{len(entries)} x " if len(entries) > 1 else ""
                lines.append(f"  {times}{part} ({reason})")
                if support is Support.NOT_SUPPORTED:
                    lines += [f"      {entry.origin}" for entry in entries[:MAX_LOCATIONS]]
                    if len(entries) > MAX_LOCATIONS:
                        lines.append(f"      and {len(entries) - MAX_LOCATIONS} more")
        return "\n".join(lines) + "\n"

    def json(self) -> str:
        """The totals and every entry."""
        report = {
            "parts": len(self.entries),
            "totals": {support.value: self.count(support) for support in Support},
            "entries": [entry.to_json() for entry in self.entries],
        }
        return json.dumps(report, indent=1, ensure_ascii=False) + "\n"

    def groups(self, support: Support) -> list[tuple[tuple[str, str], list[CoverageEntry]]]:
        """The entries with a kind of support, by part and reason, largest group first."""
        groups: dict[tuple[str, str], list[CoverageEntry]] = {}
        for entry in self.entries:
            if entry.support is support:
                groups.setdefault((entry.part, entry.reason), []).append(entry)
        return sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
