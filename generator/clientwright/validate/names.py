"""Names that stand for something elsewhere in the document, other than by `$ref`.

Security schemes, tags and their parents, discriminator mappings, the operations of links, server
variables, and the names of components themselves.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

from ..diagnostics import rules
from ..diagnostics.findings import Diagnostics
from ..diagnostics.origin import Origin
from ..resolve import Kind, Node, Spec
from ..values import is_array, is_object
from .operations import EMPTY, HOLE

_COMPONENT = re.compile(r"[a-zA-Z0-9._-]+")
_SCHEME_TYPES = ("apiKey", "http", "mutualTLS", "oauth2", "openIdConnect")


def check_names(spec: Spec, diagnostics: Diagnostics) -> None:
    """Report names that mean nothing, or two things."""
    _check_security(spec, diagnostics)
    _check_schemes(spec, diagnostics)
    _check_servers(spec, diagnostics)
    _check_tags(spec, diagnostics)
    _check_discriminators(spec, diagnostics)
    _check_links(spec, diagnostics)
    _check_components(spec, diagnostics)


def _section(spec: Spec, name: str) -> Node | None:
    components = spec.root.get("components")
    return components.get(name) if components is not None else None


# --- security ----------------------------------------------------------------------------------


def _check_security(spec: Spec, diagnostics: Diagnostics) -> None:
    schemes = _section(spec, "securitySchemes")
    known = list(schemes.value) if schemes is not None and is_object(schemes.value) else []
    for requirement in spec.objects[Kind.SECURITY_REQUIREMENT]:
        for name in requirement.value:
            if name in known or (spec.version >= (3, 2) and _leads(spec, requirement.origin, name)):
                continue
            diagnostics.report(
                rules.SECURITY_UNKNOWN,
                requirement.origin / name,
                key=True,
                name=name,
                hint=_hint(name, known),
            )


def _leads(spec: Spec, at: Origin, reference: str) -> bool:
    return spec.target(at, reference) is not None


def _check_schemes(spec: Spec, diagnostics: Diagnostics) -> None:
    for origin, value in spec.objects[Kind.SECURITY_SCHEME]:
        scheme = Node(value, origin, spec)
        kind = scheme.text("type")
        if "$ref" in scheme or not kind:
            continue
        if kind not in _SCHEME_TYPES:
            hint = _hint(kind, list(_SCHEME_TYPES))
            diagnostics.report(rules.SCHEME_TYPE, origin / "type", type=kind, hint=hint)
            continue
        needed = {"apiKey": ("name", "in"), "http": ("scheme",), "oauth2": ("flows",)}
        for name in needed.get(kind, ()):
            if name not in scheme:
                rule = rules.FIELD_MISSING
                if name == "flows":
                    rule = rules.FIELD_MISSING_HARMLESS
                what = f"a security scheme of type `{kind}`"
                diagnostics.report(rule, origin, kind=what, name=name)
        if kind == "apiKey" and scheme.text("in") not in ("", "query", "header", "cookie"):
            diagnostics.report(
                rules.PARAMETER_IN,
                origin / "in",
                place=scheme.text("in"),
                hint="`in` of an API key is one of `query`, `header` and `cookie`",
            )


# --- servers -----------------------------------------------------------------------------------


def _check_servers(spec: Spec, diagnostics: Diagnostics) -> None:
    for origin, value in spec.objects[Kind.SERVER]:
        server = Node(value, origin, spec)
        variables = server.get("variables")
        for name in dict.fromkeys(HOLE.findall(server.text("url"))):
            if variables is None or name not in variables:
                at = origin / "url"
                diagnostics.report(rules.SERVER_VARIABLE_UNKNOWN, at, name=name)
        for name, variable in variables.items() if variables is not None else ():
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
    for origin, value in spec.objects[Kind.TAG]:
        tag = Node(value, origin, spec)
        name = tag.text("name")
        if not name:
            continue
        if name in first:
            related = [(first[name] / "name", "first stands here")]
            diagnostics.report(rules.TAG_TWICE, origin / "name", related=related, name=name)
        first.setdefault(name, origin)
        parent = tag.text("parent")
        if parent:
            parents.setdefault(name, parent)
    for name, parent in parents.items():
        at = first[name] / "parent"
        if parent not in first:
            hint = _hint(parent, list(first))
            diagnostics.report(rules.TAG_PARENT_UNKNOWN, at, name=parent, hint=hint)
            continue
        chain = [name]
        here: str | None = parent
        while here is not None and here not in chain:
            chain.append(here)
            here = parents.get(here)
        if here == name:
            diagnostics.report(rules.TAG_PARENT_LOOP, at, name=name)


# --- discriminators, links, components -----------------------------------------------------------


def _check_discriminators(spec: Spec, diagnostics: Diagnostics) -> None:
    for origin, value in spec.objects[Kind.DISCRIMINATOR]:
        discriminator = Node(value, origin, spec)
        stated = [member for _, member in (discriminator.get("mapping") or EMPTY).items()]
        default = discriminator.get("defaultMapping")
        if default is not None:
            stated.append(default)
        for target in stated:
            if not isinstance(target.value, str) or spec.mapped(origin, target.value) is None:
                diagnostics.report(rules.MAPPING_DANGLING, target.origin, target=target.value)


def _check_links(spec: Spec, diagnostics: Diagnostics) -> None:
    known = {
        name
        for operation in spec.objects[Kind.OPERATION]
        if isinstance(name := operation.value.get("operationId"), str)
    }
    for origin, value in spec.objects[Kind.LINK]:
        name = Node(value, origin, spec).text("operationId")
        if name and name not in known:
            hint = _hint(name, sorted(known))
            diagnostics.report(rules.LINK_UNKNOWN, origin / "operationId", name=name, hint=hint)


def _check_components(spec: Spec, diagnostics: Diagnostics) -> None:
    components = spec.root.get("components")
    for section, members in components.items() if components is not None else ():
        if section.startswith("x-"):
            continue
        for name, member in members.items():
            if not _COMPONENT.fullmatch(name):
                diagnostics.report(rules.COMPONENT_NAME, member.origin, key=True, name=name)


def _hint(name: str, known: list[str]) -> str:
    """The beginning of an advice: what was meant, if that can be guessed."""
    close = get_close_matches(name, known, n=1, cutoff=0.7)
    return f"did you mean `{close[0]}`? Else " if close else ""
