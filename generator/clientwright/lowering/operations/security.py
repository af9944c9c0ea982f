"""Security schemes and requirements: which credentials there are, and where each is needed."""

from __future__ import annotations

from ...diagnostics import Diagnostics, rules
from ...model import Credential, ParameterLocation, SchemeKind, SecurityRequirement, SecurityScheme
from ...resolve import Node
from ...values import as_list, as_object, as_text, is_array
from ..docs import read_docs
from ..extensions import CREDENTIALS

_ROLES = {
    SchemeKind.BASIC: ("username", "password"),
    SchemeKind.BEARER: ("token",),
    SchemeKind.API_KEY: ("key",),
    SchemeKind.OAUTH2: ("token",),
    SchemeKind.OPEN_ID: ("token",),
}
_FLOWS = ("clientCredentials", "authorizationCode", "password", "implicit", "deviceAuthorization")


def schemes(root: Node, diagnostics: Diagnostics) -> tuple[SecurityScheme, ...]:
    """The schemes of the document, in its order."""
    components = root.get("components")
    entries = components.get("securitySchemes") if components is not None else None
    return tuple(
        _scheme(name, node.follow(), diagnostics)
        for name, node in (entries.items() if entries is not None else ())
        if isinstance(node.follow().value, dict)
    )


def _scheme(name: str, node: Node, diagnostics: Diagnostics) -> SecurityScheme:
    value = as_object(node.value)
    kind, place, prefix = _kind(value)
    if kind is SchemeKind.OTHER:
        said = as_text(value.get("scheme")) or as_text(value.get("type"))
        diagnostics.report(rules.SCHEME_UNKNOWN, node.origin, name=name, kind=said)
    url, scopes = _oauth(node) if kind is SchemeKind.OAUTH2 else (None, ())
    return SecurityScheme(
        id=name,
        kind=kind,
        credentials=_credentials(kind, node),
        origin=node.origin,
        docs=read_docs(value),
        location=place,
        wire_name=as_text(value.get("name")) or None if kind is SchemeKind.API_KEY else None,
        prefix=prefix,
        token_url=url,
        scopes=scopes,
    )


def _kind(value: object) -> tuple[SchemeKind, ParameterLocation | None, str | None]:
    said = as_object(value)
    match as_text(said.get("type")).lower():
        case "http":
            scheme = as_text(said.get("scheme"))
            match scheme.lower():
                case "basic":
                    return SchemeKind.BASIC, None, None
                case "digest" | "mutual" | "negotiate" | "ntlm" | "hoba" | "scram-sha-256" | "":
                    return SchemeKind.OTHER, None, None
                case "bearer":
                    return SchemeKind.BEARER, None, "Bearer"
                case _:
                    return SchemeKind.BEARER, None, scheme
        case "apikey":
            where = as_text(said.get("in"))
            if where in ("query", "header", "cookie") and as_text(said.get("name")):
                return SchemeKind.API_KEY, ParameterLocation(where), None
            return SchemeKind.OTHER, None, None
        case "oauth2":
            return SchemeKind.OAUTH2, None, "Bearer"
        case "openidconnect":
            return SchemeKind.OPEN_ID, None, "Bearer"
        case "mutualtls":
            return SchemeKind.MUTUAL_TLS, None, None
        case _:
            return SchemeKind.OTHER, None, None


def _credentials(kind: SchemeKind, node: Node) -> tuple[Credential, ...]:
    credentials: list[Credential] = []
    for role in _ROLES.get(kind, ()):
        extension = as_object(CREDENTIALS[role].read(node.value))
        credentials.append(
            Credential(
                role=role,
                name=as_text(extension.get("name")) or None,
                env=as_text(extension.get("env")) or None,
                docs=read_docs(extension),
            )
        )
    return tuple(credentials)


def _oauth(scheme: Node) -> tuple[str | None, tuple[str, ...]]:
    """The token URL for client credentials, and every scope of any flow."""
    flows = scheme.get("flows")
    stated = {
        flow: as_object(node.value)
        for flow in _FLOWS
        if flows is not None and (node := flows.get(flow)) is not None
    }
    url = as_text(stated.get("clientCredentials", {}).get("tokenUrl")) or None
    scopes = [scope for flow in stated.values() for scope in as_object(flow.get("scopes"))]
    return url, tuple(dict.fromkeys(scopes))


def requirements(node: Node, known: frozenset[str]) -> tuple[SecurityRequirement, ...] | None:
    """The alternatives that an object's `security` states; None if it states nothing.

    A requirement that names an unknown scheme (reported by `validate`) is left out.
    """
    stated = node.get("security")
    if stated is None or not is_array(stated.value):
        return None
    made: list[SecurityRequirement] = []
    for entry in stated:
        pairs = as_object(entry.value)
        if all(name in known for name in pairs):
            made.append(
                SecurityRequirement(
                    schemes=tuple(
                        (name, tuple(s for s in as_list(scopes) if isinstance(s, str)))
                        for name, scopes in pairs.items()
                    )
                )
            )
    return tuple(made)
