"""The API as data: its operations, the arguments of a call, and its servers. No behavior.

The constants in `operations/` and `_api.py` are built from these classes. Every client imports
this module, so it imports little.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, Final, Generic, TypeAlias, TypeVar

if TYPE_CHECKING:
    from .pagination.styles import Pagination
    from .unset import Unset

T = TypeVar("T")
PageT = TypeVar("PageT")

LazyType: TypeAlias = "Callable[[], Any]"
"""A function, so that the type is imported on first use."""
TypeByMediaType: TypeAlias = "LazyType | Mapping[str, LazyType] | None"
"""The type of a body, the preferred media type first; a single one if it is always the same, and
None if there is no body."""
Returns: TypeAlias = Mapping["int | str", TypeByMediaType]
"""The types of a response by status: `200`, `"2XX"` or `"default"`."""

Base64: TypeAlias = Annotated[bytes, "a JSON string"]
"""The type of a response that is base64 in JSON. `bytes` is a body as it is."""

Location: TypeAlias = Annotated[str, "the header `Location`"]
"""The type of a redirect that is returned instead of followed: its URL."""

NONE: Final[Mapping[str, Any]] = {}
"""No arguments."""
NO_BODY: Final = object()


@dataclass(frozen=True, slots=True)
class Style:
    """How a parameter or a form property is serialized (OpenAPI, "Style Values").

    Beside the styles of OpenAPI, `name` is `json` for a form property in JSON, `content` for a
    parameter in a media type, and `querystring` for one that is the whole query.
    """

    name: str
    explode: bool = False
    reserved: bool = False
    """Reserved characters are not percent-encoded."""
    arrays: str = "brackets"
    """Arrays in a deep object: `brackets` (`a[]=1`), `indices` (`a[0]=1`) or `repeat` (`a=1`)."""
    media_type: str | None = None
    """That of `content` or `querystring`."""
    encodings: Mapping[str, Encoding] = field(default_factory=dict[str, "Encoding"])
    """By property, if that is a form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """How a property of a form or multipart body is serialized (OpenAPI, "Encoding Object")."""

    media_type: str | None = None
    """One or more media types, separated by commas, which may contain ranges such as `image/*`."""
    style: Style | None = None
    """Set if the document declares a style; otherwise the media type decides."""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    """The headers of the part that have a fixed value."""
    is_file: bool = False
    """The value is a file, so it cannot be text."""
    is_list: bool = False
    """The value can be an array: of a file, a list is one, and not the chunks of one file."""
    is_base64: bool = False
    """Bytes are sent as base64 text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A request body in one media type."""

    media_type: str
    range: str = ""
    """The range, such as `*/*`, of a body that can be anything: files are sent as they are."""
    encodings: Mapping[str, Encoding] = field(default_factory=dict[str, Encoding])
    """By property of a form or multipart body."""
    prefix: tuple[Encoding, ...] = ()
    """By position in a multipart body without names (`prefixEncoding`)."""
    item: Encoding | None = None
    """For the other positions (`itemEncoding`), or the other properties."""


@dataclass(frozen=True, slots=True)
class StreamSwitch:
    """The boolean in a request that decides whether the response is a stream."""

    name: str
    """A property of the body, or a query parameter."""
    value: str
    """The media types of a value, for `Accept`."""
    stream: str
    """Those of a stream."""
    is_query: bool = False
    default: bool = False
    """Whether a request without it gets a stream."""


@dataclass(frozen=True, slots=True)
class EventSchema:
    """A schema that describes the events of a stream themselves, and not only their data."""

    fields: tuple[str, ...]
    """Those of `event`, `data`, `id` and `retry` that it declares."""
    texts: Mapping[str, bool] = field(default_factory=dict[str, bool])
    """By name of the event, whether the data is a string; for other names, an empty one."""
    numbers: tuple[str, ...] = ("retry",)
    """The fields other than `data` that are numbers."""
    is_named: bool = False
    """Events without a name are called `message`, as the standard says."""
    has_error: bool = False
    """It declares the event `error`, which is therefore a value."""

    def is_text(self, event: str) -> bool:
        """Whether the data of an event is declared as a string, and not as JSON."""
        return self.texts.get(event, self.texts.get("", False))


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(Generic[T]):
    """An operation that returns a `T`."""

    id: str
    method: str
    path: str
    returns: Returns
    body: Body | str | None = None
    """The request body; only its media type if there is nothing else to tell."""
    other_bodies: tuple[Body, ...] = ()
    """The body in other media types, which calls select by `content_type`."""
    optional_body: bool = False
    """No body is sent if none of its properties is set."""
    required: tuple[str, ...] = ()
    """The properties that a body must have, where a call may omit it or replace it as a whole."""
    errors: Returns | None = None
    """The types of the bodies of errors. None: those of the API."""
    headers: Returns = field(default_factory=dict["int | str", TypeByMediaType])
    """The types of the headers, of successes and errors."""
    accept: str = "application/json"
    """The media types of a call that selects none."""
    other_accepts: tuple[str, ...] = ()
    """Other media types that calls select by `accept`; ranges such as `image/*` are possible."""
    error_accepts: tuple[str, ...] = ()
    """The media types of errors that no success has."""
    events: EventSchema | None = None
    """Set if the stream has a schema of its events, and not of their data."""
    terminator: str | None = None
    """The data that ends the stream."""
    switch: StreamSwitch | None = None
    """Selects the media type of a call that passes no `accept`."""
    styles: Mapping[tuple[str, str], Style] = field(default_factory=dict[tuple[str, str], Style])
    """By location and name, `("query", "ids")`. Default styles are omitted."""
    security: tuple[tuple[str, ...], ...] | None = None
    """Alternatives of schemes that are needed together. None: those of the API; empty: none."""
    scopes: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """The OAuth2 scopes that `security` requires, by scheme."""
    servers: tuple[Server, ...] = ()
    """The servers, if they differ from the API's."""
    idempotency: str | None = None
    """The header for an idempotency key, which is generated unless it is passed."""
    repeatable: bool | None = None
    """Whether the document declares it safe to repeat. None: it depends on the method."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagedOperation(Operation[PageT], Generic[PageT, T]):
    """An operation that returns a list of `T` in pages of type `PageT`."""

    pagination: Pagination


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamOperation(Operation[T]):
    """An operation that returns a stream of `T`: server-sent events, or JSON lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """The arguments of a call, by wire name. Those that are `UNSET` are not sent."""

    path: Mapping[str, Any] = field(default_factory=dict[str, Any], repr=False)
    query: Mapping[str, Any] = field(default_factory=dict[str, Any], repr=False)
    headers: Mapping[str, Any] = field(default_factory=dict[str, Any], repr=False)
    cookies: Mapping[str, Any] = field(default_factory=dict[str, Any], repr=False)
    body: Any = field(default=NO_BODY, repr=False)
    fields: Mapping[str, Any] | None = field(default=None, repr=False)
    """The properties of the body, where a call may omit it or replace it by `body`."""
    content_type: str | Unset | None = None
    """The media type of the body. By default, the first that the operation declares."""
    accept: str | Unset | None = None
    """The media type of the response. By default, that of the operation."""
    url: str | None = field(default=None, repr=False)
    """Replaces the path and the query: the link to a next page."""
    end: float | None = None
    """A time of `time.monotonic` at which the call ends, even if its timeout is later."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server. `url` may contain `{variables}`, given with their defaults.

    A variable whose default is None must be set.
    """

    url: str
    variables: Mapping[str, str | None] = field(default_factory=dict[str, str | None])
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """The allowed values of variables that cannot have any value."""
    name: str | None = None
    """The name by which users select it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """The facts about an API that clients need."""

    title: str
    version: str
    user_agent: str
    servers: tuple[Server, ...] = ()
    security: tuple[tuple[str, ...], ...] = ()
    """The security of operations that declare none: alternatives of schemes."""
    scopes: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """The OAuth2 scopes that `security` requires, by scheme."""
    implied_security: bool = False
    """No operation requires a scheme, so all credentials that were passed are sent."""
    unused_schemes: tuple[str, ...] = ()
    """Schemes that no operation requires, although operations require others."""
    errors: Returns = field(default_factory=dict["int | str", TypeByMediaType])
    """The types of the bodies of errors, for operations that state none."""
    credentials_required: bool = False
    """Every operation needs credentials, so a client without any is refused."""
