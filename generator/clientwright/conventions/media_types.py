"""Media types: how the body of a request or response is encoded, and what its schema describes.

`_FORMATS` is all that generator and client know about media types: the client gets the table as
`_runtime/bodies/kinds.py`. Its codecs are in `runtime/_runtime/bodies/codecs.py`. To add a kind of
media types, add a member to `ContentKind` with its entry in `_FORMATS`, and a codec of that kind.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum
from typing import Final

from ..values import JsonValue


class BodyType(Enum):
    """What a client returns for a response body."""

    VALUE = "value"
    """The value that the schema describes; of a stream, one after another."""
    TEXT = "text"
    BYTES = "bytes"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Format:
    """The media types of a kind, and what they have in common."""

    returns: BodyType
    names: str = ""
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    has_fields: bool = False
    """The body consists of the properties of an object, each with an `encoding`."""
    record: tuple[str, str] | None = None
    """What precedes and what follows each record of a stream."""
    raw_strings: bool = False
    """A string is a record of a stream as it is, without quotes."""
    default: str = "application/octet-stream"
    """The media type to send for a range such as `*/*`."""


class ContentKind(Enum):
    """How a body is encoded. This depends on the media type alone."""

    JSON = "json"
    FORM = "form"
    MULTIPART = "multipart"
    TEXT = "text"
    BINARY = "binary"
    EVENTS = "events"
    JSON_LINES = "json-lines"
    JSON_SEQUENCE = "json-seq"

    @classmethod
    def of(cls, media_type: str) -> ContentKind:
        """The kind of a media type; BINARY if it is unknown."""
        name = essence(media_type)
        if name in _BY_NAME:
            return _BY_NAME[name]
        for kind, format_ in _FORMATS.items():
            if name.startswith(format_.prefixes):
                return kind
        for kind, format_ in _FORMATS.items():
            if name.endswith(format_.suffixes):
                return kind
        return cls.BINARY

    @property
    def returns(self) -> BodyType:
        """What a client returns for a response body."""
        return _FORMATS[self].returns

    @property
    def has_fields(self) -> bool:
        """Whether the body consists of the properties of an object, each with an `encoding`."""
        return _FORMATS[self].has_fields

    @property
    def has_schema(self) -> bool:
        """Whether the schema describes the body. Otherwise it is only documentation."""
        return self.has_fields or self.returns is BodyType.VALUE

    @property
    def may_hold_bytes(self) -> bool:
        """Whether a value inside the body can be binary data."""
        return self.has_fields or self.returns is BodyType.BYTES

    @property
    def is_stream(self) -> bool:
        """Whether the body is a sequence of records."""
        return _FORMATS[self].record is not None

    def concrete(self, media_type: str) -> str:
        """The media type to send; a range such as `*/*` becomes a media type of this kind."""
        return _FORMATS[self].default if "*" in media_type else media_type

    def encode(self, value: JsonValue, *, is_string: bool, compact: bool = False) -> str:
        """The body for a value; of a stream, one record. `is_string` is about the schema."""
        format_ = _FORMATS[self]
        raw = not self.has_schema or self.has_fields or (format_.raw_strings and is_string)
        separators = (",", ":") if compact else None
        ascii_ = not compact
        text = value
        if not (raw and isinstance(value, str)):
            text = json.dumps(value, ensure_ascii=ascii_, separators=separators)
        before, after = format_.record or ("", "")
        return f"{before}{text}{after}"


_FORMATS: Final = {
    ContentKind.JSON: _Format(
        returns=BodyType.VALUE,
        names="application/json text/json text/x-json */* application/* json",
        suffixes=("+json",),
        default="application/json",
    ),
    ContentKind.FORM: _Format(
        returns=BodyType.TEXT, names="application/x-www-form-urlencoded", has_fields=True
    ),
    ContentKind.MULTIPART: _Format(
        returns=BodyType.BYTES, prefixes=("multipart/",), has_fields=True
    ),
    ContentKind.EVENTS: _Format(
        returns=BodyType.VALUE,
        names="text/event-stream",
        record=("data: ", "\n\n"),
        raw_strings=True,
    ),
    ContentKind.JSON_LINES: _Format(
        returns=BodyType.VALUE,
        names="""
            application/jsonl application/x-jsonl application/jsonlines application/x-jsonlines
            application/json-lines application/x-json-lines application/ndjson application/x-ndjson
            application/json-stream application/x-json-stream application/stream+json text/jsonl
            text/x-jsonl text/ndjson text/x-ndjson
            """,
        record=("", "\n"),
    ),
    ContentKind.JSON_SEQUENCE: _Format(
        returns=BodyType.VALUE,
        names="application/json-seq",
        suffixes=("+json-seq",),
        record=("\x1e", "\n"),
    ),
    ContentKind.TEXT: _Format(
        returns=BodyType.TEXT,
        names="""
            application/xml application/yaml application/x-yaml application/javascript
            application/graphql application/sql application/x-sh application/xhtml+xml
            application/jwt application/x-pem-file application/toml application/jose
            application/csv
            """,
        prefixes=("text/",),
        suffixes=("+xml", "+yaml"),
        default="text/plain",
    ),
    ContentKind.BINARY: _Format(returns=BodyType.BYTES),
}
_BY_NAME: Final = {
    name: kind for kind, format_ in _FORMATS.items() for name in format_.names.split()
}


def names_by_kind() -> dict[str, str]:
    """The kind of each media type with a name in the table, without ranges.

    What a client sends for a range such as `*/*` depends on its schema.
    """
    return {name: kind.value for name, kind in _BY_NAME.items() if "*" not in name}


def affixes_by_kind(*, prefixes: bool) -> dict[str, tuple[str, ...]]:
    """The beginnings (or ends) of other media types, by kind and in the order of precedence."""
    affixes = {
        kind.value: format_.prefixes if prefixes else format_.suffixes
        for kind, format_ in _FORMATS.items()
    }
    return {kind: found for kind, found in affixes.items() if found}


def is_range(media_type: str) -> bool:
    """Whether it is a range such as `image/*` (RFC 9110, section 12.5.1)."""
    return "*" in essence(media_type)


def in_range(media_type: str, media_range: str) -> bool:
    """Whether a media type is a given one, or in a range such as `image/*`."""
    name, other = essence(media_type), essence(media_range)
    return other in ("*/*", name) or (other.endswith("/*") and name.startswith(other[:-1]))


def essence(media_type: str) -> str:
    """The media type without its parameters, in lower case (RFC 9110, section 8.3.1)."""
    return media_type.split(";")[0].strip().lower()
