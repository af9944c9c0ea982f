"""Credentials: their values, the schemes that apply them to a request, and which scheme is used.

They are sent only to the origin of the base URL and never appear in a `repr`. Fetching an OAuth2
token is I/O, and is done elsewhere (`sync/tokens.py`).
"""

from __future__ import annotations

import base64
import binascii
import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol, TypeAlias, get_args

from ...errors import ConfigurationError

Token: TypeAlias = str | Callable[[], str]
"""A token, or a function that returns one and is called before each request."""
AsyncToken: TypeAlias = str | Callable[[], str] | Callable[[], Awaitable[str]]
"""A token, or a function, sync or async, that returns one."""


class Secret:
    """One value of a credential: an argument of the client, or an environment variable."""

    __slots__ = ("argument", "is_argument", "value", "variable")

    def __init__(
        self, argument: str, value: AsyncToken | None = None, variable: str | None = None
    ) -> None:
        self.argument = argument
        self.variable = variable
        self.is_argument = value is not None
        """Whether the value was passed as an argument."""
        if value is None and variable is not None:
            value = os.environ.get(variable) or None
        if isinstance(value, str):
            _check_text(value, f"`{argument}`" if self.is_argument else str(variable))
        self.value = value

    def get_text(self) -> str:
        """The value, which must be a string by now."""
        if not isinstance(self.value, str):
            raise ConfigurationError(f"`{self.argument}` must be a string")
        return self.value

    def __repr__(self) -> str:
        return f"Secret({self.argument!r}, {'***' if self.value is not None else None})"

    def describe(self) -> str:
        """How a user can pass the value."""
        variable = "" if self.variable is None else f" (or set {self.variable})"
        return f"`{self.argument}=`{variable}"


def _check_text(value: str, name: str) -> None:
    if not value.strip():
        raise ConfigurationError(f"{name} is empty")
    if any(ord(character) < 32 or ord(character) == 127 for character in value):
        raise ConfigurationError(f"{name} contains a line break or another control character")


class AuthenticatedRequest(Protocol):
    """The parts of a request that a scheme writes to."""

    def set_header(self, name: str, value: str) -> None: ...
    def set_secret_query(self, name: str, value: str) -> None: ...
    def set_cookie(self, name: str, value: str) -> None: ...


class IncomingRequest(Protocol):
    """The parts of a request that a scheme looks for credentials in."""

    @property
    def headers(self) -> Mapping[str, str]: ...
    @property
    def query(self) -> Sequence[tuple[str, str]]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Basic:
    """HTTP Basic: a user name and a password (RFC 7617)."""

    username: Secret
    password: Secret

    roles: ClassVar[tuple[str, ...]] = ("username", "password")
    fetches_token: ClassVar[bool] = False

    @property
    def secrets(self) -> tuple[Secret, ...]:
        return (self.username, self.password)

    def apply(self, request: AuthenticatedRequest, token: str | None) -> None:
        """Add the credentials to a request."""
        username = self.username.get_text()
        if ":" in username:
            raise ConfigurationError(
                f"`{self.username.argument}` contains a colon, which Basic does not allow"
            )
        pair = base64.b64encode(f"{username}:{self.password.get_text()}".encode()).decode()
        request.set_header("Authorization", f"Basic {pair}")

    def is_present(self, request: IncomingRequest) -> bool:
        """Whether a request carries credentials of this scheme."""
        text = _get_authorization(request, "Basic")
        try:
            username, colon, _ = base64.b64decode(text, validate=True).partition(b":")
        except (binascii.Error, ValueError):
            return False
        return bool(username and colon)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """A token in the header `Authorization` (RFC 6750), after `Bearer` or another prefix."""

    token: Secret
    prefix: str = "Bearer"

    roles: ClassVar[tuple[str, ...]] = ("token",)
    fetches_token: ClassVar[bool] = False

    @property
    def secrets(self) -> tuple[Secret, ...]:
        return (self.token,)

    def apply(self, request: AuthenticatedRequest, token: str | None) -> None:
        """Add the credentials to a request."""
        request.set_header("Authorization", f"{self.prefix} {token or self.token.get_text()}")

    def is_present(self, request: IncomingRequest) -> bool:
        """Whether a request carries credentials of this scheme."""
        return bool(_get_authorization(request, self.prefix))


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    """A key in a header, a query parameter or a cookie."""

    key: Secret
    location: str
    """`header`, `query` or `cookie`."""
    name: str

    roles: ClassVar[tuple[str, ...]] = ("key",)
    fetches_token: ClassVar[bool] = False

    @property
    def secrets(self) -> tuple[Secret, ...]:
        return (self.key,)

    def apply(self, request: AuthenticatedRequest, token: str | None) -> None:
        """Add the credentials to a request."""
        key = token or self.key.get_text()
        if self.location == "query":
            request.set_secret_query(self.name, key)
        elif self.location == "cookie":
            request.set_cookie(self.name, key)
        else:
            request.set_header(self.name, key)

    def is_present(self, request: IncomingRequest) -> bool:
        """Whether a request carries credentials of this scheme."""
        if self.location == "query":
            return bool(dict(request.query).get(self.name))
        if self.location == "cookie":
            cookies = (part.partition("=") for part in request.headers.get("cookie", "").split(";"))
            return any(name.strip() == self.name and value for name, _, value in cookies)
        return bool(request.headers.get(self.name.lower()))


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuth2:
    """A token, or client credentials that are exchanged for one (RFC 6749, section 4.4)."""

    token: Secret
    client_id: Secret | None = None
    client_secret: Secret | None = None
    token_url: str | None = None
    scopes: tuple[str, ...] = ()

    roles: ClassVar[tuple[str, ...]] = ("token",)

    @property
    def secrets(self) -> tuple[Secret, ...]:
        if self.client_id is not None and self.client_secret is not None and self.fetches_token:
            return (self.client_id, self.client_secret)
        return (self.token,)

    @property
    def fetches_token(self) -> bool:
        """Whether a token must be fetched: none was passed, but client credentials were."""
        return (
            self.token.value is None
            and self.token_url is not None
            and all(
                s is not None and s.value is not None for s in (self.client_id, self.client_secret)
            )
        )

    def apply(self, request: AuthenticatedRequest, token: str | None) -> None:
        """Add the credentials to a request."""
        request.set_header("Authorization", f"Bearer {token or self.token.get_text()}")

    def is_present(self, request: IncomingRequest) -> bool:
        """Whether a request carries credentials of this scheme."""
        return bool(_get_authorization(request, "Bearer"))


Credential: TypeAlias = Basic | Bearer | ApiKey | OAuth2


def create_credential(kind: str, **fields: str) -> Credential:
    """A credential without secrets, by the name of its class. The fake uses it."""
    classes: dict[str, Any] = {class_.__name__: class_ for class_ in get_args(Credential)}
    secrets = {role: Secret(role) for role in classes[kind].roles}
    credential: Credential = classes[kind](**secrets, **fields)
    return credential


def _get_authorization(request: IncomingRequest, prefix: str) -> str:
    """The text after the prefix in the header `Authorization`; empty if there is none."""
    found, _, text = request.headers.get("authorization", "").partition(" ")
    return text if found.lower() == prefix.lower() else ""


@dataclass(frozen=True, slots=True)
class Keyring:
    """The credentials of a client, by scheme name."""

    credentials: Mapping[str, Credential] = field(default_factory=dict[str, Credential])

    def check(self, security: tuple[tuple[str, ...], ...], *, required: bool) -> None:
        """Raise `ConfigurationError` for a half-passed credential, or if none can be used."""
        incomplete = self._find_incomplete()
        if incomplete is not None:
            argument, missing = incomplete
            raise ConfigurationError(
                f"`{argument.argument}=` was passed without {missing.describe()}"
            )
        if required and security and self.choose(security) is None:
            alternatives = [
                " and ".join(
                    secret.describe()
                    for name in alternative
                    if name in self.credentials
                    for secret in self.credentials[name].secrets
                )
                for alternative in security
            ]
            listed = "; or ".join(text for text in alternatives if text)
            raise ConfigurationError(f"Missing credentials: pass {listed}")

    def choose(self, security: tuple[tuple[str, ...], ...]) -> tuple[Credential, ...] | None:
        """The credentials of the best alternative whose values are all there; None if none is.

        Arguments take precedence over the environment, and credentials over none.
        """
        complete = [names for names in security if all(self._is_complete(name) for name in names)]
        if not complete:
            return None
        best = max(complete, key=self._rank)  # the first of equals
        return tuple(self.credentials[name] for name in best if name in self.credentials)

    def _find_incomplete(self) -> tuple[Secret, Secret] | None:
        """A secret that was passed, and one that is missing beside it."""
        incomplete: tuple[Secret, Secret] | None = None
        for credential in self.credentials.values():
            passed = [secret for secret in credential.secrets if secret.is_argument]
            missing = [secret for secret in credential.secrets if secret.value is None]
            if passed and not missing:
                return None
            if passed and incomplete is None:
                incomplete = passed[0], missing[0]
        return incomplete

    def _is_complete(self, name: str) -> bool:
        # A scheme without a credential here (mutual TLS) is up to the HTTP client or a hook.
        credential = self.credentials.get(name)
        return credential is None or all(s.value is not None for s in credential.secrets)

    def _rank(self, alternative: tuple[str, ...]) -> int:
        known = [self.credentials[name] for name in alternative if name in self.credentials]
        passed = any(secret.is_argument for credential in known for secret in credential.secrets)
        return 2 if passed else 1 if known else 0
