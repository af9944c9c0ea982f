"""Reads Discriminator Objects, and finds the schemas that inherit from a schema with one.

A schema with a `discriminator` that others have in their `allOf` represents all of them (OpenAPI
3.0.3, section 4.7.25.1).
"""

from __future__ import annotations

from typing import TypeAlias

from ...diagnostics.origin import Origin
from ...model import Tag
from ...resolve import Node, Spec
from ...values import JsonObject, as_list, as_object, as_text
from .flattening import UNION_KEYWORDS, FlatSchema, SchemaFlattener

TagsBySchema: TypeAlias = dict[Origin, tuple[Tag, ...]]


def find_discriminator(schema: FlatSchema) -> JsonObject:
    """The Discriminator Object of a schema, else that of its nearest parent, else an empty one."""
    for part in reversed(schema.parts):
        discriminator = as_object(part.get("discriminator"))
        if as_text(discriminator.get("propertyName")):
            return discriminator
    return {}


def resolve_mapping(
    flattener: SchemaFlattener, schema: FlatSchema, discriminator: JsonObject
) -> dict[str, Origin]:
    """The schemas in `mapping` by tag."""
    targets: dict[str, Origin] = {}
    for tag, reference in as_object(discriminator.get("mapping")).items():
        target = resolve_target(flattener, schema, discriminator, as_text(reference))
        if target is not None:
            targets[tag] = target
    return targets


def resolve_target(
    flattener: SchemaFlattener, schema: FlatSchema, discriminator: JsonObject, reference: str
) -> Origin | None:
    """The schema of a `mapping` value, which is a component's name or a reference."""
    for part in reversed(schema.parts):
        if reference and part.get("discriminator") is discriminator:
            node = part.node.spec.find_mapped_schema(part.origin, reference)
            return flattener.resolve(node).origin.unbound if node is not None else None
    return None


class InheritanceIndex:
    """The descendants of each component schema with a discriminator."""

    def __init__(self, spec: Spec, flattener: SchemaFlattener) -> None:
        self._spec = spec
        self._flattener = flattener
        self._children: dict[Origin, list[Node]] | None = None
        self._descendants: dict[Origin, list[Node] | None] = {}
        self._tags: dict[tuple[str, frozenset[tuple[str, Origin]]], TagsBySchema] = {}

    def descendants(self, node: Node) -> list[Node] | None:
        """The descendants that a schema represents; None if it only represents itself."""
        origin = node.origin.unbound
        if origin not in self._descendants:
            self._descendants[origin] = self._find_descendants(self._spec.node(origin))
        return self._descendants[origin]

    def known_tags(self, name: str, targets: dict[str, Origin]) -> TagsBySchema:
        """A cache of tags for a discriminator, which the ancestors of a schema share."""
        return self._tags.setdefault((name, frozenset(targets.items())), {})

    def _find_descendants(self, node: Node) -> list[Node] | None:
        schema = self._flattener.flatten(node)
        discriminator = find_discriminator(schema)
        if not discriminator or any(schema.parts[-1].has(key) for key in UNION_KEYWORDS):
            return None
        descendants: dict[Origin, Node] = {}
        queue = list(self._index().get(node.origin, ()))
        if "discriminator" in as_object(node.value):
            mapping = resolve_mapping(self._flattener, schema, discriminator)
            queue += [self._spec.node(target) for target in mapping.values()]
        while queue:
            child = queue.pop(0)
            if child.origin != node.origin and child.origin not in descendants:
                descendants[child.origin] = child
                queue += self._index().get(child.origin, ())
        return list(descendants.values()) or None

    def _index(self) -> dict[Origin, list[Node]]:
        """The component schemas by the parents in their `allOf`."""
        if self._children is None:
            self._children = {}
            for document in self._spec.documents.values():
                components = as_object(as_object(document.data).get("components"))
                for name, schema in as_object(components.get("schemas")).items():
                    if not as_list(as_object(schema).get("allOf")):
                        continue
                    origin = Origin(document.name) / "components" / "schemas" / name
                    child = self._spec.node(origin)
                    for entry in child["allOf"]:
                        if entry.is_ref:
                            parent = self._flattener.resolve(entry).origin.unbound
                            self._children.setdefault(parent, []).append(child)
        return self._children
