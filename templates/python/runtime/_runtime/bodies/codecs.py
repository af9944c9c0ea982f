"""Codecs: how bodies of each media type are encoded and decoded, for the client and for the fake.

`CODECS` is the registry. To add a media type, add a codec to it; the generator's side is
`conventions/media_types.py`.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, Final, Protocol, cast
from urllib.parse import unquote

from ...errors import RequestError, ResponseTooLargeError
from ..http.parameters import to_text
from ..models.codec import JsonEncodeError, to_json
from ..operation import NO_BODY, Encoding, Operation
from ..unset import UNSET
from .files import Chunks, Content, is_file, upload
from .media_types import charset, essence, is_json, is_text
from .records import MAX_SIZE, LineRecords, Records, ServerSentEvent, SseRecords

Encodings = Mapping[str, Encoding]


class FieldReader(Protocol):
    """Converts the texts of a form to the types of its properties."""

    def form(self, content: Any, pairs: Sequence[tuple[str, str]]) -> Any:
        """Reads pairs of names and values; the values are still encoded."""

    def multipart(self, content: Any, media_type: str, body: bytes) -> Any:
        """Reads the parts of a multipart body."""


class Codec(ABC):
    """Encodes and decodes the bodies of one kind: by default, bytes."""

    kind: ClassVar[str] = "binary"
    """The name of the kind in the generator and in `_api.json`."""
    may_be_empty: ClassVar[bool] = False
    """Whether a body without content is valid."""
    default: ClassVar[str] = "application/octet-stream"
    """The media type to send for a range such as `*/*`."""

    @abstractmethod
    def matches(self, name: str) -> bool:
        """Whether it is for a media type, given without parameters."""

    def encode(self, body: Any, media_type: str, encodings: Encodings) -> tuple[Content, str]:
        """The content of a request and its media type. Raises `RequestError`."""
        if isinstance(body, str):
            return body.encode(charset(media_type)), media_type
        if is_file(body):
            file = upload(body)
            is_range = "*" in essence(media_type)
            default = Codec.default if is_range else media_type
            content = file.content if isinstance(file.content, bytes) else Chunks([file.content])
            return content, file.media_type or default
        return self.encode_value(body, media_type), media_type

    def encode_value(self, body: Any, media_type: str) -> bytes:
        """The content for a value other than text and files. Raises `RequestError`."""
        name = essence(media_type)
        raise RequestError(f"cannot encode {type(body).__name__} as {name}; pass bytes or a file")

    # --- for a server ---

    def decode(self, body: bytes, content_type: str, content: Any, fields: FieldReader) -> Any:
        """The value of a request body. Raises `ValueError`."""
        return body

    def encode_response(self, value: Any) -> bytes:
        """The body of a response; of a stream, its only record."""
        if isinstance(value, str):
            return value.encode()
        return b"" if value is None else str(value).encode()


class StreamCodec(Codec):
    """Encodes and decodes a stream of records."""

    @abstractmethod
    def records(self) -> Records:
        """Splits a stream into its records."""


class JsonCodec(Codec):
    """JSON (RFC 8259)."""

    kind = "json"
    default = "application/json"

    def matches(self, name: str) -> bool:
        return is_json(name)

    def encode(self, body: Any, media_type: str, encodings: Encodings) -> tuple[Content, str]:
        return _json(body), media_type

    def decode(self, body: bytes, content_type: str, content: Any, fields: FieldReader) -> Any:
        return json.loads(body)

    def encode_response(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


class FormCodec(Codec):
    """URL-encoded forms."""

    kind = "form"
    may_be_empty = True

    def matches(self, name: str) -> bool:
        return name == "application/x-www-form-urlencoded"

    def encode(self, body: Any, media_type: str, encodings: Encodings) -> tuple[Content, str]:
        from .forms import encode_form

        return encode_form(body, encodings), media_type

    def decode(self, body: bytes, content_type: str, content: Any, fields: FieldReader) -> Any:
        pairs = (pair.partition("=") for pair in body.decode(errors="replace").split("&") if pair)
        named = [(unquote(name.replace("+", " ")), value) for name, _, value in pairs]
        return fields.form(content, named)


class MultipartCodec(Codec):
    """Multipart bodies, above all `multipart/form-data` (RFC 7578)."""

    kind = "multipart"

    def matches(self, name: str) -> bool:
        return name.startswith("multipart/")

    def encode(self, body: Any, media_type: str, encodings: Encodings) -> tuple[Content, str]:
        from .forms import encode_multipart

        return encode_multipart(body, essence(media_type), encodings)

    def decode(self, body: bytes, content_type: str, content: Any, fields: FieldReader) -> Any:
        return fields.multipart(content, content_type, body)


class JsonLinesCodec(StreamCodec):
    """JSON values, one per line."""

    kind = "json-lines"

    def matches(self, name: str) -> bool:
        return name in _JSON_LINES

    def encode(self, body: Any, media_type: str, encodings: Encodings) -> tuple[Content, str]:
        return b"".join(_json(item) + b"\n" for item in body), media_type

    def records(self) -> Records:
        return LineRecords()

    def encode_response(self, value: Any) -> bytes:
        return json.dumps(value).encode() + b"\n"


class JsonSequenceCodec(StreamCodec):
    """JSON text sequences (RFC 7464): a record separator before each value, a line feed after."""

    kind = "json-seq"

    def matches(self, name: str) -> bool:
        return name == "application/json-seq" or name.endswith("+json-seq")

    def encode_value(self, body: Any, media_type: str) -> bytes:
        return b"".join(b"\x1e" + _json(item) + b"\n" for item in body)

    def records(self) -> Records:
        return _SequenceRecords()

    def encode_response(self, value: Any) -> bytes:
        return b"\x1e" + json.dumps(value).encode() + b"\n"


class _SequenceRecords:
    """Splits a JSON text sequence into its values, which may span lines."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, chunk: bytes) -> Iterator[ServerSentEvent]:
        """The values that a chunk completes."""
        *texts, self._rest = (self._rest + chunk).split(b"\x1e")
        if self._rest.endswith(b"\n") and _is_json(self._rest):
            texts.append(self._rest)
            self._rest = b""
        if len(self._rest) > MAX_SIZE:
            raise ResponseTooLargeError(f"a record of the stream is larger than {MAX_SIZE} bytes")
        return self._values(texts)

    def end(self) -> Iterator[ServerSentEvent]:
        """The last value, unless it may be truncated: a number with no line feed after it."""
        rest = self._rest
        truncated = rest[-1:].isdigit() and _is_json(rest)
        return self._values([] if truncated else [rest])

    def _values(self, texts: list[bytes]) -> Iterator[ServerSentEvent]:
        for text in texts:
            if text.strip():
                yield ServerSentEvent(data=text.strip().decode("utf-8", "replace"))


class EventsCodec(StreamCodec):
    """Server-sent events."""

    kind = "events"

    def matches(self, name: str) -> bool:
        return name == "text/event-stream"

    def encode_value(self, body: Any, media_type: str) -> bytes:
        return to_text(body, "body").encode(charset(media_type))

    def records(self) -> Records:
        return SseRecords()

    def encode_response(self, value: Any) -> bytes:
        data = value if isinstance(value, str) else json.dumps(value)
        return f"data: {data}\n\n".encode()


class TextCodec(Codec):
    """Text, including XML and YAML."""

    kind = "text"
    may_be_empty = True
    default = "text/plain"

    def matches(self, name: str) -> bool:
        return is_text(name)

    def encode_value(self, body: Any, media_type: str) -> bytes:
        return to_text(body, "body").encode(charset(media_type))

    def decode(self, body: bytes, content_type: str, content: Any, fields: FieldReader) -> Any:
        return body.decode(errors="replace")


class BinaryCodec(Codec):
    """Bytes and files of any other media type."""

    may_be_empty = True

    def matches(self, name: str) -> bool:
        return True


_JSON_LINES: Final = frozenset(
    {
        "application/jsonl",
        "application/json-lines",
        "application/x-jsonlines",
        "application/x-ndjson",
        "application/ndjson",
        "application/x-json-stream",
        "application/stream+json",
    }
)

CODECS: Final[tuple[Codec, ...]] = (
    JsonCodec(),
    FormCodec(),
    MultipartCodec(),
    JsonLinesCodec(),
    JsonSequenceCodec(),
    EventsCodec(),
    TextCodec(),
    BinaryCodec(),
)
"""The codecs, in the order in which they are tried. The last one is for every media type."""
CODEC_BY_KIND: Final = {codec.kind: codec for codec in CODECS}


def codec_for(media_type: str) -> Codec:
    """The codec for a media type."""
    name = essence(media_type)
    return next(codec for codec in CODECS if codec.matches(name))


def encode(operation: Operation[Any], body: Any) -> tuple[Content, str | None]:
    """The content of a request and its media type. Raises `RequestError`."""
    media_type = operation.body
    if media_type is None or body is NO_BODY or body is UNSET or _is_omitted(operation, body):
        return None, None
    return codec_for(media_type).encode(body, media_type, operation.encodings)


def stream_records(media_type: str, requested: str) -> Records:
    """Splits a stream of a media type; or of the requested one if that is not a stream."""
    for name in (media_type, essence(requested)):
        for codec in CODECS:
            if isinstance(codec, StreamCodec) and codec.matches(name):
                return codec.records()
    return SseRecords()


def _is_omitted(operation: Operation[Any], body: Any) -> bool:
    """Whether no property of an optional body is set."""
    if not operation.optional_body or not isinstance(body, Mapping):
        return False
    return all(value is UNSET for value in cast("Mapping[str, Any]", body).values())


def _is_json(text: bytes) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _json(body: Any) -> bytes:
    try:
        return to_json(body)
    except JsonEncodeError as error:
        raise RequestError(str(error)) from None
