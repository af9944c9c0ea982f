"""What the modules of this folder share: the location of a type, and the context of lowering."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypedDict

from ... import model
from ...diagnostics import BoundOrigin, Diagnostics, Origin, Rule
from ...model import ANY, DeclaredType, Docs, NameHint, Ref, ScalarKind, ScalarType, TypeId, TypeRef
from ...resolve import Node, Spec
from ...values import as_list, as_object
from ..docs import append_description, merge_docs, read_docs, read_schema_docs
from ..naming.type_names import TypeNamer
from .discriminators import InheritanceIndex
from .flattening import UNION_KEYWORDS, FlatSchema, SchemaFlattener, SubschemaKey
from .json_types import Nullability, represents_null

MERGED = "+merged"
"""In the path of a variant that was merged with the schema around its union."""
MAX_MERGES = 4
MAX_PATH = 16

NULL = ScalarType(kind=ScalarKind.NULL)
NEVER = ScalarType(kind=ScalarKind.NEVER)


@dataclass(frozen=True, slots=True)
class TypeLocation:
    """A location in the document, and the path from there to a derived type.

    It depends on the pointer only, not on the order of lowering, so additions to a document do not
    rename types. The path is for types of merged schemas: the union of a parent's and a child's
    `items` belongs to the child's `items`, but is not defined there. Words of the path are part of
    the type's name, except those that start with `+`.
    """

    origin: Origin
    path: tuple[str, ...] = ()

    @property
    def is_too_deep(self) -> bool:
        """Whether to stop merging, which may never end for schemas that merge each other."""
        merges = sum(word.endswith(MERGED) for word in self.path)
        return merges >= MAX_MERGES or len(self.path) >= MAX_PATH

    @property
    def id(self) -> TypeId:
        return TypeId("?".join((str(self.origin), *self.path)))

    def __truediv__(self, word: str) -> TypeLocation:
        """The location of a type that is derived from this one."""
        return TypeLocation(self.origin, (*self.path, word))


class TypeAttributes(TypedDict):
    """The attributes of `TypeDeclaration` that depend on location and schema."""

    id: TypeId
    name_hint: NameHint
    origin: Origin
    docs: Docs
    inline: bool
    owner: str


class Context(ABC):
    """The state of lowering the schemas of a document. `TypeLowering` implements the dispatch."""

    def __init__(self, spec: Spec, namer: TypeNamer, diagnostics: Diagnostics) -> None:
        self.spec = spec
        self.namer = namer
        self.diagnostics = diagnostics
        self.flattener = SchemaFlattener(allow_siblings=spec.version >= (3, 1))
        self.nullability = Nullability(self.flattener)
        self.inheritance = InheritanceIndex(spec, self.flattener)
        self.declared: dict[TypeId, DeclaredType] = {}
        self._merged: dict[frozenset[SubschemaKey], Ref] = {}

    @abstractmethod
    def lower(self, node: Node) -> TypeRef:
        """The type of a schema or reference."""

    @abstractmethod
    def lower_flat(self, schema: FlatSchema, location: TypeLocation) -> TypeRef:
        """The type of a flat schema, declared at the location if it needs a name."""

    @abstractmethod
    def lower_non_null(self, schema: FlatSchema, location: TypeLocation) -> TypeRef:
        """The type of a flat schema without `null`."""

    @abstractmethod
    def lower_json_type(self, schema: FlatSchema, location: TypeLocation, name: str) -> TypeRef:
        """The type of a flat schema for one of its JSON types."""

    @abstractmethod
    def lower_merged(
        self, nodes: list[Node], location: TypeLocation, conditional: Sequence[Node] = ()
    ) -> TypeRef:
        """The type of a value for which several schemas apply, and some conditionally."""

    @abstractmethod
    def find_identity(self, node: Node) -> Node | None:
        """The named schema that a schema is or only refers to, if any."""

    @abstractmethod
    def node_of(self, id_: TypeId) -> Node | None:
        """The schema of a type with an identity, whether it is declared already or not."""

    def flatten(self, node: Node) -> FlatSchema:
        """A schema with `$ref` and `allOf` flattened."""
        return self.flattener.flatten(node)

    def lower_derived(self, schema: FlatSchema, location: TypeLocation) -> TypeRef:
        """The type of a merged schema. Equal schemas have the same type."""
        known = self._merged.get(schema.keys())
        if known is not None:
            return make_nullable(known, self.nullability.of(schema))
        return self.lower_flat(schema, location)

    def register(self, schema: FlatSchema, ref: Ref) -> None:
        """Makes a type known before it is complete, for schemas that refer to themselves."""
        self._merged.setdefault(schema.keys(), ref)

    def declare(self, declared: DeclaredType) -> Ref:
        self.declared[declared.id] = declared
        return Ref(id=declared.id)

    def attributes(self, schema: FlatSchema, location: TypeLocation) -> TypeAttributes:
        name_hint = self.namer.name_hint(location.origin)
        words = tuple(word for word in location.path if not word.startswith("+"))
        return TypeAttributes(
            id=location.id,
            name_hint=NameHint(parts=(*name_hint.parts, *words)) if words else name_hint,
            origin=location.origin.unbound,
            docs=self._read_docs(schema, location),
            inline=not self.is_named(location),
            owner=self.namer.locate(location.origin).owner,
        )

    def is_named(self, location: TypeLocation) -> bool:
        """Whether the document names the type that is declared here."""
        return (
            not location.path
            and not isinstance(location.origin, BoundOrigin)
            and self.namer.is_named(location.origin)
        )

    def _read_docs(self, schema: FlatSchema, location: TypeLocation) -> Docs:
        """The docs of the schema itself, else of references without other keywords."""
        if not schema.parts:
            return Docs()
        own = schema.parts[-1]
        docs = read_schema_docs(own.value, own.origin.pointer.rpartition("/")[2])
        if not docs.description:
            annotations = (read_docs(p.value) for p in schema.parts[:-1] if not p.affects_type)
            docs = merge_docs(docs, *annotations)
        if not self.is_named(location):  # a property or parameter has the outer description
            return docs
        if schema.wrapper is None:
            return append_description(docs, self.find_variant_description(own.node))
        outer = read_docs(schema.wrapper.value)
        return append_description(replace(docs, description=outer.description), docs.description)

    def find_variant_description(self, node: Node) -> str:
        """The description in the only variant, besides `null`, of a schema's union."""
        value = as_object(node.value)
        for keyword in UNION_KEYWORDS:
            variants = list(node[keyword]) if as_list(value.get(keyword)) else []
            variants = [v for v in variants if not represents_null(self.flatten(v))]
            if len(variants) == 1:
                docs = read_docs(as_object(variants[0].value))
                return append_description(
                    docs, self.find_variant_description(variants[0])
                ).description
        return ""

    def report(self, rule: Rule, origin: Origin, **values: object) -> None:
        self.diagnostics.report(rule, origin, key=False, related=(), **values)


def make_nullable(type_ref: TypeRef, nullable: bool) -> TypeRef:
    """The type or `null`, unless it allows `null` already."""
    if not nullable or isinstance(type_ref, model.Nullable) or type_ref in (ANY, NULL):
        return type_ref
    if isinstance(type_ref, ScalarType) and type_ref.kind is ScalarKind.ANY:
        return type_ref
    return NULL if type_ref == NEVER else model.Nullable(inner=type_ref)
