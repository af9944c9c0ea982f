"""What the package knows of its API as data: the shape of `_api.json`, and reading it.

The file says in a small vocabulary of its own what operations there are, what they take and give,
with all limits, and which of them create, fetch, list, update and delete one kind of thing. It was
decided when the package was generated; nothing here reads the OpenAPI document.

Loaded by strict reading (`strict.py`) and by the fake (`testing/`), and by nothing else.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeAlias, TypeGuard

import msgspec
from msgspec import UNSET, Struct, UnsetType

Json: TypeAlias = Any
"""A value of JSON: None, bool, int, float, str, a list or a dict of these."""


def is_object(value: Json) -> TypeGuard[dict[str, Json]]:
    """Whether it is an object. Unlike `isinstance`, this tells type checkers what is in it."""
    return isinstance(value, dict)


def is_array(value: Json) -> TypeGuard[list[Json]]:
    """Whether it is an array."""
    return isinstance(value, list)


PACKAGE = __name__.rpartition("._runtime")[0]

# --- types ---------------------------------------------------------------------------------------


class Anything(Struct, tag_field="is", tag="any", frozen=True):
    """Any value at all."""


class Nothing(Struct, tag_field="is", tag="never", frozen=True):
    """No value at all (the schema `false`)."""


class Null(Struct, tag_field="is", tag="null", frozen=True):
    """Only `null`."""


class Boolean(Struct, tag_field="is", tag="boolean", frozen=True):
    """`true` or `false`."""


class Octets(Struct, tag_field="is", tag="octets", frozen=True):
    """Raw bytes: a file. Never inside JSON."""


class Number(Struct, tag_field="is", tag="number", frozen=True, kw_only=True):
    """A number; a whole one if `whole`. All limits are inclusive but those that `above` names."""

    whole: bool = False
    minimum: float | int | None = None
    maximum: float | int | None = None
    above: float | int | None = None
    below: float | int | None = None
    multiple_of: float | int | None = None
    sample: Json | UnsetType = UNSET


class Text(Struct, tag_field="is", tag="text", frozen=True, kw_only=True):
    """A string. `sample` stands where the name of its field would not do as a value.

    `patterns` are regular expressions of Python's: those of the document that take no more time
    than the text is long.
    """

    format: str | None = None
    patterns: list[str] = []
    min_length: int | None = None
    max_length: int | None = None
    sample: str | UnsetType = UNSET


class Constant(Struct, tag_field="is", tag="constant", frozen=True):
    """Exactly one value."""

    value: Json


class Listing(Struct, tag_field="is", tag="list", frozen=True, kw_only=True):
    """An array whose items are all of one type."""

    item: Type
    min_items: int = 0
    max_items: int | None = None
    unique: bool = False


class Row(Struct, tag_field="is", tag="row", frozen=True):
    """An array of exactly these items."""

    items: list[Type]


class Dictionary(Struct, tag_field="is", tag="map", frozen=True, kw_only=True):
    """An object of any keys whose values are all of one type.

    `beside`: the properties that must be there where another is.
    """

    value: Type
    min_properties: int = 0
    max_properties: int | None = None
    beside: dict[str, list[str]] = {}


class Nullable(Struct, tag_field="is", tag="nullable", frozen=True):
    """The type, or `null`."""

    of: Type


class OneOf(Struct, tag_field="is", tag="one-of", frozen=True, kw_only=True):
    """One of several types: by the value of the property `tag` where there is one.

    `tags[i]` are the values of the tag that select `variants[i]`. `sample` is the variant that a
    sample is made of: the one that ends soonest, so that a type inside itself has an end.
    """

    variants: list[Type]
    tag: str | None = None
    tags: list[list[str]] = []
    default: int | None = None
    sample: int = 0


class Enumeration(Struct, tag_field="is", tag="enum", frozen=True):
    """Known values, the whole set of them."""

    values: list[Json]


class Field(Struct, frozen=True, kw_only=True):
    """A property of a record. `travels` says in which direction it exists."""

    type: Type
    required: bool = False
    travels: Literal["both", "read", "write"] = "both"
    example: Json | UnsetType = UNSET
    deep: bool = False
    """Leads back to the record that it is in, so samples leave it out where they may."""
    sometimes: bool = False
    """The type holds for some values of the record only, so nothing here is checked by it."""


class Record(Struct, tag_field="is", tag="record", frozen=True, kw_only=True):
    """An object with named properties. `extra` is the type of others; none: others may come."""

    fields: dict[str, Field]
    extra: Type | None = None
    closed: bool = False
    min_properties: int = 0
    max_properties: int | None = None
    beside: dict[str, list[str]] = {}
    example: Json | UnsetType = UNSET


class Ref(Struct, tag_field="is", tag="ref", frozen=True):
    """A type by its name in `Api.types`."""

    to: str


Type: TypeAlias = (
    Anything
    | Nothing
    | Null
    | Boolean
    | Octets
    | Number
    | Text
    | Constant
    | Listing
    | Row
    | Dictionary
    | Nullable
    | OneOf
    | Enumeration
    | Record
    | Ref
)


# --- what travels --------------------------------------------------------------------------------

Place: TypeAlias = Literal["path", "query", "header", "cookie", "querystring"]


class Parameter(Struct, frozen=True, kw_only=True):
    """A parameter of an operation, with its final `style` and `explode`."""

    name: str
    place: Place
    type: Type
    required: bool = False
    style: str = "form"
    explode: bool = True
    media_type: str | None = None


class Encoding(Struct, frozen=True, kw_only=True):
    """How one property of a form is written."""

    style: str = "form"
    explode: bool = True
    media_type: str | None = None


class Content(Struct, frozen=True, kw_only=True):
    """A body in one media type. For streams, `type` is that of one item."""

    media_type: str
    kind: Literal["json", "form", "multipart", "text", "binary", "events", "json-lines"]
    type: Type
    example: Json | UnsetType = UNSET
    encodings: dict[str, Encoding] = {}


class Body(Struct, frozen=True, kw_only=True):
    """A request body, in any of these media types."""

    contents: list[Content]
    required: bool = False


class Header(Struct, frozen=True, kw_only=True):
    """A response header."""

    type: Type
    required: bool = False
    example: Json | UnsetType = UNSET


class Response(Struct, frozen=True, kw_only=True):
    """What comes back for the statuses from `first` to `last`."""

    first: int
    last: int
    contents: list[Content] = []
    headers: dict[str, Header] = {}


class Operation(Struct, frozen=True, kw_only=True):
    """One operation. `call` is how the client spells it: `assistants.messages.create`."""

    id: str
    call: str
    method: str
    path: str
    parameters: list[Parameter] = []
    body: Body | None = None
    responses: list[Response] = []
    security: list[list[str]] = []
    """Alternatives of schemes that go together; empty: nothing is needed."""
    pagination: dict[str, Json] | None = None
    """The arguments of a pagination style, and its `kind`."""
    kind: str | None = None
    """The kind of thing that it works on, a key of `Api.kinds`."""
    does: Literal["create", "fetch", "list", "update", "replace", "delete", "clear"] | None = None
    items: list[str] = []
    """Of a list: property names that lead to the array."""


class Kind(Struct, frozen=True, kw_only=True):
    """A kind of thing that the API keeps: what is created here can be fetched there."""

    collection: str
    """The path that lists and creates."""
    key: list[str]
    """Property names that lead to the identifier inside the thing."""
    parameter: str | None = None
    """The path parameter that takes the identifier; None: single things cannot be asked for."""
    recipe: list[str | tuple[str, int]] = []
    """How a new identifier looks: text, and so many characters of an alphabet. Empty: a number."""
    creates: bool = False
    """There is an operation that creates it, so the fake begins with none."""


class Scheme(Struct, frozen=True, kw_only=True):
    """A way to authenticate."""

    kind: Literal["basic", "bearer", "api-key", "oauth2", "open-id", "mutual-tls", "other"]
    place: Place | None = None
    name: str | None = None
    prefix: str | None = None


class Api(Struct, frozen=True, kw_only=True):
    """Everything the fake knows."""

    title: str
    version: str
    operations: list[Operation]
    servers: list[str] = []
    """The first is where the client talks to when told nothing else."""
    kinds: dict[str, Kind] = {}
    schemes: dict[str, Scheme] = {}
    types: dict[str, Type] = {}


def resolved(type: Type, types: dict[str, Type]) -> Type:
    """The type itself, without the names and the `null` around it."""
    while isinstance(type, Ref | Nullable):
        type = types[type.to] if isinstance(type, Ref) else type.of
    return type


def read(text: bytes) -> Api:
    """The API that a text in this vocabulary describes. Raises `msgspec.ValidationError`."""
    return msgspec.json.decode(text, type=Api)


@cache
def load() -> Api:
    """The API of this package. Read when it is first needed, and only once."""
    return read(files(PACKAGE).joinpath("_api.json").read_bytes())


@cache
def operations() -> dict[str, Operation]:
    """The operations of this package, by their ids."""
    return {operation.id: operation for operation in load().operations}
