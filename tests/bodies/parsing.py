"""Parses request bodies with werkzeug and python-multipart, which must agree."""

from __future__ import annotations

import io
from contextlib import closing
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from python_multipart import MultipartParser
from python_multipart.multipart import parse_options_header
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.formparser import FormDataParser

from tests.client.server import Seen

if TYPE_CHECKING:  # it exists for type checkers only
    from python_multipart.multipart import MultipartCallbacks


@dataclass(frozen=True)
class Part:
    """A part of a multipart body. `media_type` is None if no `Content-Type` is sent."""

    name: str | None
    content: bytes
    media_type: str | None = None
    filename: str | None = None


def parse_form(seen: Seen) -> list[tuple[str, str]]:
    """The pairs of a URL-encoded form, in order of their names."""
    assert seen.headers["content-type"] == "application/x-www-form-urlencoded"
    _, form, files = _parse(seen)
    assert not files
    return [(name, value) for name, values in form.lists() for value in values]


def parse_multipart(seen: Seen) -> list[Part]:
    """The parts of a multipart body: those of python-multipart, which are those of werkzeug."""
    media_type, options = parse_options_header(seen.headers["content-type"])
    assert media_type.startswith(b"multipart/")
    parts = _Parts()
    parser = MultipartParser(options[b"boundary"], parts.callbacks())
    parser.write(seen.body)
    parser.finalize()
    if media_type == b"multipart/form-data":
        _, form, files = _parse(seen)
        found = sorted(
            [(name, value.encode()) for name, values in form.lists() for value in values]
            + [(name, _read(file)) for name, stored in files.lists() for file in stored]
        )
        assert found == sorted((part.name, part.content) for part in parts.found)
    return parts.found


def _read(file: FileStorage) -> bytes:
    with closing(file):
        return bytes(file.read())


def _parse(seen: Seen) -> tuple[IO[bytes], MultiDict[str, str], MultiDict[str, FileStorage]]:
    media_type, _, rest = seen.headers["content-type"].partition(";")
    options = dict(pair.strip().split("=", 1) for pair in rest.split(";") if pair.strip())
    return FormDataParser(silent=False).parse(
        io.BytesIO(seen.body), media_type, len(seen.body), options
    )


class _Parts:
    """Collects the parts that `MultipartParser` reports."""

    def __init__(self) -> None:
        self.found: list[Part] = []
        self._headers: dict[str, str] = {}
        self._name, self._value, self._content = b"", b"", b""

    def callbacks(self) -> MultipartCallbacks:
        return {
            "on_part_begin": self._begin,
            "on_header_field": self._add_name,
            "on_header_value": self._add_value,
            "on_header_end": self._end_header,
            "on_part_data": self._add_content,
            "on_part_end": self._end,
        }

    def _begin(self) -> None:
        self._headers, self._content = {}, b""

    def _add_name(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]

    def _add_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _end_header(self) -> None:
        self._headers[self._name.decode().lower()] = self._value.decode()
        self._name = self._value = b""

    def _add_content(self, data: bytes, start: int, end: int) -> None:
        self._content += data[start:end]

    def _end(self) -> None:
        disposition = self._headers.get("content-disposition", "").encode()
        _, options = parse_options_header(disposition)
        name, filename = options.get(b"name"), options.get(b"filename")
        self.found.append(
            Part(
                None if name is None else name.decode(),
                self._content,
                self._headers.get("content-type"),
                None if filename is None else filename.decode(),
            )
        )
