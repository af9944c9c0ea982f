"""Reports the syntax errors of libyaml, with locations and advice."""

from __future__ import annotations

import yaml

from ..diagnostics import Diagnostics, SourceLocation, rules
from .source_text import SourceText


def report_syntax(error: yaml.YAMLError, text: SourceText, diagnostics: Diagnostics) -> None:
    """Report a syntax error at the character where the parser failed."""
    offset, problem = _locate_error(error, text.characters)
    characters = text.characters
    if offset >= len(characters.rstrip()):
        offset = max(len(characters.rstrip()) - 1, 0)
    related: list[tuple[SourceLocation, str]] = []
    if isinstance(error, yaml.MarkedYAMLError) and error.context_mark and error.context:
        start: int = error.context_mark.index
        location = text.locate(start, start + 1)
        if location.line != text.locate(offset, offset + 1).line:
            related.append((location, error.context))
    diagnostics.report(
        rules.SYNTAX,
        text.locate(offset, offset + 1),
        related=related,
        language="YAML",
        problem=problem,
        advice=_find_advice(problem, characters[offset : offset + 1]),
    )


def _locate_error(error: yaml.YAMLError, characters: str) -> tuple[int, str]:
    """The offset where the parser failed, and its message."""
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context or "invalid syntax"
        return (mark.index if mark is not None else 0), problem
    if isinstance(error, yaml.reader.ReaderError):
        # Only here libyaml counts the bytes of UTF-8.
        before = characters.encode("utf-8", "surrogatepass")[: error.position]
        return len(before.decode("utf-8", "ignore")), str(error.reason)
    return 0, str(error)  # pragma: no cover - PyYAML raises no other


def _find_advice(problem: str, character: str) -> str:
    """Advice for messages of the parser that are hard to understand."""
    if "mapping values are not allowed" in problem:
        return "quote the text if the colon belongs to it, otherwise check the indentation"
    if "cannot start any token" in problem:
        if character == "\t":
            return "indent with spaces: YAML does not allow tabs here"
        return "quote the text"
    if "control characters" in problem:
        return "remove the control character, or escape it in double quotes"
    if "did not find expected key" in problem or "block end" in problem:
        return "check the indentation and the quotes here and in the lines before"
    if "end of stream" in problem:
        return "close the open quote"
    if "unknown escape" in problem or "escape" in problem:
        return "double the backslash, or use single quotes, where it is not an escape"
    if "flow" in problem or "expected ','" in problem:
        return "close the bracket, or add the missing comma"
    return "check the quotes and the indentation here and in the lines before"
