"""The responses of the fake: examples of the document, or samples of its types."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from msgspec import UNSET, UnsetType

from .._runtime.bodies.codecs import CODEC_BY_KIND, EventsCodec
from .._runtime.bodies.media_types import essence, is_in_range, is_range
from .._runtime.models.api_data import (
    ApiData,
    ContentData,
    Json,
    OperationData,
    ResponseData,
)
from .._runtime.models.json_value import is_object
from .._runtime.models.schemas import Schema, kind_of, properties, resolve
from .._runtime.response.typed_headers import write_header
from ._samples import Sampler

_JSON = "application/json"
_MESSAGE_NAMES = ("message", "detail", "title", "error_description", "error", "description")
_STATUS_NAMES = ("status", "status_code", "code")


@dataclass(slots=True)
class FakeResponse:
    """A response before it is sent. Faults change it in place."""

    status: int
    headers: dict[str, str] = field(default_factory=dict[str, str])
    """Names in lower case."""
    body: bytes = b""
    delay: float = 0.0
    """Seconds before it is sent."""
    cut_after: int | None = None
    """The connection breaks after this number of bytes of the body."""
    refused: bool = False
    """The connection breaks before the response."""

    @property
    def json(self) -> Json | UnsetType:
        """The body as a value, if it is JSON."""
        if "json" not in self.headers.get("content-type", ""):
            return UNSET
        try:
            return json.loads(self.body)
        except ValueError:
            return UNSET

    def write(self, value: Json) -> None:
        self.body = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
        self.headers.setdefault("content-type", _JSON)


class ResponseFactory:
    def __init__(self, api: ApiData) -> None:
        self._definitions = api.definitions
        self._sampler = Sampler(api.definitions)

    @staticmethod
    def success(operation: OperationData) -> ResponseData | None:
        """The success response: the first 2xx, else `default`, else a redirect."""
        candidates = [one for one in operation.responses if one.first < 400]
        return min(candidates, key=lambda one: _rank(one.first, one.last), default=None)

    def create(
        self,
        operation: OperationData,
        status: int | None = None,
        *,
        value: Json | UnsetType = UNSET,
        accept: str = "*/*",
    ) -> FakeResponse:
        """A response of the operation. Without `value`, the body is an example or a sample."""
        declared = self.success(operation) if status is None else operation.response(status)
        if declared is None:
            response = FakeResponse(status or 200)
            if value is not UNSET:
                response.write(value)
            return response
        response = FakeResponse(status or declared.first or 200)  # `default` begins at 0
        for name, header in declared.headers.items():
            if header.required or "examples" in header.schema:
                sample = self._sampler.sample(header.schema, name)
                response.headers[name.lower()] = write_header(name, sample, header.style)
        content = _preferred(declared.contents, accept)
        if content is not None and response.status not in (204, 205, 304):
            response.headers["content-type"] = _concrete_media_type(content, accept)
            response.body = self._body(content, value)
        return response

    def convert(
        self, operation: OperationData, response: FakeResponse, accept: str
    ) -> FakeResponse:
        """The response in the media type that was asked for, if it is not the default."""
        declared = operation.response(response.status)
        contents = [] if declared is None else declared.contents
        default, wanted = _preferred(contents, "*/*"), _preferred(contents, accept)
        if default is None or wanted is None or default is wanted:
            return response
        if (default.kind, default.schema) != (wanted.kind, wanted.schema):
            return self.create(operation, response.status, accept=accept)
        response.headers["content-type"] = _concrete_media_type(wanted, accept)
        return response

    def error(
        self, operation: OperationData | None, status: int, message: str | None = None
    ) -> FakeResponse:
        """An error as the document describes it, with the message if there is a property for it."""
        declared = None if operation is None else operation.response(status)
        if operation is None or declared is None or not declared.contents:
            response = FakeResponse(status)
            response.write({"status": status, "message": message or f"injected status {status}"})
            return response
        response = self.create(operation, status)
        value = response.json
        if is_object(value):
            response.write(_with_message(value, status, message))
        return response

    def item_schema(self, operation: OperationData) -> Schema | None:
        """The schema of the items of a list, or of the whole body of other operations."""
        if operation.action != "list":
            return self.body_schema(operation)
        array = self.array_schema(operation)
        items: Schema | bool | None = array.get("items") if kind_of(array) == "array" else None
        return items if isinstance(items, dict) else None

    def array_schema(self, operation: OperationData) -> Schema:
        """The schema of the items of a list together."""
        schema = self.body_schema(operation)
        for name in operation.items:
            schema = properties(resolve(schema or {}, self._definitions)).get(name)
        return resolve(schema or {}, self._definitions)

    def body_schema(self, operation: OperationData) -> Schema | None:
        """The schema of the body of a success, if it is JSON."""
        content = self._success_content(operation)
        return content.schema if content is not None and content.kind == "json" else None

    def sample(self, operation: OperationData) -> Json:
        content = self._success_content(operation)
        return None if content is None else self._sampler.sample(content.schema)

    def _success_content(self, operation: OperationData) -> ContentData | None:
        response = self.success(operation)
        return None if response is None else _preferred(response.contents, "*/*")

    def _body(self, content: ContentData, value: Json | UnsetType) -> bytes:
        if value is UNSET:
            value = self._sampler.sample(content.schema)
        codec = CODEC_BY_KIND[content.kind]
        if content.is_event and isinstance(codec, EventsCodec):
            return codec.encode_item(value)
        return codec.encode_response(value)


def _rank(first: int, last: int) -> int:
    if first == last and 200 <= first <= 299:
        return 0
    if (first, last) == (200, 299):
        return 1
    return 2 if (first, last) == (0, 999) else 3


def _preferred(contents: list[ContentData], accept: str) -> ContentData | None:
    """The content that was requested, else the first JSON, else the first."""
    for media_range in accept.split(","):
        for content in contents:
            if essence(content.media_type) == essence(media_range):
                return content
    for media_range in accept.split(","):
        for content in contents:
            if is_range(content.media_type) and is_in_range(media_range, content.media_type):
                return content
    json_first = (content for content in contents if content.kind == "json")
    return next(json_first, contents[0] if contents else None)


def _concrete_media_type(content: ContentData, accept: str) -> str:
    """A media type to send: of a range, the one that was asked for."""
    if not is_range(content.media_type):
        return content.media_type
    for name in accept.split(","):
        if not is_range(name) and is_in_range(name, content.media_type):
            return name.strip()
    return CODEC_BY_KIND[content.kind].default


def _with_message(value: dict[str, Json], status: int, message: str | None) -> dict[str, Json]:
    """The error with this message and status, in the properties that usually hold them."""
    inner = value.get("error")
    if is_object(inner):
        return {**value, "error": _with_message(inner, status, message)}
    changed = dict(value)
    for name in _texts(value) if message is not None else ():
        changed[name] = message
        break
    for name in _STATUS_NAMES:
        if isinstance(value.get(name), int) and 100 <= value[name] <= 599:
            changed[name] = status
    return changed


def _texts(value: dict[str, Json]) -> Iterator[str]:
    return (name for name in _MESSAGE_NAMES if isinstance(value.get(name), str))
