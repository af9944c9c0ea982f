"""Credentials: where they come from, which of them a request carries, and how it carries them.

They are shown only to the origin of the base URL (`request.py` sees to that), and never in a
representation. Not here: fetching an OAuth2 token, which is I/O (`sync/tokens.py`).
"""

from __future__ import annotations

import base64
import os
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias, TypeVar

from ...errors import ConfigurationError

Token: TypeAlias = str | Callable[[], str]
"""A token, or a function that gives one, asked before each request."""
AsyncToken: TypeAlias = str | Callable[[], str] | Callable[[], Awaitable[str]]
"""A token, or a function, asynchronous or not, that gives one."""
V = TypeVar("V")


class Setting:
    """One value of a credential: an argument of the client, else an environment variable."""

    __slots__ = ("argument", "given", "value", "variable")

    def __init__(
        self, argument: str, value: AsyncToken | None, variable: str | None = None
    ) -> None:
        self.argument = argument
        self.variable = variable
        self.given = value is not None
        """It was given as an argument."""
        if value is None and variable is not None:
            value = os.environ.get(variable) or None
        if isinstance(value, str):
            _check(value, f"`{argument}`" if self.given else str(variable))
        self.value = value

    def text(self) -> str:
        """The value, which is known to be there and to be text."""
        if not isinstance(self.value, str):
            raise ConfigurationError(f"`{self.argument}` must be text")
        return self.value

    def __repr__(self) -> str:
        return f"Setting({self.argument!r}, {'***' if self.value is not None else None})"

    def __str__(self) -> str:
        """How a user can give it."""
        variable = "" if self.variable is None else f" ({self.variable} in the environment)"
        return f"`{self.argument}`{variable}"


def _check(value: str, name: str) -> None:
    if not value.strip():
        raise ConfigurationError(f"{name} is empty")
    if any(ord(character) < 32 or ord(character) == 127 for character in value):
        raise ConfigurationError(f"{name} holds a line break or another control character")


class Draft(Protocol):
    """The parts of a request that a credential may write to."""

    def set_header(self, name: str, value: str) -> None: ...
    def set_query(self, name: str, value: str) -> None: ...
    def set_cookie(self, name: str, value: str) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Basic:
    """HTTP Basic: a name and a password (RFC 7617)."""

    username: Setting
    password: Setting

    @property
    def settings(self) -> tuple[Setting, ...]:
        return (self.username, self.password)

    def apply(self, draft: Draft, token: str | None) -> None:
        """Write the credential into a request."""
        name = self.username.text()
        if ":" in name:
            raise ConfigurationError(
                f"`{self.username.argument}` holds a colon, which Basic forbids"
            )
        pair = base64.b64encode(f"{name}:{self.password.text()}".encode()).decode()
        draft.set_header("Authorization", f"Basic {pair}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """A token in the `Authorization` header (RFC 6750), or after another word than `Bearer`."""

    token: Setting
    prefix: str = "Bearer"

    @property
    def settings(self) -> tuple[Setting, ...]:
        return (self.token,)

    def apply(self, draft: Draft, token: str | None) -> None:
        """Write the credential into a request."""
        draft.set_header("Authorization", f"{self.prefix} {token or self.token.text()}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    """A key in a header, a query parameter or a cookie."""

    key: Setting
    place: str
    """`header`, `query` or `cookie`."""
    name: str

    @property
    def settings(self) -> tuple[Setting, ...]:
        return (self.key,)

    def apply(self, draft: Draft, token: str | None) -> None:
        """Write the credential into a request."""
        key = token or self.key.text()
        if self.place == "query":
            draft.set_query(self.name, key)
        elif self.place == "cookie":
            draft.set_cookie(self.name, key)
        else:
            draft.set_header(self.name, key)


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuth2:
    """A token, or the client credentials that are exchanged for one (RFC 6749, section 4.4)."""

    token: Setting
    client_id: Setting | None = None
    client_secret: Setting | None = None
    token_url: str | None = None
    scopes: tuple[str, ...] = ()

    @property
    def settings(self) -> tuple[Setting, ...]:
        if self.exchanges:
            assert self.client_id is not None and self.client_secret is not None
            return (self.client_id, self.client_secret)
        return (self.token,)

    @property
    def exchanges(self) -> bool:
        """Whether a token must be fetched: none was given, and there is what it is fetched with."""
        return (
            self.token.value is None
            and self.token_url is not None
            and self.client_id is not None
            and self.client_id.value is not None
            and self.client_secret is not None
            and self.client_secret.value is not None
        )

    def apply(self, draft: Draft, token: str | None) -> None:
        """Write the credential into a request."""
        draft.set_header("Authorization", f"Bearer {token or self.token.text()}")


Credential: TypeAlias = Basic | Bearer | ApiKey | OAuth2


@dataclass(frozen=True, slots=True)
class Keyring:
    """The credentials of a client, by the name of their scheme."""

    schemes: Mapping[str, Credential] = field(default_factory=dict[str, Credential])

    def check(self, security: tuple[tuple[str, ...], ...], required: bool) -> None:
        """Raise `ConfigurationError` if required credentials are missing or incomplete."""
        half = [
            (setting, missing)
            for scheme in self.schemes.values()
            if any(setting.given for setting in scheme.settings)
            for setting in scheme.settings
            if setting.given
            for missing in scheme.settings
            if missing.value is None
        ]
        if half and not any(
            self._is_complete(name) and any(s.given for s in self.schemes[name].settings)
            for name in self.schemes
        ):
            setting, missing = half[0]
            raise ConfigurationError(f"`{setting.argument}` was given without {missing}")
        if required and security and self.choose(security) is None:
            ways = [
                " and ".join(
                    str(setting)
                    for name in alternative
                    for setting in (self.schemes[name].settings if name in self.schemes else ())
                )
                for alternative in security
            ]
            listed = "; or ".join(way for way in ways if way)
            raise ConfigurationError(f"there are no credentials: give {listed}")

    def choose(self, security: tuple[tuple[str, ...], ...]) -> tuple[Credential, ...] | None:
        """The first alternative for which everything is there; one that was given as arguments
        before one from the environment, one with credentials before one without. None: none."""
        complete = [way for way in security if all(self._is_complete(name) for name in way)]
        if not complete:
            return None
        best = max(complete, key=self._rank)  # the first of equals
        return tuple(self.schemes[name] for name in best if name in self.schemes)

    def _is_complete(self, name: str) -> bool:
        # Other schemes, such as a TLS certificate, are up to the user's HTTP client or hook.
        scheme = self.schemes.get(name)
        return scheme is None or all(setting.value is not None for setting in scheme.settings)

    def _rank(self, way: tuple[str, ...]) -> int:
        known = [self.schemes[name] for name in way if name in self.schemes]
        given = any(setting.given for scheme in known for setting in scheme.settings)
        return 2 if given else 1 if known else 0
