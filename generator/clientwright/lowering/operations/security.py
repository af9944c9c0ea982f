"""Security schemes, and the security requirements of operations."""

from __future__ import annotations

from ...conventions.security import UnsupportedScheme, read_scheme_type
from ...diagnostics import Diagnostics, rules
from ...model import Credential, SecurityRequirement, SecurityScheme
from ...resolve import Node
from ...values import JsonObject, as_list, as_object, as_text, is_array
from ..docs import read_docs
from ..extensions import CREDENTIALS, own_extension


def lower_security_schemes(root: Node, diagnostics: Diagnostics) -> tuple[SecurityScheme, ...]:
    """The schemes of the document, in its order."""
    components = root.get("components")
    entries = components.get("securitySchemes") if components is not None else None
    return tuple(
        _lower_scheme(name, node.follow(), diagnostics)
        for name, node in (entries.items() if entries is not None else ())
        if isinstance(node.follow().value, dict)
    )


def _lower_scheme(name: str, node: Node, diagnostics: Diagnostics) -> SecurityScheme:
    declared = as_object(node.value)
    scheme_type = read_scheme_type(declared, own_extension(declared))
    if isinstance(scheme_type, UnsupportedScheme):
        diagnostics.report(rules.SCHEME_UNKNOWN, node.origin, name=name, kind=scheme_type.kind)
    return SecurityScheme(
        id=name,
        type=scheme_type,
        credentials=tuple(
            _lower_credential(role, as_object(CREDENTIALS[role].read(node.value)))
            for role in scheme_type.roles
        ),
        alternatives=tuple(
            _lower_credential(role, as_object(CREDENTIALS[role].read(node.value)))
            for role in scheme_type.client_roles
        ),
        origin=node.origin,
        docs=read_docs(declared),
    )


def _lower_credential(role: str, declared: JsonObject) -> Credential:
    return Credential(
        role=role,
        name=as_text(declared.get("name")) or None,
        env=as_text(declared.get("env")) or None,
        docs=read_docs(declared),
    )


def lower_security_requirements(
    node: Node, scheme_ids: frozenset[str]
) -> tuple[SecurityRequirement, ...] | None:
    """The alternatives that an object's `security` declares; None if there is none.

    A requirement with an unknown scheme, which `validate` reports, is ignored.
    """
    security = node.get("security")
    if security is None or not is_array(security.value):
        return None
    requirements: list[SecurityRequirement] = []
    for entry in security:
        scopes_by_name = as_object(entry.value)
        if all(name in scheme_ids for name in scopes_by_name):
            schemes = tuple(
                (name, tuple(scope for scope in as_list(scopes) if isinstance(scope, str)))
                for name, scopes in scopes_by_name.items()
            )
            requirements.append(SecurityRequirement(schemes=schemes))
    return tuple(requirements)
