"""The client's arguments for credentials and server variables.

Planned once for the client classes, the README and the fake. The runtime's own options are not
here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ....model import NO_DOCS, Api, Docs, SecurityRequirement, SecurityScheme
from ....names.words import split_words
from ..naming.names import PythonNames
from ..naming.spelling import ascii_words, reserved, snake
from ..source.expression import CallExpr, Expression, Name, TupleExpr, Value, symbol
from ..source.prose import first_sentence

_MODULE = "._runtime.auth.credentials"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """An argument of the client's constructor: a credential, or a server variable."""

    argument: str
    variable: str | None
    """The environment variable with its default."""
    docs: Docs = NO_DOCS
    is_token: bool = False
    """Whether it may also be a function that returns the token."""
    wire_name: str = ""
    """The name of a server variable in the URL."""
    default: str | None = None
    """The default of a server variable."""


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
        """The arguments for the variables of the first server's URL."""
        if not self._api.servers:
            return ()
        taken = {setting.argument for setting in self.credentials()} | reserved("credentials")
        settings: list[Setting] = []
        for variable in self._api.servers[0].variables:
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
                    docs=variable.docs,
                    wire_name=variable.name,
                    default=variable.default,
                )
            )
        return tuple(settings)

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
        for number, credential in enumerate(scheme.credentials):
            docs = credential.docs
            if number == 0 and not (docs.description or docs.summary):
                docs = Docs(description=first_sentence(scheme.docs.description))
            yield (
                credential.role,
                Setting(
                    argument=self._names.credential(scheme.id, credential.role),
                    variable=self._names.variable(scheme.id, credential.role),
                    docs=docs,
                    is_token=credential.role in {"token", "key"},
                ),
            )
        prefix = "_".join(ascii_words(self._names.package)).upper() or "API"
        for role in scheme.type.client_roles:
            yield role, Setting(argument=role, variable=f"{prefix}_{role.upper()}")

    def _credential(self, scheme: SecurityScheme) -> Expression:
        keywords: list[tuple[str, Expression]] = []
        for role, setting in self._settings_of(scheme):
            arguments = Value(setting.argument), Name(setting.argument), Value(setting.variable)
            keywords.append((role, CallExpr(symbol(_MODULE, "Secret"), arguments)))
        for name, value in scheme.type.runtime_fields().items():
            keywords.append((name, Value(value)))
        return CallExpr(symbol(_MODULE, scheme.type.runtime_class), (), tuple(keywords))
