"""A schema as a conjunction: the flat parts that must all hold at once.

`allOf`, and `$ref` with siblings, only say that several schemas hold together. Here they are
dissolved: a `View` is a list of `Part`s without either keyword, parents first, each with the place
it came from. Merging, overriding and narrowing are then one thing: asking all parts.

Not here: what the parts mean (the other modules of this package).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from ...diagnostics.origin import Origin
from ..reading import JsonObject, as_flag, as_list, as_object, words_in

if TYPE_CHECKING:
    from ...resolve import Node

ANNOTATIONS = words_in("""
    title description summary deprecated readOnly writeOnly default example examples
    externalDocs xml $comment $id $schema $anchor $dynamicAnchor $defs definitions
    $vocabulary nullable
    """)
"""Keywords that say nothing about which type a value has (`nullable` is asked for by itself)."""

Key: TypeAlias = tuple[Origin, frozenset[str]]
NOTHING: frozenset[str] = frozenset()
SOMETIMES = frozenset({"+sometimes"})
"""In the key of a schema that holds for some values only."""
REFERENCES = ("$ref", "$dynamicRef")
UNION_KEYS = ("oneOf", "anyOf")


@dataclass(frozen=True, slots=True)
class Part:
    """One schema object without its `$ref` and `allOf`, and without keywords dealt with above."""

    node: Node
    value: JsonObject
    without: frozenset[str] = NOTHING

    @property
    def key(self) -> Key:
        """What makes two parts the same."""
        return (self.node.origin, self.without)

    @property
    def origin(self) -> Origin:
        """Where it stands."""
        return self.node.origin

    def get(self, keyword: str) -> Any:
        """The value of a keyword, or None."""
        return None if keyword in self.without else self.value.get(keyword)

    def has(self, keyword: str) -> bool:
        """Whether the keyword is there, whatever its value (`const: null`)."""
        return keyword in self.value and keyword not in self.without

    def child(self, keyword: str) -> Node | None:
        """The node of a keyword's value."""
        return None if keyword in self.without else self.node.get(keyword)

    def children(self, keyword: str) -> list[Node]:
        """The schemas in an array keyword."""
        if not isinstance(self.get(keyword), list):
            return []
        return list(self.node[keyword])

    def members(self, keyword: str) -> Iterator[tuple[str, Node]]:
        """The schemas in an object keyword."""
        if not isinstance(self.get(keyword), dict):
            return iter(())
        return self.node[keyword].items()

    def branches(self) -> Iterator[Node]:
        """The schemas in it that hold for some values only."""
        for keyword in ("then", "else") if self.has("if") else ():
            node = self.child(keyword)
            if node is not None:
                yield node
        for keyword in ("dependentSchemas", "dependencies"):
            for _, node in self.members(keyword):
                if not isinstance(node.value, list):  # a list only says what is required
                    yield node

    @property
    def says_something(self) -> bool:
        """Whether it holds any keyword that bears on the type."""
        return any(
            k not in ANNOTATIONS and k not in self.without and not k.startswith("x-")
            for k in self.value
            if k != "allOf" and k not in REFERENCES
        )

    def minus(self, *keywords: str) -> Part:
        """The same part with some keywords taken as not there."""
        gone = frozenset(k for k in keywords if k in self.value)
        return self if gone <= self.without else Part(self.node, self.value, self.without | gone)


@dataclass(frozen=True, slots=True)
class View:
    """All that one schema says, in parts: those it refers to first, its own last."""

    parts: tuple[Part, ...]
    never: bool = False
    """A part is the schema `false`."""
    also: tuple[Node, ...] = ()
    """What schemas that hold for some values of the whole say of this value."""

    def keys(self) -> frozenset[Key]:
        """The parts that bear on the type, as a set: equal sets are equal types."""
        keys = frozenset(part.key for part in self.parts if part.says_something)
        return keys.union((node.origin, SOMETIMES) for node in self.also) if self.also else keys

    def branches(self) -> list[Node]:
        """The schemas that hold for some values only (see `branches.py`)."""
        return [*self.also, *(node for part in self.parts for node in part.branches())]

    def having(self, keyword: str) -> list[Part]:
        """The parts with a keyword."""
        return [part for part in self.parts if part.has(keyword)]

    def each(self, keyword: str) -> list[Any]:
        """The keyword's values in all parts that have it."""
        return [part.get(keyword) for part in self.having(keyword)]

    def last(self, keyword: str) -> Any:
        """The keyword's value in the last part that has it: own words before a parent's."""
        for part in reversed(self.parts):
            if part.has(keyword):
                return part.get(keyword)
        return None

    def has(self, keyword: str) -> bool:
        """Whether any part has it."""
        return any(part.has(keyword) for part in self.parts)

    def flag(self, keyword: str) -> bool:
        """Whether it is true in any part."""
        return any(as_flag(part.get(keyword)) for part in self.parts)

    def minus(self, *keywords: str) -> View:
        """The same without some keywords."""
        return replace(self, parts=tuple(part.minus(*keywords) for part in self.parts))


def together(views: list[View]) -> View:
    """The conjunction of several, each part once."""
    parts: dict[Key, Part] = {}
    for view in views:
        for part in view.parts:
            parts.setdefault(part.key, part)
    also = dict.fromkeys(node for view in views for node in view.also)
    return View(tuple(parts.values()), any(view.never for view in views), tuple(also))


@dataclass(slots=True)
class Flattener:
    """Makes views, each once. Circles through `allOf` and `$ref` are cut where they close."""

    siblings_count: bool
    """Whether keywords beside `$ref` hold (OpenAPI 3.1 on); before, only annotations are read."""
    lost: dict[Origin, str] = field(default_factory=dict[Origin, str])
    """Dynamic references that nothing gave a meaning on the way to them."""
    _done: dict[Origin, View] = field(default_factory=dict[Origin, View])

    def view(self, node: Node) -> View:
        """What the schema says."""
        known = self._done.get(node.origin)
        if known is None:
            known = self._done[node.origin] = self._flatten(node)
        return known

    def _flatten(self, node: Node) -> View:
        parts: dict[Key, Part] = {}
        never = False
        seen: set[Origin] = set()
        # A walk with its own stack, since a chain of `allOf` may be longer than Python's. Each
        # entry is a schema with the way to it; `None` in front of it: its parents are done.
        todo: list[tuple[bool, Node, tuple[Origin, ...]]] = [(False, node, ())]
        while todo:
            parents_done, at, way = todo.pop()
            value = as_object(at.value)
            if parents_done:
                part = self._not_back(Part(at, self._own(at, value)), way)
                parts.setdefault(part.key, part)
                continue
            if at.origin in seen:
                continue
            seen.add(at.origin)
            if at.value is False:
                never = True
            if not value:
                continue
            todo.append((True, at, way))
            further = (*way, at.origin)
            if as_list(value.get("allOf")) and (self.siblings_count or not at.is_ref):
                todo += [(False, each, further) for each in reversed(list(at["allOf"]))]
            target = at.next_target()
            if target is None and "$dynamicRef" in value:
                self.lost[at.origin.unbound] = str(value["$dynamicRef"])
            if target is not None:
                todo.append((False, target, further))
        return View(tuple(parts.values()), never)

    def target(self, node: Node) -> Node:
        """The schema that is meant: through references, but not past one that says more itself."""
        passed: set[Origin] = set()
        while True:
            following = node.next_target()
            if following is None or following.origin in passed or self.adds(node):
                return node
            passed.add(node.origin)
            node = following

    def adds(self, node: Node) -> bool:
        """Whether what stands beside a `$ref` here bears on the type."""
        return self.siblings_count and any(
            key not in ANNOTATIONS and key not in REFERENCES and not key.startswith("x-")
            for key in as_object(node.value)
        )

    def _own(self, node: Node, value: JsonObject) -> JsonObject:
        if node.is_ref and not self.siblings_count:
            return {k: v for k, v in value.items() if k in ANNOTATIONS}
        return value

    def _not_back(self, part: Part, way: tuple[Origin, ...]) -> Part:
        """A parent's part for its children: without a union that names one of the children itself.

        `Pet: {oneOf: [Cat, Dog], properties}` and `Cat: {allOf: [Pet, ...]}` is a common way to
        write inheritance; to the letter, a cat would be a cat that is a cat or a dog, for ever.
        """
        for keyword in UNION_KEYS if way else ():
            for variant in part.children(keyword):
                if variant.is_ref and self.target(variant).origin in way:
                    part = part.minus(keyword)
                    break
        return part
