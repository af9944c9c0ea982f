"""Lowers the parameters of a path item and an operation, with defaults for style and explode."""

from __future__ import annotations

from ...diagnostics import rules
from ...model import ANY, Docs, Parameter, ParameterLocation, ScalarKind, ScalarType
from ...resolve import Node
from ...values import as_flag, as_object, as_text
from ..discovery import RawOperation, variable_names
from ..docs import append_description, merge_docs, read_docs, read_named_examples
from ..extensions import explicit_name, is_ignored
from ..schemas import Context
from ..schemas.objects import find_default, is_sensitive

_STYLES = {
    ParameterLocation.PATH: ("simple", "label", "matrix"),
    ParameterLocation.HEADER: ("simple",),
    ParameterLocation.QUERY: ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    ParameterLocation.COOKIE: ("form", "cookie"),
    ParameterLocation.QUERYSTRING: ("form",),
}
"""The styles of each location, its default first."""
_IGNORED_HEADERS = frozenset({"accept", "content-type", "authorization"})
"""Header parameters that must be ignored (OpenAPI 3.1, section 4.8.12.2)."""


def lower_parameters(context: Context, raw: RawOperation) -> tuple[Parameter, ...]:
    """All parameters: path parameters in the path's order, then the others.

    An operation's parameters override those of its path item with the same name and location. An
    undefined path variable becomes a string parameter.
    """
    nodes: dict[tuple[str, str], Node] = {}
    for owner in (raw.item, raw.node):
        for entry in owner.get("parameters") or ():
            node = entry.follow()
            value = as_object(node.value)
            name, location = as_text(value.get("name")), as_text(value.get("in"))
            if name and not is_ignored(node.value):
                nodes[(location, name.lower() if location == "header" else name)] = node
    variables = tuple(dict.fromkeys(variable_names(raw.template)))
    lowered = [_lower_parameter(context, node, variables) for node in nodes.values()]
    parameters = [parameter for parameter in lowered if parameter is not None]
    by_name = {p.wire_name: p for p in parameters if p.location is ParameterLocation.PATH}
    return (
        *(by_name.get(name) or _undefined_parameter(name, raw.node) for name in variables),
        *(p for p in parameters if p.location is not ParameterLocation.PATH),
    )


def _undefined_parameter(name: str, operation: Node) -> Parameter:
    return Parameter(
        wire_name=name,
        location=ParameterLocation.PATH,
        type=ScalarType(kind=ScalarKind.STRING),
        required=True,
        style="simple",
        explode=False,
        origin=operation.origin,
    )


def _lower_parameter(context: Context, node: Node, variables: tuple[str, ...]) -> Parameter | None:
    """The parameter, or None if it is ignored. `validate` reports invalid ones."""
    value = as_object(node.value)
    name = as_text(value.get("name"))
    try:
        location = ParameterLocation(as_text(value.get("in")))
    except ValueError:
        return None
    if location is ParameterLocation.HEADER and name.lower() in _IGNORED_HEADERS:
        context.report(rules.PARAMETER_IGNORED, node.origin, name=name)
        return None
    if location is ParameterLocation.PATH and name not in variables:
        return None
    media_type, schema = _find_schema(node)
    flat = context.flatten(schema) if schema is not None else None
    style = _find_style(context, node, location, name)
    explode = value.get("explode")
    return Parameter(
        wire_name=name,
        location=location,
        type=context.lower(schema) if schema is not None else ANY,
        required=location is ParameterLocation.PATH or as_flag(value.get("required")),
        style=style,
        explode=explode if isinstance(explode, bool) else style in ("form", "cookie"),
        origin=node.origin,
        docs=_read_parameter_docs(context, node, schema),
        allow_reserved=as_flag(value.get("allowReserved")),
        default=find_default(flat) if flat is not None else None,
        media_type=media_type,
        sensitive=flat is not None and is_sensitive(flat),
        name=explicit_name(node.value),
    )


def _find_style(context: Context, node: Node, location: ParameterLocation, name: str) -> str:
    style = as_text(as_object(node.value).get("style"))
    if style in _STYLES[location]:
        return style
    if style:
        context.report(rules.PARAMETER_STYLE, node.origin / "style", style=style, name=name)
    return _STYLES[location][0]


def _find_schema(node: Node) -> tuple[str | None, Node | None]:
    """The `schema`, or that of the entry of `content` and its media type."""
    for media_type, entry in node.members("content"):
        return media_type, entry.follow().get("schema")
    return None, node.get("schema")


def _read_parameter_docs(context: Context, node: Node, schema: Node | None) -> Docs:
    """The parameter's own docs, else those of its schema."""
    value = as_object(node.value)
    own = read_docs({k: v for k, v in value.items() if k not in ("example", "examples")})
    examples = Docs(examples=read_named_examples(node))
    if schema is None:
        return merge_docs(own, examples)
    inner = read_docs(as_object(schema.value))
    if inner.deprecated and not own.deprecated:
        inner = Docs(description=inner.description, examples=inner.examples)
    docs = merge_docs(own, examples, inner)
    return append_description(docs, context.find_variant_description(schema))
