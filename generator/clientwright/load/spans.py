"""The spans of the values and keys of a document in its text.

A `SpanTree` has the same shape as the data. The YAML parser builds it while reading; spans in JSON
are found on demand (`json_parser.py`), since few are ever needed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from ..diagnostics.origin import split_pointer

Span: TypeAlias = tuple[int, int]
"""The offsets of the first character and of the one after the last."""
FindSpan: TypeAlias = Callable[[str, bool], Span]
"""Finds the span of the value at a pointer, or of its key; of the nearest parent if it does not
exist."""


@dataclass(slots=True)
class SpanTree:
    """The span of a value, and for an object or array those of its content."""

    start: int
    end: int
    members: dict[str, MemberSpan] | None = None
    items: list[SpanTree] | None = None

    def find(self, pointer: str, key: bool) -> Span:
        """See `FindSpan`."""
        node = self
        key_span: Span | None = None
        for token in split_pointer(pointer):
            if node.members is not None:
                member = node.members.get(token)
                if member is None:
                    break
                node, key_span = member.value, (member.start, member.end)
            elif node.items is not None:
                if not token.isdecimal() or int(token) >= len(node.items):
                    break
                node, key_span = node.items[int(token)], None
            else:
                break
        if key and key_span is not None:
            return key_span
        return node.start, node.end


@dataclass(slots=True)
class MemberSpan:
    """The span of a key, and its value."""

    start: int
    end: int
    value: SpanTree
