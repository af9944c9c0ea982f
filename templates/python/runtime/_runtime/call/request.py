"""Building the request of an operation from its arguments. Pure: no I/O, no clock."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import Any, Final

from ...errors import PagingError
from ..auth.credentials import Credential
from ..bodies.content import Chunks, Content
from ..http.headers import check_header_name, check_header_value
from ..http.links import route_link
from ..http.parameters import (
    FORM,
    SIMPLE,
    Pair,
    encode_cookie,
    encode_header,
    encode_path_parameter,
    encode_query_parameter,
    is_given,
)
from ..http.paths import parse_path
from ..http.urls import is_same_origin, percent_encode, percent_encode_credential_in_cookie
from ..operation import Api, Arguments, Operation
from ..options import Options, list_server_urls
from ..unset import UNSET
from .content import (
    encode_cookie_content,
    encode_header_content,
    encode_path_content,
    encode_query_content,
    encode_querystring,
)

_ANONYMOUS_HEADERS: Final = frozenset(
    {"accept", "accept-encoding", "if-range", "range", "user-agent"}
)
"""What another origin may know."""


class Request:
    """A request, ready to be sent. Its `repr` shows no value."""

    __slots__ = (
        "_url",
        "content",
        "cookies",
        "has_secret_query",
        "headers",
        "is_cross_origin",
        "method",
        "operation",
        "query",
    )

    def __init__(self, operation: str, method: str, url: str) -> None:
        self.operation = operation
        self.method = method
        self._url = url
        self.query: list[Pair] = []
        self.headers: dict[str, str] = {}
        self.cookies: list[Pair] = []
        self.content: Content = None
        self.has_secret_query = False
        """The query holds a credential, so the URL must not be shown."""
        self.is_cross_origin = False
        """The API redirected to another origin, so nothing may be added to the request."""

    @property
    def url(self) -> str:
        """The whole URL."""
        if not self.query:
            return self._url
        query = "&".join(f"{key}={value}" if key else value for key, value in self.query)
        return f"{self._url}{'&' if '?' in self._url else '?'}{query}"

    @property
    def is_replayable(self) -> bool:
        """Whether the body can be sent again."""
        return not isinstance(self.content, Chunks) or self.content.replayable

    def set_header(self, name: str, value: str) -> None:
        """Add a header; replace one of the same name. Raises `RequestError`."""
        value = check_header_value(check_header_name(name), value)
        if (existing := self._find_header(name)) is not None:
            del self.headers[existing]
        self.headers[name] = value

    def has_header(self, name: str) -> bool:
        """Whether a header is set."""
        return self._find_header(name) is not None

    def set_secret_query(self, name: str, value: str) -> None:
        """Add a credential to the query; replace parameters of the same name."""
        self.has_secret_query = True
        key = percent_encode(name)
        self.query = [pair for pair in self.query if pair[0] != key]
        self.query.append((key, percent_encode(value)))

    def set_cookie(self, name: str, value: str) -> None:
        """Add a cookie with a credential; replace one of the same name.

        The value is sent as it came, except for what a cookie cannot contain.
        """
        value = percent_encode_credential_in_cookie(value)
        self.cookies = [pair for pair in self.cookies if pair[0] != name]
        self.cookies.append((check_header_name(name), value))

    def encode_headers(self) -> list[tuple[bytes, bytes]]:
        """The headers as bytes, cookies included."""
        headers = dict(self.headers)
        if self.cookies:
            name = self._find_header("cookie") or "Cookie"
            cookies = [f"{key}={value}" for key, value in self.cookies]
            headers[name] = "; ".join([headers[name], *cookies] if name in headers else cookies)
        return [(name.encode(), value.encode()) for name, value in headers.items()]

    def redirect(self, method: str, url: str, *, same_origin: bool) -> Request:
        """The request to send after a redirect.

        Another origin gets only the media types that are accepted, the range of a download and the
        user agent: neither credentials nor headers of the user's.
        """
        request = Request(self.operation, method, url)
        if not same_origin or self.is_cross_origin:
            request.is_cross_origin = True
            request.headers = {
                name: value
                for name, value in self.headers.items()
                if name.lower() in _ANONYMOUS_HEADERS
            }
            return request
        request.headers = dict(self.headers)
        request.cookies = list(self.cookies)
        if method == self.method:
            request.content = self.content
        else:
            for name in self.headers:
                if name.lower().startswith("content-"):
                    del request.headers[name]
        return request

    def _find_header(self, name: str) -> str | None:
        if name in self.headers:
            return name
        lowered = name.lower()
        return next((key for key in self.headers if key.lower() == lowered), None)

    def __repr__(self) -> str:
        return f"Request({self.operation!r}, {self.method!r})"


def build_request(
    operation: Operation[Any],
    arguments: Arguments,
    api: Api,
    options: Options,
    body: tuple[Content, str | None],
    accept: str,
    credentials: Iterable[tuple[Credential, str | None]],
    idempotency_key: str | None,
) -> Request:
    """Build the request of a call. Raises `RequestError` if an argument cannot be sent.

    `body` is the encoded body with its media type, `accept` what a success may be. Each of
    `credentials` comes with the token that was fetched for it, if any.
    """
    base_url = options.get_base_url(operation.servers)
    if arguments.url is not None:
        servers = list_server_urls(api, operation.servers) if options.has_custom_base_url else ()
        link = route_link(arguments.url, base_url, servers)
        if link is None:
            raise PagingError(f"{operation.id}: the next page is on another host; not followed")
        request = Request(operation.id, operation.method, link)
    else:
        url = base_url.rstrip("/") + expand_path(operation, arguments.path)
        request = Request(operation.id, operation.method, url)
        request.query = encode_query(operation, arguments.query)
    if arguments.cookies:
        request.cookies = encode_cookies(operation, arguments.cookies)
    request.content, media_type = body
    accept = ", ".join((accept, *operation.error_accepts))
    request.set_header("Accept", accept)
    request.set_header("User-Agent", api.user_agent)
    if media_type is not None:
        request.set_header("Content-Type", media_type)
    if is_same_origin(request.url, base_url):  # the link to a next page may lead elsewhere
        for credential, token in credentials:
            credential.apply(request, token)
    merge_headers(request, operation, options.headers, arguments.headers)
    key_header = operation.idempotency
    if key_header is not None and idempotency_key and not request.has_header(key_header):
        request.set_header(key_header, idempotency_key)
    return request


def expand_path(operation: Operation[Any], values: Mapping[str, Any]) -> str:
    """The path of an operation with its parameters filled in. None can lead to another path."""
    plan = parse_path(operation.path)
    if not plan.variables:
        return operation.path
    styles = operation.styles

    def encode(name: str) -> str:
        value = values.get(name, UNSET)
        style = styles.get(("path", name), SIMPLE)
        if style.media_type is not None and value is not UNSET:
            return encode_path_content(name, value, style)
        return encode_path_parameter(name, value, style)

    return plan.expand(encode)


def encode_query(operation: Operation[Any], values: Mapping[str, Any]) -> list[Pair]:
    """The pairs of the query. One without a name is the whole query."""
    pairs: list[Pair] = []
    for name, value in values.items():
        if not is_given(value):
            continue
        style = operation.styles.get(("query", name), FORM)
        if style.media_type is None:
            pairs.extend(encode_query_parameter(name, value, style))
        elif style.name == "querystring":
            pairs.append(("", encode_querystring(name, value, style)))
        else:
            pairs.append(encode_query_content(name, value, style))
    return pairs


def encode_cookies(operation: Operation[Any], values: Mapping[str, Any]) -> list[Pair]:
    """The pairs of the cookies."""
    pairs: list[Pair] = []
    for name, value in values.items():
        style = operation.styles.get(("cookie", name), FORM)
        if style.media_type is None:
            pairs.extend(encode_cookie(name, value, style))
        elif is_given(value):
            pairs.append(encode_cookie_content(name, value, style))
    return pairs


def merge_headers(
    request: Request,
    operation: Operation[Any],
    client_headers: Mapping[str, str],
    headers: Mapping[str, Any],
) -> None:
    """Set the headers of the client, then those of the call. They override credentials."""
    for name, value in client_headers.items():
        request.set_header(name, value)
    for name, value in headers.items():
        if is_given(value):
            style = operation.styles.get(("header", name), SIMPLE)
            in_media_type = style.media_type is not None
            encode = encode_header_content if in_media_type else encode_header
            text = encode(name, value, style)
            if text is not None:
                request.set_header(name, text)


def create_idempotency_key() -> str:
    """A key that no other call has."""
    return str(uuid.uuid4())
