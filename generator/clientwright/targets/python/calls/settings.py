"""The client's arguments for credentials and server variables.

Planned once for the client classes, the README and the fake. The runtime's own options are not
here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from ....conventions.security import OAuth2
from ....model import (
    NO_DOCS,
    Api,
    Credential,
    Docs,
    SecurityRequirement,
    SecurityScheme,
    Server,
    ServerVariable,
)
from ....names.words import split_words
from ..naming.names import PythonNames
from ..naming.spelling import reserved, snake
from ..source.expression import CallExpr, DictExpr, Expression, Name, TupleExpr, Value, symbol
from ..source.prose import first_sentence

_MODULE = "._runtime.auth.credentials"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerGroup:
    """Servers whose variables can have the same values."""

    names: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]
    """By wire name; empty if a variable can have any value."""


class SettingKind(Enum):
    """What a setting is, which decides its type."""

    SECRET = auto()
    TOKEN = auto()
    """A secret, or a function that returns it."""
    TOKEN_URL = auto()
    TOKEN_OPTIONS = auto()
    VARIABLE = auto()
    """A variable of a server's URL."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """An argument of the client's constructor: a credential, or a server variable."""

    argument: str
    variable: str | None
    """The environment variable with its default."""
    kind: SettingKind = SettingKind.SECRET
    is_required: bool = False
    """Whether requests need it, unless an alternative is passed. Tests pass these."""
    docs: Docs = NO_DOCS
    wire_name: str = ""
    """The name of a server variable in the URL."""
    default: str | None = None
    """The default of a server variable."""
    values: tuple[str, ...] = ()
    """The allowed values of a server variable; empty if it can have any."""


_SETTING_KINDS: Final = {
    "token_url": SettingKind.TOKEN_URL,
    "token_options": SettingKind.TOKEN_OPTIONS,
}
_MAX_GROUPS: Final = 4
"""Of servers. Beyond that, variables that differ are plain strings, which are checked in calls."""
_KEYWORDS: Final = {SettingKind.TOKEN_URL: "custom_url", SettingKind.TOKEN_OPTIONS: "options"}
"""The fields of the runtime's class for settings that are not secrets."""
_ROLE_DESCRIPTIONS: Final = {
    "client_id": "The client id for OAuth 2, to request tokens.",
    "client_secret": "The client secret for OAuth 2.",
    "refresh_token": "A refresh token for OAuth 2, to request tokens with the client id.",
}


class Settings:
    def __init__(self, api: Api, names: PythonNames) -> None:
        self._api = api
        self._names = names
        self.usable = frozenset(scheme.id for scheme in api.schemes if scheme.credentials)
        """The schemes that the client can send. Others are up to `http_client` or a hook."""

    def credentials(self) -> tuple[Setting, ...]:
        """The arguments for credentials, without duplicates, in the order of the document."""
        found: dict[str, Setting] = {}
        for scheme in self._api.schemes:
            if scheme.id in self.usable:
                for _, setting in self._settings_of(scheme):
                    found.setdefault(setting.argument, setting)
        return tuple(found.values())

    def variables(self) -> tuple[Setting, ...]:
        """The arguments for the variables in the URLs of all servers."""
        taken = {setting.argument for setting in self.credentials()} | reserved("credentials")
        settings: list[Setting] = []
        for variable, values in self._all_variables():
            name = snake(split_words(variable.name), prefix="server")
            if name in taken:
                name = f"server_{name}"
            while name in taken:
                name += "_"
            taken |= {name}
            settings.append(
                Setting(
                    argument=name,
                    variable=None,
                    kind=SettingKind.VARIABLE,
                    docs=variable.docs,
                    wire_name=variable.name,
                    default=variable.default,
                    values=values,
                )
            )
        return tuple(settings)

    def _all_variables(self) -> Iterator[tuple[ServerVariable, tuple[str, ...]]]:
        """The variables of servers by their first definition, with the values that all allow."""
        servers = [*self._api.servers]
        for operation in self._api.operations():
            servers += operation.servers
        found: dict[str, list[ServerVariable]] = {}
        for server in servers:
            for variable in server.variables:
                found.setdefault(variable.name, []).append(variable)
        for variables in found.values():
            values = [value for variable in variables for value in variable.values]
            is_closed = all(variable.values for variable in variables)
            yield variables[0], tuple(dict.fromkeys(values)) if is_closed else ()

    def servers(self) -> tuple[Server, ...]:
        """The servers that users can select by name, if there are several."""
        named = tuple(server for server in self._api.servers if server.name is not None)
        return named if len(named) > 1 else ()

    def server_groups(self) -> tuple[ServerGroup, ...]:
        """The servers that can be selected, by the values that their variables can have.

        The default server is in the first group. Empty if there are no differences.
        """
        groups: dict[tuple[tuple[str, tuple[str, ...]], ...], list[str]] = {}
        for server in (*self._api.servers[:1], *self.servers()):
            key = tuple((variable.name, variable.values) for variable in server.variables)
            names = groups.setdefault(key, [])
            if server.name is not None and server.name not in names:
                names.append(server.name)
        allowed: dict[str, set[tuple[str, ...]]] = {}
        for name, values in (pair for key in groups for pair in key):
            allowed.setdefault(name, set()).add(values)
        is_same = all(len(values) == 1 for values in allowed.values())
        if is_same or len(groups) > _MAX_GROUPS:
            return ()
        return tuple(ServerGroup(names=tuple(groups[key]), values=dict(key)) for key in groups)

    def server_calls(self, servers: tuple[Server, ...]) -> Expression:
        """Servers, as in the runtime: `(Server("https://{region}.example", {"region": "eu"}),)`."""
        return TupleExpr(tuple(map(self._server_call, servers)))

    def _server_call(self, server: Server) -> Expression:
        arguments: list[Expression] = [Value(server.url)]
        if server.variables:
            defaults = ((Value(one.name), Value(one.default)) for one in server.variables)
            arguments.append(DictExpr(tuple(defaults)))
        keywords: list[tuple[str, Expression]] = []
        closed = [one for one in server.variables if one.values]
        if closed:
            values = ((Value(one.name), TupleExpr(tuple(map(Value, one.values)))) for one in closed)
            keywords.append(("values", DictExpr(tuple(values))))
        if server.name is not None and self.servers():
            keywords.append(("name", Value(server.name)))
        return CallExpr(symbol("._runtime.operation", "Server"), tuple(arguments), tuple(keywords))

    def schemes(self) -> Iterator[tuple[str, Expression]]:
        """The name of each scheme, and its credential: an instance of a class of the runtime."""
        for scheme in self._api.schemes:
            if scheme.id in self.usable:
                yield scheme.id, self._credential(scheme)

    def requirements(self, requirements: tuple[SecurityRequirement, ...]) -> Expression:
        """The alternatives, as in the runtime: `(("token",), ("key", "secret"))`."""
        alternatives = (
            tuple(Value(id) for id, _ in requirement.schemes if id in self.usable)
            for requirement in requirements
        )
        return TupleExpr(tuple(dict.fromkeys(map(TupleExpr, alternatives))))

    def scopes(self, requirements: tuple[SecurityRequirement, ...]) -> Expression | None:
        """The scopes that OAuth2 tokens need, by scheme: those of the first alternative."""
        found: dict[str, tuple[str, ...]] = {}
        for requirement in requirements:
            for id, scopes in requirement.schemes:
                if self._fetches_token(id):
                    found.setdefault(id, scopes)
        entries = [
            (Value(id), TupleExpr(tuple(map(Value, found[id])))) for id in found if found[id]
        ]
        return DictExpr(tuple(entries)) if entries else None

    def _fetches_token(self, id: str) -> bool:
        return any(scheme.alternatives for scheme in self._api.schemes if scheme.id == id)

    def has_exemptions(self) -> bool:
        """Whether the document exempts operations, to which users may want to authenticate."""
        exempt = any(one.is_exempt and not one.security for one in self._api.operations())
        return exempt and bool(self.usable) and not self._api.implied_security

    def required(self) -> bool:
        """Whether every operation needs credentials."""
        operations = self._api.operations()
        return bool(operations) and all(
            operation.security
            and all(
                any(id in self.usable for id, _ in requirement.schemes)
                for requirement in operation.security
            )
            for operation in operations
        )

    def _settings_of(self, scheme: SecurityScheme) -> Iterator[tuple[str, Setting]]:
        """The role and the argument of each secret."""
        for number, credential in enumerate((*scheme.credentials, *scheme.alternatives)):
            docs = credential.docs
            if not (docs.description or docs.summary):
                description = first_sentence(scheme.docs.description) if number == 0 else ""
                docs = Docs(description=description or _ROLE_DESCRIPTIONS.get(credential.role, ""))
            yield (
                credential.role,
                Setting(
                    argument=self._names.credential(scheme.id, credential.role),
                    variable=self._find_variable(scheme, credential),
                    docs=docs,
                    is_required=(
                        credential in scheme.credentials
                        and scheme.id not in self._api.unused_schemes
                    ),
                    kind=(
                        SettingKind.TOKEN
                        if credential.role in {"token", "key"}
                        else SettingKind.SECRET
                    ),
                ),
            )
        for role in scheme.type.setting_roles:
            yield (
                role,
                Setting(
                    argument=self._names.credential(scheme.id, role),
                    variable=None,
                    kind=_SETTING_KINDS[role],
                    docs=Docs(description=_describe_setting(scheme, role)),
                ),
            )

    def _find_variable(self, scheme: SecurityScheme, credential: Credential) -> str | None:
        """The environment variable. Credentials that nothing requires must be passed."""
        if self._api.implied_security and credential.env is None:
            return None
        return self._names.variable(scheme.id, credential.role)

    def _credential(self, scheme: SecurityScheme) -> Expression:
        keywords: list[tuple[str, Expression]] = []
        for role, setting in self._settings_of(scheme):
            if setting.kind in _KEYWORDS:
                keywords.append((_KEYWORDS[setting.kind], Name(setting.argument)))
                continue
            arguments: list[Expression] = [Value(setting.argument), Name(setting.argument)]
            if setting.variable is not None:
                arguments.append(Value(setting.variable))
            keywords.append((role, CallExpr(symbol(_MODULE, "Secret"), tuple(arguments))))
        for name, value in scheme.type.runtime_fields().items():
            keywords.append((name, Value(value)))
        return CallExpr(symbol(_MODULE, scheme.type.runtime_class), (), tuple(keywords))


def _describe_setting(scheme: SecurityScheme, role: str) -> str:
    if role == "token_options":
        return "Scopes, audience and other parameters of requests for tokens."
    urls = (
        (scheme.type.token_url, scheme.type.refresh_url) if isinstance(scheme.type, OAuth2) else ()
    )
    return f"The URL that grants tokens. Default: `{next(filter(None, urls), '')}`."
