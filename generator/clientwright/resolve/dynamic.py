"""`$dynamicRef`: what it means depends on the way by which one came to it.

JSON Schema 2020-12, Core, 8.2.3.2: of the schemas on the way (the *dynamic scope*), the outermost
one that anchors the name says what is meant. So a schema that has such references is a template:
reached from `UserPage`, which anchors `item`, its items are users. A node that was reached so has
an `Instance` for its origin, which keeps what the names on the way are bound to; as far as they
matter there, so that the same schema under the same bindings is one schema.

The standard counts by schema resource (`$id`). In OpenAPI few schemas have one, so each schema
that stands in no other counts as a resource too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ..diagnostics.origin import Instance, Origin
from ..values import is_object
from .grammar import Kind
from .node import Node

if TYPE_CHECKING:
    from ..model import JsonValue
    from .spec import Spec

_DEFINITIONS = ("/$defs", "/definitions")
_NO_MORE = frozenset("""
    $ref $id $schema $anchor $dynamicAnchor $defs definitions $comment
    title summary description deprecated example examples externalDocs
    """.split())
Bound = dict[str, Origin]


class Dynamic:
    """The anchors of a document's dynamic references, and who needs to know what they are."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._values = {o: v for o, v in spec.objects[Kind.SCHEMA] if is_object(v)}
        self._roots: dict[Origin, Origin] = {}
        self._anchors: dict[Origin, Bound] = {}
        self._named: dict[str, list[Origin]] = {}
        for origin, value in self._values.items():
            name = value.get("$dynamicAnchor")
            if isinstance(name, str):
                self._anchors.setdefault(self.root(origin), {}).setdefault(name, origin)
                self._named.setdefault(name, []).append(origin)
        self._needs: dict[Origin, set[str]] = {}
        self._find_needs()

    def target(self, node: Node, reference: str, *, dynamic: bool) -> Node | None:
        """What a reference means where it stands, come to by the way that its node remembers.

        None for a dynamic one that may lead to several schemas when nothing says to which.
        """
        found = self._spec.target(node.origin.place, reference)
        if found is None:
            return None
        scope = self._scope(node.origin)
        name = _name_in(reference)
        if dynamic and is_object(found.value) and found.value.get("$dynamicAnchor") == name:
            if name in scope:
                found = self._spec.node(scope[name])
            elif len(self._named[name]) > 1:
                return None
        return self._entered(found, scope)

    def ends(self, name: str) -> list[Origin]:
        """All schemas that a dynamic reference by this name may lead to."""
        return self._named.get(_name_in(name), [])

    def root(self, origin: Origin) -> Origin:
        """The resource around a schema: the nearest with an `$id`, else the outermost schema."""
        known = self._roots.get(origin)
        if known is None:
            known = origin
            for around in _upwards(origin):
                if around in self._values:
                    known = around
                    if isinstance(self._values[around].get("$id"), str):
                        break
            self._roots[origin] = known
        return known

    def fills_only(self, binder: Origin, template: Origin) -> bool:
        """Whether a schema says no more than what a template's names mean."""
        value = self._values.get(binder, {})
        return set(value) <= _NO_MORE and template in self.mentioned(binder)

    def mentioned(self, binder: Origin) -> list[Origin]:
        """The schemas that one refers to at once, or as a part of its `allOf`."""
        node = self._spec.node(binder)
        steps = [each.step() for each in (node, *(node.get("allOf") or ()))]
        return [step.origin.place for step in steps if step is not None]

    # --- scopes ---

    def _scope(self, at: Origin) -> Bound:
        """What the names are bound to at a place: by the way to it, then by what is around it."""
        bound = dict(at.bound) if isinstance(at, Instance) else {}
        for root in reversed(list(self._around(at.place))):
            for name, origin in self._anchors.get(root, {}).items():
                bound.setdefault(name, origin)
        return bound

    def _around(self, at: Origin) -> Iterator[Origin]:
        """The resources that one passes on the way down to a place, innermost first."""
        here: Origin | None = at
        while here is not None:
            root = self.root(here)
            yield root
            above = list(_upwards(root))[1:3]
            # What stands among definitions is entered by a reference, not from around it.
            defined = any(each.pointer.endswith(_DEFINITIONS) for each in above[:1])
            here = next((each for each in above if each in self._values), None)
            here = None if defined else here

    def _entered(self, node: Node, scope: Bound) -> Node:
        needs = self._needs.get(node.origin)
        if not needs:
            return node
        own = self._anchors.get(self.root(node.origin), {})
        kept = {n: to for n, to in scope.items() if n in needs and own.get(n) != to}
        if not kept:
            return node
        origin = Instance(node.origin.file, node.origin.pointer, tuple(kept.items()))
        return Node(node.value, origin, node.spec)

    # --- needs ---

    def _find_needs(self) -> None:
        """For each schema, the names of the dynamic references that one may come to from it."""
        users: dict[Origin, list[Origin]] = {}
        starts: dict[str, list[Origin]] = {}
        for origin, value in self._values.items():
            for around in list(_upwards(origin))[1:]:
                if around in self._values:
                    users.setdefault(origin, []).append(around)
                    break
            for target in self._leads(origin, value):
                users.setdefault(target, []).append(origin)
            reference = value.get("$dynamicRef")
            if isinstance(reference, str):
                starts.setdefault(_name_in(reference), []).append(origin)
        for name, todo in starts.items():
            while todo:
                origin = todo.pop()
                needs = self._needs.setdefault(origin, set())
                if name not in needs:
                    needs.add(name)
                    todo += users.get(origin, ())

    def _leads(self, origin: Origin, value: Mapping[str, JsonValue]) -> Iterator[Origin]:
        plain, dynamic = value.get("$ref"), value.get("$dynamicRef")
        for reference in (plain, dynamic):
            if isinstance(reference, str):
                found = self._spec.target(origin, reference)
                if found is not None:
                    yield found.origin
        if isinstance(dynamic, str):
            yield from self.ends(dynamic)


def _name_in(reference: str) -> str:
    return reference.rpartition("#")[2]


def _upwards(origin: Origin) -> Iterator[Origin]:
    """A place and all that it stands in."""
    pointer = origin.pointer
    while pointer:
        yield Origin(origin.file, pointer)
        pointer = pointer.rpartition("/")[0]
    yield Origin(origin.file)
