"""All identifiers of the Python output, assigned once.

`assign_names` names everything in an `Api`; later stages only look names up. A name does not depend
on the order of the document, and an addition to a document renames nothing else unless it requests
the same name.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ....diagnostics.findings import Diagnostics
from ....diagnostics.origin import Origin
from ....diagnostics.rules import NAME_QUALIFIED
from ....errors import UserError
from ....model import Api, Credential, SecurityScheme, TypeId
from ....names.assignment import Collision, NameRequest, assign_unique_names
from ....names.words import split_words
from ... import TargetConfig
from ..representation import Representation
from ..source.expression import is_identifier
from .operation_names import OperationName, OperationNames, ResourceName, name_operations
from .spelling import ascii_words, class_words, pascal, reserved, snake
from .type_names import TypeName, TypeNames, name_types

__all__ = ["OperationName", "PythonNames", "ResourceName", "TypeName", "assign_names"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PythonNames:
    """All names. Lookups raise KeyError for anything that is not in the `Api`."""

    package: str
    """The import package: `twilio_assistants`."""
    client: str
    async_client: str
    types: TypeNames
    calls: OperationNames
    credentials: Mapping[tuple[str, str], str]
    variables: Mapping[tuple[str, str], str]

    def type(self, type_id: TypeId) -> TypeName:
        return self.types.types[type_id]

    def field(self, type_id: TypeId, wire_name: str) -> str:
        return self.types.fields[type_id][wire_name]

    def resource(self, path: tuple[str, ...]) -> ResourceName:
        """The names of a resource, by `Resource.path`; the empty path is the client."""
        return self.calls.resources[path]

    def attributes(self, path: tuple[str, ...]) -> list[str]:
        """The attributes that lead from the client to a resource: `sessions`, `messages`."""
        return [self.resource(path[:depth]).attribute for depth in range(1, len(path) + 1)]

    def call_path(self, path: tuple[str, ...]) -> str:
        """The expression that reaches a resource: `client.sessions.messages`."""
        return ".".join(["client", *self.attributes(path)])

    def operation(self, operation_id: str) -> OperationName:
        return self.calls.operations[operation_id]

    def credential(self, scheme_id: str, role: str) -> str:
        """The argument of the client for a credential: `auth_token`."""
        return self.credentials[scheme_id, role]

    def variable(self, scheme_id: str, role: str) -> str:
        """The environment variable for a credential: `TWILIO_AUTH_TOKEN`."""
        return self.variables[scheme_id, role]


def assign_names(api: Api, config: TargetConfig, diagnostics: Diagnostics) -> PythonNames:
    """Assign all names, and report those that had to be qualified.

    Raises `UserError` if the configured name of the package or the client is invalid.
    """
    _check_configured(config)
    representation = Representation(api)
    package = config.package or _derive_package_name(api)
    client = config.client or _derive_client_name(api)
    types = name_types(representation)
    calls = name_operations(representation, client, types.fields)
    credentials, collisions = _name_credentials(api.schemes)
    report_collisions((*types.collisions, *calls.collisions, *collisions), diagnostics)
    return PythonNames(
        package=package,
        client=client,
        async_client=f"Async{client}",
        types=types,
        calls=calls,
        credentials=credentials,
        variables=_name_variables(api.schemes, credentials, package),
    )


def _check_configured(config: TargetConfig) -> None:
    for option, name in (("package", config.package), ("client", config.client)):
        if name is not None and not is_identifier(name):
            raise UserError(
                f"{option} {name!r}: not a valid Python name; use letters, digits and `_`, start"
                " with a letter, and avoid keywords"
            )
    if config.package in {*sys.stdlib_module_names, "httpx2", "msgspec"}:
        raise UserError(f"package {config.package!r}: hides a module of that name; choose another")


def report_collisions(collisions: Iterable[Collision], diagnostics: Diagnostics) -> None:
    """Report the names that had to be qualified.

    An element inside one that was already reported is skipped.
    """
    reported: set[Origin] = set()
    for collision in sorted(collisions, key=lambda item: str(item.request.origin or "")):
        origin = collision.request.origin
        if collision.wanted == collision.got:
            continue
        if origin is not None:
            if not reported.isdisjoint(_list_parents(origin)):
                continue
            reported.add(origin)
        diagnostics.report(
            NAME_QUALIFIED,
            origin,
            key=True,
            related=[
                (other.origin, "requests the same name")
                for other in collision.others
                if other.origin is not None
            ],
            wanted=collision.wanted,
            got=collision.got,
        )


def _list_parents(origin: Origin) -> Iterator[Origin]:
    pointer = origin.pointer
    while "/" in pointer:
        pointer = pointer.rpartition("/")[0]
        yield Origin(origin.file, pointer)


# --- the package and its clients -----------------------------------------------------------------

_GENERIC_WORDS = frozenset(
    ("api", "apis", "rest", "restful", "http", "openapi", "swagger", "specification", "spec")
)


def _title_words(api: Api) -> tuple[str, ...]:
    """The words of the document's title without generic words and a version."""
    words = ascii_words(api.title)
    specific = [word for word in words if word.lower() not in _GENERIC_WORDS]
    while len(specific) > 1 and specific[-1].lstrip("vV").isdigit():
        specific.pop()
    return tuple(specific) or words


def _derive_package_name(api: Api) -> str:
    name = snake(_title_words(api), prefix="api").rstrip("_")
    # These would hide a module that Python or the client needs.
    if name in reserved("packages", "keywords", "files"):
        name = f"{name}_api"
    return name


def _derive_client_name(api: Api) -> str:
    words = tuple(word for text in _title_words(api) for word in class_words(text))
    if not words:
        return "Client"
    if words[-1].lower() == "client":
        words = words[:-1]
    return pascal((*words, "Client"), prefix="Api")


# --- credentials ---------------------------------------------------------------------------------


def _name_credentials(
    schemes: tuple[SecurityScheme, ...],
) -> tuple[dict[tuple[str, str], str], tuple[Collision, ...]]:
    requests: list[NameRequest] = []
    keys: dict[str, tuple[str, str]] = {}
    for scheme in schemes:
        settings = [Credential(role=role) for role in scheme.type.setting_roles]
        for credential in (*scheme.credentials, *scheme.alternatives, *settings):
            key, explicit = f"{scheme.id}\n{credential.role}", credential.name
            keys[key] = scheme.id, credential.role
            usual = scheme.type.usual_names.get(credential.role, credential.role)
            own = snake(_specific_words(scheme.id), prefix="credential")
            is_only = len(scheme.credentials) == 1 and credential in scheme.credentials
            names = (
                snake(split_words(usual if explicit is None else explicit), prefix="credential"),
                own if is_only else f"{own}_{credential.role}",
            )
            requests.append(
                NameRequest(
                    key=key,
                    names=tuple(map(_avoid_options, names)),
                    rank=int(explicit is None),
                    origin=scheme.origin,
                )
            )
    assigned = assign_unique_names(requests)
    return {keys[key]: name for key, name in assigned.names.items()}, assigned.collisions


def _specific_words(scheme_id: str) -> tuple[str, ...]:
    """The words of a scheme's name without generic ones: `admin api key` of `AdminApiKeyAuth`."""
    words = split_words(scheme_id)
    specific = tuple(word for word in words if word.lower() not in _GENERIC_AUTH_WORDS)
    return specific or words


_GENERIC_AUTH_WORDS = frozenset({"auth", "authentication", "authorization", "scheme", "security"})


def _avoid_options(name: str) -> str:
    """The name, changed if the client has an option of that name."""
    return f"{name}_" if name in reserved("credentials") else name


def _name_variables(
    schemes: tuple[SecurityScheme, ...], names: Mapping[tuple[str, str], str], package: str
) -> dict[tuple[str, str], str]:
    """The environment variables; by default, the names of package and argument: `ACME_API_KEY`."""
    prefix = "_".join(ascii_words(package)).upper() or "API"
    found: dict[tuple[str, str], str] = {}
    for scheme in schemes:
        for credential in (*scheme.credentials, *scheme.alternatives):
            key = scheme.id, credential.role
            argument = "_".join(ascii_words(names[key])).upper() or credential.role.upper()
            found[key] = credential.env or f"{prefix}_{argument}"
    return found
