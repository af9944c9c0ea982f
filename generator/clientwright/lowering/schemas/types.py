"""The one who makes types: dispatches a view to what it is, and keeps what was declared.

Types with an identity (component schemas, any target of a `$ref`) are queued and made one after
another, so building never recurses through references and never depends on their order. What a
value *is* is decided in `bare`, from the most to the least specific keyword; the details are in
the modules named there.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...contract.safe_regex import safe
from ...diagnostics import rules
from ...diagnostics.origin import BoundOrigin
from ...model import (
    ANY,
    AliasType,
    DeclaredType,
    Docs,
    Nullable,
    Ref,
    ScalarKind,
    ScalarType,
    TypeId,
    TypeRef,
)
from ...validate.patterns import is_pattern
from ..docs import docs_of, first_docs, schema_docs
from ..reading import as_list, as_object, words_in
from . import arrays, branches, conditions, enums, inheritance, objects, unions
from .facts import JSON_TYPES, Nullness, is_scalar, only_null, types_of
from .parts import Flattener, Key, Part, View, together
from .scalars import leaf
from .spots import Spot

if TYPE_CHECKING:
    from ...diagnostics.findings import Diagnostics, Rule
    from ...diagnostics.origin import Origin
    from ...resolve import Node, Spec
    from ..naming.type_names import Namer

MAX_DEPTH = 60
"""Schemas inside schemas without a name; deeper ones are `ANY`, with a note."""

_NULL = ScalarType(kind=ScalarKind.NULL)
_NEVER = ScalarType(kind=ScalarKind.NEVER)


class Types:
    """Makes a `TypeRef` of any schema, and holds the declared types that these refer to."""

    def __init__(
        self, spec: Spec, namer: Namer, diagnostics: Diagnostics, *, siblings_count: bool
    ) -> None:
        self.spec = spec
        self.namer = namer
        self.diagnostics = diagnostics
        self.siblings_count = siblings_count
        self.flattener = Flattener(siblings_count)
        self.nullness = Nullness(self.flattener)
        self.family = inheritance.Family(spec, self.flattener)
        self.declared: dict[TypeId, DeclaredType] = {}
        self._queue: deque[Node] = deque()
        self._nodes: dict[TypeId, Node] = {}
        self._used: dict[Origin, TypeRef] = {}
        self._merged: dict[frozenset[Key], Ref] = {}
        self._depth = 0

    # --- asking for types ---

    def use(self, node: Node) -> TypeRef:
        """The type of the schema that stands here, or that stands where it refers to."""
        known = self._used.get(node.origin)
        if known is None:
            target = self.identity(node)
            if target is not None:
                known = self._named(target, nullable=self.nullness.of_node(node))
            else:
                known = self.resolve(self.view(node), Spot(node.origin))
            self._used[node.origin] = known
        return known

    def finish(self) -> None:
        """Make everything that was asked for by reference."""
        while self._queue:
            node = self._queue.popleft()
            self._declare_named(node)

    def view(self, node: Node) -> View:
        """What a schema says, `$ref` and `allOf` dissolved."""
        return self.flattener.view(node)

    def resolve(self, view: View, spot: Spot) -> TypeRef:
        """The type of a view, declared at the spot if it needs a name."""
        if view.never:
            return _NEVER
        if only_null(view):
            return _NULL
        return self.nullable(self.bare(view, spot), self.nullness.of(view))

    def merged(self, nodes: list[Node], spot: Spot, also: Sequence[Node] = ()) -> TypeRef:
        """The type of a value that fits several schemas at once, and `also` some of the time."""
        views = [self.view(node) for node in nodes]
        whole = together(views)
        if also and not spot.is_far and branches.add(self, whole, list(also)):
            return self.merged_view(replace(whole, also=(*whole.also, *also)), spot)
        if len(nodes) == 1:
            return self.use(nodes[0])
        keys = whole.keys()
        for node, view in zip(reversed(nodes), reversed(views), strict=True):
            if view.keys() == keys:
                return self.use(node)
        if spot.is_far:
            self.note(rules.MERGE_TOO_FAR, nodes[-1].origin)
            return self.use(nodes[-1])
        return self.merged_view(whole, spot)

    def merged_view(self, view: View, spot: Spot) -> TypeRef:
        """The type of a view that stands nowhere by itself. The same view twice is one type."""
        known = self._merged.get(view.keys())
        if known is not None:
            return self.nullable(known, self.nullness.of(view))
        return self.resolve(view, spot)

    def remember(self, view: View, ref: Ref) -> None:
        """So that a merged view that leads back to itself finds itself."""
        self._merged.setdefault(view.keys(), ref)

    def node_of(self, id_: TypeId) -> Node | None:
        """The schema that a type with an identity is made of, made already or not."""
        return self._nodes.get(id_)

    # --- identity ---

    def identity(self, node: Node) -> Node | None:
        """The schema with a name of its own that this one is nothing but a mention of, if any.

        That is a plain `$ref`, and a `$ref` or `allOf` of one schema beside words that say
        nothing about the type. A component is itself, whatever it mentions. A template that was
        filled in is what filled it in, if that says nothing else.
        """
        found = self._identity(node, 0)
        if found is None or not isinstance(found.origin, BoundOrigin):
            return found
        binder = self.spec.node(self.namer.binder(found.origin))
        if (
            self.namer.is_named(binder.origin)
            and self.view(binder).keys() == self.view(found).keys()
        ):
            return binder
        return found

    def _identity(self, node: Node, depth: int) -> Node | None:
        if not node.is_ref:
            if self.namer.is_named(node.origin):
                return node
            return self._sole_parent(node, depth)
        if self.namer.is_named(node.origin) and self.flattener.adds(node):
            return node
        if self.flattener.adds(node):
            return self._sole_parent(node, depth)
        target = self.flattener.target(node)
        if target.origin == node.origin:  # a circle, reported before
            return None
        if self.namer.is_named(target.origin):
            return target
        if self._is_plain(target):
            return None
        return target

    def _sole_parent(self, node: Node, depth: int) -> Node | None:
        """Of an `allOf` or `$ref` with siblings that add nothing: the schema that it mentions."""
        value = as_object(node.value)
        mentions = [each for each in node["allOf"] if each.is_ref] if "allOf" in value else []
        following = node.next_target()
        if following is not None:
            mentions.append(following)
        if not mentions or depth > 8:
            return None
        keys = self.view(node).keys()
        for entry in mentions:
            if self.view(entry).keys() >= keys:
                return self._identity(entry, depth + 1)
        return None

    def _is_plain(self, target: Node) -> bool:
        """A scalar without a name, referred to by its place: simply repeated where it is used."""
        view = self.view(target)
        return is_scalar(view, self.flattener) and not any(
            view.has(key) for key in ("enum", "const", "oneOf", "anyOf")
        )

    def _named(self, node: Node, *, nullable: bool) -> TypeRef:
        spot = Spot(node.origin)
        view = self.view(node)
        if view.never:
            return _NEVER
        if only_null(view):
            return _NULL
        if spot.id not in self._nodes:
            self._nodes[spot.id] = node
            self._queue.append(node)
        if not view.keys():
            return ANY
        return self.nullable(Ref(id=spot.id), nullable)

    def _declare_named(self, node: Node) -> None:
        spot = Spot(node.origin)
        if spot.id in self.declared:
            return
        view = self.view(node)
        family = self.family.of(node)
        if family is not None:
            inheritance.declare_parent(self, node, view, spot, family)
            return
        made = self.bare(view, spot)
        if spot.id not in self.declared:
            self.declare_alias(view, spot, made)

    # --- declaring ---

    def declare(self, made: DeclaredType) -> Ref:
        """Keep a declared type."""
        self.declared[made.id] = made
        return Ref(id=made.id)

    def declare_alias(self, view: View, spot: Spot, type_: TypeRef) -> Ref:
        """Give a type in use a name."""
        return self.declare(
            AliasType(
                id=spot.id,
                name_hint=spot.name_hint(self.namer),
                origin=spot.place,
                docs=self.docs(view),
                inline=not self.named(spot),
                owner=self.owner(spot),
                type=type_,
            )
        )

    def named(self, spot: Spot) -> bool:
        """Whether the document names what is declared here."""
        return (
            not spot.way
            and not isinstance(spot.origin, BoundOrigin)
            and self.namer.is_named(spot.origin)
        )

    def owner(self, spot: Spot) -> str:
        """What a type declared here is printed with."""
        return self.namer.place(spot.origin).owner

    def docs(self, view: View) -> Docs:
        """The words of the view's own part; a parent's where it has none of its own."""
        if not view.parts:
            return Docs()
        own = view.parts[-1]
        found = schema_docs(own.value, own.origin.pointer.rpartition("/")[2])
        if found.description or len(view.parts) == 1:
            return found
        return first_docs(found, *(docs_of(p.value) for p in view.parts if _only_docs(p)))

    def nullable(self, type_: TypeRef, wanted: bool) -> TypeRef:
        """The type, or null, where null adds anything."""
        if not wanted or isinstance(type_, Nullable) or type_ in (ANY, _NULL):
            return type_
        if isinstance(type_, ScalarType) and type_.kind is ScalarKind.ANY:
            return type_
        return _NULL if type_ == _NEVER else Nullable(inner=type_)

    def note(self, rule: Rule, at: Origin, **values: object) -> None:
        """Report something that was decided here."""
        self.diagnostics.report(rule, at, key=False, related=(), **values)

    # --- what it is ---

    def bare(self, view: View, spot: Spot) -> TypeRef:
        """The type of a view without `null`, declared at the spot if it needs a name."""
        if self._depth >= MAX_DEPTH:
            self.note(rules.TOO_DEEP_TO_TYPE, spot.origin, limit=MAX_DEPTH)
            return ANY
        self._depth += 1
        try:
            return self._bare(view, spot)
        finally:
            self._depth -= 1

    def _bare(self, view: View, spot: Spot) -> TypeRef:
        """The order is that of how much a keyword says."""
        self._mention_assertions(view)
        listed: frozenset[str] | None = None
        if view.has("const") or any(as_list(p.get("enum")) for p in view.parts):
            made = enums.enumeration(self, view, spot)
            if made is not None:
                return made
            listed = enums.json_types(view)
            view = view.minus("const", "enum")
        view = unions.without_assertions(self, view)
        made = unions.union(self, view, spot)
        if made is not None:
            return made
        made = conditions.choice(self, view, spot)
        if made is not None:
            return made
        types, agree = types_of(view)
        if not agree:
            self.note(rules.TYPES_CONTRADICT, spot.origin)
        types = listed if types is None else types
        if types is None:
            return objects.object_(self, view, spot) if conditions.of_objects(self, view) else ANY
        kinds = [kind for kind in JSON_TYPES if kind in types]
        if "number" in kinds and "integer" in kinds:
            kinds.remove("integer")
        if len(kinds) >= 5:
            return ANY
        if len(kinds) > 1:
            return unions.of_kinds(self, view, spot, kinds)
        return self.of_kind(view, spot, kinds[0]) if kinds else _NULL

    def of_kind(self, view: View, spot: Spot, kind: str) -> TypeRef:
        """The type of a view that allows one JSON type."""
        if kind == "object":
            return objects.object_(self, view, spot)
        if kind == "array":
            return arrays.array(self, view, spot)
        return leaf(view, kind)

    def _mention_assertions(self, view: View) -> None:
        """Name the keywords that no type expresses: they are documented, and checked by nobody."""
        for part in view.parts:
            pattern = part.get("pattern")
            if isinstance(pattern, str) and safe(pattern) is None and is_pattern(pattern):
                at = part.origin / "pattern"
                self.note(rules.PATTERN_NOT_CHECKED, at, pattern=pattern)
            for keyword in part.value:
                if keyword in _INEXPRESSIBLE:
                    at = part.origin / keyword
                    self.note(rules.KEYWORD_NOT_EXPRESSED, at, keyword=keyword)


_INEXPRESSIBLE = words_in("not contains propertyNames")


def _only_docs(part: Part) -> bool:
    return not part.says_something
