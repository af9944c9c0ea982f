"""Parameters of operations: from path item and operation, in one order, defaults filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...diagnostics import rules
from ...model import (
    ANY,
    Docs,
    Parameter,
    ParameterLocation,
    PathTemplate,
    ScalarKind,
    ScalarType,
    TypeRef,
)
from ..docs import docs_of, first_docs, named_examples
from ..extensions import ignored, stated_name
from ..reading import as_flag, as_object, as_text
from ..schemas.objects import default_of, is_sensitive
from .paths import holes

if TYPE_CHECKING:
    from ...resolve import Node
    from ..schemas import Types

_DEFAULT_STYLE = {
    ParameterLocation.PATH: "simple",
    ParameterLocation.HEADER: "simple",
    ParameterLocation.QUERY: "form",
    ParameterLocation.COOKIE: "form",
    ParameterLocation.QUERYSTRING: "form",
}
_STYLES = {
    ParameterLocation.PATH: ("simple", "label", "matrix"),
    ParameterLocation.HEADER: ("simple",),
    ParameterLocation.QUERY: ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    ParameterLocation.COOKIE: ("form", "cookie"),
    ParameterLocation.QUERYSTRING: ("form",),
}
_NOT_HEADERS = frozenset({"accept", "content-type", "authorization"})
"""Header parameters with these names are ignored (OpenAPI 3.1, section 4.8.12.2)."""

_STRING = ScalarType(kind=ScalarKind.STRING)


def parameters(
    types: Types, path: PathTemplate, item: Node, operation: Node
) -> tuple[Parameter, ...]:
    """All parameters of an operation: path parameters in the path's order, then the others.

    The operation's own replace the path item's of the same name and place. A hole that nothing
    describes gets a parameter of type string: without it the operation could not be called.
    """
    nodes: dict[tuple[str, str], Node] = {}
    for owner in (item, operation):
        entries = owner.get("parameters")
        for entry in entries if entries is not None else ():
            node = entry.follow()
            value = as_object(node.value)
            name, place = as_text(value.get("name")), as_text(value.get("in"))
            if name and not ignored(node.value):
                nodes[(place, name.lower() if place == "header" else name)] = node
    made: list[Parameter] = []
    for node in nodes.values():
        parameter = _parameter(types, node, holes(path))
        if parameter is not None:
            made.append(parameter)
    return _ordered(made, path, operation)


def _ordered(made: list[Parameter], path: PathTemplate, operation: Node) -> tuple[Parameter, ...]:
    in_path = {p.wire_name: p for p in made if p.location is ParameterLocation.PATH}
    first = [
        in_path.get(hole) or _undescribed(hole, operation) for hole in dict.fromkeys(holes(path))
    ]
    return (*first, *(p for p in made if p.location is not ParameterLocation.PATH))


def _undescribed(hole: str, operation: Node) -> Parameter:
    return Parameter(
        wire_name=hole,
        location=ParameterLocation.PATH,
        type=_STRING,
        required=True,
        style="simple",
        explode=False,
        origin=operation.origin,
    )


def _parameter(types: Types, node: Node, in_path: tuple[str, ...]) -> Parameter | None:
    value = as_object(node.value)
    name = as_text(value.get("name"))
    try:
        place = ParameterLocation(as_text(value.get("in")))
    except ValueError:  # an error, reported by `validate`
        return None
    if place is ParameterLocation.HEADER and name.lower() in _NOT_HEADERS:
        types.note(rules.PARAMETER_IGNORED, node.origin, name=name)
        return None
    if place is ParameterLocation.PATH and name not in in_path:  # an error, reported by `validate`
        return None
    media_type, schema = _schema(node)
    style = as_text(value.get("style"))
    if style not in _STYLES[place]:
        if style:
            types.note(rules.PARAMETER_STYLE, node.origin / "style", style=style, name=name)
        style = _DEFAULT_STYLE[place]
    explode = value.get("explode")
    view = types.view(schema) if schema is not None else None
    return Parameter(
        wire_name=name,
        location=place,
        type=_type(types, schema),
        required=place is ParameterLocation.PATH or as_flag(value.get("required")),
        style=style,
        explode=explode if isinstance(explode, bool) else style in ("form", "cookie"),
        origin=node.origin,
        docs=_docs(node, schema),
        allow_reserved=as_flag(value.get("allowReserved")),
        default=default_of(view) if view is not None else None,
        media_type=media_type,
        sensitive=view is not None and is_sensitive(view),
        name=stated_name(node.value),
    )


def _type(types: Types, schema: Node | None) -> TypeRef:
    """A parameter without a schema takes any value."""
    return types.use(schema) if schema is not None else ANY


def _schema(node: Node) -> tuple[str | None, Node | None]:
    """`schema`, or the one entry of `content` with its media type."""
    content = node.get("content")
    for media_type, entry in content.items() if content is not None else ():
        return media_type, entry.follow().get("schema")
    return None, node.get("schema")


def _docs(node: Node, schema: Node | None) -> Docs:
    """The parameter's own words; its schema's where it has none."""
    value = as_object(node.value)
    own = docs_of({k: v for k, v in value.items() if k not in ("example", "examples")})
    examples = Docs(examples=named_examples(node))
    if schema is None:
        return first_docs(own, examples)
    inner = docs_of(as_object(schema.value))
    if inner.deprecated and not own.deprecated:
        inner = Docs(description=inner.description, examples=inner.examples)
    return first_docs(own, examples, inner)
