"""Which value of which property selects a variant: stated (`discriminator`) or plain to see.

OpenAPI 3.0 to 3.2, section "Discriminator Object". Where nothing is stated but every variant has a
required property with values of its own (`type: {const: text}`), that property is as good. A
variant that is a union itself has the values of all that are in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..reading import JsonObject, as_list, as_object, as_text
from .facts import stands_for_null, types_of
from .parts import UNION_KEYS, Flattener, Key, View, together

if TYPE_CHECKING:
    from ...diagnostics.origin import Origin
    from ...resolve import Node
    from .types import Types


_MOST_UNIONS = 5
"""So many unions inside of each other are looked through for a tag that nobody states, ..."""
_MOST_OBJECTS = 300
"""... and for so many variants of one: variants can be shared, and double with each union."""


@dataclass(frozen=True, slots=True)
class Tagging:
    """How the variants of a union are told apart; nothing at all by default."""

    property: str | None = None
    tags: dict[int, tuple[str, ...]] = field(default_factory=dict[int, tuple[str, ...]])
    default: int | None = None

    def of(self, index: int) -> tuple[str, ...]:
        """The tags of a variant."""
        return self.tags.get(index, ())


def stated(view: View) -> JsonObject:
    """The Discriminator Object that holds for a view: its own before a parent's."""
    for part in reversed(view.parts):
        said = as_object(part.get("discriminator"))
        if as_text(said.get("propertyName")):
            return said
    return {}


def tagging(types: Types, view: View, nodes: list[Node]) -> Tagging:
    """How the variants are selected."""
    said = stated(view)
    if not said:
        return _plain_to_see(types, nodes)
    name = as_text(said.get("propertyName"))
    targets = mapping_targets(types.flattener, view, said)
    tags = {i: _selecting(types, node, name, targets) for i, node in enumerate(nodes)}
    at = _target(types.flattener, view, said, as_text(said.get("defaultMapping")))
    meant = [types.flattener.target(node).origin.unbound for node in nodes]
    chosen = meant.index(at) if at in meant else None
    if not any(tags.values()):
        return Tagging()
    return Tagging(name, tags, chosen)


def tags_of(
    types: Types, node: Node, name: str, targets: dict[str, Origin], depth: int = 0
) -> tuple[str, ...]:
    """The values of the tag that select a variant.

    What the mapping says of it; else the values that its own property allows; else, for a
    component, its name. For a variant that is a union itself, those of all of its variants, by its
    own mapping, unless these are told apart by another tag.
    """
    mapped = _mapped(types, node, targets)
    view = types.view(node)
    inner = [v for p in view.parts for key in UNION_KEYS for v in p.children(key)]
    if inner and depth < 8 and stated(view).get("propertyName") in (None, name):
        targets = _with_own(types, node, name, targets)
        nested = [tag for each in inner for tag in _selecting(types, each, name, targets, depth)]
        if nested:
            return tuple(dict.fromkeys((*mapped, *nested)))
    if mapped:
        return mapped
    values = values_of(view, name, types)
    if values:
        return values
    target = types.flattener.target(node)
    if node.is_ref and types.namer.is_named(target.origin):
        return _name(target)
    return ()


def _selecting(
    types: Types, node: Node, name: str, targets: dict[str, Origin], depth: int = -1
) -> tuple[str, ...]:
    """The same, and for a parent those of all that inherit from it."""
    tags = tags_of(types, node, name, targets, depth + 1)
    family = types.family.of(types.flattener.target(node))
    if family is None:
        return tags
    targets = _with_own(types, node, name, targets)
    for child in family:
        tags += tags_of(types, child, name, targets, depth + 1) or _name(child)
    return tuple(dict.fromkeys(tags))


def _with_own(types: Types, node: Node, name: str, targets: dict[str, Origin]) -> dict[str, Origin]:
    """What the mapping of a variant says besides, where its discriminator is of the same tag."""
    view = types.view(node)
    said = stated(view)
    if as_text(said.get("propertyName")) != name:
        return targets
    return {**targets, **mapping_targets(types.flattener, view, said)}


def _mapped(types: Types, node: Node, targets: dict[str, Origin]) -> tuple[str, ...]:
    origin = types.flattener.target(node).origin.unbound
    return tuple(tag for tag, target in targets.items() if target == origin)


def _name(node: Node) -> tuple[str, ...]:
    return (node.origin.pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~"),)


def mapping_targets(flattener: Flattener, view: View, said: JsonObject) -> dict[str, Origin]:
    """The schemas that `mapping` names, by tag."""
    found: dict[str, Origin] = {}
    for tag, reference in as_object(said.get("mapping")).items():
        target = _target(flattener, view, said, as_text(reference))
        if target is not None:
            found[tag] = target
    return found


def _target(flattener: Flattener, view: View, said: JsonObject, reference: str) -> Origin | None:
    """What a mapping's value refers to: a component's name, or a reference like any other."""
    for part in reversed(view.parts):
        if reference and part.get("discriminator") is said:
            node = part.node.spec.mapped_schema(part.origin, reference)
            return flattener.target(node).origin.unbound if node is not None else None
    return None


def values_of(view: View, name: str, types: Types) -> tuple[str, ...]:
    """The strings that a property allows, where it allows only some."""
    for part in reversed(view.parts):
        properties = part.child("properties")
        node = properties.get(name) if properties is not None else None
        if node is None:
            continue
        for inner in types.view(node).parts:
            values = [inner.get("const")] if inner.has("const") else as_list(inner.get("enum"))
            strings = tuple(value for value in values if isinstance(value, str))
            if strings and len(strings) == len(values):
                return strings
    return ()


def _plain_to_see(types: Types, nodes: list[Node]) -> Tagging:
    objects: dict[int, list[View]] = {}
    for index, node in enumerate(nodes):
        found = _objects(types, types.view(node))
        if found is None:
            return Tagging()
        if found:
            objects[index] = found
    if len(objects) < 2:
        return Tagging()
    for name in _required_names(next(iter(objects.values()))[0]):
        tags = {index: _values_of_all(types, views, name) for index, views in objects.items()}
        everything = [tag for values in tags.values() for tag in values]
        if all(tags.values()) and len(set(everything)) == len(everything):
            return Tagging(name, tags)
    return Tagging()


def _objects(types: Types, view: View, inside: frozenset[Key] = frozenset()) -> list[View] | None:
    """The objects that a view allows, those of a union one by one; None where nobody can say."""
    unions = [(part, keyword) for part in view.parts for keyword in UNION_KEYS if part.has(keyword)]
    if not unions:
        kinds, _ = types_of(view)
        return None if kinds is None else [view] if "object" in kinds else []
    [(part, keyword), *others] = unions
    if others or part.key in inside or len(inside) == _MOST_UNIONS:
        return None
    found: list[View] = []
    for node in part.children(keyword):
        own = types.view(node)
        if stands_for_null(own):
            continue
        inner = _objects(types, together([view.minus(keyword), own]), inside | {part.key})
        if inner is None:
            return None
        found += inner
        if len(found) > _MOST_OBJECTS:
            return None
    return found


def _values_of_all(types: Types, views: list[View], name: str) -> tuple[str, ...]:
    """The strings that a property of these allows; nothing where one of them may have others."""
    found: dict[str, None] = {}
    for view in views:
        values = values_of(view, name, types) if name in _required_names(view) else ()
        if not values:
            return ()
        found.update(dict.fromkeys(values))
    return tuple(found)


def _required_names(view: View) -> dict[str, None]:
    return {
        name: None
        for part in view.parts
        for name in as_list(part.get("required"))
        if isinstance(name, str)
    }
