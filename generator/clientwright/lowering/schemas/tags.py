"""Finds the tags, the discriminator values that select each variant of a union.

They are defined by a Discriminator Object (OpenAPI 3.0 to 3.2), or inferred: a property for which
each variant has distinct values (`type: {const: text}`) is an implicit discriminator. A variant
that is a union itself has the tags of all its variants.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from ...diagnostics.origin import Origin
from ...model import Tag
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
    tags: dict[int, tuple[Tag, ...]] = field(default_factory=dict[int, tuple[Tag, ...]])
    default: int | None = None
    """The variant for unknown tags."""
    closed: bool = False
    """An object with an unknown tag is none of the variants."""

    def of(self, index: int) -> tuple[Tag, ...]:
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
    is_ambiguous = _add_implied_tags(context, nodes, name, tags)
    closed = not is_ambiguous and all(
        tags[i] or not _find_objects(context, context.flatten(nodes[i])) for i in tags
    )
    reference = as_text(discriminator.get("defaultMapping"))
    default = resolve_target(context.flattener, schema, discriminator, reference)
    origins = [context.flattener.resolve(node).origin.unbound for node in nodes]
    return VariantTags(name, tags, origins.index(default) if default in origins else None, closed)


def _add_implied_tags(
    context: Context, nodes: list[Node], name: str, tags: dict[int, tuple[Tag, ...]]
) -> bool:
    """Add what selects a variant beside the mapping, unless several variants claim it.

    These are the values of its property, else the name of the component (OpenAPI 3.2, "Options for
    Mapping Values to Schemas"). Returns whether several variants claim one that is not mapped.
    """
    mapped = {tag for values in tags.values() for tag in values}
    claimed = Counter(tag for values in tags.values() for tag in values)
    implied: dict[int, tuple[Tag, ...]] = {}
    for index in (index for index, found in tags.items() if found):
        target = context.flattener.resolve(nodes[index])
        schema = context.flatten(nodes[index])
        is_named = nodes[index].is_ref and context.namer.is_named(target.origin)
        is_named = is_named and not list(schema.variants())
        values = find_property_values(context, schema, name)
        implied[index] = values or (_component_name(target) if is_named else ())
    claimed.update(tag for values in implied.values() for tag in set(values))
    for index, values in implied.items():
        new = (tag for tag in values if claimed[tag] == 1)
        tags[index] = tuple(dict.fromkeys((*tags[index], *new)))
    return any(count > 1 and tag not in mapped for tag, count in claimed.items())


def find_tags(
    context: Context, node: Node, name: str, targets: dict[str, Origin], depth: int = 0
) -> tuple[Tag, ...]:
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
) -> tuple[Tag, ...]:
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


def _component_name(node: Node) -> tuple[Tag, ...]:
    return (node.origin.pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~"),)


def find_property_values(context: Context, schema: FlatSchema, name: str) -> tuple[Tag, ...]:
    """The texts and integers of a property with `enum` or `const`."""
    for part in reversed(schema.parts):
        properties = part.child("properties")
        node = properties.get(name) if properties is not None else None
        if node is None:
            continue
        for inner in context.flatten(node).parts:
            values = [inner.get("const")] if inner.has("const") else as_list(inner.get("enum"))
            tags = tuple(
                value
                for value in values
                if isinstance(value, str | int) and not isinstance(value, bool)
            )
            if tags and len(tags) == len(values):
                return tags
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
    first = next(iter(objects.values()))[0]
    required = first.texts("required")
    declared = (name for part in first.parts for name, _ in part.members("properties"))
    for name in dict.fromkeys((*required, *declared)):
        tags = {i: _find_common_values(context, schemas, name) for i, schemas in objects.items()}
        all_tags = [tag for values in tags.values() for tag in values]
        if all(tags.values()) and len(set(all_tags)) == len(all_tags):
            is_required = all(
                name in schema.texts("required")
                for schemas in objects.values()
                for schema in schemas
            )
            return VariantTags(name, tags, closed=is_required)
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


def _find_common_values(context: Context, schemas: list[FlatSchema], name: str) -> tuple[Tag, ...]:
    """The values of a property that has limited values in all schemas."""
    found: dict[Tag, None] = {}
    for schema in schemas:
        values = find_property_values(context, schema, name)
        if not values:
            return ()
        found.update(dict.fromkeys(values))
    return tuple(found)
