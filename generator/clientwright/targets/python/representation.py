"""How each type of the model is represented in Python, independent of its name.

Decides which declared types get a declaration and which are written where they are used, which
request bodies become keyword arguments, and which unions msgspec can decode.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from ...conventions.media_types import ContentKind
from ...lowering.passes.traversal import find_reachable, references_in
from ...model import (
    ANY,
    AdditionalProperties,
    AliasType,
    Api,
    ArrayType,
    ConstantType,
    Content,
    DeclaredType,
    Docs,
    EnumType,
    InlineUnion,
    MapType,
    Nullable,
    ObjectType,
    Operation,
    Ref,
    RequestBody,
    ScalarKind,
    ScalarType,
    TupleType,
    TypeId,
    TypeRef,
    UnionType,
    list_inner_types,
)

_MAX_INLINE_MEMBERS = 6
"""An inline enumeration with more members gets a declaration."""

_NOT_IN_STRUCT = re.compile(r'["\\\x00-\x1f\ud800-\udfff]')
"""Characters that msgspec does not accept in the name of a field."""

_FLAT_KINDS = [kind for kind in ContentKind if kind.has_schema and not kind.is_stream]
"""The kinds of request bodies, in order of preference, whose properties can be arguments."""


class Representation:
    """The representation of one API's types. Results are cached."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self._native: dict[TypeId, bool] = {}
        self._wider_in_requests: dict[TypeId, bool] = {}

    def declared(self, type_id: TypeId) -> DeclaredType:
        return self.api.types[type_id]

    # --- type references -----------------------------------------------------------------------

    def resolve(self, type_ref: TypeRef) -> TypeRef:
        """The type as it is written: aliases and native unions are replaced by what they name.

        A union of plain text and an enumeration of text is the enumeration, which is open anyway.
        """
        match type_ref:
            case Nullable(inner=inner):
                resolved = self.resolve(inner)
                return resolved if _accepts_null(resolved) else Nullable(inner=resolved)
            case InlineUnion():
                return self._without_plain_text(type_ref)
            case Ref(id=type_id):
                match self.api.types[type_id]:
                    case AliasType(type=aliased) if type_id not in self.recursive_ids:
                        return self.resolve(aliased)
                    case UnionType(variants=variants) if self.is_native(type_id):
                        return InlineUnion(variants=tuple(variant.type for variant in variants))
                    case _:
                        return type_ref
            case _:
                return type_ref

    def allows_null(self, type_ref: TypeRef, path: frozenset[TypeId] = frozenset()) -> bool:
        """Whether null is a value of the type, directly or as a variant of a union."""
        match self.resolve(type_ref):
            case InlineUnion(variants=variants):
                return any(self.allows_null(one, path) for one in variants)
            case Ref(id=type_id) if type_id not in path:
                path |= {type_id}
                match self.api.types[type_id]:
                    case UnionType() as union:
                        return any(self.allows_null(one.type, path) for one in union.variants)
                    case AliasType(type=aliased):
                        return self.allows_null(aliased, path)
                    case _:
                        return False
            case ConstantType(value=value):
                return value is None
            case resolved:
                return _accepts_null(resolved)

    def _without_plain_text(self, union: InlineUnion) -> TypeRef:
        if not any(map(self._is_text_enum, union.variants)):
            return union
        variants = tuple(
            variant
            for variant in union.variants
            if not (isinstance(variant, ScalarType) and variant.is_plain_text)
        )
        return self.resolve(variants[0]) if len(variants) == 1 else InlineUnion(variants=variants)

    def _is_text_enum(self, type_ref: TypeRef) -> bool:
        declared = self.api.types[type_ref.id] if isinstance(type_ref, Ref) else None
        return isinstance(declared, EnumType) and declared.base is ScalarKind.STRING

    def inherit_docs(self, docs: Docs, type_ref: TypeRef) -> Docs:
        """The docs of a property or parameter, or else those of the alias that is its type."""
        while not docs.description and not docs.summary:
            match type_ref:
                case Nullable(inner=inner):
                    type_ref = inner
                case Ref(id=type_id) if isinstance(alias := self.api.types[type_id], AliasType):
                    if type_id in self.recursive_ids:
                        break
                    docs = replace(alias.docs, deprecated=docs.deprecated or alias.docs.deprecated)
                    type_ref = alias.type
                case _:
                    break
        return docs

    @cached_property
    def recursive_ids(self) -> frozenset[TypeId]:
        """The aliases and unions that contain themselves with no object type in between.

        They cannot be written inline, so each needs a name.
        """
        references = {
            declared.id: tuple(
                type_id
                for type_id in references_in(declared)
                if isinstance(self.api.types[type_id], AliasType | UnionType)
            )
            for declared in self.api.types.values()
            if isinstance(declared, AliasType | UnionType)
        }
        return frozenset(
            type_id
            for type_id, direct in references.items()
            if type_id in _closure(direct, references)
        )

    # --- declared types ------------------------------------------------------------------------

    def is_open(self, object_type: ObjectType) -> bool:
        """Whether the class cannot be a msgspec struct and is an `OpenModel` instead.

        That is if additional properties are declared, or a property has an unsupported name.
        """
        return object_type.id in self._open_ids

    @cached_property
    def _open_ids(self) -> frozenset[TypeId]:
        return frozenset(
            each.id
            for each in self.api.types.values()
            if isinstance(each, ObjectType)
            and (
                not isinstance(each.additional, AdditionalProperties)
                or any(_NOT_IN_STRUCT.search(prop.wire_name) for prop in each.properties)
            )
        )

    def is_inline(self, declared: DeclaredType) -> bool:
        """Whether it is written where it is used and has no declaration."""
        match declared:
            case EnumType():
                return declared.inline and len(declared.members) <= _MAX_INLINE_MEMBERS
            case AliasType():
                return declared.inline and declared.id not in self.recursive_ids
            case UnionType():
                return declared.inline and self.is_native(declared.id)
            case ObjectType():
                return False

    def is_native(self, type_id: TypeId) -> bool:
        """Whether msgspec can decode a union: it has at most one array and one object."""
        if type_id not in self._native:
            declared = self.api.types[type_id]
            self._native[type_id] = False
            if isinstance(declared, UnionType) and type_id not in self.recursive_ids:
                kinds = [kind for item in declared.variants for kind in self._json_kinds(item.type)]
                self._native[type_id] = (
                    "" not in kinds and kinds.count("object") < 2 and kinds.count("array") < 2
                )
        return self._native[type_id]

    def _json_kinds(self, type_ref: TypeRef) -> Iterator[str]:
        """`object`, `array` and `scalar`; an empty string for what msgspec cannot distinguish."""
        match self.resolve(type_ref):
            case ScalarType(kind=ScalarKind.ANY | ScalarKind.NEVER | ScalarKind.BINARY):
                yield ""
            case ScalarType() | ConstantType():
                yield "scalar"
            case ArrayType() | TupleType():
                yield "array"
            case MapType():
                yield "object"
            case Ref(id=type_id):
                declared = self.api.types[type_id]
                is_struct = isinstance(declared, ObjectType) and not self.is_open(declared)
                yield "object" if is_struct else "scalar" if isinstance(declared, EnumType) else ""
            case resolved:
                for part in list_inner_types(resolved):
                    yield from self._json_kinds(part)

    def has_native_variants(self, union: UnionType) -> bool:
        """Whether msgspec can decode each variant with everything in it."""
        return self._hooked_ids.isdisjoint(references_in(union))

    @cached_property
    def _hooked_ids(self) -> frozenset[TypeId]:
        """The types that the runtime decodes instead of msgspec, and all that contain one."""
        users: dict[TypeId, list[TypeId]] = {}
        hooked: list[TypeId] = []
        for declared in self.api.types.values():
            for type_id in references_in(declared):
                users.setdefault(type_id, []).append(declared.id)
            if self._is_hooked(declared):
                hooked.append(declared.id)
        return frozenset(_closure(hooked, users))

    def _is_hooked(self, declared: DeclaredType) -> bool:
        match declared:
            case ObjectType():
                return self.is_open(declared)
            case UnionType():
                return not self.is_native(declared.id)
            case AliasType():
                return declared.id in self.recursive_ids
            case EnumType():
                return False

    @cached_property
    def closed_tags(self) -> Mapping[tuple[TypeId, str], EnumType]:
        """The enumerations that are discriminators of closed unions, by object type and property.

        Another value belongs to another variant, so these enumerations are not open.
        """
        found: dict[tuple[TypeId, str], EnumType] = {}
        for union in self.api.types.values():
            name = union.discriminator if isinstance(union, UnionType) and union.closed else None
            for variant in union.variants if isinstance(union, UnionType) and name else ():
                owner = self.api.object_type(variant.type)
                prop = None if owner is None else owner.find_property(name or "")
                resolved = None if prop is None else self.resolve(prop.type)
                enum = self.api.types[resolved.id] if isinstance(resolved, Ref) else None
                if owner is not None and isinstance(enum, EnumType):
                    found[owner.id, name or ""] = enum
        return found

    # --- types in requests ---------------------------------------------------------------------

    def has_request_type(self, declared: DeclaredType) -> bool:
        """Whether requests accept plain data for it that has a name of its own."""
        if not declared.write or self.is_inline(declared):
            return False
        match declared:
            case ObjectType():
                return not self.is_open(declared)
            case UnionType():
                if self.is_native(declared.id) or self.is_inline_in_requests(declared):
                    return False
                return any(self._is_wider_in_requests(item.type) for item in declared.variants)
            case AliasType():
                return declared.id in self.recursive_ids and self._is_wider_in_requests(
                    declared.type
                )
            case EnumType():
                return False

    def is_inline_in_requests(self, declared: UnionType) -> bool:
        """Whether a union is written where it is used in requests, though it has a declaration.

        It consists of scalars and arrays that msgspec cannot distinguish.
        """
        return (
            declared.inline
            and declared.id not in self.recursive_ids
            and all(self._is_plain(variant.type) for variant in declared.variants)
        )

    def _is_plain(self, type_ref: TypeRef) -> bool:
        match self.resolve(type_ref):
            case ScalarType(kind=scalar):
                return scalar not in (ScalarKind.ANY, ScalarKind.BINARY)
            case MapType():
                return False
            case Ref(id=type_id):
                return isinstance(self.api.types[type_id], EnumType)
            case resolved:
                return all(map(self._is_plain, list_inner_types(resolved)))

    def _is_wider_in_requests(self, type_ref: TypeRef) -> bool:
        """Whether a request accepts more for it than a response contains."""
        match type_ref:
            case ArrayType() | TupleType() | MapType():
                return True
            case Nullable() | InlineUnion():
                return any(map(self._is_wider_in_requests, list_inner_types(type_ref)))
            case Ref(id=type_id):
                if type_id not in self._wider_in_requests:
                    self._wider_in_requests[type_id] = False  # ends the recursion of cyclic types
                    declared = self.api.types[type_id]
                    self._wider_in_requests[type_id] = isinstance(declared, ObjectType) or any(
                        map(self._is_wider_in_requests, list_inner_types(declared))
                    )
                return self._wider_in_requests[type_id]
            case ScalarType() | ConstantType():
                return False

    # --- bodies --------------------------------------------------------------------------------

    def content(self, body: RequestBody) -> Content:
        """The content that is sent for a request body: JSON, a form, else the first one."""
        by_kind = {content.kind: content for content in reversed(body.contents)}
        return next((by_kind[kind] for kind in _FLAT_KINDS if kind in by_kind), body.contents[0])

    def contents(self, body: RequestBody) -> tuple[Content, ...]:
        """All contents that can be sent, the default first. Of equal media types, the first."""
        by_media_type = {self.content(body).sent_media_type: self.content(body)}
        for content in body.contents:
            by_media_type.setdefault(content.sent_media_type, content)
        return tuple(by_media_type.values())

    def flat_body(self, operation: Operation) -> ObjectType | None:
        """The object type whose properties become keyword arguments of the method.

        None if there is no body, or if the body is one argument.
        """
        if operation.body is None:
            return None
        content = self.content(operation.body)
        resolved = self.resolve(content.type)
        declared = self.api.types[resolved.id] if isinstance(resolved, Ref) else None
        is_flat = (
            content.kind in _FLAT_KINDS
            and isinstance(declared, ObjectType)
            and not self.is_open(declared)
        )
        return declared if is_flat and isinstance(declared, ObjectType) else None

    # --- declarations --------------------------------------------------------------------------

    @cached_property
    def printed(self) -> tuple[DeclaredType, ...]:
        """The types that get a declaration, in the document's order.

        These are all types with a name in the document, and of the others those that are still
        referenced when flat bodies are arguments and small types are written inline.
        """
        parts: list[object] = [Ref(id=one.id) for one in self.api.types.values() if not one.inline]
        for operation in self.api.operations():
            parts.append((operation.parameters, operation.responses, operation.callbacks))
            flat = self.flat_body(operation)
            if flat is not None:
                parts.append(flat.properties)
            contents = () if operation.body is None else self.contents(operation.body)
            parts += (
                one for one in contents if self.api.object_type(one.type) is not flat or not flat
            )
        parts.append(self.api.webhooks)
        reached = find_reachable(parts, self.api.types)
        return tuple(
            declared
            for declared in self.api.types.values()
            if declared.id in reached and not self.is_inline(declared)
        )


def _closure(start: Iterable[TypeId], edges: Mapping[TypeId, Iterable[TypeId]]) -> set[TypeId]:
    """All types that are reachable from some, including these."""
    reached: set[TypeId] = set()
    pending = list(start)
    while pending:
        type_id = pending.pop()
        if type_id not in reached:
            reached.add(type_id)
            pending += edges.get(type_id, ())
    return reached


def _accepts_null(type_ref: TypeRef) -> bool:
    return (
        type_ref == ANY
        or isinstance(type_ref, Nullable)
        or type_ref == ScalarType(kind=ScalarKind.NULL)
    )
