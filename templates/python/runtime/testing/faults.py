"""Faults that a fake injects into its responses.

```python
fake.inject(faults.Status(429, retry_after=1))  # the next request, whatever it is for
fake.inject(faults.CutJson(), on="assistants.fetch", times=2)
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, Protocol

from msgspec import UNSET

from .._runtime.models import schemas
from .._runtime.models.api_data import Json, OperationData
from .._runtime.models.json_value import is_array, is_object
from .._runtime.models.schemas import Schema, kind_of, resolve
from .._runtime.pagination.styles import Following, Pagination, ServedPage, pagination_from
from ._recorded import RecordedRequest
from ._responses import FakeResponse, ResponseFactory
from ._store import get_path, set_path

__all__ = [
    "CutJson",
    "Disconnect",
    "Fault",
    "NotJson",
    "RepeatedPage",
    "SchemaViolation",
    "Scripted",
    "Slow",
    "Status",
]


@dataclass(frozen=True, slots=True)
class FaultContext:
    """The request whose response a fault changes, and the API."""

    request: RecordedRequest
    operation: OperationData | None
    responses: ResponseFactory
    definitions: Mapping[str, Schema]


class Fault(Protocol):
    """A fault. Any object with these two members can be injected."""

    replaces: ClassVar[bool] = False
    """Whether the operation is not executed: nothing is created, changed or deleted."""

    def apply(self, response: FakeResponse, context: FaultContext) -> None:
        """Change the response in place."""
        ...


@dataclass(frozen=True, slots=True)
class Status(Fault):
    """A response with another status, usually an error, as the document describes it."""

    replaces: ClassVar[bool] = True
    status: int
    retry_after: float | str | None = None
    """Seconds, or an HTTP date, for a `Retry-After` header (RFC 9110 10.2.3)."""
    message: str | None = None
    """The error message, instead of that of the document's example."""

    def apply(self, response: FakeResponse, context: FaultContext) -> None:
        error = context.responses.error(context.operation, self.status, self.message)
        response.status, response.headers, response.body = error.status, error.headers, error.body
        if self.retry_after is not None:
            response.headers["retry-after"] = str(self.retry_after)


@dataclass(frozen=True, slots=True)
class Scripted(Fault):
    """Exactly this response, with a JSON body or any other."""

    replaces: ClassVar[bool] = True
    status: int = 200
    json: Any = UNSET
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict[str, str])

    def apply(self, response: FakeResponse, context: FaultContext) -> None:
        response.status = self.status
        response.headers = {name.lower(): value for name, value in self.headers.items()}
        response.body = self.body
        if self.json is not UNSET:
            response.write(self.json)


@dataclass(frozen=True, slots=True)
class CutJson(Fault):
    """A body that ends in the middle, in a complete response."""

    def apply(self, response: FakeResponse, context: FaultContext) -> None:
        response.body = response.body[: len(response.body) // 2]


@dataclass(frozen=True, slots=True)
class Disconnect(Fault):
    """The connection breaks before the response, or (`midway`) in the middle of its body."""

    midway: bool = False

    def apply(self, response: FakeResponse, context: FaultContext) -> None:
        if self.midway:
            response.cut_after = len(response.body) // 2
        else:
            response.refused = True


@dataclass(frozen=True, slots=True)
class Slow(Fault):
    """A delay before the response, which a shorter read timeout interrupts."""

    seconds: float

    def apply(self, response: FakeResponse, context: FaultContext) -> None:
        response.delay = self.seconds


@dataclass(frozen=True, slots=True)
class NotJson(Fault):
    """An HTML page with a success status, as some proxies send."""

    text: str = "<html><body>Service is starting</body></html>"
    content_type: str = "text/html"

    def apply(self, response: FakeResponse, context: FaultContext) -> None:
        response.headers["content-type"] = self.content_type
        response.body = self.text.encode()


@dataclass(frozen=True, slots=True)
class RepeatedPage(Fault):
    """A list whose next page is always the current one."""

    def apply(self, response: FakeResponse, context: FaultContext) -> None:
        operation, request = context.operation, context.request
        if operation is None or operation.pagination is None:
            return
        pagination = pagination_from(operation.pagination)
        position = self._position(request, pagination)
        following = Following(
            position=position, size=0, last_key=position, url=lambda _: request.url
        )
        # The page before the first one: it leads to the first one again.
        served = ServedPage(index=-1, count=2, following=following)
        response.headers |= pagination.response_headers(served)
        body = response.json
        if is_object(body) and pagination.next_path:
            for path, values in pagination.body_values(served):
                set_path(body, path, values[0])
            response.write(body)

    def _position(self, request: RecordedRequest, pagination: Pagination) -> Any:
        """What selects the current page, in the query or the body."""
        name, path = pagination.parameter or "", pagination.request_path
        if path is None:
            return dict(request.query).get(name, "from-0")
        sent = get_path(request.json if request.body else None, path)
        return sent.get(name, "from-0") if is_object(sent) else "from-0"


@dataclass(frozen=True, slots=True)
class SchemaViolation(Fault):
    """A body that violates the document in one way, in each of its objects.

    - `missing`: a required property is missing
    - `unknown-value`: enums have unknown values
    - `extra`: there is an undeclared property
    - `wrong-type`: strings are numbers
    - `null`: a property is null that must not be
    """

    kind: Literal["missing", "unknown-value", "extra", "wrong-type", "null"]

    def apply(self, response: FakeResponse, context: FaultContext) -> None:
        operation, body = context.operation, response.json
        if operation is None or body is UNSET:
            return
        declared = operation.response(response.status)
        contents = () if declared is None else declared.contents
        schema = next((one.schema for one in contents if one.kind == "json"), None)
        if schema is not None:
            response.write(self._invalid(body, schema, context.definitions))

    def _invalid(self, value: Json, schema: Schema, definitions: Mapping[str, Schema]) -> Json:
        schema = resolve(schema, definitions)
        match kind_of(schema):
            case "object" if is_object(value) and "properties" in schema:
                return dict(self._properties(value, schema, definitions))
            case "object" if is_object(value):
                items = value.items()
                return {
                    key: self._invalid(item, schemas.property_schema(schema, key), definitions)
                    for key, item in items
                }
            case "array" if is_array(value) and schema["items"] is not False:
                return [self._invalid(item, schema["items"], definitions) for item in value]
            case "enum" | "union" if self.kind == "unknown-value":
                return f"{value}-unknown" if _is_known(value, schema, definitions) else value
            case "string" if self.kind == "wrong-type" and isinstance(value, str):
                return 12345
            case _:
                return value

    def _properties(
        self,
        value: dict[str, Json],
        schema: Schema,
        definitions: Mapping[str, Schema],
    ) -> Iterator[tuple[str, Json]]:
        required = (
            schema.get("required", ()) if self.kind == "missing" else schemas.properties(schema)
        )
        changed = next(
            (name for name in value if name in required and _is_scalar(schema, name, definitions)),
            None,
        )
        for name, item in value.items():
            declared = schemas.properties(schema).get(name)
            if name == changed and self.kind == "missing":
                continue
            if name == changed and self.kind == "null":
                yield name, None
            elif declared is None:
                yield name, item
            else:
                yield name, self._invalid(item, declared, definitions)
        if self.kind == "extra":
            yield "unknown_property", {"new": True}


def _is_known(value: Json, schema: Schema, definitions: Mapping[str, Schema]) -> bool:
    """Whether the value is a member of an enum, or of an open enum (a union with a string)."""
    if kind_of(schema) == "enum":
        return isinstance(value, str)
    candidates = (resolve(variant.schema, definitions) for variant in schemas.variants(schema))
    return any(value in candidate.get("enum", ()) for candidate in candidates)


def _is_scalar(schema: Schema, name: str, definitions: Mapping[str, Schema]) -> bool:
    """Whether the property is a scalar and not nullable: without a list, nothing would be left."""
    declared = schemas.properties(schema)[name]
    scalars = ("string", "integer", "number", "boolean")
    return schemas.non_null(declared) is None and kind_of(resolve(declared, definitions)) in scalars
