"""What can go wrong with an answer, on demand.

```python
fake.inject(faults.Status(429, retry_after=1))  # the next request, whatever it is for
fake.inject(faults.CutJson(), on="assistants.fetch", times=2)
```

Each fault changes an answer that the fake was about to give. Not here: when it is applied.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, Protocol

from msgspec import UNSET

from .._runtime.models import vocabulary as v
from .._runtime.pagination.styles import Following, pagination_from
from .._runtime.models.vocabulary import resolved
from ._answers import Answer, Answers
from ._received import Received
from ._store import put

__all__ = [
    "CutJson",
    "Disconnect",
    "Drift",
    "Fault",
    "NotJson",
    "RepeatedPage",
    "Scripted",
    "Slow",
    "Status",
]


@dataclass(frozen=True, slots=True)
class Situation:
    """What a fault can know of the request that it spoils the answer to."""

    request: Received
    operation: v.Operation | None
    answers: Answers
    types: dict[str, v.Type]


class Fault(Protocol):
    """Something that goes wrong. Any object with these two members can be injected."""

    replaces: ClassVar[bool]
    """The API never did what was asked: nothing is created, changed or deleted."""

    def apply(self, answer: Answer, situation: Situation) -> None:
        """Spoils the answer, in place."""
        ...


@dataclass(frozen=True, slots=True)
class Status:
    """Another status, in the shape that the document gives it."""

    replaces: ClassVar[bool] = True
    status: int
    retry_after: float | str | None = None
    """Seconds, or an HTTP date, for a `Retry-After` header (RFC 9110 10.2.3)."""
    message: str | None = None
    """Instead of the words of the document's example."""

    def apply(self, answer: Answer, situation: Situation) -> None:
        """Answer with the status instead, and with the document's own shape of errors."""
        made = situation.answers.error(situation.operation, self.status, self.message)
        answer.status, answer.headers, answer.body = made.status, made.headers, made.body
        if self.retry_after is not None:
            answer.headers["retry-after"] = str(self.retry_after)


@dataclass(frozen=True, slots=True)
class Scripted:
    """Exactly this answer. `json` is written as JSON; else `body` is sent as it is."""

    replaces: ClassVar[bool] = True
    status: int = 200
    json: Any = UNSET
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict[str, str])

    def apply(self, answer: Answer, situation: Situation) -> None:
        """Answer with exactly what was said."""
        answer.status = self.status
        answer.headers = {name.lower(): value for name, value in self.headers.items()}
        answer.body = self.body
        if self.json is not UNSET:
            answer.write(self.json)


@dataclass(frozen=True, slots=True)
class CutJson:
    """A body that ends in its middle, as if that were its end."""

    replaces: ClassVar[bool] = False

    def apply(self, answer: Answer, situation: Situation) -> None:
        """Keep the first half of the body."""
        answer.body = answer.body[: len(answer.body) // 2]


@dataclass(frozen=True, slots=True)
class Disconnect:
    """The connection breaks: before an answer, or (`midway`) in the middle of its body."""

    replaces: ClassVar[bool] = False
    midway: bool = False

    def apply(self, answer: Answer, situation: Situation) -> None:
        """Break the connection, or the body in its middle."""
        if self.midway:
            answer.cut_after = len(answer.body) // 2
        else:
            answer.refused = True


@dataclass(frozen=True, slots=True)
class Slow:
    """The answer begins only after so many seconds: a read timeout, where one is shorter."""

    replaces: ClassVar[bool] = False
    seconds: float

    def apply(self, answer: Answer, situation: Situation) -> None:
        """Hold the answer back."""
        answer.delay = self.seconds


@dataclass(frozen=True, slots=True)
class NotJson:
    """A page for people, as proxies send, with the status that success has."""

    replaces: ClassVar[bool] = False
    text: str = "<html><body>Service is starting</body></html>"
    content_type: str = "text/html"

    def apply(self, answer: Answer, situation: Situation) -> None:
        """Answer with a text of another kind."""
        answer.headers["content-type"] = self.content_type
        answer.body = self.text.encode()


@dataclass(frozen=True, slots=True)
class RepeatedPage:
    """A list whose next page is always the current one."""

    replaces: ClassVar[bool] = False

    def apply(self, answer: Answer, situation: Situation) -> None:
        """Link to the current page as the next one."""
        operation, request = situation.operation, situation.request
        if operation is None or operation.pagination is None:
            return
        pagination = pagination_from(operation.pagination)
        parameter = pagination.parameter or ""
        position = dict(request.query).get(parameter, "from-0")
        following = Following(
            position=position, size=0, last_key=position, url=lambda _: request.url
        )
        answer.headers |= pagination.response_headers(following)
        body = answer.json
        if v.is_object(body) and pagination.next_path:
            for path, values in pagination.body_values(following):
                put(body, path, values[0])
            answer.write(body)


@dataclass(frozen=True, slots=True)
class Drift:
    """A body that breaks the document in one way, in every object that it holds.

    `missing`: a required property is gone. `unknown-value`: enumerations hold values that they do
    not know. `extra`: there is a property that the document does not name. `wrong-type`: strings
    are numbers. `null`: a property is null that must not be.
    """

    replaces: ClassVar[bool] = False
    kind: Literal["missing", "unknown-value", "extra", "wrong-type", "null"]

    def apply(self, answer: Answer, situation: Situation) -> None:
        """Change one thing in the body, of the kind that was asked for."""
        operation, body = situation.operation, answer.json
        if operation is None or body is UNSET:
            return
        response = situation.answers.response(operation, answer.status)
        contents = () if response is None else response.contents
        type = next((one.type for one in contents if one.kind == "json"), None)
        if type is not None:
            answer.write(self._broken(body, type, situation.types))

    def _broken(self, value: v.Json, type: v.Type, types: dict[str, v.Type]) -> v.Json:
        match resolved(type, types):
            case v.Record() as record if v.is_object(value):
                return dict(self._properties(value, record, types))
            case v.Listing(item=item) if v.is_array(value):
                return [self._broken(one, item, types) for one in value]
            case v.Dictionary(value=item) if v.is_object(value):
                return {key: self._broken(one, item, types) for key, one in value.items()}
            case v.Enumeration() | v.OneOf() as known if self.kind == "unknown-value":
                return f"{value}-of-tomorrow" if _is_word(value, known, types) else value
            case v.Text() if self.kind == "wrong-type" and isinstance(value, str):
                return 12345
            case _:
                return value

    def _properties(
        self, value: dict[str, v.Json], record: v.Record, types: dict[str, v.Type]
    ) -> Iterator[tuple[str, v.Json]]:
        wanted = self.kind == "missing"
        dropped = next((n for n in value if _is_plain(record, n, wanted, types)), None)
        for name, item in value.items():
            known = record.fields.get(name)
            if name == dropped and self.kind == "missing":
                continue
            if name == dropped and self.kind == "null":
                yield name, None
            else:
                yield name, item if known is None else self._broken(item, known.type, types)
        if self.kind == "extra":
            yield "of_tomorrow", {"new": True}


def _is_word(value: v.Json, type: v.Enumeration | v.OneOf, types: dict[str, v.Type]) -> bool:
    """Whether the value is one of some known words, be the enumeration open or closed."""
    if isinstance(type, v.Enumeration):
        return isinstance(value, str)
    found = (resolved(variant, types) for variant in type.variants)
    return any(isinstance(one, v.Enumeration) and value in one.values for one in found)


def _is_plain(record: v.Record, name: str, required: bool, types: dict[str, v.Type]) -> bool:
    """A property that is one value, never null: without a list, there would be nothing left."""
    field = record.fields.get(name)
    return (
        field is not None
        and (field.required or not required)
        and not isinstance(field.type, v.Nullable)
        and isinstance(resolved(field.type, types), v.Text | v.Number | v.Boolean)
    )
