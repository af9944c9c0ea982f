"""Parents with a discriminator: `allOf` used as inheritance, without any `oneOf`.

A schema that has a `discriminator` and is mentioned in the `allOf` of others stands for all of
them where it is used (OpenAPI 3.0.3, section 4.7.25.1): a union of its descendants, and of its own
record, which takes whatever has an unknown tag.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ...diagnostics.origin import Origin
from ...model import Ref, UnionType, Variant
from ..reading import as_list, as_object
from .discriminator import mapping_targets, stated, tags_of
from .objects import record
from .parts import UNION_KEYS, Flattener, View
from .spots import Spot

if TYPE_CHECKING:
    from ...resolve import Node, Spec
    from .types import Types

Tags: TypeAlias = dict[Origin, tuple[str, ...]]
"""The values that select each schema."""

BASE = "base"
"""The word for a parent's own record."""


class Family:
    """Who inherits from whom, over all component schemas."""

    def __init__(self, spec: Spec, flattener: Flattener) -> None:
        self._spec = spec
        self._flattener = flattener
        self._children: dict[Origin, list[Node]] | None = None
        self._known: dict[Origin, list[Node] | None] = {}
        self._tags: dict[tuple[str, frozenset[tuple[str, Origin]]], Tags] = {}

    def of(self, node: Node) -> list[Node] | None:
        """The descendants for which a schema stands; None if it stands for itself alone."""
        origin = node.origin.unbound
        if origin not in self._known:
            self._known[origin] = self._of(self._spec.node(origin))
        return self._known[origin]

    def tags(self, name: str, targets: dict[str, Origin]) -> Tags:
        """Where the tags by one property and mapping are kept.

        In a long line of parents each is asked for by all above it.
        """
        return self._tags.setdefault((name, frozenset(targets.items())), {})

    def _of(self, node: Node) -> list[Node] | None:
        view = self._flattener.view(node)
        said = stated(view)
        if not said or any(view.parts[-1].has(key) for key in UNION_KEYS):
            return None
        found: dict[Origin, Node] = {}
        todo = list(self._index().get(node.origin, ()))
        if "discriminator" in as_object(node.value):
            mapped = mapping_targets(self._flattener, view, said)
            todo += [self._spec.node(target) for target in mapped.values()]
        while todo:
            child = todo.pop(0)
            if child.origin != node.origin and child.origin not in found:
                found[child.origin] = child
                todo += self._index().get(child.origin, ())
        return list(found.values()) or None

    def _index(self) -> dict[Origin, list[Node]]:
        if self._children is None:
            self._children = {}
            for document in self._spec.documents.values():
                components = as_object(as_object(document.data).get("components"))
                schemas = as_object(components.get("schemas"))
                for name, schema in schemas.items():
                    if not as_list(as_object(schema).get("allOf")):
                        continue
                    origin = Origin(document.name) / "components" / "schemas" / name
                    child = self._spec.node(origin)
                    for entry in child["allOf"]:
                        if entry.is_ref:
                            parent = self._flattener.target(entry).origin.unbound
                            self._children.setdefault(parent, []).append(child)
        return self._children


def declare_parent(types: Types, node: Node, view: View, spot: Spot, family: list[Node]) -> None:
    """Declare a parent as the union of its family."""
    said = stated(view)
    name = str(said["propertyName"])
    targets = mapping_targets(types.flattener, view, said)
    own = record(types, view, spot / BASE)
    variants: list[Variant] = []
    taken: set[str] = set()
    known = types.family.tags(name, targets)
    for child in family:
        if child.origin not in known:
            known[child.origin] = _tags(types, child, name, targets)
        tags = known[child.origin]
        variants.append(
            Variant(type=_own_record(types, child), tags=tuple(t for t in tags if t not in taken))
        )
        taken.update(tags)
    tags = _tags(types, node, name, targets)
    variants.append(Variant(type=own, tags=tuple(t for t in tags if t not in taken)))
    types.declare(
        UnionType(
            id=spot.id,
            name_hint=spot.name_hint(types.namer),
            origin=spot.place,
            docs=types.docs(view),
            inline=False,
            owner=types.owner(spot),
            variants=tuple(variants),
            discriminator=name,
            default_variant=len(variants) - 1,
        )
    )


def _own_record(types: Types, child: Node) -> Ref:
    types.use(child)
    spot = Spot(child.origin)
    return Ref(id=(spot / BASE).id if types.family.of(child) else spot.id)


def _tags(types: Types, node: Node, name: str, targets: dict[str, Origin]) -> tuple[str, ...]:
    found = tags_of(types, node, name, targets)
    return found or (node.origin.pointer.rpartition("/")[2],)
