"""What can be set for a client, and for a call with `with_options`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ..errors import ConfigurationError, RequestError
from .call.timeouts import Timeout, timeout_from
from .hooks import Hooks
from .http.headers import checked_name, checked_value
from .http.urls import base_url as checked_base
from .http.urls import server_url
from .operation import Api

MAX_RESPONSE_SIZE = 100 * 1024 * 1024
"""Bytes, after decompression."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The settings of a client that have nothing to do with its API."""

    base_url: str
    base_is_given: bool
    """The user chose the base URL, so it stands above what an operation says of its server."""
    timeout: Timeout
    max_retries: int
    headers: Mapping[str, str] = field(repr=False)
    strict: bool
    hooks: Hooks
    max_response_size: int

    @property
    def authorizes(self) -> bool:
        """Whether the user's own headers let a request in."""
        return any(name.lower() in ("authorization", "cookie") for name in self.headers)

    def with_(
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
        """A copy; what is None stays as it is. `headers` are added to those there are."""
        return replace(
            self,
            base_url=self.base_url if base_url is None else checked_base(base_url),
            base_is_given=self.base_is_given or base_url is not None,
            timeout=self.timeout if timeout is None else timeout_from(timeout),
            max_retries=self.max_retries if max_retries is None else _checked_retries(max_retries),
            headers={**self.headers, **_checked_headers(headers or {})},
            strict=self.strict if strict is None else strict,
            hooks=self.hooks if hooks is None else hooks,
            max_response_size=(
                self.max_response_size if max_response_size is None else max_response_size
            ),
        )


def first_options(
    api: Api,
    *,
    base_url: str | None,
    server_variables: Mapping[str, str | None] | None,
    timeout: Timeout | float | None,
    max_retries: int,
    headers: Mapping[str, str] | None,
    strict: bool,
    hooks: Hooks | None,
) -> Options:
    """The options of a new client. Raises `ConfigurationError` where one is of no use."""
    return Options(
        base_url=(
            _served_at(api, server_variables or {}) if base_url is None else checked_base(base_url)
        ),
        base_is_given=base_url is not None,
        timeout=timeout_from(timeout),
        max_retries=_checked_retries(max_retries),
        headers=_checked_headers(headers or {}),
        strict=strict,
        hooks=hooks or Hooks(),
        max_response_size=MAX_RESPONSE_SIZE,
    )


def _served_at(api: Api, variables: Mapping[str, str | None]) -> str:
    if not api.servers:
        raise ConfigurationError(
            "give `base_url`: the API's document does not say where it is served"
        )
    server = api.servers[0]
    chosen: dict[str, str] = {}
    for name, default in server.variables.items():
        value = variables.get(name) or default
        if value is None:
            raise ConfigurationError(
                f"say what {name!r} is in {server.url!r}, or give `base_url`: "
                "the API's document has no default for it"
            )
        chosen[name] = value
    url = server_url(server.url, chosen)
    if "://" not in url:
        raise ConfigurationError(f"give `base_url`: the API's document says only {url!r}")
    return checked_base(url)


def _checked_retries(count: int) -> int:
    if count < 0:
        raise ConfigurationError("`max_retries` is below zero")
    return count


def _checked_headers(headers: Mapping[str, str]) -> Mapping[str, str]:
    try:
        return {checked_name(name): checked_value(name, value) for name, value in headers.items()}
    except RequestError as error:
        raise ConfigurationError(str(error)) from None
