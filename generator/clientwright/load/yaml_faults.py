"""What libyaml says when it gives up, put where it happened and into words that help.

Not here: faults of a text that is well-formed YAML (`read_yaml.py`).
"""

from __future__ import annotations

import yaml

from ..diagnostics import rules
from ..diagnostics.findings import Diagnostics, Place
from .text import Text


def report_syntax(error: yaml.YAMLError, text: Text, diagnostics: Diagnostics) -> None:
    """Report that a text is not YAML, at the character where the parser gave up."""
    offset, problem = _fault(error, text.characters)
    characters = text.characters
    if offset >= len(characters.rstrip()):
        offset = max(len(characters.rstrip()) - 1, 0)
    related: list[tuple[Place, str]] = []
    if isinstance(error, yaml.MarkedYAMLError) and error.context_mark and error.context:
        begun: int = error.context_mark.index
        place = text.place(begun, begun + 1)
        if place.line != text.place(offset, offset + 1).line:
            related.append((place, error.context))
    diagnostics.report(
        rules.SYNTAX,
        text.place(offset, offset + 1),
        related=related,
        language="YAML",
        problem=problem,
        advice=_advice(problem, characters[offset : offset + 1]),
    )


def _fault(error: yaml.YAMLError, characters: str) -> tuple[int, str]:
    """Where the parser gave up, as an offset into the characters, and its words."""
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context or "it cannot be read"
        return (mark.index if mark is not None else 0), problem
    if isinstance(error, yaml.reader.ReaderError):
        # libyaml counts the octets of UTF-8 here, and only here.
        before = characters.encode("utf-8", "surrogatepass")[: error.position]
        return len(before.decode("utf-8", "ignore")), str(error.reason)
    return 0, str(error)  # pragma: no cover - PyYAML raises no other


def _advice(problem: str, character: str) -> str:
    """What to do about the parser's words, where they are known to puzzle people."""
    if "mapping values are not allowed" in problem:
        return "quote the text if the colon belongs to it, else check the indentation"
    if "cannot start any token" in problem:
        if character == "\t":
            return "indent with spaces: YAML allows no tabs there"
        return "put the text in quotes"
    if "control characters" in problem:
        return "remove the control character, or write it as an escape in double quotes"
    if "did not find expected key" in problem or "block end" in problem:
        return "check the indentation here and in the lines before, and that quotes are closed"
    if "end of stream" in problem:
        return "close the quote that is open"
    if "unknown escape" in problem or "escape" in problem:
        return "double the backslash, or use single quotes, in which it means itself"
    if "flow" in problem or "expected ','" in problem:
        return "close the bracket, or put a comma between the entries"
    return "check the quotes and the indentation here and in the lines before"
