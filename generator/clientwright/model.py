"""The intermediate model: what an API offers, in no language at all.

`build` makes it from a resolved document; every target reads it and nothing else. It holds wire
names and the document's own words, never an identifier of a language: those are decided by the
`name` stage of a target. Variants are closed unions, matched with `match` and `assert_never`, so
that a new variant is a type error in each target until it is handled.

Not here: JSON Schema keywords (they are understood while building and gone afterwards).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NewType, TypeAlias

from .diagnostics.origin import Origin

TypeId = NewType("TypeId", str)
"""Identifies a declared type: `file#pointer` of its schema, with `?read` or `?write` for a view."""

JsonValue: TypeAlias = Any
"""A value as it stands in the document: None, bool, int, float, str, list or dict of these."""


# --- words -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An example value of the document (`example`, `examples`), by its name there."""

    name: str
    value: JsonValue
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Docs:
    """What the document says about a thing, unchanged (CommonMark, OpenAPI 3.1 section 4.1)."""

    summary: str = ""
    description: str = ""
    deprecated: bool = False
    more: str | None = None
    """The URL of `externalDocs`."""
    examples: tuple[Example, ...] = ()


NO_DOCS = Docs()


# --- types in use ------------------------------------------------------------------------------


class ScalarKind(Enum):
    """What a single JSON value means, after its `type` and `format` were understood."""

    ANY = "any"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"
    STRING = "string"
    DATE_TIME = "date-time"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    UUID = "uuid"
    DECIMAL = "decimal"
    BYTE = "byte"
    """Octets as base64 text (`format: byte`, `contentEncoding: base64`)."""
    BINARY = "binary"
    """Raw octets: a file, a stream of bytes. Never inside JSON."""
    NULL = "null"
    """Only `null`."""
    NEVER = "never"
    """The schema `false`: no value at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredGroups:
    """Which properties of an object must be there: all of one of the alternatives."""

    alternatives: tuple[tuple[str, ...], ...]
    exactly_one: bool
    """Not all of two alternatives at once (`oneOf`); else at least one (`anyOf`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraints:
    """Assertions on a value that no type of a language expresses. All inclusive unless named so."""

    minimum: float | int | None = None
    maximum: float | int | None = None
    exclusive_minimum: float | int | None = None
    exclusive_maximum: float | int | None = None
    multiple_of: float | int | None = None
    min_length: int | None = None
    max_length: int | None = None
    patterns: tuple[str, ...] = ()
    """Regular expressions (ECMA-262) that must each match somewhere."""
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False
    min_properties: int | None = None
    max_properties: int | None = None
    beside: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The properties that must be there where another is (`dependentRequired`)."""
    choices: tuple[RequiredGroups, ...] = ()


NO_CONSTRAINTS = Constraints()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScalarType:
    """A single value. `format` keeps the document's word, known or not (`int64`, `uri`)."""

    kind: ScalarKind
    format: str | None = None
    constraints: Constraints = NO_CONSTRAINTS

    @property
    def is_plain_text(self) -> bool:
        """Whether it is a string of no stated form."""
        return self.kind is ScalarKind.STRING and self.format is None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ConstantType:
    """Exactly one value (`const`, or a closed enum of one). A scalar; others are `ScalarType`s."""

    value: bool | int | float | str | None

    def __eq__(self, other: object) -> bool:
        # To Python `1 == True`; to JSON these are two values.
        return (
            isinstance(other, ConstantType)
            and type(other.value) is type(self.value)
            and other.value == self.value
        )

    def __hash__(self) -> int:
        return hash((type(self.value), self.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrayType:
    """An array whose items are all of one type."""

    item: TypeRef
    constraints: Constraints = NO_CONSTRAINTS


@dataclass(frozen=True, slots=True, kw_only=True)
class TupleType:
    """An array of exactly these items, in this order (closed `prefixItems`)."""

    items: tuple[TypeRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapType:
    """An object of any keys whose values are all of one type."""

    value: TypeRef
    constraints: Constraints = NO_CONSTRAINTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Nullable:
    """The type, or `null`. Never nested, never around `ANY` or `NULL`."""

    inner: TypeRef


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineUnion:
    """One of some scalars, constants or lists of scalars: a union that needs no name.

    A union with an object, a `Ref` to one, or two arrays among its variants is declared
    (`UnionType`).
    """

    variants: tuple[TypeRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A declared type, by its id."""

    id: TypeId


TypeRef: TypeAlias = (
    ScalarType | ConstantType | ArrayType | TupleType | MapType | Nullable | InlineUnion | Ref
)

ANY = ScalarType(kind=ScalarKind.ANY)


# --- types declared ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Where a name comes from: the words of the nearest named thing, then the way down from it.

    A component schema `Pet` has `("Pet",)`; the inline object of its property `category`
    `("Pet", "category")`; the body of operation `AddPet` `("AddPet", "request")`.
    """

    parts: tuple[str, ...]
    stated: bool = False
    """The document states the name itself (an extension), so no rule may change it."""

    def __truediv__(self, part: str) -> Naming:
        """The naming of a thing inside this one."""
        return Naming(parts=(*self.parts, part))


class Direction(Enum):
    """Which way a field travels (`readOnly`, `writeOnly`)."""

    BOTH = "both"
    READ_ONLY = "read"
    WRITE_ONLY = "write"


@dataclass(frozen=True, slots=True, kw_only=True)
class Default:
    """The value a server assumes when nothing is sent. A wrapper, since `null` is a value too."""

    value: JsonValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A property of a record. Required, nullable (in `type`) and direction are separate facts."""

    wire_name: str
    type: TypeRef
    required: bool
    origin: Origin
    docs: Docs = NO_DOCS
    direction: Direction = Direction.BOTH
    default: Default | None = None
    sensitive: bool = False
    """A secret (`format: password`): never shown in a representation or a log."""
    name: str | None = None
    """A name that the document states for SDKs (an extension)."""
    content: TypeRef | None = None
    """What is inside of a text that is JSON itself (`contentSchema`)."""
    sometimes: bool = False
    """Described only by schemas that hold for some values of the record (`then`,
    `dependentSchemas`): of another value anything may stand there."""


class Closed(Enum):
    """What a record says of properties that it does not name, when it gives them no type."""

    NO = "no"
    """Nothing was said: others may come and are not kept."""
    YES = "yes"
    """`additionalProperties: false`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeDeclaration:
    """What all declared types have."""

    id: TypeId
    naming: Naming
    origin: Origin
    docs: Docs = NO_DOCS
    inline: bool = False
    """It has no name in the document; `naming` was derived from its surroundings."""
    home: str = ""
    """What it is printed with: the `TypeId` of the component around it, or of itself, or
    `operation:ID` for what belongs to one operation only."""
    read: bool = False
    """Reachable from a response."""
    write: bool = False
    """Reachable from a request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectType(TypeDeclaration):
    """An object with named properties. `extra` is the type of further ones, when stated."""

    properties: tuple[Property, ...]
    additional: TypeRef | Closed = Closed.NO
    constraints: Constraints = NO_CONSTRAINTS


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumMember:
    """A value of an enumeration. `name` only if the document states one (`x-enum-varnames`)."""

    value: bool | int | float | str
    name: str | None = None
    docs: Docs = NO_DOCS


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumType(TypeDeclaration):
    """Known values of one scalar. `null` among them is said by `Nullable` around the use.

    `base` is what all members are: BOOLEAN, INTEGER, NUMBER, STRING, or ANY where they are mixed.
    """

    members: tuple[EnumMember, ...]
    base: ScalarKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One type of a union, with the values of the tag that select it (none: not by tag)."""

    type: TypeRef
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionType(TypeDeclaration):
    """One of several types: by the value of property `tag` where there is one, else the first
    that fits. `default` is chosen for an unknown tag (OpenAPI 3.2 `defaultMapping`)."""

    variants: tuple[Variant, ...]
    tag: str | None = None
    default: int | None = None
    """Index into `variants`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasType(TypeDeclaration):
    """A name for a type in use. `recursive`: its type leads back to itself through aliases only."""

    type: TypeRef
    recursive: bool = False


DeclaredType: TypeAlias = ObjectType | EnumType | UnionType | AliasType


# --- what travels ------------------------------------------------------------------------------


class ParameterLocation(Enum):
    """Where a parameter travels (OpenAPI 3.2 adds `querystring`)."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"
    QUERYSTRING = "querystring"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of an operation. `style` and `explode` are final: defaults are filled in.

    `media_type` is set where the parameter is described by `content` (then style is unused).
    """

    wire_name: str
    location: ParameterLocation
    type: TypeRef
    required: bool
    style: str
    explode: bool
    origin: Origin
    docs: Docs = NO_DOCS
    allow_reserved: bool = False
    default: Default | None = None
    media_type: str | None = None
    sensitive: bool = False
    name: str | None = None
    """A name that the document states for SDKs (an extension)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PathVariable:
    """The place of a path parameter in a path."""

    parameter: str


PathTemplate: TypeAlias = tuple[str | PathVariable, ...]
"""A path template in order: literal text, holes."""


class ContentKind(Enum):
    """How a body is written and read; decided from the media type alone."""

    JSON = "json"
    FORM = "form"
    MULTIPART = "multipart"
    TEXT = "text"
    BINARY = "binary"
    EVENTS = "events"
    """`text/event-stream`."""
    JSON_LINES = "json-lines"
    """`application/jsonl`, `application/x-ndjson`, `application/json-seq`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """How one property of a form or multipart body is written (OpenAPI `encoding`)."""

    property: str
    media_type: str | None = None
    style: str = "form"
    explode: bool = True
    allow_reserved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A body in one media type. For streams `type` is that of one item."""

    media_type: str
    kind: ContentKind
    type: TypeRef
    origin: Origin
    encodings: tuple[Encoding, ...] = ()
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestBody:
    """A request body. `contents` in the document's order of preference, at least one."""

    required: bool
    contents: tuple[Content, ...]
    origin: Origin
    docs: Docs = NO_DOCS


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseHeader:
    """A response header."""

    wire_name: str
    type: TypeRef
    required: bool
    origin: Origin
    docs: Docs = NO_DOCS


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What can be called next, with values of this exchange (OpenAPI 3.1, section 4.8.20)."""

    name: str
    operation_id: str | None
    """The operationId that it states; else `operation` is where the operation stands."""
    operation: Origin | None
    parameters: tuple[tuple[str, str], ...] = ()
    """By parameter: a runtime expression (`$response.body#/id`) or a value, as text."""
    docs: Docs = NO_DOCS


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What comes back for a range of status codes; `contents` is empty where there is no body."""

    first: int
    last: int
    """Inclusive. `200` is 200 to 200, `4XX` 400 to 499, `default` 0 to 999."""
    contents: tuple[Content, ...]
    origin: Origin
    headers: tuple[ResponseHeader, ...] = ()
    links: tuple[Link, ...] = ()
    docs: Docs = NO_DOCS

    @property
    def is_success(self) -> bool:
        """Whether it is a 2xx answer. `default` is not: see `Operation.success`."""
        return self.first >= 200 and self.last <= 299


# --- operations --------------------------------------------------------------------------------


class PagingKind(Enum):
    """How the next page is asked for."""

    NEXT_URL = "next-url"
    """The answer holds the URL of the next page."""
    CURSOR = "cursor"
    """The answer holds a token that is sent in a query parameter."""
    OFFSET = "offset"
    """A query parameter counts the items to skip."""
    PAGE = "page"
    """A query parameter counts pages."""
    LINK = "link"
    """A `Link` header with `rel="next"` (RFC 8288)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination:
    """How an operation's answers are walked. Pointers are into the body of one answer."""

    kind: PagingKind
    items: tuple[str, ...]
    """Property names that lead to the array; empty where the body is the array itself."""
    next: tuple[str, ...] = ()
    """Property names that lead to the next URL or cursor."""
    parameter: str | None = None
    """Wire name of the query parameter that takes the cursor, offset or page number."""
    size: str | None = None
    """Wire name of the query parameter that says how many items a page holds."""
    more: tuple[str, ...] = ()
    """Property names that lead to a boolean `has more`, where there is one."""
    max_size: int | None = None
    first: int = 0
    """The first page's number, or the first offset."""
    stated: bool = False
    """The document states it (an extension); else it was recognised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityRequirement:
    """One way to be let in: all of these schemes together, with their scopes."""

    schemes: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerVariable:
    """A hole in a server URL."""

    name: str
    default: str | None
    """None where the document has none (a fault that was reported): then a user must say it."""
    values: tuple[str, ...] = ()
    docs: Docs = NO_DOCS


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where the API is served. `url` may hold `{variable}`s and may be relative."""

    url: str
    docs: Docs = NO_DOCS
    variables: tuple[ServerVariable, ...] = ()
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Callback:
    """A request that the API sends: a callback of an operation, or a webhook of the document."""

    name: str
    method: str
    origin: Origin
    expression: str | None = None
    """The runtime expression of its URL; None for a webhook."""
    body: RequestBody | None = None
    docs: Docs = NO_DOCS


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation. `id` is unique: the operationId, or `METHOD /path` where there is none."""

    id: str
    stated_id: str | None
    """The operationId, where there is one."""
    method: str
    """Upper case, as sent."""
    path: PathTemplate
    resource: tuple[str, ...]
    """The way to its resource from the client, as words of the document; empty: on the client."""
    action: tuple[str, ...]
    """The words of its name inside the resource, in the document's spelling: `("list",)`."""
    origin: Origin
    docs: Docs = NO_DOCS
    tags: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    """Path parameters first, in the order of the path, then the document's order."""
    body: RequestBody | None = None
    responses: tuple[Response, ...] = ()
    """Exact codes first, then ranges, then `default`."""
    security: tuple[SecurityRequirement, ...] = ()
    """Alternatives; empty: none needed. An empty requirement among them: also without."""
    servers: tuple[Server, ...] = ()
    """Only where they differ from the document's."""
    pagination: Pagination | None = None
    callbacks: tuple[Callback, ...] = ()
    idempotency_header: str | None = None
    """The wire name of a header parameter that makes repeating safe."""
    action_stated: bool = False
    repeatable: bool | None = None
    """Whether the document states that a failed call may be repeated, or that it may not. None: it
    says nothing, and the HTTP method decides."""

    @property
    def path_text(self) -> str:
        """The path as it stands in the document."""
        return "".join(p if isinstance(p, str) else f"{{{p.parameter}}}" for p in self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A group of operations, and the groups inside it. The root is the client itself."""

    path: tuple[str, ...]
    docs: Docs = NO_DOCS
    operations: tuple[Operation, ...] = ()
    children: tuple[Resource, ...] = ()


# --- security ----------------------------------------------------------------------------------


class SchemeKind(Enum):
    """How a credential is shown."""

    BASIC = "basic"
    BEARER = "bearer"
    """`http` with any scheme but basic and digest is sent as `Authorization: <scheme> <token>`."""
    API_KEY = "api-key"
    OAUTH2 = "oauth2"
    OPEN_ID = "open-id"
    MUTUAL_TLS = "mutual-tls"
    OTHER = "other"
    """Cannot be sent by the client itself (digest, unknown); reported, a hook must do it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """One value that a scheme needs. `name` and `env` are what the document states, if it does."""

    role: str
    """`username`, `password`, `token` or `key`."""
    name: str | None = None
    env: str | None = None
    docs: Docs = NO_DOCS


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityScheme:
    """A way to authenticate."""

    id: str
    kind: SchemeKind
    credentials: tuple[Credential, ...]
    origin: Origin
    docs: Docs = NO_DOCS
    location: ParameterLocation | None = None
    """Of an API key: QUERY, HEADER or COOKIE."""
    wire_name: str | None = None
    """Of an API key: the name of its parameter."""
    prefix: str | None = None
    """Of BEARER: the word before the token, as registered (`Bearer`)."""
    token_url: str | None = None
    """Of OAUTH2: where client credentials are exchanged for a token."""
    scopes: tuple[str, ...] = ()


# --- the whole ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """Everything that a target needs to know of a document."""

    title: str
    version: str
    openapi: str
    root: Resource
    origin: Origin
    docs: Docs = NO_DOCS
    servers: tuple[Server, ...] = ()
    schemes: tuple[SecurityScheme, ...] = ()
    security: tuple[SecurityRequirement, ...] = ()
    """The document's own `security`, which operations have where they state none."""
    types: Mapping[TypeId, DeclaredType] = field(default_factory=dict[TypeId, "DeclaredType"])
    """In the document's order, inline types after the type that holds them."""
    webhooks: tuple[Callback, ...] = ()

    def operations(self) -> tuple[Operation, ...]:
        """All operations, resource by resource."""
        found: list[Operation] = []
        todo = [self.root]
        while todo:
            resource = todo.pop(0)
            found.extend(resource.operations)
            todo[:0] = resource.children
        return tuple(found)
