"""Credentials: their values, and how the types of security schemes apply them to a request.

They are sent only to the origin of the base URL and never appear in a `repr`. Fetching an OAuth2
token is I/O, and is done elsewhere (`sync/tokens.py`).
"""

from __future__ import annotations

import base64
import binascii
import itertools
import os
import re
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final, Literal, Protocol, TypeAlias, get_args
from urllib.parse import quote, urlsplit

from ...errors import ConfigurationError, RequestError

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
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise ConfigurationError(f"{name} contains an unpaired surrogate")


class AuthenticatedRequest(Protocol):
    """What a scheme reads and writes of a request."""

    @property
    def method(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def content(self) -> Any: ...
    def set_header(self, name: str, value: str) -> None: ...
    def set_secret_query(self, name: str, value: str) -> None: ...
    def set_cookie(self, name: str, value: str) -> None: ...


class IncomingRequest(Protocol):
    """The parts of a request that a scheme looks for credentials in."""

    @property
    def headers(self) -> Mapping[str, str]: ...
    @property
    def query(self) -> Sequence[tuple[str, str]]: ...


class BaseCredential(ABC):
    """What all types have in common."""

    __slots__ = ()

    roles: ClassVar[tuple[str, ...]]
    """The names of the fields with the secrets."""
    signs_request: ClassVar[bool] = False
    """Whether it depends on the URL, so that it is applied after credentials in the query."""

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """The secrets that a request needs."""
        return tuple(getattr(self, role) for role in self.roles)

    def describe(self) -> str:
        """How a user can pass the secrets."""
        return " and ".join(secret.describe() for secret in self.secrets)

    @property
    def fetches_token(self) -> bool:
        """Whether a token must be fetched before the request."""
        return False

    @abstractmethod
    def apply(self, request: AuthenticatedRequest, token: str | None) -> None:
        """Add the credentials to a request."""

    def renew(self, sent: Mapping[str, str], received: Mapping[str, str]) -> bool:
        """Whether to repeat a request once that was refused with 401.

        Gets the headers of the request and of the response.
        """
        return any(callable(secret.value) for secret in self.secrets)

    # --- for a server ---

    challenge: ClassVar[str] = ""
    """What `WWW-Authenticate` contains in responses with 401 (RFC 9110, section 11.6.1)."""

    @abstractmethod
    def is_present(self, request: IncomingRequest) -> bool:
        """Whether a request carries credentials of this type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basic(BaseCredential):
    """HTTP Basic: a user name and a password (RFC 7617)."""

    username: Secret
    password: Secret

    roles: ClassVar[tuple[str, ...]] = ("username", "password")
    challenge: ClassVar[str] = 'Basic realm="api"'

    def apply(self, request: AuthenticatedRequest, token: str | None) -> None:
        username = self.username.get_text()
        if ":" in username:
            raise ConfigurationError(
                f"`{self.username.argument}` contains a colon, which Basic does not allow"
            )
        pair = base64.b64encode(f"{username}:{self.password.get_text()}".encode()).decode()
        request.set_header("Authorization", f"Basic {pair}")

    def is_present(self, request: IncomingRequest) -> bool:
        text = _get_authorization(request, "Basic")
        try:
            username, colon, _ = base64.b64decode(text, validate=True).partition(b":")
        except (binascii.Error, ValueError):
            return False
        return bool(username and colon)


_ALGORITHMS: Final = {"MD5": "md5", "SHA-256": "sha256", "SHA-512-256": "sha512_256"}
_CHALLENGE: Final = re.compile(
    r"""([\w!#$%&'*+.^`|~-]+)(?:[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*)))?"""
)
"""The name of a scheme, or a parameter with its quoted or plain value."""


class DigestChallenge:
    """A challenge of a server, which several requests may respond to."""

    def __init__(self, parameters: Mapping[str, str]) -> None:
        self._parameters = parameters
        self._algorithm = parameters.get("algorithm", "MD5").upper()
        offered = parameters.get("qop", "").replace(",", " ").lower().split()
        self._qop = "auth" if "auth" in offered else "auth-int" if "auth-int" in offered else ""
        self._is_legacy = not offered
        self._count = itertools.count(1)

    @property
    def is_supported(self) -> bool:
        """Whether `respond` knows the algorithm and the quality of protection."""
        import hashlib  # here, so that importing a client stays cheap

        name = _ALGORITHMS.get(self._algorithm.removesuffix("-SESS"))
        is_known = name in hashlib.algorithms_available and (self._is_legacy or bool(self._qop))
        return is_known and "nonce" in self._parameters and "realm" in self._parameters

    @property
    def is_stale(self) -> bool:
        """Whether the server refused an old nonce rather than the user name and password."""
        return self._parameters.get("stale", "").lower() == "true"

    def respond(
        self, username: str, password: str, request: AuthenticatedRequest, cnonce: str
    ) -> str:
        """The value of the header `Authorization` (RFC 7616, section 3.4)."""
        realm, nonce = self._parameters["realm"], self._parameters["nonce"]
        parts = urlsplit(request.url)
        uri = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        secret = self._hash(username, realm, password)
        if self._algorithm.endswith("-SESS"):
            secret = self._hash(secret, nonce, cnonce)
        body = [self._hash(_get_body(request))] if self._qop == "auth-int" else []
        action = self._hash(request.method, uri, *body)
        count = f"{next(self._count):08x}"
        proof = [] if self._is_legacy else [count, cnonce, self._qop]
        fields = {
            **self._name_user(username),
            "realm": _quote(realm),
            "uri": _quote(uri),
            "nonce": _quote(nonce),
            "response": _quote(self._hash(secret, nonce, *proof, action)),
        }
        if "algorithm" in self._parameters:
            fields["algorithm"] = self._parameters["algorithm"]
        if not self._is_legacy:
            fields |= {"qop": self._qop, "nc": count}
        if not self._is_legacy or self._algorithm.endswith("-SESS"):
            fields["cnonce"] = _quote(cnonce)
        if "opaque" in self._parameters:
            fields["opaque"] = _quote(self._parameters["opaque"])
        return "Digest " + ", ".join(f"{name}={value}" for name, value in fields.items())

    def _name_user(self, username: str) -> dict[str, str]:
        if self._parameters.get("userhash", "").lower() == "true":
            hashed = self._hash(username, self._parameters["realm"])
            return {"username": _quote(hashed), "userhash": "true"}
        if username.isascii():
            return {"username": _quote(username)}
        return {"username*": f"UTF-8''{quote(username, safe='')}"}

    def _hash(self, *parts: str | bytes) -> str:
        import hashlib

        data = b":".join(part if isinstance(part, bytes) else part.encode() for part in parts)
        name = _ALGORITHMS[self._algorithm.removesuffix("-SESS")]
        return hashlib.new(name, data, usedforsecurity=False).hexdigest()

    def __repr__(self) -> str:
        return f"DigestChallenge({self._algorithm!r})"


class DigestSession:
    """The last challenge, which the next requests respond to without being asked again."""

    __slots__ = ("challenge",)

    def __init__(self) -> None:
        self.challenge: DigestChallenge | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest(BaseCredential):
    """HTTP Digest: proves that the client knows the password, without sending it (RFC 7616)."""

    username: Secret
    password: Secret
    session: DigestSession = field(default_factory=DigestSession, init=False, repr=False)

    roles: ClassVar[tuple[str, ...]] = ("username", "password")
    signs_request: ClassVar[bool] = True
    challenge: ClassVar[str] = 'Digest realm="api", nonce="fake", qop="auth", algorithm=SHA-256'

    def apply(self, request: AuthenticatedRequest, token: str | None) -> None:
        challenge = self.session.challenge
        if challenge is not None:
            username, password = self.username.get_text(), self.password.get_text()
            response = challenge.respond(username, password, request, _create_cnonce())
            request.set_header("Authorization", response)

    def renew(self, sent: Mapping[str, str], received: Mapping[str, str]) -> bool:
        challenges = _parse_challenges(received.get("www-authenticate", ""), "digest")
        # The first one that is supported: the server lists them by preference (section 3.7).
        challenge = next(
            (one for one in map(DigestChallenge, challenges) if one.is_supported), None
        )
        authorization = sent.get("authorization")
        if authorization is None:
            self.session.challenge = challenge
            return challenge is not None
        is_stale = challenge is not None and challenge.is_stale
        self.session.challenge = challenge if is_stale else None
        return is_stale and authorization.startswith("Digest ")

    def is_present(self, request: IncomingRequest) -> bool:
        authorization = request.headers.get("authorization", "")
        return any(one.get("response") for one in _parse_challenges(authorization, "digest"))


def _parse_challenges(header: str, scheme: str) -> Iterator[dict[str, str]]:
    """The parameters of each challenge of a scheme (RFC 9110, section 11.6.1)."""
    found: list[dict[str, str]] = []
    current: dict[str, str] = {}
    for name, quoted, plain in (match.groups() for match in _CHALLENGE.finditer(header)):
        if quoted is None and plain is None:
            current = {}
            if name.lower() == scheme:
                found.append(current)
        else:
            value = plain if quoted is None else re.sub(r"\\(.)", r"\1", quoted)
            current[name.lower()] = value
    return iter(found)


def _create_cnonce() -> str:
    return os.urandom(16).hex()


def _get_body(request: AuthenticatedRequest) -> bytes:
    if request.content is None or isinstance(request.content, bytes):
        return request.content or b""
    raise RequestError("the server requires a digest of the body, which is a stream")


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer(BaseCredential):
    """A token in the header `Authorization` (RFC 6750), after `Bearer` or another prefix."""

    token: Secret
    prefix: str = "Bearer"

    roles: ClassVar[tuple[str, ...]] = ("token",)
    challenge: ClassVar[str] = "Bearer"

    def apply(self, request: AuthenticatedRequest, token: str | None) -> None:
        request.set_header("Authorization", f"{self.prefix} {token or self.token.get_text()}")

    def is_present(self, request: IncomingRequest) -> bool:
        return bool(_get_authorization(request, self.prefix))


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey(BaseCredential):
    """A key in a header, a query parameter or a cookie."""

    key: Secret
    location: str
    """`header`, `query` or `cookie`."""
    name: str
    prefix: str = ""
    """Precedes the key, unless the user's value begins with it."""

    roles: ClassVar[tuple[str, ...]] = ("key",)

    def apply(self, request: AuthenticatedRequest, token: str | None) -> None:
        key = token or self.key.get_text()
        if self.prefix and not key.lower().startswith(self.prefix.lower()):
            key = self.prefix + key
        if self.location == "query":
            request.set_secret_query(self.name, key)
        elif self.location == "cookie":
            request.set_cookie(self.name, key)
        else:
            request.set_header(self.name, key)

    def is_present(self, request: IncomingRequest) -> bool:
        if self.location == "query":
            return bool(dict(request.query).get(self.name))
        if self.location == "cookie":
            cookies = (part.partition("=") for part in request.headers.get("cookie", "").split(";"))
            return any(name.strip() == self.name and value for name, _, value in cookies)
        return bool(request.headers.get(self.name.lower()))


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenOptions:
    """What requests for access tokens contain besides the client credentials."""

    scopes: Sequence[str] | None = None
    """The scopes to request, instead of those that each operation requires."""
    audience: str | None = None
    """The API that the token is for, as some servers call it."""
    resource: str | Sequence[str] = ()
    """The URIs of the API that the token is for (RFC 8707)."""
    auth_method: Literal["client_secret_basic", "client_secret_post"] | None = None
    """Whether the secret is sent in a header or in the body (RFC 7591, section 2)."""
    parameters: Mapping[str, str] = field(default_factory=dict[str, str])
    """Other parameters of the body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuth2(BaseCredential):
    """An access token, passed by the user or granted for client credentials (RFC 6749)."""

    token: Secret
    client_id: Secret | None = None
    client_secret: Secret | None = None
    refresh_token: Secret | None = None
    token_url: str | None = None
    """The URL that grants tokens for client credentials (section 4.4)."""
    refresh_url: str | None = None
    """The URL that grants tokens for a refresh token (section 6)."""
    auth_method: str = "client_secret_basic"
    audience: str | None = None
    resource: str | None = None
    custom_url: str | None = None
    """The user's token URL, which overrides both."""
    options: TokenOptions | None = None

    roles: ClassVar[tuple[str, ...]] = ("token",)
    challenge: ClassVar[str] = "Bearer"

    @property
    def grant_type(self) -> str | None:
        """How a token is requested; None if the user has not passed what that needs."""
        if not _is_set(self.client_id):
            return None
        if _is_set(self.refresh_token) and (self.custom_url or self.refresh_url):
            return "refresh_token"
        has_url = self.custom_url or self.token_url
        return "client_credentials" if has_url and _is_set(self.client_secret) else None

    @property
    def secrets(self) -> tuple[Secret, ...]:
        parts = (self.client_id, self.client_secret, self.refresh_token)
        if self.token.value is not None:
            return (self.token,)
        if self.grant_type is not None:
            return tuple(part for part in parts if part is not None and part.value is not None)
        if any(part is not None and part.is_argument for part in parts):
            refresh = self.refresh_token
            refreshes = refresh is not None and (refresh.is_argument or self.token_url is None)
            needed = (self.client_id, refresh if refreshes else self.client_secret)
            return tuple(part for part in needed if part is not None)
        return (self.token,)

    def describe(self) -> str:
        parts = (
            self.client_id,
            self.refresh_token if self.token_url is None else self.client_secret,
        )
        needed = " and ".join(f"`{part.argument}=`" for part in parts if part is not None)
        return f"{self.token.describe()}, or {needed}"

    @property
    def fetches_token(self) -> bool:
        return self.token.value is None and self.grant_type is not None

    def apply(self, request: AuthenticatedRequest, token: str | None) -> None:
        request.set_header("Authorization", f"Bearer {token or self.token.get_text()}")

    def renew(self, sent: Mapping[str, str], received: Mapping[str, str]) -> bool:
        return self.grant_type is not None or callable(self.token.value)

    def is_present(self, request: IncomingRequest) -> bool:
        return bool(_get_authorization(request, "Bearer"))


def _is_set(secret: Secret | None) -> bool:
    return secret is not None and secret.value is not None


Credential: TypeAlias = Basic | Digest | Bearer | ApiKey | OAuth2


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
