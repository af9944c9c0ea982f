"""Security scheme types: which secrets a scheme needs, and where a request carries them.

Everything the generator knows about a type is in its class. `runtime/_runtime/auth/credentials.py`
has the class that the generated client and its fake use (`runtime_class`). To add a type, write
both classes, and add this one to `SchemeType`.
"""

from __future__ import annotations

import base64
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from typing import ClassVar, Final, Literal, Self, TypeAlias, get_args

from ..values import JsonObject, as_object, as_text

_OTHER_HTTP_SCHEMES: Final = frozenset(
    {"", "basic", "digest", "mutual", "negotiate", "ntlm", "hoba", "scram-sha-256"}
)
AUTH_METHODS: Final = ("client_secret_basic", "client_secret_post")
"""How a client can authenticate to a token URL (RFC 7591, section 2). The first is the default."""
_FLOWS: Final = (
    "clientCredentials",
    "authorizationCode",
    "password",
    "implicit",
    "deviceAuthorization",
)


@dataclass(frozen=True, slots=True)
class SecretParameter:
    """The part of a request that carries the secrets of a scheme."""

    location: Literal["query", "header", "cookie"]
    name: str
    prefix: str = ""
    """Precedes the encoded secrets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseScheme(ABC):
    """What all types have in common."""

    title: ClassVar[str] = ""
    """What the documentation calls the type."""
    roles: ClassVar[tuple[str, ...]] = ()
    """The secrets, in order. Empty if the client cannot send them."""
    usual_names: ClassVar[Mapping[str, str]] = {}
    """What users call a secret, by role, if it differs from the role."""
    optional_roles: ClassVar[tuple[str, ...]] = ()
    """Further secrets that some schemes of the type take instead, such as client credentials."""
    curl_options: ClassVar[str] = ""
    """The options of curl before the secrets, joined by colons, if curl sends them itself."""

    @classmethod
    @abstractmethod
    def read(cls, declared: JsonObject) -> Self | None:
        """The type of a Security Scheme Object; None if it is another one."""

    def configure(self, extension: JsonObject) -> Self:
        """The type with the settings of `x-clientwright`."""
        return self

    @property
    def runtime_class(self) -> str:
        """The class of the runtime."""
        return type(self).__name__

    @property
    def client_roles(self) -> tuple[str, ...]:
        """Those of `optional_roles` that this scheme takes."""
        return ()

    @property
    def setting_roles(self) -> tuple[str, ...]:
        """Other arguments of the client for this scheme, which are not secrets."""
        return ()

    @property
    def parameter(self) -> SecretParameter | None:
        """The part of a request that carries the secrets."""
        return None

    def encode(self, secrets: Sequence[str]) -> str:
        """The text that carries the secrets, given in the order of `roles`."""
        return secrets[0]

    def runtime_fields(self) -> dict[str, str]:
        """The arguments of the runtime's class, except for secrets and defaults."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        defaults = {one.name: one.default for one in fields(self) if one.default is not MISSING}
        return {
            name: value
            for name, value in values.items()
            if isinstance(value, str) and value != defaults.get(name)
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Basic(BaseScheme):
    """HTTP Basic (RFC 7617)."""

    title: ClassVar[str] = "HTTP Basic"
    roles: ClassVar[tuple[str, ...]] = ("username", "password")
    curl_options: ClassVar[str] = "--user"

    @classmethod
    def read(cls, declared: JsonObject) -> Self | None:
        return cls() if _http_scheme(declared).lower() == "basic" else None

    @property
    def parameter(self) -> SecretParameter:
        return SecretParameter("header", "Authorization", "Basic ")

    def encode(self, secrets: Sequence[str]) -> str:
        return base64.b64encode(":".join(secrets).encode()).decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest(BaseScheme):
    """HTTP Digest (RFC 7616). What a request carries depends on the challenge of the server."""

    title: ClassVar[str] = "HTTP Digest"
    roles: ClassVar[tuple[str, ...]] = ("username", "password")
    curl_options: ClassVar[str] = "--digest --user"

    @classmethod
    def read(cls, declared: JsonObject) -> Self | None:
        return cls() if _http_scheme(declared).lower() == "digest" else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer(BaseScheme):
    """A token after a prefix (RFC 6750): `Authorization: <prefix> <token>`."""

    title: ClassVar[str] = "HTTP Bearer"
    roles: ClassVar[tuple[str, ...]] = ("token",)

    prefix: str = "Bearer"

    @classmethod
    def read(cls, declared: JsonObject) -> Self | None:
        prefix = _http_scheme(declared)
        if prefix.lower() in _OTHER_HTTP_SCHEMES:
            return None
        return cls() if prefix.lower() == "bearer" else cls(prefix=prefix)

    @property
    def parameter(self) -> SecretParameter:
        return SecretParameter("header", "Authorization", f"{self.prefix} ")


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey(BaseScheme):
    """A key in a header, a query parameter or a cookie."""

    title: ClassVar[str] = "API key"
    roles: ClassVar[tuple[str, ...]] = ("key",)
    usual_names: ClassVar[Mapping[str, str]] = {"key": "api_key"}

    location: Literal["query", "header", "cookie"]
    name: str
    prefix: str = ""
    """Precedes the key: `Bot ` in `Authorization: Bot <key>`."""

    @classmethod
    def read(cls, declared: JsonObject) -> Self | None:
        location, name = as_text(declared.get("in")), as_text(declared.get("name"))
        if _type(declared) != "apikey" or not name:
            return None
        match location:
            case "query" | "header" | "cookie":
                return cls(location=location, name=name)
            case _:
                return None

    def configure(self, extension: JsonObject) -> Self:
        return replace(self, prefix=as_text(extension.get("prefix")))

    @property
    def parameter(self) -> SecretParameter:
        return SecretParameter(self.location, self.name, self.prefix)


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuth2(BaseScheme):
    """A token, or what is exchanged for one (RFC 6749).

    That is a client id with a secret (section 4.4), or with a refresh token (section 6).
    """

    title: ClassVar[str] = "OAuth 2"
    roles: ClassVar[tuple[str, ...]] = ("token",)
    optional_roles: ClassVar[tuple[str, ...]] = ("client_id", "client_secret", "refresh_token")
    usual_names: ClassVar[Mapping[str, str]] = {"token": "access_token"}

    token_url: str | None = None
    """The URL that grants tokens for client credentials."""
    refresh_url: str | None = None
    """The URL that grants tokens for a refresh token."""
    scopes: tuple[str, ...] = ()
    auth_method: str = AUTH_METHODS[0]
    """How the client authenticates to these URLs (RFC 7591, section 2)."""
    audience: str | None = None
    resource: str | None = None

    @classmethod
    def read(cls, declared: JsonObject) -> Self | None:
        if _type(declared) != "oauth2":
            return None
        all_flows = as_object(declared.get("flows"))
        flows = {name: as_object(all_flows[name]) for name in _FLOWS if name in all_flows}
        scopes = [scope for flow in flows.values() for scope in as_object(flow.get("scopes"))]
        token_url = as_text(flows.pop("clientCredentials", {}).get("tokenUrl"))
        refresh_urls = (
            as_text(flow.get(name))
            for flow in flows.values()
            for name in ("refreshUrl", "tokenUrl")
        )
        return cls(
            token_url=token_url or None,
            refresh_url=next(filter(None, refresh_urls), None),
            scopes=tuple(dict.fromkeys(scopes)),
        )

    def configure(self, extension: JsonObject) -> Self:
        request = as_object(extension.get("token-request"))
        method = as_text(request.get("auth-method"))
        return replace(
            self,
            auth_method=method if method in AUTH_METHODS else self.auth_method,
            audience=as_text(request.get("audience")) or None,
            resource=as_text(request.get("resource")) or None,
        )

    @property
    def requests_tokens(self) -> bool:
        """Whether the client can request a token."""
        return bool(self.token_url or self.refresh_url)

    @property
    def runtime_class(self) -> str:
        return "OAuth2" if self.requests_tokens else "Bearer"

    @property
    def client_roles(self) -> tuple[str, ...]:
        roles = self.optional_roles if self.requests_tokens else ()
        return roles if self.refresh_url else roles[:2]

    @property
    def setting_roles(self) -> tuple[str, ...]:
        return ("token_url", "token_options") if self.requests_tokens else ()

    @property
    def parameter(self) -> SecretParameter:
        return SecretParameter("header", "Authorization", "Bearer ")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenIdConnect(BaseScheme):
    """A token of an OpenID Connect provider."""

    title: ClassVar[str] = "OpenID Connect"
    roles: ClassVar[tuple[str, ...]] = ("token",)
    usual_names: ClassVar[Mapping[str, str]] = {"token": "access_token"}

    @classmethod
    def read(cls, declared: JsonObject) -> Self | None:
        return cls() if _type(declared) == "openidconnect" else None

    @property
    def runtime_class(self) -> str:
        return "Bearer"

    @property
    def parameter(self) -> SecretParameter:
        return SecretParameter("header", "Authorization", "Bearer ")


@dataclass(frozen=True, slots=True, kw_only=True)
class MutualTLS(BaseScheme):
    """A client certificate. The user's own HTTP client presents it."""

    @classmethod
    def read(cls, declared: JsonObject) -> Self | None:
        return cls() if _type(declared) == "mutualtls" else None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsupportedScheme(BaseScheme):
    """A type that the client cannot send (HTTP Negotiate, an unknown type). A hook has to do it."""

    kind: str
    """The HTTP scheme, or else the type."""

    @classmethod
    def read(cls, declared: JsonObject) -> Self | None:
        return cls(kind=as_text(declared.get("scheme")) or as_text(declared.get("type")))


SchemeType: TypeAlias = (
    Basic | Digest | Bearer | ApiKey | OAuth2 | OpenIdConnect | MutualTLS | UnsupportedScheme
)
"""The types, in the order in which they are tried. The last one is for anything else."""


SCHEME_TYPES: Final[tuple[type[SchemeType], ...]] = get_args(SchemeType)


def group_titles_by_role() -> dict[str, str]:
    """The titles of the types that have a role, joined by commas."""
    titles: dict[str, list[str]] = {}
    for type_ in SCHEME_TYPES:
        for role in (*type_.roles, *type_.optional_roles):
            titles.setdefault(role, []).append(type_.title)
    return {role: ", ".join(names) for role, names in titles.items()}


def read_scheme_type(declared: JsonObject, extension: JsonObject) -> SchemeType:
    """The type of a Security Scheme Object with an `x-clientwright`."""
    schemes = (type_.read(declared) for type_ in SCHEME_TYPES)
    return next(scheme for scheme in schemes if scheme is not None).configure(extension)


def _type(declared: JsonObject) -> str:
    return as_text(declared.get("type")).lower()


def _http_scheme(declared: JsonObject) -> str:
    return as_text(declared.get("scheme")) if _type(declared) == "http" else ""
