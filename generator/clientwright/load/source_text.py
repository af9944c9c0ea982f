"""The text of a file: its encoding, and the conversion of offsets to lines and columns."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from functools import cached_property

from ..diagnostics.findings import SourceLocation

_LINE_END = re.compile(r"\r\n|\n|\r")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def detect_encoding(data: bytes) -> tuple[str, int]:
    """The encoding of a YAML or JSON file, and the length of its byte order mark.

    Determined by the mark, else by the zero bytes around the first (ASCII) character, else UTF-8
    (YAML 1.2, section 5.2).
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, len(mark)
    head = data[:4]
    if len(head) == 4:
        if head[:3] == b"\0\0\0":
            return "utf-32-be", 0
        if head[1:] == b"\0\0\0":
            return "utf-32-le", 0
    if len(head) >= 2:
        if head[0] == 0 and head[1] != 0:
            return "utf-16-be", 0
        if head[1] == 0 and head[0] != 0:
            return "utf-16-le", 0
    return "utf-8", 0


class SourceText:
    __slots__ = ("__dict__", "characters", "name")

    def __init__(self, name: str, characters: str) -> None:
        self.name = name
        self.characters = characters

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in _LINE_END.finditer(self.characters))]

    def line(self, number: int) -> str:
        """A line, counted from 1, without its line end; empty outside the text."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.characters)
        return self.characters[start:end].rstrip("\r\n")

    def locate(self, start: int, end: int) -> SourceLocation:
        """The location of a span, cut off at the end of its first line."""
        start = min(max(start, 0), len(self.characters))
        number = bisect_right(self._starts, start)
        column = start - self._starts[number - 1]
        rest = len(self.line(number).rstrip()) - column
        length = max(1, min(end - start, rest))
        return SourceLocation(self.name, number, column + 1, length)
