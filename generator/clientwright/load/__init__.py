"""Loads a file: its data as JSON values, and the location of every JSON pointer in its text.

`load` never raises for invalid input; every fault is reported.
"""

from __future__ import annotations

import os
from pathlib import Path

from ..diagnostics import Diagnostics, Origin, SourceLocation, rules
from ..model import JsonValue
from .json_parser import parse_json
from .source_text import SourceText, detect_encoding
from .spans import FindSpan, Span
from .yaml_parser import parse_yaml

__all__ = ["Document", "load", "parse"]

MAX_MEGABYTES = 256


class Document:
    """A loaded file: its data, and the location of every value."""

    def __init__(
        self,
        path: Path,
        text: SourceText,
        data: JsonValue,
        find_span: FindSpan,
    ) -> None:
        self.path = path
        self.name = text.name
        """The name of the file in findings: relative to the working directory."""
        self.data = data
        self._text = text
        self._find_span = find_span

    def locate(self, pointer: str, key: bool = False) -> SourceLocation:
        """The location of a value or its key; of the nearest parent if it does not exist.

        An alias is located in the value that it repeats, where it has to be fixed.
        """
        return self._text.locate(*self._find_span(pointer, key))

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line end."""
        return self._text.line(number)

    def source(self, pointer: str) -> str:
        """The text of a value in the file: `1.10` where the data is the number 1.1."""
        start, end = self._find_span(pointer, False)
        return self._text.characters[start:end]

    def __repr__(self) -> str:
        return f"Document({self.name!r})"


def load(
    path: str | os.PathLike[str],
    diagnostics: Diagnostics,
    *,
    name: str | None = None,
    at: Origin | None = None,
) -> Document | None:
    """Load a YAML or JSON file. None (reported) if it cannot be read.

    `name` is the name of the file in findings, by default its path. `at` is the reference to the
    file, if there is one: it is shown if the file does not exist.
    """
    name = format_path(path) if name is None else name
    content = _read(Path(path), name, at, diagnostics)
    if content is None:
        return None
    return parse(content, Path(path), name, diagnostics)


def parse(content: bytes, path: Path, name: str, diagnostics: Diagnostics) -> Document | None:
    """Parse the content of a file. The suffix of `path` determines the format tried first."""
    encoding, mark = detect_encoding(content)
    try:
        characters = content[mark:].decode(encoding)
    except UnicodeDecodeError as error:
        _report_encoding(error, content[mark:], encoding, name, diagnostics)
        return None
    text = SourceText(name, characters)
    diagnostics.add_source(Document(path, text, None, _find_no_span))
    if not characters.strip():
        diagnostics.report(rules.FILE_EMPTY, SourceLocation(name, 1, 1))
        return None
    before = len(diagnostics.errors)
    parse_text = parse_json if _is_json(path, characters) else parse_yaml
    parsed = parse_text(text, diagnostics)
    if parsed is None:
        if len(diagnostics.errors) == before:
            diagnostics.report(rules.FILE_EMPTY, SourceLocation(name, 1, 1))
        return None
    if any(error.rule is rules.SURROGATE for error in diagnostics.errors[before:]):
        return None  # later stages could not encode the text
    document = Document(path, text, *parsed)
    diagnostics.add_source(document)
    return document


def format_path(path: str | os.PathLike[str]) -> str:
    """A path as shown in findings: with `/`, relative if it is below the working directory."""
    given = Path(path)
    if given.is_absolute() and given.is_relative_to(Path.cwd()):
        given = given.relative_to(Path.cwd())
    return given.as_posix()


def _read(path: Path, name: str, at: Origin | None, diagnostics: Diagnostics) -> bytes | None:
    limit = MAX_MEGABYTES * 1024 * 1024
    try:
        if path.is_dir():
            diagnostics.report(rules.FILE_IS_FOLDER, at, path=name)
            return None
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError):
        base = "the working directory" if at is None else "the file that refers to it"
        diagnostics.report(rules.FILE_MISSING, at, path=name, base=base)
        return None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        diagnostics.report(rules.FILE_UNREADABLE, at, path=name, reason=reason)
        return None
    if len(content) > limit:
        diagnostics.report(rules.FILE_TOO_LARGE, at, path=name, limit=MAX_MEGABYTES)
        return None
    return content


def _is_json(path: Path, characters: str) -> bool:
    """Determined by the suffix; without one, by trying to parse what looks like JSON."""
    if path.suffix.lower() == ".json":
        return True
    if not characters.lstrip().startswith("{"):
        return False
    trial = Diagnostics()
    return parse_json(SourceText("", characters), trial) is not None


def _report_encoding(
    error: UnicodeDecodeError, content: bytes, encoding: str, name: str, diagnostics: Diagnostics
) -> None:
    """Report the first invalid byte, with an excerpt of the rest of the text."""
    text = SourceText(name, content.decode(encoding, "replace"))
    diagnostics.add_source(Document(Path(name), text, None, _find_no_span))
    offset = len(content[: error.start].decode(encoding, "replace"))
    invalid = " ".join(f"{byte:02x}" for byte in content[error.start : error.end])
    diagnostics.report(
        rules.NOT_TEXT,
        text.locate(offset, offset + 1),
        encoding=encoding.upper(),
        reason=f"{invalid} ({error.reason})",
    )


def _find_no_span(_pointer: str, _key: bool) -> Span:
    return 0, 1
