"""Codecs: how bodies of each kind are encoded and decoded, for the client and for the fake.

`CODECS` is the registry. To add a kind of media types, add a codec to it; the media types of each
kind are in the generator's `conventions/media_types.py`.
"""

from __future__ import annotations

import json
import re
from abc import ABC, abstractmethod
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, ClassVar, Final, Protocol, TypeGuard, cast

from ...errors import RequestError, ResponseTooLargeError
from ..http.parameters import to_plain, to_text
from ..models.codec import to_json
from ..models.json_value import is_collection, is_iterable, is_object
from ..operation import NO_BODY, Arguments, Body, Operation
from ..unset import UNSET
from .content import Chunks, Content
from .files import find_media_type, is_file, upload
from .media_types import charset, essence, is_in_range, is_range, kind_of
from .records import MAX_SIZE, LineRecords, Records, ServerSentEvent, SseRecords

_LINE_END: Final = re.compile("\r\n|\r|\n")
"""What ends a line of an event stream (HTML, "Parsing an event stream"), and nothing else does."""


class FieldReader(Protocol):
    """Converts the texts of a form to the types of its properties."""

    def form(self, content: Any, body: bytes) -> Any:
        """Reads a URL-encoded form."""

    def multipart(self, content: Any, media_type: str, body: bytes) -> Any:
        """Reads the parts of a multipart body."""


class Codec(ABC):
    """Encodes and decodes the bodies of one kind. By default, a decoded body is bytes."""

    kind: ClassVar[str] = "binary"
    """The name of the kind in the generator and in `_api.json`."""
    may_be_empty: ClassVar[bool] = False
    """Whether a body without content is valid."""
    default: ClassVar[str] = "application/octet-stream"
    """The media type of a response for a range such as `*/*`."""

    @abstractmethod
    def encode(self, body: Any, media_type: str, declared: Body) -> tuple[Content, str]:
        """The content of a request and its media type. Raises `RequestError`."""

    # --- for a server ---

    def decode(self, body: bytes, content_type: str, content: Any, fields: FieldReader) -> Any:
        """The value of a request body. Raises `ValueError`."""
        return body

    def encode_response(self, value: Any) -> bytes:
        """The body of a response; of a stream, its only record."""
        if isinstance(value, str):
            return value.encode()
        return b"" if value is None else json.dumps(value, ensure_ascii=False).encode()


class ValueCodec(Codec):
    """Sends text and files as they are, and encodes other values."""

    def encode(self, body: Any, media_type: str, declared: Body) -> tuple[Content, str]:
        if isinstance(body, str):
            return _encode_text(body, media_type), media_type
        if is_file(body):
            return _encode_file(body, media_type)
        return self.encode_value(body, media_type), media_type

    @abstractmethod
    def encode_value(self, body: Any, media_type: str) -> Content:
        """The content for a value other than text and files. Raises `RequestError`."""


class JsonCodec(Codec):
    """JSON (RFC 8259)."""

    kind = "json"
    default = "application/json"

    def encode(self, body: Any, media_type: str, declared: Body) -> tuple[Content, str]:
        return to_json(body), media_type

    def decode(self, body: bytes, content_type: str, content: Any, fields: FieldReader) -> Any:
        return json.loads(body)

    def encode_response(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


class FormCodec(Codec):
    """URL-encoded forms."""

    kind = "form"
    may_be_empty = True

    def encode(self, body: Any, media_type: str, declared: Body) -> tuple[Content, str]:
        if isinstance(body, (str, bytes)):  # encoded already
            return _encode_text(body, media_type), media_type
        from .forms import encode_form

        return encode_form(body, declared.encodings, declared.item), media_type

    def decode(self, body: bytes, content_type: str, content: Any, fields: FieldReader) -> Any:
        return fields.form(content, body)


class MultipartCodec(Codec):
    """Multipart bodies, above all `multipart/form-data` (RFC 7578)."""

    kind = "multipart"

    def encode(self, body: Any, media_type: str, declared: Body) -> tuple[Content, str]:
        from .multipart import encode_multipart

        return encode_multipart(body, essence(media_type), declared)

    def decode(self, body: bytes, content_type: str, content: Any, fields: FieldReader) -> Any:
        return fields.multipart(content, content_type, body)


class StreamCodec(ValueCodec):
    """Encodes and decodes a sequence of items, each as a record.

    Text and files are sent as they are; a list or any other iterable is a sequence of items, and
    any other value is one item. Items of an iterator are encoded while the body is sent.
    """

    may_be_empty = True

    def encode_value(self, body: Any, media_type: str) -> Content:
        if is_collection(body):
            return b"".join(map(self.encode_item, body))
        if _is_async_iterable(body):
            return Chunks([_encode_async(body, self.encode_item)])
        if is_iterable(body) and not isinstance(body, Mapping):
            is_iterator = hasattr(body, "__next__")
            return Chunks(
                [map(self.encode_item, body) if is_iterator else _Items(body, self.encode_item)]
            )
        return self.encode_item(body)

    @abstractmethod
    def encode_item(self, item: Any) -> bytes:
        """One record."""

    @abstractmethod
    def records(self) -> Records:
        """Splits a stream into its records."""

    def decode(self, body: bytes, content_type: str, content: Any, fields: FieldReader) -> Any:
        records = self.records()
        found = [*records.feed(body), *records.end()]
        return [json.loads(record.data) for record in found]


class JsonLinesCodec(StreamCodec):
    """JSON values, one per line."""

    kind = "json-lines"

    def encode_item(self, item: Any) -> bytes:
        return to_json(item) + b"\n"

    def records(self) -> Records:
        return LineRecords()

    def encode_response(self, value: Any) -> bytes:
        return json.dumps(value).encode() + b"\n"


class JsonSequenceCodec(StreamCodec):
    """JSON text sequences (RFC 7464): a record separator before each value, a line feed after."""

    kind = "json-seq"

    def encode_item(self, item: Any) -> bytes:
        return b"\x1e" + to_json(item) + b"\n"

    def records(self) -> Records:
        return _SequenceRecords()

    def encode_response(self, value: Any) -> bytes:
        return b"\x1e" + json.dumps(value).encode() + b"\n"


class _Items:
    """The records of an iterable that can be read again, encoded while they are sent."""

    def __init__(self, items: Iterable[Any], encode_item: Callable[[Any], bytes]) -> None:
        self._items, self._encode_item = items, encode_item

    def __iter__(self) -> Iterator[bytes]:
        return map(self._encode_item, self._items)


def _is_async_iterable(value: object) -> TypeGuard[AsyncIterable[Any]]:
    return isinstance(value, AsyncIterable)


async def _encode_async(
    items: AsyncIterable[Any], encode_item: Callable[[Any], bytes]
) -> AsyncIterator[bytes]:
    async for item in items:
        yield encode_item(item)


class _SequenceRecords:
    """Splits a JSON text sequence into its values, which may span lines."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, chunk: bytes) -> Iterator[ServerSentEvent[str]]:
        """The values that a chunk completes."""
        *texts, self._rest = (self._rest + chunk).split(b"\x1e")
        if self._rest.endswith(b"\n") and _is_json(self._rest):
            texts.append(self._rest)
            self._rest = b""
        if len(self._rest) > MAX_SIZE:
            raise ResponseTooLargeError(f"a record of the stream is larger than {MAX_SIZE} bytes")
        return self._values(texts)

    def end(self) -> Iterator[ServerSentEvent[str]]:
        """The last value, unless it may be truncated: a number with no line feed after it."""
        rest = self._rest
        truncated = rest[-1:].isdigit() and _is_json(rest)
        return self._values([] if truncated else [rest])

    def _values(self, texts: list[bytes]) -> Iterator[ServerSentEvent[str]]:
        for text in texts:
            if text.strip():
                yield ServerSentEvent(data=text.strip().decode("utf-8", "replace"))


class EventsCodec(StreamCodec):
    """Server-sent events (HTML, "Server-sent events"). An item with `data` has fields."""

    kind = "events"

    def encode_item(self, item: Any) -> bytes:
        plain = to_plain(item, "body")
        fields: dict[str, Any] = plain if is_object(plain) and "data" in plain else {"data": plain}
        lines = [
            f"{name}: {line}\n"
            for name in ("event", "id", "retry", "data")
            if fields.get(name) is not None
            for line in _LINE_END.split(to_text(fields[name], name))
        ]
        return f"{''.join(lines)}\n".encode()

    def records(self) -> Records:
        return SseRecords()

    def decode(self, body: bytes, content_type: str, content: Any, fields: FieldReader) -> Any:
        return body

    def encode_response(self, value: Any) -> bytes:
        data = value if isinstance(value, str) else json.dumps(value)
        return f"data: {data}\n\n".encode()


class TextCodec(ValueCodec):
    """Text, including XML and YAML."""

    kind = "text"
    may_be_empty = True
    default = "text/plain"

    def encode_value(self, body: Any, media_type: str) -> Content:
        if is_iterable(body) or hasattr(body, "__struct_fields__"):
            found = type(body).__name__
            raise RequestError(
                f"cannot encode {found} as {essence(media_type)}; pass text or bytes"
            )
        return _encode_text(to_text(body, "body"), media_type)

    def decode(self, body: bytes, content_type: str, content: Any, fields: FieldReader) -> Any:
        return body.decode(errors="replace")


class BinaryCodec(Codec):
    """Bytes and files of any other media type."""

    may_be_empty = True

    def encode(self, body: Any, media_type: str, declared: Body) -> tuple[Content, str]:
        return _encode_file(body, media_type)


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
"""The codecs, one for each kind."""
CODEC_BY_KIND: Final = {codec.kind: codec for codec in CODECS}


def codec_for(media_type: str) -> Codec:
    """The codec for a media type."""
    return CODEC_BY_KIND[kind_of(essence(media_type))]


def encode(operation: Operation[Any], arguments: Arguments) -> tuple[Content, str | None]:
    """The content of a request and its media type. Raises `RequestError`."""
    declared, body = operation.body, arguments.body
    if declared is None:
        return None, None
    if arguments.fields is not None:
        body = _choose_body(operation, arguments)
    if body is NO_BODY or body is UNSET or _is_omitted(operation, body):
        return None, None
    if isinstance(declared, str):
        declared = _plain_body(declared)
    media_type = declared.media_type
    if isinstance(arguments.content_type, str):
        media_type = arguments.content_type
        declared = _find_body(operation, declared, media_type)
    if declared.range and is_file(body):
        return _encode_file(body, declared.range)
    return codec_for(declared.media_type).encode(body, media_type, declared)


def stream_records(media_type: str, requested: str, last_id: str) -> Records:
    """Splits a stream of a media type; or of the requested one if that is not a stream."""
    for name in (media_type, essence(requested)):
        codec = CODEC_BY_KIND[kind_of(name)]
        if isinstance(codec, StreamCodec) and not isinstance(codec, EventsCodec):
            return codec.records()
        if isinstance(codec, StreamCodec):
            break
    return SseRecords(last_id)


@cache
def _plain_body(media_type: str) -> Body:
    return Body(media_type=media_type)


def _choose_body(operation: Operation[Any], arguments: Arguments) -> Any:
    """The body of a call that can pass it as a whole, by its properties, or not at all."""
    fields = arguments.fields or {}
    given = [name for name, value in fields.items() if value is not UNSET]
    body = arguments.body
    if body is not NO_BODY and body is not UNSET:
        if given:
            raise RequestError(
                f"pass either `body` or the properties of the body, not both: {given[0]}"
            )
        return body
    if not given and operation.optional_body:
        return NO_BODY
    missing = [name for name in operation.required if fields.get(name, UNSET) is UNSET]
    if missing:
        names = ", ".join(f"`{name}`" for name in missing)
        rest = ", or no property at all" if operation.optional_body else ""
        raise RequestError(f"the body requires {names}: pass all required properties{rest}")
    return fields


def _find_body(operation: Operation[Any], first: Body, media_type: str) -> Body:
    """The declared body of a media type: the same one, else the first range that contains it."""
    bodies = (first, *operation.other_bodies)
    for body in sorted(bodies, key=lambda one: one.media_type != media_type):
        if essence(body.media_type) == essence(media_type):
            return body
    for body in bodies:
        if is_in_range(media_type, body.media_type):
            return body
    known = ", ".join(body.media_type for body in bodies)
    raise RequestError(f"`content_type` must be one of {known}, got {media_type!r}")


def _is_omitted(operation: Operation[Any], body: Any) -> bool:
    """Whether no property of an optional body is set."""
    if not operation.optional_body or not isinstance(body, Mapping):
        return False
    return all(value is UNSET for value in cast("Mapping[str, Any]", body).values())


def _encode_file(body: Any, media_type: str) -> tuple[Content, str]:
    """The content of a file, and its media type: that of a range depends on the file."""
    file = upload(body)
    if is_range(media_type):
        media_type = find_media_type(file, media_type, "the file")
    content = file.content
    return (
        content if isinstance(content, bytes) else Chunks([content])
    ), file.media_type or media_type


def _encode_text(body: str | bytes, media_type: str) -> bytes:
    if isinstance(body, bytes):
        return body
    try:
        return body.encode(charset(media_type))
    except LookupError:
        raise RequestError(f"unknown character set in {media_type!r}") from None
    except ValueError:
        raise RequestError(f"cannot encode the text as {charset(media_type)}") from None


def _is_json(text: bytes) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
