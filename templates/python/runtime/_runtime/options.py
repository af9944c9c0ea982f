"""The options of a client, and of a copy made by `with_options`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from ..errors import ConfigurationError, RequestError
from .hooks import Hooks
from .http.headers import check_header_name, check_header_value, check_is_settable
from .http.urls import check_base_url, expand_server_url, resolve_url
from .operation import Api, Server

MAX_RESPONSE_SIZE: Final = 100 * 1024 * 1024
"""Bytes, after decompression."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeout:
    """Timeouts in seconds; None disables one.

    `total` covers the whole call: all attempts, the delays between them, and reading the body.
    """

    connect: float | None = 5.0
    read: float | None = 30.0
    """The longest silence while waiting for the response."""
    write: float | None = 30.0
    pool: float | None = 10.0
    """The longest wait for a free connection."""
    total: float | None = 120.0

    def __post_init__(self) -> None:
        for name in ("connect", "read", "write", "pool", "total"):
            value: float | None = getattr(self, name)
            if value is not None and not value > 0:
                raise ConfigurationError(f"timeout `{name}` must be positive")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerChoice:
    """The server that the user chose, by its name or its URL."""

    name: str | None = None
    base_url: str | None = None
    variables: Mapping[str, str | None] = field(default_factory=dict[str, str | None])
    """The values of variables in the URLs of servers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options of a client, validated."""

    base_url: str
    has_custom_base_url: bool
    """The base URL was passed in, so it overrides the server that an operation declares."""
    timeout: Timeout
    max_retries: int
    headers: Mapping[str, str] = field(repr=False)
    strict: bool
    hooks: Hooks
    max_response_size: int
    always_authenticate: bool = False
    """Send credentials also to operations that the document exempts."""
    server: ServerChoice = field(default_factory=ServerChoice)

    @property
    def has_authorization(self) -> bool:
        """Whether the headers contain credentials."""
        return has_authorization(self.headers)

    def get_base_url(self, servers: tuple[Server, ...]) -> str:
        """The base URL of an operation with these servers. The user's own URL overrides them."""
        if not servers or self.has_custom_base_url:
            return self.base_url
        server = _choose_server(servers, self.server.name)
        return resolve_url(self.base_url, _expand_server(server, self.server.variables))

    def merge(
        self,
        *,
        base_url: str | None,
        timeout: Timeout | float | None,
        max_retries: int | None,
        headers: Mapping[str, str] | None,
        strict: bool | None,
        hooks: Hooks | None,
        max_response_size: int | None,
    ) -> Options:
        """A copy with every option replaced that is not None, and `headers` added."""
        changes: dict[str, Any] = {
            "base_url": None if base_url is None else check_base_url(base_url),
            "has_custom_base_url": None if base_url is None else True,
            "timeout": None if timeout is None else to_timeout(timeout),
            "max_retries": None if max_retries is None else _check_max_retries(max_retries),
            "headers": {**self.headers, **_check_headers(headers or {})},
            "strict": strict,
            "hooks": hooks,
            "max_response_size": max_response_size,
        }
        return replace(self, **{key: value for key, value in changes.items() if value is not None})


def create_options(
    api: Api,
    *,
    server: ServerChoice,
    timeout: Timeout | float | None,
    max_retries: int,
    headers: Mapping[str, str] | None,
    strict: bool,
    hooks: Hooks | None,
    max_response_size: int | None,
    always_authenticate: bool,
) -> Options:
    """The options of a new client. Raises `ConfigurationError`."""
    base_url = server.base_url
    if base_url is not None and server.name is not None:
        raise ConfigurationError("pass `base_url` or `server`, not both")
    return Options(
        base_url=_get_server_url(api, server) if base_url is None else check_base_url(base_url),
        has_custom_base_url=base_url is not None,
        server=server,
        timeout=to_timeout(timeout),
        max_retries=_check_max_retries(max_retries),
        headers=_check_headers(headers or {}),
        strict=strict,
        hooks=hooks or Hooks(),
        max_response_size=MAX_RESPONSE_SIZE if max_response_size is None else max_response_size,
        always_authenticate=always_authenticate,
    )


def to_timeout(value: Timeout | float | None) -> Timeout:
    """The timeout of a call: a number is the total, None the default."""
    if value is None:
        return Timeout()
    return value if isinstance(value, Timeout) else Timeout(total=float(value))


def has_authorization(headers: Mapping[str, object]) -> bool:
    """Whether headers contain credentials."""
    return any(name.lower() in ("authorization", "cookie") for name in headers)


def list_server_urls(api: Api, servers: Iterable[Server] = ()) -> list[str]:
    """The absolute URLs of these servers and the API's, with the defaults of their variables."""
    urls: list[str] = []
    for server in (*servers, *api.servers):
        if "://" in server.url and None not in server.variables.values():
            urls.append(_expand_server(server, {}))
    return urls


def _get_server_url(api: Api, choice: ServerChoice) -> str:
    if not api.servers:
        raise ConfigurationError("pass `base_url=`: the API's document declares no server")
    names = [server.name for server in api.servers]
    if choice.name is not None and choice.name not in names:
        known = ", ".join(repr(name) for name in names if name is not None)
        raise ConfigurationError(f"`server` must be one of {known}; got {choice.name!r}")
    url = _expand_server(_choose_server(api.servers, choice.name), choice.variables)
    if "://" not in url:
        raise ConfigurationError(
            f"pass `base_url=`: the API's document declares only the relative URL {url!r}"
        )
    return check_base_url(url)


def _choose_server(servers: Sequence[Server], name: str | None) -> Server:
    """The server with this name; the first if there is none."""
    found = (server for server in servers if name is not None and server.name == name)
    return next(found, servers[0])


def _expand_server(server: Server, variables: Mapping[str, str | None]) -> str:
    values: dict[str, str] = {}
    for name, default in server.variables.items():
        value = variables.get(name) or default
        if value is None:
            raise ConfigurationError(
                f"pass a value for {name!r} in {server.url!r}, or `base_url=`: "
                "the API's document declares no default"
            )
        allowed = server.values.get(name)
        if allowed and variables.get(name) and value not in allowed:
            listed = ", ".join(map(repr, allowed))
            raise ConfigurationError(
                f"server variable {name!r} must be one of {listed}; got {value!r}"
            )
        values[name] = value
    return expand_server_url(server.url, values)


def _check_max_retries(count: int) -> int:
    if count < 0:
        raise ConfigurationError("`max_retries` must not be negative")
    return count


def _check_headers(headers: Mapping[str, str]) -> Mapping[str, str]:
    try:
        return {
            check_is_settable(check_header_name(name)): check_header_value(name, value)
            for name, value in headers.items()
        }
    except RequestError as error:
        raise ConfigurationError(str(error)) from None
