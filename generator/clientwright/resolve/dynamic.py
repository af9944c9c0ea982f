"""Dynamic references: the target of a `$dynamicRef` depends on the path that led to it.

JSON Schema 2020-12 Core, 8.2.3.2: of the schema resources on the path (the *dynamic scope*), the
outermost one that declares the anchor is the target. A schema with such references is therefore
a template: reached from `UserPage`, which anchors `item`, its items are users. The origin of a
schema that was reached this way is a `BoundOrigin`, which stores the bindings that it uses, so
that the same schema with the same bindings is one schema.

The standard counts schema resources (`$id`). Few schemas in OpenAPI have an `$id`, so each
outermost schema counts as a resource too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from ..diagnostics.origin import BoundOrigin, Origin
from ..model import JsonValue
from ..values import is_object
from .index import LocatedValue

_DEFINITIONS = ("/$defs", "/definitions")

Bindings: TypeAlias = dict[str, Origin]


class DynamicReferences:
    """The anchors of a document's dynamic references, and the schemas that depend on them."""

    def __init__(
        self,
        schemas: Sequence[LocatedValue],
        find_target: Callable[[Origin, str], LocatedValue | None],
    ) -> None:
        self._find_target = find_target
        self._schemas = {origin: value for origin, value in schemas if is_object(value)}
        self._roots: dict[Origin, Origin] = {}
        self._anchors: dict[Origin, Bindings] = {}
        """By schema resource."""
        self._targets: dict[str, list[Origin]] = {}
        """By the name of the anchor."""
        for origin, value in self._schemas.items():
            name = value.get("$dynamicAnchor")
            if isinstance(name, str):
                self._anchors.setdefault(self.root(origin), {}).setdefault(name, origin)
                self._targets.setdefault(name, []).append(origin)
        self._dependencies = self._find_dependencies()

    def resolve(self, origin: Origin, reference: str, *, dynamic: bool) -> LocatedValue | None:
        """The target of a reference in the dynamic scope of its origin.

        None for a dynamic reference with several possible targets and no binding for it.
        """
        target = self._find_target(origin.unbound, reference)
        if target is None:
            return None
        scope = self._collect_bindings(origin)
        name = _get_anchor(reference)
        if dynamic and is_object(target.value) and target.value.get("$dynamicAnchor") == name:
            if name in scope:
                target = LocatedValue(scope[name], self._schemas[scope[name]])
            elif len(self._targets[name]) > 1:
                return None
        return LocatedValue(self._bind(target.origin, scope), target.value)

    def list_targets(self, reference: str) -> list[Origin]:
        """All schemas that a dynamic reference may resolve to."""
        return self._targets.get(_get_anchor(reference), [])

    def root(self, origin: Origin) -> Origin:
        """The schema resource around a schema: the nearest with an `$id`, else the outermost."""
        root = self._roots.get(origin)
        if root is None:
            root = origin
            for ancestor in _list_ancestors(origin):
                if ancestor in self._schemas:
                    root = ancestor
                    if isinstance(self._schemas[ancestor].get("$id"), str):
                        break
            self._roots[origin] = root
        return root

    # --- scopes ---

    def _collect_bindings(self, origin: Origin) -> Bindings:
        """The bindings at an origin: those of the path to it, then those of its parents."""
        bindings = dict(origin.bindings) if isinstance(origin, BoundOrigin) else {}
        for root in reversed(list(self._list_enclosing_roots(origin.unbound))):
            for name, target in self._anchors.get(root, {}).items():
                bindings.setdefault(name, target)
        return bindings

    def _list_enclosing_roots(self, origin: Origin) -> Iterator[Origin]:
        """The schema resources on the path down to an origin, innermost first."""
        current: Origin | None = origin
        while current is not None:
            root = self.root(current)
            yield root
            parents = list(_list_ancestors(root))[1:3]
            # A definition is entered by a reference, not from the schema around it.
            is_definition = any(parent.pointer.endswith(_DEFINITIONS) for parent in parents[:1])
            current = next((parent for parent in parents if parent in self._schemas), None)
            current = None if is_definition else current

    def _bind(self, origin: Origin, scope: Bindings) -> Origin:
        dependencies = self._dependencies.get(origin)
        if not dependencies:
            return origin
        defaults = self._anchors.get(self.root(origin), {})
        bindings = {
            name: target
            for name, target in scope.items()
            if name in dependencies and defaults.get(name) != target
        }
        if not bindings:
            return origin
        return BoundOrigin(origin.file, origin.pointer, tuple(bindings.items()))

    # --- dependencies ---

    def _find_dependencies(self) -> dict[Origin, set[str]]:
        """For each schema, the names of the dynamic references that can be reached from it."""
        users: dict[Origin, list[Origin]] = {}
        starts: dict[str, list[Origin]] = {}
        for origin, value in self._schemas.items():
            for ancestor in list(_list_ancestors(origin))[1:]:
                if ancestor in self._schemas:
                    users.setdefault(origin, []).append(ancestor)
                    break
            for target in self._list_all_targets(origin, value):
                users.setdefault(target, []).append(origin)
            reference = value.get("$dynamicRef")
            if isinstance(reference, str):
                starts.setdefault(_get_anchor(reference), []).append(origin)
        dependencies: dict[Origin, set[str]] = {}
        for name, todo in starts.items():
            while todo:
                origin = todo.pop()
                names = dependencies.setdefault(origin, set())
                if name not in names:
                    names.add(name)
                    todo += users.get(origin, ())
        return dependencies

    def _list_all_targets(self, origin: Origin, value: Mapping[str, JsonValue]) -> Iterator[Origin]:
        plain, dynamic = value.get("$ref"), value.get("$dynamicRef")
        for reference in (plain, dynamic):
            if isinstance(reference, str):
                target = self._find_target(origin, reference)
                if target is not None:
                    yield target.origin
        if isinstance(dynamic, str):
            yield from self.list_targets(dynamic)


def _get_anchor(reference: str) -> str:
    return reference.rpartition("#")[2]


def _list_ancestors(origin: Origin) -> Iterator[Origin]:
    """An origin and all origins around it."""
    pointer = origin.pointer
    while pointer:
        yield Origin(origin.file, pointer)
        pointer = pointer.rpartition("/")[0]
    yield Origin(origin.file)
