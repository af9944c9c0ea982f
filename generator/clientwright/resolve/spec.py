"""The resolved document: its values with their origins, and the targets of its references.

Created by `resolve`. Reading never touches the disk: every referenced file has been loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ..diagnostics.origin import Origin
from ..load import Document
from ..model import JsonValue
from ..openapi import ObjectKind
from ..values import as_list, is_array, is_number, is_object
from .dynamic import DynamicReferences
from .index import Index, LocatedValue, Missing, find, value_at

_BINDING_KEYWORDS = frozenset("""
    $ref $id $schema $anchor $dynamicAnchor $defs definitions $comment
    title summary description deprecated example examples externalDocs
    """.split())
"""The keywords of a schema that does nothing but bind the anchors of a template."""


class Spec:
    """A document with all its files. `root` is the root object of the entry document."""

    def __init__(
        self,
        root: Document,
        documents: Mapping[str, Document],
        index: Index,
        objects: Mapping[ObjectKind, Sequence[LocatedValue]],
        version: tuple[int, int],
        lock: tuple[Path, str] | None = None,
    ) -> None:
        self.documents = documents
        self.objects = objects
        """All objects that are reachable from the root, by kind, in the order of the document.

        References are included, as objects with a `$ref`.
        """
        self.version = version
        """The version of the specification: (3, 0), (3, 1) or (3, 2)."""
        self.lock = lock
        """The path of the lock file for remote references, and its current content."""
        self._index = index
        self._targets: dict[tuple[str, str, str], LocatedValue | None] = {}
        self.redirects: Mapping[Origin, Origin] = index.redirects
        """References where the specification allows none, and what is read in their place."""
        self.root = Node(root.data, Origin(root.name), self)
        self.dynamic: DynamicReferences | None = None
        """None for a document without dynamic references."""
        schemas = objects.get(ObjectKind.SCHEMA, ())
        if any(is_object(value) and "$dynamicRef" in value for _, value in schemas):
            self.dynamic = DynamicReferences(schemas, self._find_target)

    def nodes(self, kind: ObjectKind) -> Iterator[Node]:
        """All objects of a kind (see `objects`)."""
        return (Node(value, origin, self) for origin, value in self.objects[kind])

    def node(self, origin: Origin) -> Node:
        """The value at an origin. Raises KeyError if there is none."""
        value = value_at(self.documents[origin.file].data, origin.pointer)
        if isinstance(value, Missing):
            raise KeyError(str(origin))
        return Node(value, origin, self)

    def source(self, origin: Origin) -> str:
        return self.documents[origin.file].source(origin.pointer)

    def target(self, origin: Origin, reference: str) -> Node | None:
        """The target of a reference at an origin; None if it cannot be resolved."""
        found = self._find_target(origin, reference)
        return None if found is None else Node(found.value, found.origin, self)

    def _find_target(self, origin: Origin, reference: str) -> LocatedValue | None:
        key = (self._index.base(origin), origin.file, reference)
        if key not in self._targets:
            self._targets[key] = find(self._index, self.documents, origin, reference)
        return self._targets[key]

    def find_mapped_schema(self, origin: Origin, name: str) -> Node | None:
        """The schema that a value of `discriminator.mapping` identifies: the name of a component,
        else a reference (OpenAPI 3.1, section 4.8.25). None if it is neither."""
        if name.replace("-", "").replace("_", "").replace(".", "").isalnum():
            components = self.root.get("components")
            schemas = components.get("schemas") if components is not None else None
            found = schemas.get(name) if schemas is not None else None
            if found is not None:
                return found
        return self.target(origin, name)

    # --- templates: schemas with dynamic references ---------------------------------------------

    def binds_only(self, binder: Origin, template: Origin) -> bool:
        """Whether a schema does nothing but bind the anchors of a template."""
        value = self.node(binder).value
        keywords: set[str] = set(value) if is_object(value) else set()
        return keywords <= _BINDING_KEYWORDS and template in self.list_referenced_schemas(binder)

    def list_referenced_schemas(self, origin: Origin) -> list[Origin]:
        """The schemas that a schema refers to directly or in its `allOf`."""
        node = self.node(origin)
        targets = [each.find_next_target() for each in (node, *(node.get("allOf") or ()))]
        return [target.origin.unbound for target in targets if target is not None]


class Node:
    """A value and its origin. Created on demand, compared by origin."""

    __slots__ = ("origin", "spec", "value")

    def __init__(self, value: JsonValue, origin: Origin, spec: Spec) -> None:
        self.value = value
        self.origin = origin
        self.spec = spec

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and self.origin == other.origin

    def __hash__(self) -> int:
        return hash(self.origin)

    def __repr__(self) -> str:
        return f"Node({self.origin})"

    # --- members -------------------------------------------------------------------------------

    def get(self, key: str) -> Node | None:
        """A member of an object; None if there is none, or the value is not an object."""
        if is_object(self.value) and key in self.value:
            return self._create_member(self.value[key], self.origin / key)
        return None

    def _create_member(self, value: JsonValue, origin: Origin) -> Node:
        redirects = self.spec.redirects
        if redirects and origin in redirects:
            return self.spec.node(redirects[origin])
        return Node(value, origin, self.spec)

    def __getitem__(self, key: str | int) -> Node:
        """A member that is known to exist. Raises KeyError or IndexError if it does not."""
        if isinstance(key, int):
            if not is_array(self.value):
                raise IndexError(key)
            return self._create_member(self.value[key], self.origin / key)
        member = self.get(key)
        if member is None:
            raise KeyError(key)
        return member

    def __contains__(self, key: object) -> bool:
        return is_object(self.value) and key in self.value

    def __len__(self) -> int:
        value = self.value
        return len(value) if is_object(value) or is_array(value) else 0

    def __bool__(self) -> bool:
        return True

    def items(self) -> Iterator[tuple[str, Node]]:
        """The members of an object in the order of the document; none for other values."""
        if is_object(self.value):
            for key, value in self.value.items():
                yield key, self._create_member(value, self.origin / key)

    def __iter__(self) -> Iterator[Node]:
        """The items of an array; none for other values."""
        if is_array(self.value):
            for index, value in enumerate(self.value):
                yield self._create_member(value, self.origin / index)

    def members(self, key: str) -> Iterator[tuple[str, Node]]:
        """The members of the object in a field; none if it isn't one."""
        field = self.get(key)
        return iter(()) if field is None else field.items()

    # --- references ----------------------------------------------------------------------------

    @property
    def is_ref(self) -> bool:
        """Whether this is an object with a `$ref` or `$dynamicRef`, with or without siblings."""
        return is_object(self.value) and (
            isinstance(self.value.get("$ref"), str)
            or isinstance(self.value.get("$dynamicRef"), str)
        )

    def find_next_target(self) -> Node | None:
        """The direct target of the reference; None without one, or if it cannot be resolved."""
        if not is_object(self.value):
            return None
        reference = self.value.get("$ref")
        is_dynamic = not isinstance(reference, str)
        if is_dynamic:
            reference = self.value.get("$dynamicRef")
        if not isinstance(reference, str):
            return None
        dynamic = self.spec.dynamic
        if dynamic is None:
            return self.spec.target(self.origin, reference)
        found = dynamic.resolve(self.origin, reference, dynamic=is_dynamic)
        return None if found is None else Node(found.value, found.origin, self.spec)

    def follow(self) -> Node:
        """The final target of the references; the node itself if it is not a reference.

        A chain that is cyclic or cannot be resolved was reported by `resolve`; the result is its
        last node before the fault.
        """
        node = self
        visited: set[Origin] | None = None
        while True:
            target = node.find_next_target()
            if target is None:
                return node
            if visited is None:
                visited = {node.origin}
            if target.origin in visited:
                return node
            visited.add(target.origin)
            node = target

    def list_chain(self) -> tuple[Node, ...]:
        """The node and the targets of its references, the next one first."""
        chain: list[Node] = [self]
        target = self.find_next_target()
        while target is not None and target not in chain:
            chain.append(target)
            target = target.find_next_target()
        return tuple(chain)

    @property
    def is_unresolved(self) -> bool:
        """Whether the chain of references is cyclic or cannot be resolved."""
        return self.follow().is_ref

    # --- typed members: a value of another type counts as absent ---------------------------------

    def text(self, key: str, default: str = "") -> str:
        """A string member. A number is returned as written: version 1.10 stays `1.10`."""
        if not is_object(self.value):
            return default
        value = self.value.get(key)
        if isinstance(value, str):
            return value
        if is_number(value):
            return self.spec.source(self.origin / key)
        return default

    def flag(self, key: str, default: bool = False) -> bool:
        value = self.value.get(key) if is_object(self.value) else None
        return value if isinstance(value, bool) else default

    def texts(self, key: str) -> tuple[str, ...]:
        values = as_list(self.value.get(key)) if is_object(self.value) else ()
        return tuple(item for item in values if isinstance(item, str))
