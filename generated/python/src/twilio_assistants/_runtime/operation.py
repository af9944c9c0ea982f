"""Operations as data: what is sent and what comes back, with no code of their own.

The constants in `operations/` are made of these. Not here: how a request is built from one
(`request.py`) or an answer read (`response.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Generic, TypeAlias, TypeVar

if TYPE_CHECKING:
    from .pagination.styles import Pagination

T = TypeVar("T")
PageT = TypeVar("PageT")

Returns: TypeAlias = Mapping["int | str", "Callable[[], Any] | None"]
"""What comes back by status: `200`, `"2XX"` or `"default"`; a function, so that a type is imported
at its first use only; None where there is no body."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a parameter, or a property of a form, is written (OpenAPI, "Style Values").

    `name` is `simple`, `label`, `matrix`, `form`, `spaceDelimited`, `pipeDelimited`, `deepObject`;
    `json` for a parameter that is a JSON text; `querystring` for one that is the whole query.
    """

    name: str
    explode: bool = False
    reserved: bool = False
    """The reserved characters of URLs are sent as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """How one property of a form or multipart body is written (OpenAPI, "Encoding Object")."""

    media_type: str | None = None
    style: Style | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(Generic[T]):
    """One operation of the API, which gives a `T`."""

    id: str
    method: str
    path: str
    returns: Returns
    body: str | None = None
    """The media type of the body that is sent."""
    optional_body: bool = False
    """No body at all is sent where none of its fields was given."""
    accept: str = "application/json"
    styles: Mapping[tuple[str, str], Style] = field(default_factory=dict[tuple[str, str], Style])
    """By place and name, `("query", "ids")`, where it is not the usual style of the place."""
    encodings: Mapping[str, Encoding] = field(default_factory=dict[str, Encoding])
    """By property of the form or multipart body."""
    security: tuple[tuple[str, ...], ...] | None = None
    """The schemes that let it in, as alternatives. None: the API's; empty: none is needed."""
    server: str | None = None
    """Where it is served, if not where the others are."""
    idempotency: str | None = None
    """The header that makes it safe to repeat; filled in where the caller gives none."""
    repeatable: bool | None = None
    """Whether the document says that it may be repeated, or may not. None: the method decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagedOperation(Operation[PageT], Generic[PageT, T]):
    """An operation that returns a list of `T` in pages of type `PageT`."""

    pagination: Pagination


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamOperation(Operation[T]):
    """An operation whose answer is one `T` after another: server-sent events, or JSON lines."""


def returned(returns: Returns, status: int) -> tuple[bool, Any]:
    """Whether a status is foreseen, and its type (None: no body). The exact one goes first."""
    for key in (status, f"{status // 100}XX", "default"):
        if key in returns:
            lazy = returns[key]
            return True, None if lazy is None else lazy()
    return False, None


NONE: Final[Mapping[str, Any]] = {}
"""No arguments in that place."""
NO_BODY: Final = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """The arguments of a call, by their names on the wire. Those that are `UNSET` are not sent."""

    path: Mapping[str, Any] = field(default_factory=dict[str, Any], repr=False)
    query: Mapping[str, Any] = field(default_factory=dict[str, Any], repr=False)
    headers: Mapping[str, Any] = field(default_factory=dict[str, Any], repr=False)
    cookies: Mapping[str, Any] = field(default_factory=dict[str, Any], repr=False)
    body: Any = field(default=NO_BODY, repr=False)
    url: str | None = field(default=None, repr=False)
    """Where to, in place of path and query: a next link."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where the API is served. `url` may hold `{variables}`, whose defaults are `variables`.

    One whose default is None must be given a value.
    """

    url: str
    variables: Mapping[str, str | None] = field(default_factory=dict[str, str | None])


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """An API, as its document describes it."""

    title: str
    version: str
    user_agent: str
    servers: tuple[Server, ...] = ()
    security: tuple[tuple[str, ...], ...] = ()
    """The schemes that let a request in, as alternatives, where an operation says nothing else."""
    credentials_required: bool = False
    """No operation works without credentials, so a client without any is refused at once."""
