"""From an operation and its arguments to a request. Pure: no I/O, no clock."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ...errors import RequestError
from ..auth.credentials import Credential
from ..bodies.files import Chunks, Content
from ..http import parameters as styles
from ..http.headers import checked_name, checked_value
from ..http.urls import encode as percent_encode
from ..http.urls import join, same_origin, segment
from ..operation import Api, Arguments, Operation, Style
from ..options import Options
from ..unset import UNSET


class Request:
    """A request, ready to be sent. Its representation shows no value at all."""

    __slots__ = (
        "content",
        "cookies",
        "foreign",
        "has_secret_query",
        "headers",
        "method",
        "operation",
        "query",
        "url",
    )

    def __init__(self, operation: str, method: str, url: str) -> None:
        self.operation = operation
        self.method = method
        self.url = url
        """Without the query of `query`."""
        self.query: list[styles.Pair] = []
        self.headers: dict[str, str] = {}
        self.cookies: list[styles.Pair] = []
        self.content: Content = None
        self.has_secret_query = False
        """A credential is in the query, so the URL must not be shown."""
        self.foreign = False
        """It goes to another origin than the API's, so nobody may add anything to it."""

    def set_header(self, name: str, value: str) -> None:
        """Add a header, in place of one of that name in any case. Raises `RequestError`."""
        value = checked_value(checked_name(name), value)
        for known in [key for key in self.headers if key.lower() == name.lower()]:
            del self.headers[known]
        self.headers[name] = value

    def set_query(self, name: str, value: str) -> None:
        """Add a query parameter that is a secret, in place of one of that name."""
        self.has_secret_query = True
        key = percent_encode(name)
        self.query = [pair for pair in self.query if pair[0] != key]
        self.query.append((key, percent_encode(value)))

    def set_cookie(self, name: str, value: str) -> None:
        """Add a cookie."""
        self.cookies.append((checked_name(name), percent_encode(value)))

    def has_header(self, name: str) -> bool:
        """Whether there is a header of that name, in any case."""
        return any(key.lower() == name.lower() for key in self.headers)

    @property
    def target(self) -> str:
        """The whole URL."""
        if not self.query:
            return self.url
        text = "&".join(f"{key}={value}" if key else value for key, value in self.query)
        return f"{self.url}{'&' if '?' in self.url else '?'}{text}"

    @property
    def replayable(self) -> bool:
        """Whether its body can be sent again."""
        return not isinstance(self.content, Chunks) or self.content.replayable

    def sent_headers(self) -> list[tuple[bytes, bytes]]:
        """The headers, with the cookies among them, as octets."""
        sent = dict(self.headers)
        if self.cookies:
            jar = [f"{name}={value}" for name, value in self.cookies]
            own = next((name for name in sent if name.lower() == "cookie"), "Cookie")
            sent[own] = "; ".join([sent[own], *jar] if own in sent else jar)
        return [(name.encode(), value.encode()) for name, value in sent.items()]

    def redirected(self, method: str, url: str, *, trusted: bool) -> Request:
        """The request that a redirect asks for. To another origin it takes along no more than what
        it accepts: neither credentials nor any header of the user's."""
        made = Request(self.operation, method, url)
        if trusted and not self.foreign:
            made.headers = dict(self.headers)
            made.cookies = list(self.cookies)
            if method == self.method:
                made.content = self.content
            else:
                for name in [n for n in made.headers if n.lower().startswith("content-")]:
                    del made.headers[name]
        else:
            made.foreign = True
            made.headers = {
                name: value
                for name, value in self.headers.items()
                if name.lower() in ("accept", "user-agent")
            }
        return made

    def __repr__(self) -> str:
        return f"Request({self.operation!r}, {self.method!r})"


_OURS: Final = frozenset({"Accept", "User-Agent", "Content-Type"})


def build(
    operation: Operation[Any],
    arguments: Arguments,
    api: Api,
    options: Options,
    body: tuple[Content, str | None],
    credentials: tuple[tuple[Credential, str | None], ...],
    idempotency_key: str,
) -> Request:
    """The request of a call. `body` comes with its media type, each credential with the token that
    was fetched for it, if any.

    Raises `RequestError` where an argument cannot be sent.
    """
    own = operation.server if not options.base_is_given else None
    base = options.base_url if own is None else join(options.base_url, own)
    if arguments.url is None:
        url = base.rstrip("/") + path_of(operation, arguments.path)
    else:
        url = arguments.url
    request = Request(operation.id, operation.method, url)
    if arguments.url is None:
        request.query.extend(_query(operation, arguments.query))
    request.set_header("Accept", operation.accept)
    request.set_header("User-Agent", api.user_agent)
    request.content, media_type = body
    if media_type is not None:
        request.set_header("Content-Type", media_type)
    for name, value in options.headers.items():
        request.set_header(name, value)
    for name, value in arguments.headers.items():
        if styles.given(value):
            style = operation.styles.get(("header", name), styles.SIMPLE)
            request.set_header(name, styles.header(name, value, style))
    for name, value in arguments.cookies.items():
        style = operation.styles.get(("cookie", name), styles.FORM)
        request.cookies.extend(styles.query(name, value, style))
    if operation.idempotency is not None and not request.has_header(operation.idempotency):
        request.set_header(operation.idempotency, idempotency_key)
    if same_origin(url, base):  # a next link may lead elsewhere
        _authorize(request, credentials)
    return request


def path_of(operation: Operation[Any], values: Mapping[str, Any]) -> str:
    """The path with its holes filled, none of which can lead to another path."""
    filled: list[str] = []
    for literal, name in pieces(operation.path):
        filled.append(literal)
        if name:
            value = values.get(name, UNSET)
            if value is UNSET:
                raise RequestError(f"path parameter `{name}` is missing")
            style = operation.styles.get(("path", name), styles.SIMPLE)
            written = styles.path(name, value, style)
            if style.name == "simple" and written in ("", ".", ".."):
                segment(name, written)  # raises, and says why
            filled.append(written)
    return "".join(filled)


def pieces(path: str) -> Iterator[tuple[str, str]]:
    """The literal texts of a path, each with the name of the hole behind it (empty at the end)."""
    rest = path
    while "{" in rest:
        literal, _, rest = rest.partition("{")
        name, _, rest = rest.partition("}")
        yield literal, name
    yield rest, ""


def new_idempotency_key() -> str:
    """A key that no other call has."""
    return str(uuid.uuid4())


def _query(operation: Operation[Any], values: Mapping[str, Any]) -> Iterator[styles.Pair]:
    for name, value in values.items():
        style = operation.styles.get(("query", name), styles.FORM)
        if style.name == "querystring":
            yield from _whole_query(name, value)
        else:
            yield from styles.query(name, value, style)


def _whole_query(name: str, value: Any) -> Iterator[styles.Pair]:
    # OpenAPI 3.2 `in: querystring`: an object is a form, anything else a JSON text.
    if not styles.given(value):
        return
    written = styles.jsonable(value, name)
    if isinstance(written, dict):
        yield from styles.query(name, written, Style("form", explode=True))
    else:
        yield "", percent_encode(styles.text(written, name))


def _authorize(request: Request, credentials: tuple[tuple[Credential, str | None], ...]) -> None:
    # A header that the user sets stands above the credential that would write the same one.
    own = {name: value for name, value in request.headers.items() if name not in _OURS}
    for credential, token in credentials:
        credential.apply(request, token)
    for name, value in own.items():
        request.set_header(name, value)
