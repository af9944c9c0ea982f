"""Names that refer to another part of the document, other than by `$ref`.

Security schemes, tags and their parents, discriminator mappings, the operations of links, server
variables, and the names of components themselves.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

from ..diagnostics import Diagnostics, Origin, rules
from ..openapi import ObjectKind
from ..resolve import Node, Spec
from ..values import is_array, is_object
from .operations import VARIABLE

_COMPONENT = re.compile(r"[a-zA-Z0-9._-]+")
_SCHEME_TYPES = ("apiKey", "http", "mutualTLS", "oauth2", "openIdConnect")


def check_named_references(spec: Spec, diagnostics: Diagnostics) -> None:
    _check_security(spec, diagnostics)
    _check_schemes(spec, diagnostics)
    _check_servers(spec, diagnostics)
    _check_tags(spec, diagnostics)
    _check_discriminators(spec, diagnostics)
    _check_links(spec, diagnostics)
    _check_components(spec, diagnostics)


def _get_section(spec: Spec, name: str) -> Node | None:
    components = spec.root.get("components")
    return components.get(name) if components is not None else None


# --- security ----------------------------------------------------------------------------------


def _check_security(spec: Spec, diagnostics: Diagnostics) -> None:
    schemes = _get_section(spec, "securitySchemes")
    known = list(schemes.value) if schemes is not None and is_object(schemes.value) else []
    for requirement in spec.objects[ObjectKind.SECURITY_REQUIREMENT]:
        for name in requirement.value:
            # OpenAPI 3.2 also allows the URI of a scheme.
            is_uri = spec.version >= (3, 2) and spec.target(requirement.origin, name) is not None
            if name in known or is_uri:
                continue
            diagnostics.report(
                rules.SECURITY_UNKNOWN,
                requirement.origin / name,
                key=True,
                name=name,
                hint=_build_hint(name, known),
            )


def _check_schemes(spec: Spec, diagnostics: Diagnostics) -> None:
    for scheme in spec.nodes(ObjectKind.SECURITY_SCHEME):
        origin = scheme.origin
        kind = scheme.text("type")
        if "$ref" in scheme or not kind:
            continue
        if kind not in _SCHEME_TYPES:
            hint = _build_hint(kind, list(_SCHEME_TYPES))
            diagnostics.report(rules.SCHEME_TYPE, origin / "type", type=kind, hint=hint)
            continue
        required = {"apiKey": ("name", "in"), "http": ("scheme",), "oauth2": ("flows",)}
        for name in required.get(kind, ()):
            if name not in scheme:
                is_harmless = name == "flows"
                rule = rules.FIELD_MISSING_HARMLESS if is_harmless else rules.FIELD_MISSING
                owner = f"a security scheme of type `{kind}`"
                diagnostics.report(rule, origin, kind=owner, name=name)
        if kind == "apiKey" and scheme.text("in") not in ("", "query", "header", "cookie"):
            diagnostics.report(
                rules.PARAMETER_IN,
                origin / "in",
                location=scheme.text("in"),
                hint="use `query`, `header` or `cookie` for an API key",
            )


# --- servers -----------------------------------------------------------------------------------


def _check_servers(spec: Spec, diagnostics: Diagnostics) -> None:
    for server in spec.nodes(ObjectKind.SERVER):
        url = server.text("url")
        for part, separator in (("fragment", "#"), ("query", "?")):
            url, found, _ = url.partition(separator)
            if found:
                diagnostics.report(rules.SERVER_URL, server.origin / "url", part=part)
        variables = dict(server.members("variables"))
        for name in dict.fromkeys(VARIABLE.findall(server.text("url"))):
            if name not in variables:
                at = server.origin / "url"
                diagnostics.report(rules.SERVER_VARIABLE_UNKNOWN, at, name=name)
        for name, variable in variables.items():
            allowed = variable.value.get("enum") if is_object(variable.value) else None
            default = variable.text("default")
            if is_array(allowed) and allowed and default and default not in map(str, allowed):
                diagnostics.report(
                    rules.SERVER_DEFAULT, variable.origin / "default", name=name, value=default
                )


# --- tags --------------------------------------------------------------------------------------


def _check_tags(spec: Spec, diagnostics: Diagnostics) -> None:
    first: dict[str, Origin] = {}
    parents: dict[str, str] = {}
    for tag in spec.nodes(ObjectKind.TAG):
        origin, name = tag.origin, tag.text("name")
        if not name:
            continue
        if name in first:
            related = [(first[name] / "name", "first defined here")]
            diagnostics.report(rules.TAG_TWICE, origin / "name", related=related, name=name)
        first.setdefault(name, origin)
        parent = tag.text("parent")
        if parent:
            parents.setdefault(name, parent)
    for name, parent in parents.items():
        at = first[name] / "parent"
        if parent not in first:
            hint = _build_hint(parent, list(first))
            diagnostics.report(rules.TAG_PARENT_UNKNOWN, at, name=parent, hint=hint)
            continue
        chain = [name]
        ancestor: str | None = parent
        while ancestor is not None and ancestor not in chain:
            chain.append(ancestor)
            ancestor = parents.get(ancestor)
        if ancestor == name:
            diagnostics.report(rules.TAG_PARENT_LOOP, at, name=name)


# --- discriminators, links, components -----------------------------------------------------------


def _check_discriminators(spec: Spec, diagnostics: Diagnostics) -> None:
    for discriminator in spec.nodes(ObjectKind.DISCRIMINATOR):
        targets = [target for _, target in discriminator.members("mapping")]
        default = discriminator.get("defaultMapping")
        for target in targets if default is None else (*targets, default):
            name, origin = target.value, discriminator.origin
            if not isinstance(name, str) or spec.find_mapped_schema(origin, name) is None:
                diagnostics.report(rules.MAPPING_DANGLING, target.origin, target=target.value)


def _check_links(spec: Spec, diagnostics: Diagnostics) -> None:
    known = {
        name
        for operation in spec.objects[ObjectKind.OPERATION]
        if isinstance(name := operation.value.get("operationId"), str)
    }
    for link in spec.nodes(ObjectKind.LINK):
        name = link.text("operationId")
        if name and name not in known:
            at, hint = link.origin / "operationId", _build_hint(name, sorted(known))
            diagnostics.report(rules.LINK_UNKNOWN, at, name=name, hint=hint)


def _check_components(spec: Spec, diagnostics: Diagnostics) -> None:
    for section, members in spec.root.members("components"):
        if section.startswith("x-"):
            continue
        for name, member in members.items():
            if not _COMPONENT.fullmatch(name):
                diagnostics.report(rules.COMPONENT_NAME, member.origin, key=True, name=name)


def _build_hint(name: str, known: list[str]) -> str:
    """The start of the advice: a similar name, if there is one."""
    close = get_close_matches(name, known, n=1, cutoff=0.7)
    return f"did you mean `{close[0]}`? Otherwise, " if close else ""
