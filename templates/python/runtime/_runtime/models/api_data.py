"""The API as data: the records of `_api.json`, and reading it.

The file lists the operations, what they accept and return, and the entities that they create,
fetch, list, update and delete. Types are JSON Schema (`schemas.py`). It was written when the
package was generated; nothing here reads the OpenAPI document.

Loaded by strict reading and by the fake only.
"""

from __future__ import annotations

from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Literal, TypeAlias

import msgspec
from msgspec import Struct

from .schemas import Definitions, Schema

Json: TypeAlias = Any
"""A value of JSON: None, bool, int, float, str, a list or a dict of these."""
Location: TypeAlias = Literal["path", "query", "header", "cookie", "querystring"]

PACKAGE = __name__.rpartition("._runtime")[0]


class EncodingData(Struct, frozen=True, kw_only=True):
    """How one property of a form is serialized."""

    style: str | None = None
    """None: the media type decides."""
    explode: bool = True
    media_type: str | None = None
    is_file: bool = False


class ParameterData(Struct, frozen=True, kw_only=True):
    """A parameter of an operation, with its effective `style` and `explode`."""

    name: str
    location: Location
    schema: Schema
    required: bool = False
    style: str = "form"
    explode: bool = True
    media_type: str | None = None
    encodings: dict[str, EncodingData] = {}
    """Those of a form."""


class ContentData(Struct, frozen=True, kw_only=True):
    """A body in one media type. For streams, `schema` is that of one item."""

    media_type: str
    kind: str
    """The kind of its codec."""
    schema: Schema
    encodings: dict[str, EncodingData] = {}
    is_event: bool = False
    """The schema is that of an event of a stream, and not of its data."""


class BodyData(Struct, frozen=True, kw_only=True):
    """A request body, in one of several media types."""

    contents: list[ContentData]
    required: bool = False


class HeaderData(Struct, frozen=True, kw_only=True):
    """A header of a response. `style` is `simple`, `explode` (the same with it) or `json`."""

    schema: Schema
    required: bool = False
    style: str = "simple"


class ResponseData(Struct, frozen=True, kw_only=True):
    """The response for the status codes from `first` to `last`."""

    first: int
    last: int
    contents: list[ContentData] = []
    headers: dict[str, HeaderData] = {}


class OperationData(Struct, frozen=True, kw_only=True):
    """One operation. `call` is its path in the client: `assistants.messages.create`."""

    id: str
    call: str
    method: str
    path: str
    parameters: list[ParameterData] = []
    body: BodyData | None = None
    responses: list[ResponseData] = []
    security: list[list[str]] = []
    """Alternatives, each of schemes that are needed together; empty if none is needed."""
    pagination: dict[str, Json] | None = None
    """The arguments of a pagination style, and its `kind`."""
    entity: str | None = None
    """The entity that it works on, a key of `ApiData.entities`."""
    action: Literal["create", "fetch", "list", "update", "replace", "delete", "clear"] | None = None
    items: list[str] = []
    """Of a list: property names that lead to the array."""

    def response(self, status: int) -> ResponseData | None:
        """The response for a status code: exact, by range, or `default`."""
        matching = [one for one in self.responses if one.first <= status <= one.last]
        return min(matching, key=lambda one: one.last - one.first, default=None)


class EntityData(Struct, frozen=True, kw_only=True):
    """A resource that the API stores: what one operation creates, another can fetch."""

    collection: str
    """The path that lists and creates."""
    key: list[str]
    """Property names that lead to the identifier."""
    parameter: str | None = None
    """The path parameter for the identifier; None if single entities cannot be requested."""
    template: list[str | tuple[str, int]] = []
    """The parts of an identifier: text, or a number of characters. Empty for an integer."""
    creates: bool = False
    """Whether an operation creates entities, so that the fake starts with none."""


class ApiData(Struct, frozen=True, kw_only=True, dict=True):
    """The whole file."""

    title: str
    version: str
    operations: list[OperationData]
    servers: list[str] = []
    """The first is the default."""
    entities: dict[str, EntityData] = {}
    schemes: dict[str, dict[str, str]] = {}
    """By name, the arguments of `create_credential`."""
    encoded: dict[str, msgspec.Raw] = msgspec.field(
        default_factory=dict[str, msgspec.Raw], name="$defs"
    )

    @cached_property
    def definitions(self) -> Definitions:
        return Definitions(self.encoded)

    @cached_property
    def by_id(self) -> dict[str, OperationData]:
        return {operation.id: operation for operation in self.operations}


@cache
def load() -> ApiData:
    """The data of this package, read once, when it is first needed."""
    text = files(PACKAGE).joinpath("_api.json").read_bytes()
    return msgspec.json.decode(text, type=ApiData)
