"""Lowers the parameters of a path item and an operation, with defaults for style and explode."""

from __future__ import annotations

import re

from ...conventions.media_types import ContentKind
from ...diagnostics import rules
from ...model import (
    ANY,
    Docs,
    Encoding,
    Parameter,
    ParameterLocation,
    ScalarKind,
    ScalarType,
    TypeRef,
)
from ...resolve import Node
from ...values import as_flag, as_object, as_text
from ..discovery import RawOperation, variable_names
from ..docs import append_description, merge_docs, read_docs, read_named_examples
from ..extensions import deep_arrays, explicit_name, is_ignored
from ..schemas import Context
from ..schemas.json_types import allows_only_scalars
from ..schemas.objects import find_default, is_sensitive
from .encodings import read_encodings

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
_HEADERS_OF_CLIENT = frozenset({"connection", "content-length", "host", "transfer-encoding"})
"""Headers that depend on the connection and the body, which only the client knows."""
HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_FORM = "application/x-www-form-urlencoded"
_TEXT = ScalarType(kind=ScalarKind.STRING)
_BYTES = ScalarType(kind=ScalarKind.BINARY)


def lower_parameters(context: Context, raw: RawOperation) -> tuple[Parameter, ...]:
    """All parameters: path parameters in the path's order, then the others.

    An operation's parameters override those of its path item with the same name and location. An
    undefined path variable becomes a string parameter.
    """
    variables = tuple(dict.fromkeys(variable_names(raw.template)))
    lowered = [_lower_parameter(context, node, variables) for node in _find_nodes(raw)]
    parameters = [parameter for parameter in lowered if parameter is not None]
    by_name = {p.wire_name: p for p in parameters if p.location is ParameterLocation.PATH}
    return (
        *(by_name.get(name) or _undefined_parameter(name, raw.node) for name in variables),
        *(p for p in parameters if p.location is not ParameterLocation.PATH),
    )


def find_invalid_header(raw: RawOperation) -> Node | None:
    """A required header parameter that no request can have, because of its name."""
    return next(
        (
            node
            for node in _find_nodes(raw)
            if node.text("in") == "header"
            and as_flag(as_object(node.value).get("required"))
            and not HEADER_NAME.fullmatch(node.text("name"))
        ),
        None,
    )


def _find_nodes(raw: RawOperation) -> list[Node]:
    """The Parameter Objects of an operation and of its path item."""
    nodes: dict[tuple[str, str], Node] = {}
    for owner in (*reversed(raw.items), raw.node):
        for entry in owner.get("parameters") or ():
            node = entry.follow()
            value = as_object(node.value)
            name, location = as_text(value.get("name")), as_text(value.get("in"))
            if name and not is_ignored(node.value):
                nodes[(location, name.lower() if location == "header" else name)] = node
    return list(nodes.values())


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
    if location is ParameterLocation.HEADER and _is_ignored_header(context, node, name):
        return None
    if location is ParameterLocation.PATH and name not in variables:
        return None
    media_type, media, schema = _find_schema(node)
    flat = context.flatten(schema) if schema is not None else None
    style = _find_style(context, node, location, name)
    explode = value.get("explode")
    return Parameter(
        wire_name=name,
        location=location,
        type=_lower_type(context, node, media_type, schema),
        required=location is ParameterLocation.PATH or as_flag(value.get("required")),
        style=style,
        explode=explode if isinstance(explode, bool) else style in ("form", "cookie"),
        origin=node.origin,
        docs=_read_parameter_docs(context, node, schema),
        allow_reserved=(
            as_flag(value.get("allowReserved")) and _may_keep_reserved(context, location, style)
        ),
        default=find_default(flat) if flat is not None else None,
        media_type=media_type,
        encodings=_find_encodings(context, media_type, media),
        arrays=deep_arrays(node.value),
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


def _is_ignored_header(context: Context, node: Node, name: str) -> bool:
    if name.lower() in _IGNORED_HEADERS:
        context.report(rules.PARAMETER_IGNORED, node.origin, name=name)
        return True
    if name.lower() in _HEADERS_OF_CLIENT:
        context.report(rules.HEADER_OF_CLIENT, node.origin, name=name)
        return True
    if not HEADER_NAME.fullmatch(name):
        consequence = "the parameter is ignored"
        context.report(rules.HEADER_NAME_INVALID, node.origin, name=name, consequence=consequence)
        return True
    return False


def _may_keep_reserved(context: Context, location: ParameterLocation, style: str) -> bool:
    """Whether `allowReserved` applies: in queries, and since 3.2 wherever values are encoded."""
    if location is ParameterLocation.QUERY:
        return True
    is_encoded = location is not ParameterLocation.HEADER and style != "cookie"
    return is_encoded and context.spec.version >= (3, 2)


def _find_schema(node: Node) -> tuple[str | None, Node | None, Node | None]:
    """The media type of `content`, its entry, and the schema, which may be without them."""
    for media_type, entry in node.members("content"):
        media = entry.follow()
        return media_type, media, media.get("schema")
    # The whole query has no style, so it is a form if it has no `content`, which it must have.
    is_whole = node.text("in") == ParameterLocation.QUERYSTRING.value
    return (_FORM if is_whole else None), None, node.get("schema")


def _find_encodings(
    context: Context, media_type: str | None, media: Node | None
) -> tuple[Encoding, ...]:
    kind = None if media_type is None else ContentKind.of(media_type)
    if media is None or media_type is None or kind is not ContentKind.FORM:
        return ()
    return read_encodings(context, kind, media_type, media).by_name


def _lower_type(
    context: Context, node: Node, media_type: str | None, schema: Node | None
) -> TypeRef:
    """The type of a parameter. In a media type that only carries text, that is a scalar."""
    kind = ContentKind.JSON if media_type is None else ContentKind.of(media_type)
    if kind.has_schema and kind is not ContentKind.MULTIPART:
        return ANY if schema is None else context.lower(schema)
    if schema is None:
        return _BYTES if kind is ContentKind.BINARY else _TEXT
    if allows_only_scalars(context.flatten(schema), context.flattener):
        lowered = context.lower(schema)
        is_scalar = kind is ContentKind.TEXT
        is_bytes = isinstance(lowered, ScalarType) and lowered.kind is ScalarKind.BINARY
        return lowered if is_scalar or is_bytes else _TEXT
    name = as_text(as_object(node.value).get("name"))
    context.report(rules.PARAMETER_AS_TEXT, schema.origin, name=name, media_type=media_type or "")
    return _TEXT


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
