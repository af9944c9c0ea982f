"""Reading a file: its data as JSON values, and the place of every JSON pointer in its text.

Whatever the file holds, `load` returns or reports; it never raises for an input. Not here: what
the data means (`resolve`, `validate`), and references to other files.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from ..diagnostics import rules
from ..diagnostics.findings import Diagnostics, Place
from ..diagnostics.origin import Origin
from ..model import JsonValue
from .read_json import read_json
from .read_yaml import read_yaml
from .text import Text, encoding_of
from .tree import Span, find

__all__ = ["Document", "load", "parse"]

MAX_MEGABYTES = 256


class Document:
    """A file that was read: its data, and where everything in it stands."""

    def __init__(
        self, path: Path, text: Text, data: JsonValue, find_span: Callable[[str, bool], Span]
    ) -> None:
        self.path = path
        self.name = text.name
        """The file as findings show it: relative to where the command runs."""
        self.data = data
        self._text = text
        self._find = find_span

    def place(self, pointer: str, key: bool = False) -> Place:
        """Where a pointer's value stands, or the key in front of it.

        The nearest parent's place if the pointer leads nowhere. An alias's place is in the value
        that it repeats: there it is mended.
        """
        return self._text.place(*self._find(pointer, key))

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its end."""
        return self._text.line(number)

    def source(self, pointer: str) -> str:
        """A value as it is written in the file: `1.10` where the data holds the number 1.1."""
        start, end = self._find(pointer, False)
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
    """Read a YAML or JSON file. None where it cannot be read; every fault is reported.

    `name` is what findings call the file; without it, the path as given. `at` is what asked for
    the file, where something did: the place to show if there is none.
    """
    name = shown_path(path) if name is None else name
    content = _content(Path(path), name, at, diagnostics)
    if content is None:
        return None
    return parse(content, Path(path), name, diagnostics)


def parse(content: bytes, path: Path, name: str, diagnostics: Diagnostics) -> Document | None:
    """A document from the octets of a file. `path` says which format is tried first."""
    encoding, mark = encoding_of(content)
    try:
        characters = content[mark:].decode(encoding)
    except UnicodeDecodeError as error:
        _report_encoding(error, content[mark:], encoding, name, diagnostics)
        return None
    text = Text(name, characters)
    diagnostics.add_source(Document(path, text, None, _nowhere))
    if not characters.strip():
        diagnostics.report(rules.FILE_EMPTY, Place(name, 1, 1))
        return None
    before = len(diagnostics.errors)
    found: tuple[JsonValue, Callable[[str, bool], Span]] | None = None
    if _is_json(path, characters):
        as_json = read_json(text, diagnostics)
        if as_json is not None:
            places = as_json[1]
            found = as_json[0], lambda pointer, key: places.find(pointer, key=key)
    else:
        as_yaml = read_yaml(text, diagnostics)
        if as_yaml is not None:
            tree = as_yaml[1]
            found = as_yaml[0], lambda pointer, key: find(tree, pointer, key=key)
    if found is None:
        if len(diagnostics.errors) == before:
            diagnostics.report(rules.FILE_EMPTY, Place(name, 1, 1))
        return None
    if any(error.rule is rules.SURROGATE for error in diagnostics.errors[before:]):
        return None  # no text that anything else could take
    document = Document(path, text, *found)
    diagnostics.add_source(document)
    return document


def shown_path(path: str | os.PathLike[str]) -> str:
    """A path as findings show it: with `/`, and relative where it leads below this folder."""
    given = Path(path)
    if given.is_absolute() and given.is_relative_to(Path.cwd()):
        given = given.relative_to(Path.cwd())
    return given.as_posix()


def _content(path: Path, name: str, at: Origin | None, diagnostics: Diagnostics) -> bytes | None:
    limit = MAX_MEGABYTES * 1024 * 1024
    try:
        if path.is_dir():
            diagnostics.report(rules.FILE_IS_FOLDER, at, path=name)
            return None
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError):
        base = "the folder where the command runs" if at is None else "the file that names it"
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
    """By the file's name; where that does not say JSON, by trying what looks like it."""
    if path.suffix.lower() == ".json":
        return True
    if not characters.lstrip().startswith("{"):
        return False
    trial = Diagnostics()
    return read_json(Text("", characters), trial) is not None


def _report_encoding(
    error: UnicodeDecodeError, content: bytes, encoding: str, name: str, diagnostics: Diagnostics
) -> None:
    """The place of the first octet that does not fit, with what could be read as the excerpt."""
    text = Text(name, content.decode(encoding, "replace"))
    diagnostics.add_source(Document(Path(name), text, None, _nowhere))
    offset = len(content[: error.start].decode(encoding, "replace"))
    octets = " ".join(f"{octet:02x}" for octet in content[error.start : error.end])
    diagnostics.report(
        rules.NOT_TEXT,
        text.place(offset, offset + 1),
        encoding=encoding.upper(),
        reason=f"{octets} ({error.reason})",
    )


def _nowhere(_pointer: str, _key: bool) -> Span:
    return 0, 1
