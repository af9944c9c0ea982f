"""The intermediate model: a language-independent description of an API.

`lowering` builds it from a resolved document, and targets read nothing else. It holds wire names
and the document's text but no identifiers, which the `name` stage of a target decides. Variants are
closed unions, so that a new variant is a type error in every `match` until it is handled. No JSON
Schema keywords remain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final, NewType, TypeAlias

from .conventions.media_types import BodyType, ContentKind
from .conventions.pagination import Pagination
from .conventions.security import SchemeType
from .diagnostics.origin import Origin
from .values import JsonValue as JsonValue

TypeId = NewType("TypeId", str)
"""Identifies a declared type: `file#pointer` of its schema, with `?read` or `?write` for a view."""


# --- documentation -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An example value (`example`, `examples`) and its name, if any."""

    name: str
    value: JsonValue
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Docs:
    """The text that documents an element, unchanged (CommonMark, OpenAPI 3.1 section 4.1)."""

    summary: str = ""
    description: str = ""
    deprecated: bool = False
    external_docs: str | None = None
    """The URL of `externalDocs`."""
    examples: tuple[Example, ...] = ()


NO_DOCS = Docs()


# --- type references -----------------------------------------------------------------------------


class ScalarKind(Enum):
    """The meaning of a scalar JSON value, from its `type` and `format`."""

    __hash__ = object.__hash__  # members are keys of many tables, and the default is slow

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
    """Bytes as base64 text (`format: byte`, `contentEncoding: base64`)."""
    BINARY = "binary"
    """Raw bytes, such as a file. Never inside JSON."""
    NULL = "null"
    """Only `null`."""
    NEVER = "never"
    """The schema `false`: no value is valid."""


JSON_SCALARS: Final = (ScalarKind.BOOLEAN, ScalarKind.INTEGER, ScalarKind.NUMBER)
"""Those that are not strings in JSON. A text of one is its JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredGroups:
    """Alternative sets of required properties (`anyOf` or `oneOf` of `required` lists)."""

    alternatives: tuple[tuple[str, ...], ...]
    exactly_one: bool
    """Exactly one set must be complete (`oneOf`), otherwise at least one (`anyOf`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraints:
    """Validation keywords that a type does not express. Bounds are inclusive unless named so."""

    minimum: float | int | None = None
    maximum: float | int | None = None
    exclusive_minimum: float | int | None = None
    exclusive_maximum: float | int | None = None
    multiple_of: float | int | None = None
    min_length: int | None = None
    max_length: int | None = None
    patterns: tuple[str, ...] = ()
    """Regular expressions (ECMA-262). Each must match, unanchored."""
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False
    min_properties: int | None = None
    max_properties: int | None = None
    dependent_required: tuple[tuple[str, tuple[str, ...]], ...] = ()
    required_groups: tuple[RequiredGroups, ...] = ()


NO_CONSTRAINTS = Constraints()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScalarType:
    """A scalar. `format` is that of the document, known or not (`int64`, `uri`)."""

    kind: ScalarKind
    format: str | None = None
    constraints: Constraints = NO_CONSTRAINTS

    @property
    def is_plain_text(self) -> bool:
        """Whether it is a string without a format."""
        return self.kind is ScalarKind.STRING and self.format is None


HTTP_DATE = ScalarType(kind=ScalarKind.DATE_TIME, format="http-date")
"""A date in a header (RFC 9110, section 5.6.7). Elsewhere, this format is a string."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ConstantType:
    """A single allowed scalar value (`const`, or an enum with one member)."""

    value: bool | int | float | str | None

    def __eq__(self, other: object) -> bool:
        # Python says `1 == True`, but in JSON they are different values.
        return (
            isinstance(other, ConstantType)
            and type(other.value) is type(self.value)
            and other.value == self.value
        )

    def __hash__(self) -> int:
        return hash((type(self.value), self.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrayType:
    """An array whose items have the same type."""

    item: TypeRef
    constraints: Constraints = NO_CONSTRAINTS


@dataclass(frozen=True, slots=True, kw_only=True)
class TupleType:
    """An array with a fixed number of items, each with its own type (closed `prefixItems`)."""

    items: tuple[TypeRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapType:
    """An object with arbitrary keys whose values have the same type."""

    value: TypeRef
    constraints: Constraints = NO_CONSTRAINTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Nullable:
    """The inner type or `null`. Never nested, and never around `ANY` or `NULL`."""

    inner: TypeRef


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineUnion:
    """A union of scalars, constants and at most one array of scalars, which needs no name.

    Other unions are declared (`UnionType`).
    """

    variants: tuple[TypeRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A reference to a declared type."""

    id: TypeId


TypeRef: TypeAlias = (
    ScalarType | ConstantType | ArrayType | TupleType | MapType | Nullable | InlineUnion | Ref
)

ANY = ScalarType(kind=ScalarKind.ANY)


# --- declared types ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class NameHint:
    """The words that a type's name is derived from: the nearest named element, then the path to it.

    `("Pet",)` for a component schema, `("Pet", "category")` for the inline object of its property
    `category`, `("AddPet", "request")` for the body of operation `AddPet`.
    """

    parts: tuple[str, ...]
    explicit: bool = False
    """The document sets the name with an extension, so it must not be changed."""


class Direction(Enum):
    """Whether a property is limited to responses or requests (`readOnly`, `writeOnly`)."""

    BOTH = "both"
    READ_ONLY = "read"
    WRITE_ONLY = "write"


@dataclass(frozen=True, slots=True, kw_only=True)
class Default:
    """The value that the server assumes for an absent one. A wrapper, because it can be `null`."""

    value: JsonValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A property of an object. Required, nullable (in `type`) and direction are independent."""

    wire_name: str
    type: TypeRef
    required: bool
    origin: Origin
    docs: Docs = NO_DOCS
    direction: Direction = Direction.BOTH
    default: Default | None = None
    sensitive: bool = False
    """A secret (`format: password`), redacted in representations and logs."""
    name: str | None = None
    """The name that the document sets for SDKs with an extension."""
    content: TypeRef | None = None
    """The type of the JSON document inside a string (`contentSchema`)."""
    conditional: bool = False
    """Defined only by conditional schemas (`then`, `dependentSchemas`); where these do not apply,
    the property can have any value."""


class HeaderStyle(Enum):
    """How a response header is serialized: by style `simple`, or as a JSON document."""

    SIMPLE = "simple"
    EXPLODE = "explode"
    """Style `simple` with `explode`, which matters for objects: `a=1,b=2` instead of `a,1,b,2`."""
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseHeader(Property):
    """A response header. They are the properties of an object type without JSON."""

    style: HeaderStyle = HeaderStyle.SIMPLE


class AdditionalProperties(Enum):
    """Whether an object can have properties that it does not define and gives no type."""

    UNSPECIFIED = "unspecified"
    FORBIDDEN = "forbidden"
    """`additionalProperties: false`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeDeclaration:
    """The attributes of every declared type."""

    id: TypeId
    name_hint: NameHint
    origin: Origin
    docs: Docs = NO_DOCS
    inline: bool = False
    """It has no name in the document; `name_hint` is derived from its location."""
    owner: str = ""
    """The element whose module declares it: the `TypeId` of the enclosing component, or
    `operation:ID` for a type of one operation."""
    read: bool = False
    """Reachable from a response."""
    write: bool = False
    """Reachable from a request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectType(TypeDeclaration):
    """An object with defined properties. `additional` is the type of all others."""

    properties: tuple[Property, ...]
    additional: TypeRef | AdditionalProperties = AdditionalProperties.UNSPECIFIED
    constraints: Constraints = NO_CONSTRAINTS

    def find_property(self, wire_name: str) -> Property | None:
        """The property with this name."""
        return next((prop for prop in self.properties if prop.wire_name == wire_name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumMember:
    """A value of an enum, and its name if the document has one (`x-enum-varnames`)."""

    value: bool | int | float | str
    name: str | None = None
    docs: Docs = NO_DOCS


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumType(TypeDeclaration):
    """A scalar with a set of known values. If `null` is one of them, references are `Nullable`.

    `base` is the common kind of the members: BOOLEAN, INTEGER, NUMBER, STRING, or ANY if mixed.
    """

    members: tuple[EnumMember, ...]
    base: ScalarKind


Tag: TypeAlias = str | int
"""A value of a discriminator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A type of a union, and the discriminator values that select it, if any."""

    type: TypeRef
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionType(TypeDeclaration):
    """One of several types: selected by the property `discriminator`, else the first that fits."""

    variants: tuple[Variant, ...]
    discriminator: str | None = None
    default_variant: int | None = None
    """Index of the variant for unknown discriminator values (OpenAPI 3.2 `defaultMapping`)."""
    closed: bool = False
    """An object with an unknown discriminator value is none of the variants."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasType(TypeDeclaration):
    """A name for a type reference. `recursive`: it refers to itself through aliases only."""

    type: TypeRef
    recursive: bool = False


DeclaredType: TypeAlias = ObjectType | EnumType | UnionType | AliasType


def is_headers(declared: DeclaredType) -> bool:
    """Whether a type has the headers of a response, and is not in JSON."""
    return isinstance(declared, ObjectType) and any(
        isinstance(prop, ResponseHeader) for prop in declared.properties
    )


def unwrap(type_ref: TypeRef, types: Mapping[TypeId, DeclaredType]) -> TypeRef:
    """The type without the `Nullable`s and aliases around it."""
    while True:
        match type_ref:
            case Nullable(inner=inner):
                type_ref = inner
            case Ref(id=id_) if isinstance(declared := types.get(id_), AliasType):
                type_ref = declared.type
            case _:
                return type_ref


def list_inner_types(type_: TypeRef | DeclaredType) -> tuple[TypeRef, ...]:
    """The types directly inside a type."""
    match type_:
        case ArrayType(item=inner) | MapType(value=inner) | Nullable(inner=inner):
            return (inner,)
        case AliasType(type=inner):
            return (inner,)
        case TupleType(items=several) | InlineUnion(variants=several):
            return several
        case UnionType(variants=variants):
            return tuple(variant.type for variant in variants)
        case ObjectType(properties=properties, additional=additional):
            types = tuple(prop.type for prop in properties)
            return types if isinstance(additional, AdditionalProperties) else (*types, additional)
        case ScalarType() | ConstantType() | Ref() | EnumType():
            return ()


def list_referenced_ids(type_: TypeRef | DeclaredType) -> Iterator[TypeId]:
    """The declared types that a type mentions, at any depth of arrays, maps and inline unions."""
    if isinstance(type_, Ref):
        yield type_.id
    else:
        for inner in list_inner_types(type_):
            yield from list_referenced_ids(inner)


def without_null(type_ref: TypeRef) -> TypeRef:
    """The type without `Nullable` around it."""
    return type_ref.inner if isinstance(type_ref, Nullable) else type_ref


# --- requests and responses ----------------------------------------------------------------------


class ParameterLocation(Enum):
    """The `in` of a parameter (OpenAPI 3.2 adds `querystring`)."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"
    QUERYSTRING = "querystring"


class DeepArrays(Enum):
    """How a parameter of style `deepObject` has arrays, which OpenAPI leaves undefined."""

    BRACKETS = "brackets"
    """`a[]=1&a[]=2`"""
    INDICES = "indices"
    """`a[0]=1&a[1]=2`"""
    REPEAT = "repeat"
    """`a=1&a=2`"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of an operation. `style` and `explode` have the specification's defaults.

    `media_type` is set for a parameter with `content`, which has no style.
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
    encodings: tuple[Encoding, ...] = ()
    """Those of a form, which is a parameter with `content`."""
    arrays: DeepArrays = DeepArrays.BRACKETS
    sensitive: bool = False
    name: str | None = None
    """The name that the document sets for SDKs with an extension."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PathVariable:
    """A `{parameter}` of a path template."""

    parameter: str


PathTemplate: TypeAlias = tuple[str | PathVariable, ...]
"""The literal segments and variables of a path, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """How a property of a form or multipart body, or a part without a name, is encoded."""

    property: str
    """Empty for a part without a name."""
    media_type: str | None = None
    """The media types of the value, separated by commas; they may contain ranges. None: the type of
    the value decides."""
    style: str | None = None
    """None unless the document declares a style, `explode` or `allowReserved`."""
    explode: bool = True
    allow_reserved: bool = False
    headers: tuple[tuple[str, str], ...] = ()
    """The headers of the part that have a fixed value."""
    is_file: bool = False
    """The value is a file: raw bytes, which no text can replace."""
    is_base64: bool = False
    """The value is bytes that are sent as base64 text."""
    is_list: bool = False
    """The value can be an array, which is sent as a part for each item."""
    is_opaque: bool = False
    """The media type is one that objects and arrays cannot be encoded in: the value is text, or a
    file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSchema:
    """How a type describes the events of a stream themselves, and not only their data."""

    fields: tuple[str, ...]
    """Those of `event`, `data`, `id` and `retry` that it declares."""
    texts: tuple[tuple[str, bool], ...]
    """By name of the event, whether the data is a string; for other names, an empty one."""
    numbers: tuple[str, ...]
    """The fields other than `data` that are numbers, usually `retry`."""
    is_named: bool
    """Every event has a name: `message` if it states none (HTML, "Server-sent events")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A body in one media type. For streams, `type` is that of an item."""

    media_type: str
    kind: ContentKind
    type: TypeRef
    origin: Origin
    encodings: tuple[Encoding, ...] = ()
    """By property; those that differ from the default."""
    prefix_encodings: tuple[Encoding, ...] = ()
    """By position in a multipart body whose type is an array."""
    item_encoding: Encoding | None = None
    """For the other positions, or the properties that are not declared."""
    examples: tuple[Example, ...] = ()
    event: EventSchema | None = None
    """Set if the type of an item is that of an event, and not of its data."""

    @property
    def returns(self) -> BodyType:
        """What a client returns for a response: of a text with a number, its value."""
        if self.kind is ContentKind.TEXT and isinstance(self.type, ScalarType):
            return BodyType.VALUE if self.type.kind in JSON_SCALARS else BodyType.TEXT
        return self.kind.returns

    @property
    def sent_media_type(self) -> str:
        """The media type of a request. Of a binary range such as `image/*`, the file decides."""
        if self.kind is ContentKind.BINARY:
            return self.media_type
        return self.kind.concrete(self.media_type)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestBody:
    """A request body, with at least one content, in the document's order."""

    required: bool
    contents: tuple[Content, ...]
    origin: Origin
    docs: Docs = NO_DOCS


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An operation that can follow a response (OpenAPI 3.1, section 4.8.20)."""

    name: str
    operation_id: str | None
    """The linked operationId. Without one, `operation` is the origin of the operation."""
    operation: Origin | None
    parameters: tuple[tuple[str, str], ...] = ()
    """For each parameter, a runtime expression (`$response.body#/id`) or a JSON value."""
    docs: Docs = NO_DOCS


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A response for a range of status codes. `contents` is empty if it has no body."""

    first: int
    last: int
    """Inclusive. `200` is 200 to 200, `4XX` 400 to 499, `default` 0 to 999."""
    contents: tuple[Content, ...]
    origin: Origin
    headers: tuple[ResponseHeader, ...] = ()
    headers_type: Ref | None = None
    """The object type whose properties are the headers; None if there are none."""
    links: tuple[Link, ...] = ()
    docs: Docs = NO_DOCS

    @property
    def is_success(self) -> bool:
        """Whether it is a 2xx response."""
        return self.first >= 200 and self.last <= 299

    @property
    def is_redirect(self) -> bool:
        """Whether it has a location to go to (RFC 9110, section 15.4)."""
        return self.first == self.last and self.first in (301, 302, 303, 307, 308)

    @property
    def is_default(self) -> bool:
        """Whether it is the `default` response."""
        return (self.first, self.last) == (0, 999)

    def find_content(self, media_type: str | None) -> Content | None:
        """The content in a media type, given as in the document."""
        return next((one for one in self.contents if one.media_type == media_type), None)

    @property
    def preferred_content(self) -> Content | None:
        """The content that a client asks for: the first JSON, else the first."""
        json = (content for content in self.contents if content.kind is ContentKind.JSON)
        return next(json, next(iter(self.contents), None))


# --- operations --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityRequirement:
    """Schemes that are needed together, with their scopes. A request needs one requirement."""

    schemes: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerVariable:
    """A variable in a server URL."""

    name: str
    default: str | None
    """None if the document has none, which is reported; users must then pass a value."""
    values: tuple[str, ...] = ()
    docs: Docs = NO_DOCS


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server of the API. `url` may contain `{variable}`s and may be relative."""

    url: str
    docs: Docs = NO_DOCS
    variables: tuple[ServerVariable, ...] = ()
    name: str | None = None
    """Unique among the servers of its object. None: users cannot select it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Callback:
    """A request that the API sends: a callback of an operation, or a webhook."""

    name: str
    method: str
    origin: Origin
    expression: str | None = None
    """The runtime expression of its URL; None for a webhook."""
    body: RequestBody | None = None
    docs: Docs = NO_DOCS


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamSwitch:
    """The boolean in a request that decides whether the response is a stream."""

    wire_name: str
    location: ParameterLocation | None
    """None for a property of the body."""
    default: bool
    """Whether a request without it is responded to with a stream."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """An operation. `id` is unique: the operationId, or `METHOD /path` if there is none."""

    id: str
    operation_id: str | None
    method: str
    """Upper case, as sent."""
    path: PathTemplate
    resource: tuple[str, ...]
    """The path of its resource, empty for a method of the client itself."""
    action: tuple[str, ...]
    """The words of its name in the resource: `("list",)`."""
    origin: Origin
    docs: Docs = NO_DOCS
    tags: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    """Path parameters first, in the order of the path, then the document's order."""
    body: RequestBody | None = None
    responses: tuple[Response, ...] = ()
    """Exact codes first, then ranges, then `default`."""
    security: tuple[SecurityRequirement, ...] = ()
    """Alternatives. No alternatives, or an empty one, means that credentials are not required."""
    is_exempt: bool = False
    """The document declares that it needs no credentials (`security: []`)."""
    servers: tuple[Server, ...] = ()
    """Only if they differ from those of the document."""
    pagination: Pagination | None = None
    callbacks: tuple[Callback, ...] = ()
    idempotency_header: str | None = None
    """The wire name of a header parameter that makes retries safe."""
    explicit_action: bool = False
    """The document sets the action with an extension, so it must not be changed."""
    retryable: bool | None = None
    """Whether the document allows or forbids retries. If None, it depends on the HTTP method."""

    stream_switch: StreamSwitch | None = None
    """Set if responses are values and streams, and a boolean in the request decides."""
    terminator: str | None = None
    """The data that ends a stream, if the document states it."""

    def preferred_content(
        self, response: Response, *, stream: bool | None = None
    ) -> Content | None:
        """What a call gets by default, or of streams and values the preferred one."""
        switch = self.stream_switch
        if stream is None and switch is not None:
            stream = switch.default
        if stream is None:
            return response.preferred_content
        found = tuple(one for one in response.contents if one.kind.is_stream is stream)
        return replace(response, contents=found or response.contents).preferred_content

    @property
    def path_text(self) -> str:
        """The path as in the document."""
        return "".join(p if isinstance(p, str) else f"{{{p.parameter}}}" for p in self.path)

    @property
    def page_counters(self) -> tuple[Parameter, ...]:
        """Optional parameters that count pages, although a token selects the page.

        They select nothing, or contradict the token, so a pager does not have them.
        """
        style = self.pagination
        if style is None:
            return ()
        return tuple(
            one
            for one in self.parameters
            if one.location is ParameterLocation.QUERY
            and not one.required
            and style.replaces(one.wire_name)
        )

    @property
    def success_responses(self) -> tuple[Response, ...]:
        """The 2xx responses."""
        return tuple(response for response in self.responses if response.is_success)

    @property
    def returned_responses(self) -> tuple[Response, ...]:
        """The responses that a call returns: all 2xx; without any, the redirects, whose location is
        returned; else `default`.

        All other responses are errors.
        """
        redirects = tuple(response for response in self.responses if response.is_redirect)
        defaults = tuple(response for response in self.responses if response.is_default)
        return self.success_responses or redirects or defaults


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A group of operations, with nested groups. The root is the client itself."""

    path: tuple[str, ...]
    docs: Docs = NO_DOCS
    operations: tuple[Operation, ...] = ()
    children: tuple[Resource, ...] = ()

    def walk(self) -> Iterator[Resource]:
        """The resource and its descendants, in the document's order."""
        yield self
        for child in self.children:
            yield from child.walk()


# --- security ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """One secret of a scheme. `name` and `env` are None unless the document declares them."""

    role: str
    """One of the type's `roles` or `client_roles`."""
    name: str | None = None
    env: str | None = None
    docs: Docs = NO_DOCS


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityScheme:
    """A way to authenticate."""

    id: str
    type: SchemeType
    credentials: tuple[Credential, ...]
    """The secrets of the type's `roles`. Empty if the client cannot send them."""
    origin: Origin
    alternatives: tuple[Credential, ...] = ()
    """The secrets of the type's `client_roles`, which the client takes instead."""
    docs: Docs = NO_DOCS


# --- the API -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to ask about the API. Absent values are empty."""

    name: str = ""
    email: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class License:
    """The license of the API. Absent values are empty."""

    name: str = ""
    identifier: str = ""
    """An SPDX expression (OpenAPI 3.1)."""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """Everything that a target needs from a document."""

    title: str
    version: str
    openapi: str
    root: Resource
    origin: Origin
    docs: Docs = NO_DOCS
    contact: Contact | None = None
    license: License | None = None
    terms_of_service: str = ""
    servers: tuple[Server, ...] = ()
    schemes: tuple[SecurityScheme, ...] = ()
    security: tuple[SecurityRequirement, ...] = ()
    """The document's `security`, the default for operations without their own."""
    implied_security: bool = False
    """No operation requires a scheme, so the credentials that users pass are always sent."""
    unused_schemes: tuple[str, ...] = ()
    """The schemes that no operation requires, although operations require others."""
    types: Mapping[TypeId, DeclaredType] = field(default_factory=dict[TypeId, "DeclaredType"])
    """In the document's order, inline types after the type that contains them."""
    webhooks: tuple[Callback, ...] = ()

    def operations(self) -> tuple[Operation, ...]:
        """All operations, resource by resource."""
        return tuple(one for resource in self.root.walk() for one in resource.operations)

    def unwrap(self, type_ref: TypeRef) -> TypeRef:
        """The type without the `Nullable`s and aliases around it."""
        return unwrap(type_ref, self.types)

    def declaration_of(self, type_ref: TypeRef) -> DeclaredType | None:
        """The declared type, other than an alias, that a reference leads to."""
        inner = self.unwrap(type_ref)
        return self.types[inner.id] if isinstance(inner, Ref) else None

    def object_type(self, type_ref: TypeRef) -> ObjectType | None:
        """The object type that a reference leads to."""
        declared = self.declaration_of(type_ref)
        return declared if isinstance(declared, ObjectType) else None

    def type_at(self, type_ref: TypeRef, path: Sequence[str]) -> TypeRef | None:
        """The type of the property at a path of wire names."""
        for wire_name in path:
            declared = self.object_type(type_ref)
            prop = declared.find_property(wire_name) if declared is not None else None
            if prop is None:
                return None
            type_ref = prop.type
        return type_ref
