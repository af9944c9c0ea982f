"""What a client is made with beside the runtime's own options: credentials and server variables.

Planned once for the client classes, the README and the fake. Not here: which scheme an operation
needs (`operations.py`), and how a credential is sent (the runtime).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ....model import (
    NO_DOCS,
    Api,
    Docs,
    ParameterLocation,
    SchemeKind,
    SecurityRequirement,
    SecurityScheme,
)
from ....names import split_words
from ..naming.names import PythonNames
from ..naming.spelling import ascii_words, reserved, snake
from ..source.expression import CallExpr, Expression, Name, TupleExpr, Value, symbol
from ..source.prose import first_sentence

_MODULE = "._runtime.auth.credentials"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """An argument of the client's constructor: a credential, or a variable of the server's URL."""

    argument: str
    variable: str | None
    """The environment variable that is read where the argument is not given."""
    docs: Docs = NO_DOCS
    is_token: bool = False
    """It may also be a function that gives a token."""
    wire_name: str = ""
    """Of a server variable: its name in the URL."""
    default: str | None = None
    """Of a server variable: its default."""


class Settings:
    """The settings of one API's client."""

    def __init__(self, api: Api, names: PythonNames) -> None:
        self._api = api
        self._names = names
        self.usable = frozenset(scheme.id for scheme in api.schemes if _is_usable(scheme))
        """The schemes that the client can show itself; others are the business of `http_client`."""

    def credentials(self) -> tuple[Setting, ...]:
        """The arguments for credentials, each once, in the document's order."""
        found: dict[str, Setting] = {}
        for scheme in self._api.schemes:
            if scheme.id in self.usable:
                for setting in self._of(scheme):
                    found.setdefault(setting.argument, setting)
        return tuple(found.values())

    def variables(self) -> tuple[Setting, ...]:
        """The arguments for the variables of the first server's URL."""
        if not self._api.servers:
            return ()
        taken = {setting.argument for setting in self.credentials()} | reserved("credentials")
        made: list[Setting] = []
        for variable in self._api.servers[0].variables:
            name = snake(split_words(variable.name), prefix="server")
            if name in taken:
                name = f"server_{name}"
            while name in taken:
                name += "_"
            taken |= {name}
            made.append(
                Setting(
                    argument=name,
                    variable=None,
                    docs=variable.docs,
                    wire_name=variable.name,
                    default=variable.default,
                )
            )
        return tuple(made)

    def schemes(self) -> Iterator[tuple[str, Expression]]:
        """Each scheme by its name, as the runtime's credential made of the arguments."""
        for scheme in self._api.schemes:
            if scheme.id in self.usable:
                yield scheme.id, self._scheme(scheme)

    def requirements(self, requirements: tuple[SecurityRequirement, ...]) -> Expression:
        """The alternatives as the runtime has them: `(("token",), ("key", "secret"))`."""
        alternatives = (
            tuple(Value(id) for id, _ in requirement.schemes if id in self.usable)
            for requirement in requirements
        )
        return TupleExpr(tuple(dict.fromkeys(map(TupleExpr, alternatives))))

    def required(self) -> bool:
        """Whether no operation works without credentials."""
        operations = self._api.operations()
        return bool(operations) and all(
            operation.security
            and all(
                any(id in self.usable for id, _ in requirement.schemes)
                for requirement in operation.security
            )
            for operation in operations
        )

    def _of(self, scheme: SecurityScheme) -> Iterator[Setting]:
        for number, credential in enumerate(scheme.credentials):
            docs = credential.docs
            if number == 0 and not (docs.description or docs.summary):
                docs = Docs(description=first_sentence(scheme.docs.description))
            yield Setting(
                argument=self._names.credential(scheme.id, credential.role),
                variable=self._names.variable(scheme.id, credential.role),
                docs=docs,
                is_token=credential.role in {"token", "key"},
            )
        if _exchanges(scheme):
            for name in ("client_id", "client_secret"):
                yield Setting(argument=name, variable=f"{self._prefix}_{name.upper()}")

    @property
    def _prefix(self) -> str:
        return "_".join(ascii_words(self._names.package)).upper() or "API"

    def _scheme(self, scheme: SecurityScheme) -> Expression:
        settings = {
            role: CallExpr(
                symbol(_MODULE, "Secret"),
                (Value(setting.argument), Name(setting.argument), Value(setting.variable)),
            )
            for role, setting in zip(
                [item.role for item in scheme.credentials] + ["client_id", "client_secret"],
                self._of(scheme),
                strict=False,
            )
        }
        keywords: list[tuple[str, Expression]] = list(settings.items())
        match scheme.kind:
            case SchemeKind.BASIC:
                return CallExpr(symbol(_MODULE, "Basic"), (), tuple(keywords))
            case SchemeKind.API_KEY:
                place = (scheme.location or ParameterLocation.HEADER).value
                keywords += [("location", Value(place)), ("name", Value(scheme.wire_name))]
                return CallExpr(symbol(_MODULE, "ApiKey"), (), tuple(keywords))
            case SchemeKind.OAUTH2 if _exchanges(scheme):
                keywords.append(("token_url", Value(scheme.token_url)))
                return CallExpr(symbol(_MODULE, "OAuth2"), (), tuple(keywords))
            case _:
                if scheme.prefix not in {None, "Bearer"}:
                    keywords.append(("prefix", Value(scheme.prefix)))
                return CallExpr(symbol(_MODULE, "Bearer"), (), tuple(keywords))


def _is_usable(scheme: SecurityScheme) -> bool:
    return bool(scheme.credentials) and scheme.kind not in {
        SchemeKind.OTHER,
        SchemeKind.MUTUAL_TLS,
    }


def _exchanges(scheme: SecurityScheme) -> bool:
    """Whether client credentials can be exchanged for its token (RFC 6749, section 4.4)."""
    return scheme.kind is SchemeKind.OAUTH2 and scheme.token_url is not None
