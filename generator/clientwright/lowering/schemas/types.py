"""Decides what kind of type a schema is, and lowers it with the module for that kind.

Named schemas, which are component schemas and targets of references, are queued and lowered one
after another. So lowering does not recurse through references, and does not depend on their order.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace

from ...contract.safe_regex import parse_safe_regex
from ...diagnostics import BoundOrigin, Diagnostics, Origin, rules
from ...model import ANY, AliasType, Ref, Tag, TypeId, TypeRef, UnionType, Variant
from ...resolve import Node, Spec
from ...validate.patterns import is_pattern
from ...values import as_list, as_object
from ..naming.type_names import TypeNamer
from .arrays import lower_array
from .conditions import defines_more, implies_object, lower_choice
from .context import NEVER, NULL, Context, TypeLocation, make_nullable
from .discriminators import find_discriminator, resolve_mapping
from .enums import enum_json_types, lower_enum
from .flattening import FlatSchema, combine
from .json_types import JSON_TYPES, allows_only_null, allows_only_scalars, types_of
from .objects import declare_object, lower_object
from .scalars import lower_scalar
from .tags import find_tags
from .unions import drop_assertion_unions, lower_type_union, lower_union

MAX_DEPTH = 60
"""How deep inline schemas can be nested; deeper ones are `ANY`."""
_MAX_PARENTS = 8
_INEXPRESSIBLE = ("not", "contains", "propertyNames")
_BASE = "base"
"""The word for the object type of a schema that represents its descendants."""


class TypeLowering(Context):
    """Lowers any schema to a `TypeRef`, and collects the declared types."""

    def __init__(self, spec: Spec, namer: TypeNamer, diagnostics: Diagnostics) -> None:
        super().__init__(spec, namer, diagnostics)
        self._queue: deque[Node] = deque()
        self._nodes: dict[TypeId, Node] = {}
        self._known: dict[Origin, TypeRef] = {}
        self._depth = 0

    def lower(self, node: Node) -> TypeRef:
        known = self._known.get(node.origin)
        if known is None:
            identity = self.find_identity(node)
            if identity is not None:
                known = self._refer_to(identity, nullable=self.nullability.of_node(node))
            else:
                known = self.lower_flat(self.flatten(node), TypeLocation(node.origin))
            self._known[node.origin] = known
        return known

    def lower_pending(self) -> None:
        """Declares all types that were referred to."""
        while self._queue:
            self._declare_named(self._queue.popleft())
        self._report_dynamic_references()

    def lower_flat(self, schema: FlatSchema, location: TypeLocation) -> TypeRef:
        if schema.never:
            return NEVER
        if allows_only_null(schema):
            return NULL
        type_ref = self.lower_non_null(schema, location)
        return make_nullable(type_ref, self.nullability.of(schema))

    def lower_merged(
        self, nodes: list[Node], location: TypeLocation, conditional: Sequence[Node] = ()
    ) -> TypeRef:
        schemas = [self.flatten(node) for node in nodes]
        merged = combine(schemas)
        extends = conditional and not location.is_too_deep
        if extends and defines_more(self, merged, list(conditional)):
            merged = replace(merged, conditional=(*merged.conditional, *conditional))
            return self.lower_derived(merged, location)
        if len(nodes) == 1:
            return self.lower(nodes[0])
        keys = merged.keys()
        for node, schema in zip(reversed(nodes), reversed(schemas), strict=True):
            if schema.keys() == keys:
                return self.lower(node)
        if location.is_too_deep:
            self.report(rules.MERGE_TOO_FAR, nodes[-1].origin)
            return self.lower(nodes[-1])
        return self.lower_derived(merged, location)

    # --- dispatch ---

    def lower_non_null(self, schema: FlatSchema, location: TypeLocation) -> TypeRef:
        if self._depth >= MAX_DEPTH:
            self.report(rules.TOO_DEEP_TO_TYPE, location.origin, limit=MAX_DEPTH)
            return ANY
        self._depth += 1
        try:
            return self._dispatch(schema, location)
        finally:
            self._depth -= 1

    def _dispatch(self, schema: FlatSchema, location: TypeLocation) -> TypeRef:
        """Tries the kinds of types from the most to the least specific keywords."""
        self._report_assertions(schema)
        value_types: frozenset[str] | None = None
        if schema.has("const") or any(as_list(part.get("enum")) for part in schema.parts):
            enum = lower_enum(self, schema, location)
            if enum is not None:
                return enum
            value_types = enum_json_types(schema)
            schema = schema.without("const", "enum")
        schema = drop_assertion_unions(self, schema)
        union = lower_union(self, schema, location) or lower_choice(self, schema, location)
        if union is not None:
            return union
        allowed, consistent = types_of(schema)
        if not consistent:
            self.report(rules.TYPES_CONTRADICT, location.origin)
        allowed = value_types if allowed is None else allowed
        if allowed is None:
            is_object = implies_object(self, schema)
            return lower_object(self, schema, location) if is_object else ANY
        types = [name for name in JSON_TYPES if name in allowed]
        if "number" in types and "integer" in types:
            types.remove("integer")
        if len(types) >= 5:
            return ANY
        if len(types) > 1:
            return lower_type_union(self, schema, location, types)
        return self.lower_json_type(schema, location, types[0]) if types else NULL

    def lower_json_type(self, schema: FlatSchema, location: TypeLocation, name: str) -> TypeRef:
        if name == "object":
            return lower_object(self, schema, location)
        if name == "array":
            return lower_array(self, schema, location)
        return lower_scalar(schema, name)

    def _report_assertions(self, schema: FlatSchema) -> None:
        """Reports keywords that types do not express. They are documented, but not validated."""
        for part in schema.parts:
            pattern = part.get("pattern")
            is_unsafe = isinstance(pattern, str) and parse_safe_regex(pattern) is None
            if is_unsafe and is_pattern(pattern):
                origin = part.origin / "pattern"
                self.report(rules.PATTERN_NOT_CHECKED, origin, pattern=pattern)
            for keyword in part.value:
                if keyword in _INEXPRESSIBLE:
                    origin = part.origin / keyword
                    self.report(rules.KEYWORD_NOT_EXPRESSED, origin, keyword=keyword)

    def _report_dynamic_references(self) -> None:
        """Reports references that could resolve to several schemas where they are used."""
        for origin, reference in self.flattener.unresolved.items():
            dynamic = self.spec.dynamic
            count = len(dynamic.list_targets(reference)) if dynamic is not None else 0
            if count:
                origin = origin / "$dynamicRef"
                self.diagnostics.report(
                    rules.DYNAMIC_REFERENCE, origin, reference=reference, count=count
                )

    # --- named schemas ---

    def find_identity(self, node: Node) -> Node | None:
        """The named schema that a schema is or only refers to, if any.

        A schema refers to another with a `$ref`, or an `allOf` with one schema, beside keywords
        that do not affect the type. A generic schema with bound types is the schema that binds
        them, if that adds nothing.
        """
        identity = self._find_identity(node, 0)
        if identity is None or not isinstance(identity.origin, BoundOrigin):
            return identity
        binder = self.spec.node(self.namer.binder(identity.origin))
        if not self.namer.is_named(binder.origin):
            return identity
        same = self.flatten(binder).keys() == self.flatten(identity).keys()
        return binder if same else identity

    def _find_identity(self, node: Node, depth: int) -> Node | None:
        is_reference = node.is_ref and not self.flattener.has_siblings(node)
        if not is_reference:
            is_named = self.namer.is_named(node.origin)
            return node if is_named else self._find_parent_identity(node, depth)
        target = self.flattener.resolve(node)
        if target.origin == node.origin:  # a cycle, reported by `resolve`
            return None
        if self.namer.is_named(target.origin):
            return target
        return None if self._is_plain_scalar(target) else target

    def _find_parent_identity(self, node: Node, depth: int) -> Node | None:
        """The identity of the schema in `allOf` or `$ref` to which nothing is added."""
        parents = (
            [each for each in node["allOf"] if each.is_ref]
            if "allOf" in as_object(node.value)
            else []
        )
        target = node.find_next_target()
        if target is not None:
            parents.append(target)
        if not parents or depth > _MAX_PARENTS:
            return None
        keys = self.flatten(node).keys()
        for parent in parents:
            if self.flatten(parent).keys() >= keys:
                return self._find_identity(parent, depth + 1)
        return None

    def _is_plain_scalar(self, target: Node) -> bool:
        """Whether it is an unnamed scalar, which is repeated where it is referred to."""
        schema = self.flatten(target)
        return allows_only_scalars(schema, self.flattener) and not any(
            map(schema.has, ("enum", "const", "oneOf", "anyOf"))
        )

    def _refer_to(self, node: Node, *, nullable: bool) -> TypeRef:
        schema = self.flatten(node)
        if schema.never:
            return NEVER
        if allows_only_null(schema):
            return NULL
        id_ = TypeLocation(node.origin).id
        if id_ not in self._nodes:
            self._nodes[id_] = node
            self._queue.append(node)
        return make_nullable(Ref(id=id_), nullable) if schema.keys() else ANY

    def node_of(self, id_: TypeId) -> Node | None:
        return self._nodes.get(id_)

    def _declare_named(self, node: Node) -> None:
        location = TypeLocation(node.origin)
        if location.id in self.declared:
            return
        schema = self.flatten(node)
        descendants = self.inheritance.descendants(node)
        if descendants is not None:
            self._declare_base_type(node, schema, location, descendants)
            return
        type_ref = self.lower_non_null(schema, location)
        if location.id not in self.declared:
            self.declare(AliasType(**self.attributes(schema, location), type=type_ref))

    def _declare_base_type(
        self, node: Node, schema: FlatSchema, location: TypeLocation, descendants: list[Node]
    ) -> None:
        """Declares a schema as the union of its descendants and its own object type.

        The latter is for unknown tags.
        """
        discriminator = find_discriminator(schema)
        name = str(discriminator["propertyName"])
        targets = resolve_mapping(self.flattener, schema, discriminator)
        own = declare_object(self, schema, location / _BASE)
        tags_by_schema = self.inheritance.known_tags(name, targets)
        variants: list[Variant] = []
        taken: set[Tag] = set()
        for child in descendants:
            if child.origin not in tags_by_schema:
                tags_by_schema[child.origin] = self._find_inherited_tags(child, name, targets)
            tags = tags_by_schema[child.origin]
            type_ref = self._refer_to_object(child)
            variants.append(Variant(type=type_ref, tags=tuple(t for t in tags if t not in taken)))
            taken.update(tags)
        tags = self._find_inherited_tags(node, name, targets)
        variants.append(Variant(type=own, tags=tuple(t for t in tags if t not in taken)))
        self.declare(
            UnionType(
                **self.attributes(schema, location),
                variants=tuple(variants),
                discriminator=name,
                default_variant=len(variants) - 1,
            )
        )

    def _refer_to_object(self, child: Node) -> Ref:
        """The object type of a descendant, which may represent its own descendants."""
        self.lower(child)
        location = TypeLocation(child.origin)
        has_descendants = self.inheritance.descendants(child) is not None
        return Ref(id=(location / _BASE).id if has_descendants else location.id)

    def _find_inherited_tags(
        self, node: Node, name: str, targets: dict[str, Origin]
    ) -> tuple[Tag, ...]:
        tags = find_tags(self, node, name, targets)
        return tags or (node.origin.pointer.rpartition("/")[2],)
