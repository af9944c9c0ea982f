"""The ledger itself: entries, sums, and how it is printed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..diagnostics.origin import Origin
from .fates import Fate

SHOWN_EACH = 5
"""How many places of one kind the text names."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one member of the document."""

    origin: Origin
    part: str
    """What it is: the object and the field (`schema: minLength`)."""
    fate: Fate
    reason: str = ""
    whole: bool = False
    """It accounts for everything inside of it as well."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What became of every part of a document."""

    entries: Sequence[Entry]

    def count(self, fate: Fate) -> int:
        """How many parts met a fate."""
        return sum(entry.fate is fate for entry in self.entries)

    @property
    def left_out(self) -> Sequence[Entry]:
        """The parts whose meaning is lost to callers: what `--strict` refuses."""
        return [entry for entry in self.entries if entry.fate is Fate.LEFT_OUT]

    def summary(self) -> str:
        """One line."""
        said = [f"{self.count(fate)} {fate.value}" for fate in Fate if self.count(fate)]
        return f"{len(self.entries)} parts: {', '.join(said) or 'nothing'}"

    def text(self) -> str:
        """For people: the sums, then each kind of part that is not rendered, with places."""
        lines = [self.summary()]
        for fate in (Fate.LEFT_OUT, Fate.DOCUMENTED, Fate.NOT_NEEDED):
            groups = self.groups(fate)
            if groups:
                lines += ["", f"{fate.value}:"]
            for (part, reason), entries in groups:
                times = f"{len(entries)} x " if len(entries) > 1 else ""
                lines.append(f"  {times}{part} ({reason})")
                if fate is Fate.LEFT_OUT:
                    lines += [f"      {entry.origin}" for entry in entries[:SHOWN_EACH]]
                    if len(entries) > SHOWN_EACH:
                        lines.append(f"      and {len(entries) - SHOWN_EACH} more")
        return "\n".join(lines) + "\n"

    def json(self) -> str:
        """For programs: the sums, and every entry."""
        return (
            json.dumps(
                {
                    "parts": len(self.entries),
                    "sums": {fate.value: self.count(fate) for fate in Fate},
                    "entries": [dict(_told(entry)) for entry in self.entries],
                },
                indent=1,
                ensure_ascii=False,
            )
            + "\n"
        )

    def groups(self, fate: Fate) -> list[tuple[tuple[str, str], list[Entry]]]:
        """The parts that met a fate, by what they are and the reason; most frequent first."""
        found: dict[tuple[str, str], list[Entry]] = {}
        for entry in self.entries:
            if entry.fate is fate:
                found.setdefault((entry.part, entry.reason), []).append(entry)
        return sorted(found.items(), key=lambda group: (-len(group[1]), group[0]))


def _told(entry: Entry) -> Iterator[tuple[str, object]]:
    yield "file", entry.origin.file
    yield "pointer", entry.origin.pointer
    yield "part", entry.part
    yield "fate", entry.fate.value
    if entry.reason:
        yield "reason", entry.reason
    if entry.whole:
        yield "whole", True
