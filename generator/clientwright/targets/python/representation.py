"""Which shape the model takes in Python, before anything has a name.

Which declared types get a declaration of their own and which are written where they are used,
which request bodies become keyword arguments, which unions msgspec reads by itself. Names, types
and pages all ask here, so that they agree.

Not here: what anything is called (`names.py`), and how a type is written (`types.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import assert_never

from ...model import (
    ANY,
    AdditionalProperties,
    AliasType,
    Api,
    ArrayType,
    ConstantType,
    Content,
    ContentKind,
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
)

IN_PLACE = 6
"""So many members of an enumeration without a name are written where it is used."""

_ODD = re.compile(r'["\\\x00-\x1f\ud800-\udfff]')

_PREFERRED = (ContentKind.JSON, ContentKind.FORM, ContentKind.MULTIPART)


class Representation:
    """Answers for one `Api`. Nothing is decided twice: answers are kept."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self._native: dict[TypeId, bool] = {}
        self._wide: dict[TypeId, bool] = {}

    def declared(self, type_id: TypeId) -> DeclaredType:
        """The declared type of that id."""
        return self.api.types[type_id]

    # --- uses ----------------------------------------------------------------------------------

    def resolve(self, use: TypeRef) -> TypeRef:
        """The use without the names that are written as what they stand for, and without any text
        beside an enumeration of text, which says that itself."""
        if isinstance(use, Nullable):
            inner = self.resolve(use.inner)
            return inner if _takes_null(inner) else Nullable(inner=inner)
        if isinstance(use, InlineUnion):
            return self._without_open_ends(use)
        while isinstance(use, Ref):
            match self.api.types[use.id]:
                case AliasType(type=of) if use.id not in self.recursive_ids:
                    return self.resolve(of)
                case UnionType(variants=variants) if self.is_native(use.id):
                    return InlineUnion(variants=tuple(variant.type for variant in variants))
                case _:
                    return use
        return use

    def _without_open_ends(self, union: InlineUnion) -> TypeRef:
        if not any(map(self._is_enumeration_of_text, union.variants)):
            return union
        kept = tuple(
            use for use in union.variants if not (isinstance(use, ScalarType) and use.is_plain_text)
        )
        return self.resolve(kept[0]) if len(kept) == 1 else InlineUnion(variants=kept)

    def _is_enumeration_of_text(self, use: TypeRef) -> bool:
        declared = self.api.types[use.id] if isinstance(use, Ref) else None
        return isinstance(declared, EnumType) and declared.base is ScalarKind.STRING

    def inherit_docs(self, docs: Docs, use: TypeRef) -> Docs:
        """The words for a field or parameter; where it has none, those of the alias that it is."""
        while not docs.description and not docs.summary:
            match use:
                case Nullable(inner=of):
                    use = of
                case Ref(id=type_id) if isinstance(alias := self.api.types[type_id], AliasType):
                    if type_id in self.recursive_ids:
                        break
                    docs = replace(alias.docs, deprecated=docs.deprecated or alias.docs.deprecated)
                    use = alias.type
                case _:
                    break
        return docs

    def record(self, use: TypeRef) -> ObjectType | None:
        """The record that a use is; None where it is something else, or also null."""
        seen = self.resolve(use)
        declared = self.api.types[seen.id] if isinstance(seen, Ref) else None
        return declared if isinstance(declared, ObjectType) else None

    @cached_property
    def recursive_ids(self) -> frozenset[TypeId]:
        """The aliases and unions that lead back to themselves without a record on the way.

        Python can write none of them out, so each needs a name that is known before its meaning.
        """
        steps = {
            declared.id: tuple(_steps(types_in(declared), self.api.types))
            for declared in self.api.types.values()
            if isinstance(declared, AliasType | UnionType)
        }
        return frozenset(start for start in steps if _leads_back(start, steps))

    # --- declared types ------------------------------------------------------------------------

    def is_open(self, record: ObjectType) -> bool:
        """Whether it is no struct of msgspec: its further properties are kept
        (`additionalProperties` is stated), or a property has a name that msgspec does not take.
        """
        return not isinstance(record.additional, AdditionalProperties) or any(
            _ODD.search(field.wire_name) for field in record.properties
        )

    def is_inline(self, declared: DeclaredType) -> bool:
        """Whether it is written where it is used and has no declaration."""
        match declared:
            case EnumType():
                return declared.inline and len(declared.members) <= IN_PLACE
            case AliasType():
                return declared.inline and declared.id not in self.recursive_ids
            case UnionType():
                return declared.inline and self.is_native(declared.id)
            case ObjectType():
                return False

    def is_native(self, type_id: TypeId) -> bool:
        """Whether msgspec reads a union by itself: at most one array and one object in it.

        A union with a name is printed under it all the same, but written out where it is used.
        """
        known = self._native.get(type_id)
        if known is None:
            declared = self.api.types[type_id]
            known = (
                isinstance(declared, UnionType)
                and type_id not in self.recursive_ids
                and self._is_native(declared)
            )
            self._native[type_id] = known
        return known

    def _is_native(self, union: UnionType) -> bool:
        kinds = [kind for variant in union.variants for kind in self._kinds(variant.type)]
        return "" not in kinds and kinds.count("object") < 2 and kinds.count("array") < 2

    def has_native_variants(self, union: UnionType) -> bool:
        """Whether msgspec reads each variant by itself, with all that it holds."""
        return not any(self._hooked_in(variant.type) for variant in union.variants)

    def _hooked_in(self, use: TypeRef) -> bool:
        return (
            use.id in self._hooked
            if isinstance(use, Ref)
            else any(map(self._hooked_in, inner(use)))
        )

    @cached_property
    def _hooked(self) -> frozenset[TypeId]:
        """The types that the runtime reads itself, and all that hold one of them."""
        users: dict[TypeId, list[TypeId]] = {}
        todo: list[TypeId] = []
        for declared in self.api.types.values():
            for used in _referred(types_in(declared)):
                users.setdefault(used, []).append(declared.id)
            match declared:
                case ObjectType():
                    is_hooked = self.is_open(declared)
                case UnionType():
                    is_hooked = not self.is_native(declared.id)
                case AliasType():
                    is_hooked = declared.id in self.recursive_ids
                case EnumType():
                    is_hooked = False
            if is_hooked:
                todo.append(declared.id)
        found: set[TypeId] = set()
        while todo:
            here = todo.pop()
            if here not in found:
                found.add(here)
                todo += users.get(here, ())
        return frozenset(found)

    def is_written_inline(self, declared: UnionType) -> bool:
        """Whether what may be given for it is written where it is used: scalars and lists of them,
        which msgspec cannot tell apart when it reads them, and which need no name to be written."""
        return (
            declared.inline
            and declared.id not in self.recursive_ids
            and all(self._is_plain(variant.type) for variant in declared.variants)
        )

    def _is_plain(self, use: TypeRef) -> bool:
        """Whether a use is made of scalars and arrays alone."""
        match self.resolve(use):
            case ScalarType(kind=scalar):
                return scalar not in (ScalarKind.ANY, ScalarKind.BINARY)
            case MapType():
                return False
            case Ref(id=type_id):
                return isinstance(self.api.types[type_id], EnumType)
            case seen:
                return all(map(self._is_plain, inner(seen)))

    def _kinds(self, use: TypeRef) -> Iterator[str]:
        """`object`, `array` or `scalar`, for what a use may be; the empty string: not natively."""
        match use:
            case ScalarType(kind=ScalarKind.ANY | ScalarKind.NEVER | ScalarKind.BINARY):
                yield ""
            case ScalarType() | ConstantType():
                yield "scalar"
            case ArrayType() | TupleType():
                yield "array"
            case MapType():
                yield "object"
            case Nullable(inner=of):
                yield from self._kinds(of)
            case InlineUnion(variants=variants):
                for variant in variants:
                    yield from self._kinds(variant)
            case Ref(id=id):
                match self.api.types[id]:
                    case ObjectType() as record:
                        yield "" if self.is_open(record) else "object"
                    case EnumType():
                        yield "scalar"
                    case AliasType(type=of) if id not in self.recursive_ids:
                        yield from self._kinds(of)
                    case AliasType():
                        yield ""
                    case UnionType() as union:
                        if not self.is_native(id):
                            yield ""
                            return
                        for one in union.variants:
                            yield from self._kinds(one.type)
            case _:
                assert_never(use)

    def has_dict(self, declared: DeclaredType) -> bool:
        """Whether plain data may stand for it in a request under a name of its own."""
        if not declared.write or self.is_inline(declared):
            return False
        match declared:
            case ObjectType():
                return not self.is_open(declared)
            case UnionType():
                if self.is_native(declared.id) or self.is_written_inline(declared):
                    return False
                return any(self._is_wide(variant.type) for variant in declared.variants)
            case AliasType():
                return declared.id in self.recursive_ids and self._is_wide(declared.type)
            case EnumType():
                return False

    def _is_wide(self, use: TypeRef) -> bool:
        """Whether more may be given for it than comes back."""
        match use:
            case ArrayType() | TupleType() | MapType():
                return True
            case Nullable(inner=of):
                return self._is_wide(of)
            case InlineUnion(variants=variants):
                return any(map(self._is_wide, variants))
            case Ref(id=id):
                if id not in self._wide:
                    self._wide[id] = False  # for a union that leads back to itself
                    match self.api.types[id]:
                        case ObjectType():
                            self._wide[id] = True
                        case AliasType(type=of):
                            self._wide[id] = self._is_wide(of)
                        case UnionType() as union:
                            self._wide[id] = any(self._is_wide(v.type) for v in union.variants)
                        case EnumType():
                            pass
                return self._wide[id]
            case ScalarType() | ConstantType():
                return False

    # --- bodies --------------------------------------------------------------------------------

    def content(self, body: RequestBody) -> Content:
        """The content in which a request body is sent: JSON, a form, else the document's first."""
        for kind in _PREFERRED:
            for content in body.contents:
                if content.kind is kind:
                    return content
        return body.contents[0]

    def flat_body(self, operation: Operation) -> ObjectType | None:
        """The record whose fields become keyword arguments; None: one argument, or no body.

        A record without fields is no argument at all: there is nothing to say in it.
        """
        if operation.body is None:
            return None
        content = self.content(operation.body)
        if content.kind not in _PREFERRED:
            return None
        record = self.record(content.type)
        return None if record is None or self.is_open(record) else record

    # --- what is printed -----------------------------------------------------------------------

    @cached_property
    def printed(self) -> tuple[DeclaredType, ...]:
        """The types that get a declaration, in the document's order.

        All that have a name in the document; of the others, those that are still referred to when
        flat bodies are arguments and small types are written in place.
        """
        roots: list[TypeRef] = []
        for operation in self.api.operations():
            roots += self._uses_of(operation)
        for webhook in self.api.webhooks:
            roots += [content.type for content in webhook.body.contents] if webhook.body else []
        named = (declared for declared in self.api.types.values() if not declared.inline)
        reached = self._reached([*roots, *(Ref(id=declared.id) for declared in named)])
        return tuple(
            declared
            for declared in self.api.types.values()
            if declared.id in reached and not self.is_inline(declared)
        )

    def _uses_of(self, operation: Operation) -> Iterator[TypeRef]:
        for parameter in operation.parameters:
            yield parameter.type
        flat = self.flat_body(operation)
        if flat is not None:
            for field in flat.properties:
                yield field.type
        elif operation.body is not None:
            yield self.content(operation.body).type
        for response in operation.responses:
            for content in response.contents:
                yield content.type
            for header in response.headers:
                yield header.type
        for callback in operation.callbacks:
            for content in callback.body.contents if callback.body else ():
                yield content.type

    def _reached(self, uses: Iterable[TypeRef]) -> set[TypeId]:
        found: set[TypeId] = set()
        todo = list(uses)
        while todo:
            use = todo.pop()
            if isinstance(use, Ref) and use.id not in found:
                found.add(use.id)
                declared = self.api.types[use.id]
                todo += types_in(declared)
                if isinstance(declared, ObjectType):  # and what is inside of texts
                    todo += [f.content for f in declared.properties if f.content is not None]
            else:
                todo += inner(use)
        return found


def _steps(uses: Iterable[TypeRef], types: Mapping[TypeId, DeclaredType]) -> Iterator[TypeId]:
    """The aliases and unions that uses mention, however deep inside them."""
    for use in uses:
        if isinstance(use, Ref):
            if isinstance(types[use.id], AliasType | UnionType):
                yield use.id
        else:
            yield from _steps(inner(use), types)


def _referred(uses: Iterable[TypeRef]) -> Iterator[TypeId]:
    """The declared types that uses mention, however deep inside them."""
    for use in uses:
        if isinstance(use, Ref):
            yield use.id
        else:
            yield from _referred(inner(use))


def _leads_back(start: TypeId, steps: Mapping[TypeId, tuple[TypeId, ...]]) -> bool:
    seen: set[TypeId] = set()
    todo = list(steps[start])
    while todo:
        here = todo.pop()
        if here == start:
            return True
        if here not in seen:
            seen.add(here)
            todo += steps[here]
    return False


def inner(use: TypeRef) -> tuple[TypeRef, ...]:
    """The uses directly inside a use."""
    match use:
        case ArrayType(item=item):
            return (item,)
        case MapType(value=value):
            return (value,)
        case Nullable(inner=of):
            return (of,)
        case TupleType(items=items):
            return items
        case InlineUnion(variants=variants):
            return variants
        case ScalarType() | ConstantType() | Ref():
            return ()


def types_in(declared: DeclaredType) -> tuple[TypeRef, ...]:
    """The uses directly inside a declared type."""
    match declared:
        case ObjectType(properties=fields, additional=extra):
            own = tuple(field.type for field in fields)
            return own if isinstance(extra, AdditionalProperties) else (*own, extra)
        case UnionType(variants=variants):
            return tuple(variant.type for variant in variants)
        case AliasType(type=of):
            return (of,)
        case EnumType():
            return ()


def _takes_null(use: TypeRef) -> bool:
    return use == ANY or isinstance(use, Nullable) or use == ScalarType(kind=ScalarKind.NULL)
