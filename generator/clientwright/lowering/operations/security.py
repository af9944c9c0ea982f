"""Security schemes, and how the operations of a document use them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Self

from ...conventions.security import ApiKey, UnsupportedScheme, read_scheme_type
from ...diagnostics import Diagnostics, Origin, rules
from ...model import Credential, SecurityRequirement, SecurityScheme
from ...resolve import Node
from ...values import JsonObject, as_flag, as_list, as_object, as_text, is_array
from ..docs import read_docs
from ..extensions import ALWAYS_AUTHENTICATE, CREDENTIALS, own_extension

_QUOTED_PREFIX: Final = re.compile(
    r"""[`'"](?:(?i:authorization)\s*[:=]\s*)?([A-Za-z][\w-]*)[ ]+[<{\[$(]?[\w -]*"""
    r"""(?i:token|key|secret|credential)"""
    r"""|\b(?i:authorization):\s*([A-Za-z][\w-]*)[ ]+\S"""
    r"""|\b(?i:prefix|prefixed)(?:\s+\w+){0,2}\s+(?:with|by|of|is)(?:\s+the\s+word)?:?\s+"""
    r"""[`'"]?([A-Z][\w-]*)"""
    r"""|[`'"]([A-Z][\w-]*)[ ]+[`'"]"""
)
"""A prefix in the description of a key: `Authorization: Bot <token>`, or "prefixed with SSWS"."""
COMPONENTS: Final = "#/components/securitySchemes/"
"""OpenAPI 3.2 also allows the URI of a scheme in a requirement."""
_NO_PREFIX: Final = frozenset("a an api my the this use your".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSecurity:
    """The security of a document: its schemes, and what applies to operations."""

    schemes: tuple[SecurityScheme, ...]
    default: tuple[SecurityRequirement, ...]
    """Applies to operations that declare nothing."""
    exempt: tuple[SecurityRequirement, ...] = ()
    """Applies to operations with `security: []`: none, unless an extension says otherwise."""
    is_implied: bool = False
    """No operation requires a scheme, although some are defined."""
    unused: tuple[str, ...] = ()
    """The schemes that no operation requires, unless none is required."""

    @classmethod
    def lower(cls, root: Node, operations: Sequence[Node], diagnostics: Diagnostics) -> Self:
        """Read the whole document, and report schemes that are used in unusual ways."""
        schemes = lower_security_schemes(root, diagnostics)
        known = frozenset(scheme.id for scheme in schemes)
        default = lower_security_requirements(root, known) or ()
        usage = [lower_security_requirements(node, known) for node in operations]
        required = [default if own is None else own for own in usage]
        used = {id for own in required for one in own for id, _ in one.schemes}
        undefined = _find_names((root, *operations)) - known
        used_origins = {scheme.origin for scheme in schemes if scheme.id in used}
        sendable = [scheme for scheme in schemes if scheme.credentials]
        unused = [one.id for one in sendable if one.origin not in used_origins]
        security = cls(
            schemes=schemes,
            default=default,
            exempt=_find_default(default, required) if _always_authenticates(root) else (),
            is_implied=bool(sendable and operations and not used and not undefined),
            unused=tuple(unused) if used or undefined else (),
        )
        security._report_usage(root, operations, diagnostics)
        if not undefined:  # the name of an unused scheme may be misspelled there
            for scheme in schemes:
                if scheme.id in security.unused:
                    diagnostics.report(rules.SCHEME_UNUSED, scheme.origin, name=scheme.id)
        for node in (root, *operations):
            _report_conflicts(node, schemes, diagnostics)
        return security

    def of(self, operation: Node) -> tuple[SecurityRequirement, ...]:
        """The alternatives of an operation; empty if it needs no credentials."""
        if is_exempt(operation):
            return self.exempt
        known = frozenset(scheme.id for scheme in self.schemes)
        own = lower_security_requirements(operation, known)
        return self.default if own is None else own

    def _report_usage(
        self, root: Node, operations: Sequence[Node], diagnostics: Diagnostics
    ) -> None:
        if self.is_implied:
            at = next(scheme.origin for scheme in self.schemes if scheme.credentials)
            diagnostics.report(rules.SECURITY_IMPLIED, at)
        exempt = [node for node in operations if is_exempt(node)]
        is_decided = self.is_implied or ALWAYS_AUTHENTICATE.read(root.value) is not None
        if self.schemes and not is_decided and 2 * len(exempt) > len(operations):
            at = exempt[0].origin / "security"
            count, total = len(exempt), len(operations)
            diagnostics.report(rules.SECURITY_EXEMPT, at, count=count, total=total)


def is_exempt(operation: Node) -> bool:
    """Whether an operation declares that it needs no credentials: `security: []`."""
    security = operation.get("security")
    return security is not None and is_array(security.value) and not any(security.value)


def _find_names(nodes: Iterable[Node]) -> frozenset[str]:
    """The names of all schemes that requirements mention."""
    requirements = (node.get("security") for node in nodes)
    entries = (entry.value for each in requirements if each is not None for entry in each)
    return frozenset(
        name.removeprefix(COMPONENTS) for entry in entries for name in as_object(entry)
    )


def _always_authenticates(root: Node) -> bool:
    return as_flag(ALWAYS_AUTHENTICATE.read(root.value))


def _find_default(
    default: tuple[SecurityRequirement, ...], required: Sequence[tuple[SecurityRequirement, ...]]
) -> tuple[SecurityRequirement, ...]:
    """The security of the document, or all alternatives of its operations if it has none."""
    return default or tuple(dict.fromkeys(one for own in required for one in own))


def _report_conflicts(
    node: Node, schemes: tuple[SecurityScheme, ...], diagnostics: Diagnostics
) -> None:
    """Report requirements whose schemes set the same header, of which one can be sent."""
    security = node.get("security")
    if security is None or not is_array(security.value):
        return
    known = {scheme.id: scheme for scheme in schemes if scheme.credentials}
    for entry in security:
        targets: dict[tuple[str, str], str] = {}
        for name in as_object(entry.value):
            if name not in known:
                continue
            target = _find_target(known[name])
            if target in targets:
                diagnostics.report(
                    rules.SECURITY_CONFLICT,
                    entry.origin / name,
                    key=True,
                    first=targets[target],
                    second=name,
                    location=target[0],
                    name=_get_target_name(known[name]),
                )
            targets[target] = name


def _find_target(scheme: SecurityScheme) -> tuple[str, str]:
    """The location and the name of what the scheme sets in a request."""
    parameter = scheme.type.parameter
    location = "header" if parameter is None else parameter.location
    name = _get_target_name(scheme)
    return location, name.lower() if location == "header" else name


def _get_target_name(scheme: SecurityScheme) -> str:
    # Types without a fixed value, such as HTTP Digest, use the usual header.
    return "Authorization" if scheme.type.parameter is None else scheme.type.parameter.name


# --- schemes and requirements --------------------------------------------------------------------


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
    if isinstance(scheme_type, ApiKey) and scheme_type.location == "header":
        _report_prefix(name, scheme_type, node.origin, declared, diagnostics)
    return SecurityScheme(
        id=name,
        type=scheme_type,
        credentials=tuple(_lower_credentials(declared, scheme_type.roles)),
        alternatives=tuple(_lower_credentials(declared, scheme_type.client_roles)),
        origin=node.origin,
        docs=read_docs(declared),
    )


def _report_prefix(
    name: str, scheme: ApiKey, origin: Origin, declared: JsonObject, diagnostics: Diagnostics
) -> None:
    """Report a prefix that the description quotes, unless the document sets one."""
    if scheme.prefix or "prefix" in own_extension(declared):
        return
    for match in _QUOTED_PREFIX.finditer(as_text(declared.get("description"))):
        prefix = next(text for text in match.groups() if text)
        if prefix.lower() not in (*_NO_PREFIX, scheme.name.lower()):
            diagnostics.report(rules.KEY_PREFIX, origin / "description", name=name, prefix=prefix)
            return


def _lower_credentials(scheme: JsonObject, roles: Sequence[str]) -> Iterator[Credential]:
    for role in roles:
        declared = as_object(CREDENTIALS[role].read(scheme))
        yield Credential(
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
        scopes_by_name = {
            name.removeprefix(COMPONENTS): scopes for name, scopes in as_object(entry.value).items()
        }
        if all(name in scheme_ids for name in scopes_by_name):
            schemes = tuple(
                (name, tuple(scope for scope in as_list(scopes) if isinstance(scope, str)))
                for name, scopes in scopes_by_name.items()
            )
            requirements.append(SecurityRequirement(schemes=schemes))
    return tuple(requirements)
