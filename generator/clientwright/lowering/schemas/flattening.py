"""Flattens `allOf` and `$ref` into a list of subschemas that must all be valid.

The subschemas of a `FlatSchema` have neither keyword. Referenced ones and parents come first, so
the last one is the schema itself. Merging, overriding and narrowing then amount to looking at all
of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from ...diagnostics.origin import Origin
from ...resolve import Node
from ...values import JsonObject, as_flag, as_list, as_object, parse_words

ANNOTATIONS = parse_words("""
    title description summary deprecated readOnly writeOnly default example examples
    externalDocs xml $comment $id $schema $anchor $dynamicAnchor $defs definitions
    $vocabulary nullable
    """)
"""Keywords that do not affect the type (`nullable` is handled separately)."""

SubschemaKey: TypeAlias = tuple[Origin, frozenset[str]]
_CONDITIONAL = frozenset({"+sometimes"})
"""In the key of a conditional schema."""
REFERENCES = ("$ref", "$dynamicRef")
UNION_KEYWORDS = ("oneOf", "anyOf")


def affects_type(keyword: str) -> bool:
    """Whether a keyword affects the type; annotations and extensions do not."""
    return keyword not in ANNOTATIONS and not keyword.startswith("x-")


@dataclass(frozen=True, slots=True)
class Subschema:
    """A schema object without `$ref`, `allOf`, and the keywords in `removed`."""

    node: Node
    value: JsonObject
    removed: frozenset[str] = frozenset()

    @property
    def key(self) -> SubschemaKey:
        return (self.node.origin, self.removed)

    @property
    def origin(self) -> Origin:
        return self.node.origin

    def get(self, keyword: str) -> Any:
        return None if keyword in self.removed else self.value.get(keyword)

    def has(self, keyword: str) -> bool:
        return keyword in self.value and keyword not in self.removed

    def keywords(self) -> Iterator[str]:
        return (keyword for keyword in self.value if keyword not in self.removed)

    def child(self, keyword: str) -> Node | None:
        return None if keyword in self.removed else self.node.get(keyword)

    def children(self, keyword: str) -> list[Node]:
        return list(self.node[keyword]) if isinstance(self.get(keyword), list) else []

    def members(self, keyword: str) -> Iterator[tuple[str, Node]]:
        return self.node[keyword].items() if isinstance(self.get(keyword), dict) else iter(())

    def variants(self) -> Iterator[Node]:
        """The variants of its unions."""
        for keyword in UNION_KEYWORDS:
            yield from self.children(keyword)

    def conditional_schemas(self) -> Iterator[Node]:
        """The schemas that apply to some values only."""
        for keyword in ("then", "else") if self.has("if") else ():
            node = self.child(keyword)
            if node is not None:
                yield node
        for keyword in ("dependentSchemas", "dependencies"):
            for _, node in self.members(keyword):
                if not isinstance(node.value, list):  # a list of required properties
                    yield node

    @property
    def affects_type(self) -> bool:
        """Whether any keyword affects the type."""
        return any(
            affects_type(keyword)
            for keyword in self.keywords()
            if keyword != "allOf" and keyword not in REFERENCES
        )

    def without(self, *keywords: str) -> Subschema:
        removed = frozenset(keyword for keyword in keywords if keyword in self.value)
        if removed <= self.removed:
            return self
        return Subschema(self.node, self.value, self.removed | removed)


@dataclass(frozen=True, slots=True)
class FlatSchema:
    """A schema as a list of subschemas that must all be valid, its own last."""

    parts: tuple[Subschema, ...]
    never: bool = False
    """One of them is `false`."""
    conditional: tuple[Node, ...] = ()
    """Further schemas that apply to some values only, from a schema around this one."""
    wrapper: Subschema | None = None
    """The schema whose union has this one as its only variant, besides `null`."""

    def keys(self) -> frozenset[SubschemaKey]:
        """Identifies the type: schemas with equal keys have the same type."""
        keys = frozenset(part.key for part in self.parts if part.affects_type)
        return keys.union((node.origin, _CONDITIONAL) for node in self.conditional)

    def conditional_schemas(self) -> list[Node]:
        """All schemas that apply to some values only (see `conditions.py`)."""
        nodes = [node for part in self.parts for node in part.conditional_schemas()]
        return [*self.conditional, *nodes]

    def variants(self) -> Iterator[Node]:
        """The variants of all unions."""
        for part in self.parts:
            yield from part.variants()

    def values(self, keyword: str) -> list[Any]:
        """The keyword's values in all subschemas that have it."""
        return [part.get(keyword) for part in self.parts if part.has(keyword)]

    def last(self, keyword: str) -> Any:
        """The keyword's value in the last subschema that has it."""
        return next((part.get(keyword) for part in reversed(self.parts) if part.has(keyword)), None)

    def has(self, keyword: str) -> bool:
        return any(keyword in part.value and keyword not in part.removed for part in self.parts)

    def flag(self, keyword: str) -> bool:
        return any(as_flag(part.get(keyword)) for part in self.parts)

    def texts(self, keyword: str) -> Iterator[str]:
        for value in self.values(keyword):
            yield from (text for text in as_list(value) if isinstance(text, str))

    def without(self, *keywords: str) -> FlatSchema:
        return replace(self, parts=tuple(part.without(*keywords) for part in self.parts))

    def without_in(self, chosen: Subschema, *keywords: str) -> FlatSchema:
        """The same schema without some keywords in one of the subschemas."""
        parts = (p.without(*keywords) if p.key == chosen.key else p for p in self.parts)
        return replace(self, parts=tuple(parts))


def combine(schemas: list[FlatSchema]) -> FlatSchema:
    """The schema that requires all of several to be valid."""
    if len(schemas) == 1 and schemas[0].wrapper is None:
        return schemas[0]
    parts: dict[SubschemaKey, Subschema] = {}
    for schema in schemas:
        for part in schema.parts:
            parts.setdefault(part.key, part)
    conditional = dict.fromkeys(node for schema in schemas for node in schema.conditional)
    never = any(schema.never for schema in schemas)
    return FlatSchema(tuple(parts.values()), never, tuple(conditional))


@dataclass(slots=True)
class SchemaFlattener:
    """Flattens each schema once. Cycles through `allOf` and `$ref` are cut."""

    allow_siblings: bool
    """Whether all keywords beside `$ref` apply (OpenAPI 3.1 on), and not only annotations."""
    unresolved: dict[Origin, str] = field(default_factory=dict[Origin, str])
    """Dynamic references without a target in the dynamic scope."""
    _flat: dict[Origin, FlatSchema] = field(default_factory=dict[Origin, FlatSchema])

    def flatten(self, node: Node) -> FlatSchema:
        known = self._flat.get(node.origin)
        if known is None:
            known = self._flat[node.origin] = self._flatten(node)
        return known

    def _flatten(self, node: Node) -> FlatSchema:
        parts: dict[SubschemaKey, Subschema] = {}
        never = False
        visited: set[Origin] = set()
        # Not recursive, because a chain of `allOf` can exceed Python's recursion limit. Each entry
        # is a schema with the path to it, and whether its parents are finished.
        stack: list[tuple[bool, Node, tuple[Origin, ...]]] = [(False, node, ())]
        while stack:
            parents_finished, current, path = stack.pop()
            value = as_object(current.value)
            if parents_finished:
                part = Subschema(current, self._own_keywords(current, value))
                part = self._without_child_union(part, path)
                parts.setdefault(part.key, part)
                continue
            if current.origin in visited:
                continue
            visited.add(current.origin)
            never = never or current.value is False
            if not value:
                continue
            stack.append((True, current, path))
            inner_path = (*path, current.origin)
            if as_list(value.get("allOf")) and (self.allow_siblings or not current.is_ref):
                stack += [(False, each, inner_path) for each in reversed(list(current["allOf"]))]
            target = current.find_next_target()
            if target is not None:
                stack.append((False, target, inner_path))
            elif "$dynamicRef" in value:
                self.unresolved[current.origin.unbound] = str(value["$dynamicRef"])
        return FlatSchema(tuple(parts.values()), never)

    def resolve(self, node: Node) -> Node:
        """The end of a chain of references without siblings that affect the type."""
        visited: set[Origin] = set()
        while True:
            target = node.find_next_target()
            if target is None or target.origin in visited or self.has_siblings(node):
                return node
            visited.add(node.origin)
            node = target

    def has_siblings(self, node: Node) -> bool:
        """Whether keywords beside a `$ref` affect the type."""
        return self.allow_siblings and any(
            affects_type(keyword) and keyword not in REFERENCES for keyword in as_object(node.value)
        )

    def _own_keywords(self, node: Node, value: JsonObject) -> JsonObject:
        if node.is_ref and not self.allow_siblings:
            return {k: v for k, v in value.items() if k in ANNOTATIONS}
        return value

    def _without_child_union(self, part: Subschema, path: tuple[Origin, ...]) -> Subschema:
        """A parent without a union of its own children.

        `Pet: {oneOf: [Cat, Dog], properties}` with `Cat: {allOf: [Pet, ...]}` is a common form of
        inheritance. Literally, it would be an infinite recursion.
        """
        for keyword in UNION_KEYWORDS if path else ():
            for variant in part.children(keyword):
                if variant.is_ref and self.resolve(variant).origin in path:
                    part = part.without(keyword)
                    break
        return part
