"""What the fake sends back: the answer itself, and making one from the document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from msgspec import UNSET, UnsetType

from .._runtime.models import vocabulary as v
from .._runtime.models.vocabulary import resolved
from ._samples import Sampler, text_of

_JSON = "application/json"
_TEXT_NAMES = ("message", "detail", "title", "error_description", "error", "description")
_STATUS_NAMES = ("status", "status_code", "code")


@dataclass(slots=True)
class Answer:
    """An answer on its way out. Faults change it, or add how it travels."""

    status: int
    headers: dict[str, str] = field(default_factory=dict[str, str])
    """Names in lower case."""
    body: bytes = b""
    delay: float = 0.0
    """Seconds until it begins."""
    cut_after: int | None = None
    """The connection breaks after so many bytes of the body."""
    refused: bool = False
    """There is no answer: the connection breaks before one."""

    @property
    def json(self) -> v.Json | UnsetType:
        """The body as a value, where it is JSON."""
        if "json" not in self.headers.get("content-type", ""):
            return UNSET
        try:
            return json.loads(self.body)
        except ValueError:
            return UNSET

    def write(self, value: v.Json) -> None:
        """Makes `value` the body."""
        self.body = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
        self.headers.setdefault("content-type", _JSON)


class Answers:
    """Makes answers out of the examples and types of one API."""

    def __init__(self, api: v.Api) -> None:
        self._types = api.types
        self._sampler = Sampler(api.types)

    @staticmethod
    def success(operation: v.Operation) -> v.Response | None:
        """The answer that stands for success: the first 2xx, else `default`, else a redirect."""
        good = [one for one in operation.responses if one.first < 400]
        return min(good, key=lambda one: _rank(one.first, one.last), default=None)

    @staticmethod
    def response(operation: v.Operation, status: int) -> v.Response | None:
        """What the document says of a status: exactly, by range, or by `default`."""
        fitting = [one for one in operation.responses if one.first <= status <= one.last]
        return min(fitting, key=lambda one: one.last - one.first, default=None)

    def make(
        self,
        operation: v.Operation,
        status: int | None = None,
        *,
        value: v.Json | UnsetType = UNSET,
        accept: str = "*/*",
    ) -> Answer:
        """An answer of the operation. Without `value`, the body is an example or a sample."""
        response = self.success(operation) if status is None else self.response(operation, status)
        if response is None:
            answer = Answer(status or 200)
            if value is not UNSET:
                answer.write(value)
            return answer
        answer = Answer(status or _status(response))
        for name, header in response.headers.items():
            if header.required or header.example is not UNSET:
                answer.headers[name.lower()] = self._header(name, header)
        content = _chosen(response.contents, accept)
        if content is not None and answer.status not in (204, 205, 304):
            answer.headers["content-type"] = _concrete(content)
            answer.body = self._body(content, value)
        return answer

    def error(
        self, operation: v.Operation | None, status: int, message: str | None = None
    ) -> Answer:
        """An error in the document's shape, with our words where the shape has room for them."""
        response = None if operation is None else self.response(operation, status)
        if operation is None or response is None or not response.contents:
            answer = Answer(status)
            answer.write({"status": status, "message": message or f"status {status} on demand"})
            return answer
        answer = self.make(operation, status)
        value = answer.json
        if v.is_object(value):
            answer.write(_worded(value, status, message))
        return answer

    def item_type(self, operation: v.Operation) -> v.Type | None:
        """The type of the items of a list, or of the whole answer of any other operation."""
        type: v.Type | None = self.body_type(operation)
        if operation.does != "list":
            return type
        for name in operation.items:
            record = None if type is None else resolved(type, self._types)
            found = record.fields.get(name) if isinstance(record, v.Record) else None
            type = None if found is None else found.type
        listing = None if type is None else resolved(type, self._types)
        return listing.item if isinstance(listing, v.Listing) else None

    def body_type(self, operation: v.Operation) -> v.Type | None:
        """The type of the body of success, where it is JSON."""
        response = self.success(operation)
        content = None if response is None else _chosen(response.contents, "*/*")
        return content.type if content is not None and content.kind == "json" else None

    def sample(self, operation: v.Operation) -> v.Json:
        """The body of success, as a value."""
        response = self.success(operation)
        content = None if response is None else _chosen(response.contents, "*/*")
        return None if content is None else self._sampler.content(content)

    def _header(self, name: str, header: v.Header) -> str:
        value = header.example
        if value is UNSET:
            value = self._sampler.sample(header.type, name)
        return value if isinstance(value, str) else json.dumps(value)

    def _body(self, content: v.Content, value: v.Json | UnsetType) -> bytes:
        if value is UNSET:
            value = self._sampler.content(content)
        match content.kind:
            case "json":
                return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
            case "events":
                text = value if isinstance(value, str) else json.dumps(value)
                return f"data: {text}\n\n".encode()
            case "json-lines":
                return json.dumps(value).encode() + b"\n"
            case "text" | "binary" | "form" | "multipart":
                return text_of(value, content.type, self._types)


def _rank(first: int, last: int) -> int:
    if first == last and 200 <= first <= 299:
        return 0
    if (first, last) == (200, 299):
        return 1
    return 2 if (first, last) == (0, 999) else 3


def _status(response: v.Response) -> int:
    """A status out of the range: `default` stands for 200 where nothing better is said."""
    return 200 if response.first == 0 else response.first


def _chosen(contents: list[v.Content], accept: str) -> v.Content | None:
    """JSON where there is a choice, else what comes first; what was asked for, if that is there."""
    wanted = [piece.partition(";")[0].strip() for piece in accept.split(",")]
    for media_type in wanted:
        for content in contents:
            if content.media_type.partition(";")[0].strip() == media_type:
                return content
    json_first = (content for content in contents if content.kind == "json")
    return next(json_first, contents[0] if contents else None)


def _concrete(content: v.Content) -> str:
    """A media type to send where the document may have only a range."""
    if "*" not in content.media_type:
        return content.media_type
    kinds = {"json": _JSON, "text": "text/plain"}
    return kinds.get(content.kind, "application/octet-stream")


def _worded(value: dict[str, v.Json], status: int, message: str | None) -> dict[str, v.Json]:
    """An error with its own words, found by the names that such properties have everywhere."""
    inner = value.get("error")
    if v.is_object(inner):
        return {**value, "error": _worded(inner, status, message)}
    worded = dict(value)
    for name in _texts(value) if message is not None else ():
        worded[name] = message
        break
    for name in _STATUS_NAMES:
        if isinstance(value.get(name), int) and 100 <= value[name] <= 599:
            worded[name] = status
    return worded


def _texts(value: dict[str, v.Json]) -> Iterator[str]:
    return (name for name in _TEXT_NAMES if isinstance(value.get(name), str))
