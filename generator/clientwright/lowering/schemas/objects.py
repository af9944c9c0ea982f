"""Lowers objects: with defined properties, and maps."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ... import model
from ...diagnostics import Origin, rules
from ...model import ANY, AdditionalProperties, Default, Direction, Docs, MapType, Property, TypeRef
from ...resolve import Node
from ...values import as_list, as_object, as_text
from ..docs import append_description, merge_docs, read_docs, read_schema_docs
from ..extensions import explicit_name
from .conditions import find_conditional_properties, properties_of
from .context import MERGED, Context, TypeLocation
from .flattening import FlatSchema, combine
from .scalars import read_constraints
from .unions import union_of

_ANY_NAME = frozenset({"", ".*", "^.*$", "^.+$", ".+", ".", "^.*", "^"})
"""Patterns that match all property names."""


def lower_object(context: Context, schema: FlatSchema, location: TypeLocation) -> TypeRef:
    """An `ObjectType` if properties are defined, else a `MapType`."""
    has_properties = (
        properties_of(schema)
        or _forbids_additional(schema)
        or find_conditional_properties(context, schema, ()).defined
    )
    if has_properties:
        return declare_object(context, schema, location)
    additional = _lower_additional(context, schema, location)
    if schema.has("required"):
        context.report(rules.REQUIRED_NOT_EXPRESSED, location.origin / "required")
    return MapType(
        value=ANY if isinstance(additional, AdditionalProperties) else additional,
        constraints=read_constraints(schema, "object"),
    )


def declare_object(context: Context, schema: FlatSchema, location: TypeLocation) -> model.Ref:
    context.register(schema, model.Ref(id=location.id))
    own = properties_of(schema)
    conditional = find_conditional_properties(context, schema, own)
    required = _find_required(schema)
    properties = [
        _lower_property(
            context, location / name, nodes, conditional.extended.get(name, []), name in required
        )
        for name, nodes in own.items()
    ]
    for name, alternatives in conditional.defined.items():
        properties += _lower_conditional(context, location / name, alternatives, name in required)
    properties += [
        Property(
            wire_name=name, type=ANY, required=name in required, origin=location.origin.unbound
        )
        for name in conditional.tested
    ]
    additional = _lower_additional(context, schema, location)
    known = {*own, *conditional.defined, *conditional.tested}
    type_ref = ANY if isinstance(additional, AdditionalProperties) else additional
    properties += _undefined_properties(context, location, required, known, type_ref)
    if additional is AdditionalProperties.UNSPECIFIED and not own and conditional.defined:
        additional = ANY  # keep what no condition defines
    return context.declare(
        model.ObjectType(
            **context.attributes(schema, location),
            properties=tuple(properties),
            additional=additional,
            constraints=read_constraints(schema, "object"),
        )
    )


def _find_required(schema: FlatSchema) -> dict[str, Origin]:
    """The required properties, and where each is first required."""
    required: dict[str, Origin] = {}
    for part in schema.parts:
        for index, name in enumerate(as_list(part.get("required"))):
            if isinstance(name, str):
                required.setdefault(name, part.origin / "required" / index)
    return required


def _undefined_properties(
    context: Context,
    location: TypeLocation,
    required: dict[str, Origin],
    known: Collection[str],
    type_ref: TypeRef,
) -> Iterator[Property]:
    """The required properties that are not defined (JSON Schema 2020-12, Validation, 6.5.3)."""
    for name, origin in required.items():
        if name in known:
            continue
        if origin.pointer.rpartition("/required/")[0] == location.origin.pointer:
            context.report(rules.REQUIRED_UNKNOWN, origin, name=name)
        yield Property(wire_name=name, type=type_ref, required=True, origin=origin.unbound)


def _lower_property(
    context: Context,
    location: TypeLocation,
    nodes: list[Node],
    conditional: list[Node],
    required: bool,
) -> Property:
    own = nodes[-1]
    name = location.path[-1]
    type_ref = context.lower_merged(nodes, location, conditional)
    schema = combine([context.flatten(node) for node in nodes])
    return Property(
        wire_name=name,
        type=type_ref,
        required=required,
        origin=own.origin.unbound,
        docs=_append_overridden(_read_property_docs(context, name, own, schema), nodes[:-1]),
        direction=_find_direction(schema),
        default=find_default(schema),
        sensitive=is_sensitive(schema),
        name=explicit_name(own.value),
        content=_lower_content(context, schema),
    )


def _lower_conditional(
    context: Context, location: TypeLocation, alternatives: list[list[Node]], required: bool
) -> Iterator[Property]:
    """The property that only conditional schemas define; nothing if none allows it."""
    schemas = [combine([context.flatten(node) for node in nodes]) for nodes in alternatives]
    pairs = zip(alternatives, schemas, strict=True)
    defined = [(nodes, schema) for nodes, schema in pairs if not schema.never]
    if not defined:
        return
    name = location.path[-1]
    first_nodes, first_schema = defined[0]
    if len(defined) == 1:
        first_location = TypeLocation(first_nodes[-1].origin, (MERGED,))
        types = [context.lower_merged(first_nodes, first_location)]
    else:
        types = [_lower_alternative(context, nodes, schema) for nodes, schema in defined]
    directions = {_find_direction(schema) for _, schema in defined}
    names = (explicit_name(nodes[-1].value) for nodes, _ in defined)
    docs = (_read_property_docs(context, name, nodes[-1], schema) for nodes, schema in defined)
    yield Property(
        wire_name=name,
        type=types[0] if len(set(types)) == 1 else union_of(context, types, location),
        required=required,
        origin=first_nodes[-1].origin.unbound,
        docs=merge_docs(*docs),
        direction=directions.pop() if len(directions) == 1 else Direction.BOTH,
        default=find_default(first_schema) if len(defined) == 1 else None,
        sensitive=any(is_sensitive(schema) for _, schema in defined),
        name=next(filter(None, names), None),
        conditional=True,
    )


def _lower_alternative(context: Context, nodes: list[Node], schema: FlatSchema) -> TypeRef:
    """The type of a property in one of several conditions, named after the condition."""
    own = nodes[-1]
    if len(nodes) == 1 and context.find_identity(own) is not None:
        return context.lower(own)
    path = (*context.namer.condition_words(own.origin), MERGED)
    return context.lower_derived(schema, TypeLocation(own.origin, path))


def _read_property_docs(context: Context, name: str, own: Node, schema: FlatSchema) -> Docs:
    """The docs of the property itself, else those of its type.

    The docs of a named type are not repeated at every property of the type.
    """
    docs = read_schema_docs(as_object(own.value), name)
    variant_description = context.find_variant_description(own)
    if not docs.description and not docs.summary:
        inner = [read_docs(part.value) for part in reversed(schema.parts)]
        if context.find_identity(own) is not None:
            inner = [Docs(deprecated=any(d.deprecated for d in inner))]
        docs = merge_docs(docs, *inner)
    return append_description(docs, variant_description)


def _append_overridden(docs: Docs, nodes: list[Node]) -> Docs:
    """The docs with the descriptions of earlier definitions that are documented nowhere else.

    A property of a component is documented there.
    """
    for node in nodes:
        path = node.origin.pointer.split("/")
        if path[1:3] != ["components", "schemas"] or path[4:-1] != ["properties"]:
            docs = append_description(docs, as_text(as_object(node.value).get("description")))
    return docs


def find_default(schema: FlatSchema) -> Default | None:
    return Default(value=schema.last("default")) if schema.has("default") else None


def _lower_content(context: Context, schema: FlatSchema) -> TypeRef | None:
    """The type of JSON inside a string (JSON Schema 2020-12, Validation, 8.5)."""
    part = next((part for part in reversed(schema.parts) if part.has("contentSchema")), None)
    node = part.child("contentSchema") if part is not None else None
    media_type = as_text(schema.last("contentMediaType")).split(";")[0].strip().lower()
    if node is None or not (media_type == "application/json" or media_type.endswith("+json")):
        return None
    type_ref = context.lower(node)
    return type_ref if type_ref != ANY else None


def is_sensitive(schema: FlatSchema) -> bool:
    return any(part.get("format") == "password" for part in schema.parts)


def _find_direction(schema: FlatSchema) -> Direction:
    read_only, write_only = schema.flag("readOnly"), schema.flag("writeOnly")
    if read_only == write_only:
        return Direction.BOTH
    return Direction.READ_ONLY if read_only else Direction.WRITE_ONLY


def _forbids_additional(schema: FlatSchema) -> bool:
    is_closed = any(node.value is False for node in _find_additional(schema))
    return is_closed and not schema.has("patternProperties")


def _find_additional(schema: FlatSchema) -> Iterator[Node]:
    """The schemas of additional properties.

    `unevaluatedProperties` applies to properties that no subschema evaluates, and
    `additionalProperties` evaluates all. Subschemas come before the schema that contains them.
    """
    evaluated = False
    for part in schema.parts:
        additional = part.child("additionalProperties")
        if additional is not None:
            evaluated = True
            yield additional
        unevaluated = part.child("unevaluatedProperties")
        if unevaluated is not None and not evaluated:
            yield unevaluated


def _lower_additional(
    context: Context, schema: FlatSchema, location: TypeLocation
) -> TypeRef | AdditionalProperties:
    additional = list(_find_additional(schema))
    nodes = [node for node in additional if as_object(node.value)]
    is_closed = any(node.value is False for node in additional)
    patterns = [member for part in schema.parts for member in part.members("patternProperties")]
    if patterns:
        return _lower_patterns(context, location, patterns, nodes, is_closed=is_closed)
    if nodes:
        return context.lower_merged(nodes, location / "value")
    if any(node.value is True or node.value == {} for node in additional):
        return ANY
    return AdditionalProperties.FORBIDDEN if is_closed else AdditionalProperties.UNSPECIFIED


def _lower_patterns(
    context: Context,
    location: TypeLocation,
    patterns: list[tuple[str, Node]],
    additional: list[Node],
    *,
    is_closed: bool,
) -> TypeRef:
    """The union of the types for all name patterns, which types cannot distinguish.

    If other names are allowed, it is `ANY`.
    """
    types = [context.lower(node) for _, node in patterns]
    if len(patterns) == 1 and patterns[0][0] in _ANY_NAME:
        return types[0]
    if additional:
        types.append(context.lower_merged(additional, location / "value"))
    elif not is_closed:
        context.report(rules.PATTERNS_OPEN, location.origin / "patternProperties")
        return ANY
    return union_of(context, types, location / "value")
