"""Finds the tags, the discriminator values that select each variant of a union.

They are defined by a Discriminator Object (OpenAPI 3.0 to 3.2), or inferred: a required property
for which each variant has distinct values (`type: {const: text}`) is an implicit discriminator. A
variant that is a union itself has the tags of all its variants.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ...diagnostics.origin import Origin
from ...resolve import Node
from ...values import as_list, as_text
from .context import Context
from .discriminators import find_discriminator, resolve_mapping, resolve_target
from .flattening import UNION_KEYWORDS, FlatSchema, SubschemaKey, combine
from .json_types import represents_null, types_of

_MAX_NESTED_UNIONS = 5
"""For an implicit discriminator, how many levels of nested unions are searched, ..."""
_MAX_OBJECTS = 300
"""... and how many objects per variant: shared variants double their number at each level."""
_MAX_DEPTH = 8


@dataclass(frozen=True, slots=True)
class VariantTags:
    """The discriminator of a union and the tags of its variants. By default, there is none."""

    property: str | None = None
    tags: dict[int, tuple[str, ...]] = field(default_factory=dict[int, tuple[str, ...]])
    default: int | None = None
    """The variant for unknown tags."""

    def of(self, index: int) -> tuple[str, ...]:
        return self.tags.get(index, ())


def find_variant_tags(context: Context, schema: FlatSchema, nodes: list[Node]) -> VariantTags:
    discriminator = find_discriminator(schema)
    if not discriminator:
        return _infer_tags(context, nodes)
    name = as_text(discriminator.get("propertyName"))
    targets = resolve_mapping(context.flattener, schema, discriminator)
    tags = {i: _find_family_tags(context, node, name, targets) for i, node in enumerate(nodes)}
    if not any(tags.values()):
        return VariantTags()
    reference = as_text(discriminator.get("defaultMapping"))
    default = resolve_target(context.flattener, schema, discriminator, reference)
    origins = [context.flattener.resolve(node).origin.unbound for node in nodes]
    return VariantTags(name, tags, origins.index(default) if default in origins else None)


def find_tags(
    context: Context, node: Node, name: str, targets: dict[str, Origin], depth: int = 0
) -> tuple[str, ...]:
    """The tags that select a variant.

    Those in the mapping, else the allowed values of its property, else the name of the component.
    For a nested union with the same discriminator, or without one, the tags of its variants.
    """
    origin = context.flattener.resolve(node).origin.unbound
    mapped = tuple(tag for tag, target in targets.items() if target == origin)
    schema = context.flatten(node)
    variants = list(schema.variants())
    same_discriminator = find_discriminator(schema).get("propertyName") in (None, name)
    if variants and depth < _MAX_DEPTH and same_discriminator:
        targets = _with_own_mapping(context, node, name, targets)
        nested = [
            tag
            for variant in variants
            for tag in _find_family_tags(context, variant, name, targets, depth)
        ]
        if nested:
            return tuple(dict.fromkeys((*mapped, *nested)))
    if mapped:
        return mapped
    values = find_property_values(context, schema, name)
    if values:
        return values
    target = context.flattener.resolve(node)
    return _component_name(target) if node.is_ref and context.namer.is_named(target.origin) else ()


def _find_family_tags(
    context: Context, node: Node, name: str, targets: dict[str, Origin], depth: int = -1
) -> tuple[str, ...]:
    """The tags of a variant and the schemas that inherit from it."""
    tags = find_tags(context, node, name, targets, depth + 1)
    descendants = context.inheritance.descendants(context.flattener.resolve(node))
    if descendants is None:
        return tags
    targets = _with_own_mapping(context, node, name, targets)
    for child in descendants:
        tags += find_tags(context, child, name, targets, depth + 1) or _component_name(child)
    return tuple(dict.fromkeys(tags))


def _with_own_mapping(
    context: Context, node: Node, name: str, targets: dict[str, Origin]
) -> dict[str, Origin]:
    """The mapping with that of a variant, if its discriminator is the same property."""
    schema = context.flatten(node)
    discriminator = find_discriminator(schema)
    if as_text(discriminator.get("propertyName")) != name:
        return targets
    return {**targets, **resolve_mapping(context.flattener, schema, discriminator)}


def _component_name(node: Node) -> tuple[str, ...]:
    return (node.origin.pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~"),)


def find_property_values(context: Context, schema: FlatSchema, name: str) -> tuple[str, ...]:
    """The strings of a property with `enum` or `const`."""
    for part in reversed(schema.parts):
        properties = part.child("properties")
        node = properties.get(name) if properties is not None else None
        if node is None:
            continue
        for inner in context.flatten(node).parts:
            values = [inner.get("const")] if inner.has("const") else as_list(inner.get("enum"))
            strings = tuple(value for value in values if isinstance(value, str))
            if strings and len(strings) == len(values):
                return strings
    return ()


def _infer_tags(context: Context, nodes: list[Node]) -> VariantTags:
    objects: dict[int, list[FlatSchema]] = {}
    for index, node in enumerate(nodes):
        schemas = _find_objects(context, context.flatten(node))
        if schemas is None:
            return VariantTags()
        if schemas:
            objects[index] = schemas
    if len(objects) < 2:
        return VariantTags()
    for name in dict.fromkeys(next(iter(objects.values()))[0].texts("required")):
        tags = {i: _find_common_values(context, schemas, name) for i, schemas in objects.items()}
        all_tags = [tag for values in tags.values() for tag in values]
        if all(tags.values()) and len(set(all_tags)) == len(all_tags):
            return VariantTags(name, tags)
    return VariantTags()


def _find_objects(
    context: Context, schema: FlatSchema, path: frozenset[SubschemaKey] = frozenset()
) -> list[FlatSchema] | None:
    """The objects that a schema allows, including those of nested unions; None if unknown."""
    unions = [(part, key) for part in schema.parts for key in UNION_KEYWORDS if part.has(key)]
    if not unions:
        types, _ = types_of(schema)
        return None if types is None else [schema] if "object" in types else []
    [(part, keyword), *others] = unions
    if others or part.key in path or len(path) == _MAX_NESTED_UNIONS:
        return None
    objects: list[FlatSchema] = []
    for node in part.children(keyword):
        variant = context.flatten(node)
        if represents_null(variant):
            continue
        combined = combine([schema.without(keyword), variant])
        nested = _find_objects(context, combined, path | {part.key})
        if nested is None:
            return None
        objects += nested
        if len(objects) > _MAX_OBJECTS:
            return None
    return objects


def _find_common_values(context: Context, schemas: list[FlatSchema], name: str) -> tuple[str, ...]:
    """The strings of a property that is required and has limited values in all schemas."""
    found: dict[str, None] = {}
    for schema in schemas:
        is_required = name in schema.texts("required")
        values = find_property_values(context, schema, name) if is_required else ()
        if not values:
            return ()
        found.update(dict.fromkeys(values))
    return tuple(found)
