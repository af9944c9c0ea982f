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

from ....model import (
    ANY,
    Alias,
    Api,
    Body,
    Closed,
    Constant,
    Content,
    ContentKind,
    DeclaredType,
    Dictionary,
    Docs,
    Enumeration,
    Leaf,
    Listing,
    Nullable,
    OneOf,
    Operation,
    Record,
    Ref,
    Row,
    Scalar,
    TypeId,
    TypeUse,
    Union,
)

IN_PLACE = 6
"""So many members of an enumeration without a name are written where it is used."""

_ODD = re.compile(r'["\\\x00-\x1f\ud800-\udfff]')

_PREFERRED = (ContentKind.JSON, ContentKind.FORM, ContentKind.MULTIPART)


class Shapes:
    """Answers for one `Api`. Nothing is decided twice: answers are kept."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self._native: dict[TypeId, bool] = {}
        self._wide: dict[TypeId, bool] = {}

    def declared(self, type_id: TypeId) -> DeclaredType:
        """The declared type of that id."""
        return self.api.types[type_id]

    # --- uses ----------------------------------------------------------------------------------

    def seen_through(self, use: TypeUse) -> TypeUse:
        """The use without the names that are written as what they stand for, and without any text
        beside an enumeration of text, which says that itself."""
        if isinstance(use, Nullable):
            inner = self.seen_through(use.of)
            return inner if _takes_null(inner) else Nullable(of=inner)
        if isinstance(use, OneOf):
            return self._without_open_ends(use)
        while isinstance(use, Ref):
            match self.api.types[use.id]:
                case Alias(type=of) if use.id not in self.loops:
                    return self.seen_through(of)
                case Union(variants=variants) if self.is_native(use.id):
                    return OneOf(variants=tuple(variant.type for variant in variants))
                case _:
                    return use
        return use

    def _without_open_ends(self, union: OneOf) -> TypeUse:
        if not any(map(self._is_enumeration_of_text, union.variants)):
            return union
        kept = tuple(
            use for use in union.variants if not (isinstance(use, Leaf) and use.is_plain_text)
        )
        return self.seen_through(kept[0]) if len(kept) == 1 else OneOf(variants=kept)

    def _is_enumeration_of_text(self, use: TypeUse) -> bool:
        declared = self.api.types[use.id] if isinstance(use, Ref) else None
        return isinstance(declared, Enumeration) and declared.base is Scalar.STRING

    def said_of(self, docs: Docs, use: TypeUse) -> Docs:
        """The words for a field or parameter; where it has none, those of the alias that it is."""
        while not docs.description and not docs.summary:
            match use:
                case Nullable(of=of):
                    use = of
                case Ref(id=type_id) if isinstance(alias := self.api.types[type_id], Alias):
                    if type_id in self.loops:
                        break
                    docs = replace(alias.docs, deprecated=docs.deprecated or alias.docs.deprecated)
                    use = alias.type
                case _:
                    break
        return docs

    def record(self, use: TypeUse) -> Record | None:
        """The record that a use is; None where it is something else, or also null."""
        seen = self.seen_through(use)
        declared = self.api.types[seen.id] if isinstance(seen, Ref) else None
        return declared if isinstance(declared, Record) else None

    @cached_property
    def loops(self) -> frozenset[TypeId]:
        """The aliases and unions that lead back to themselves without a record on the way.

        Python can write none of them out, so each needs a name that is known before its meaning.
        """
        steps = {
            declared.id: tuple(_steps(uses_in(declared), self.api.types))
            for declared in self.api.types.values()
            if isinstance(declared, Alias | Union)
        }
        return frozenset(start for start in steps if _leads_back(start, steps))

    # --- declared types ------------------------------------------------------------------------

    def is_open(self, record: Record) -> bool:
        """Whether it is no struct of msgspec: its further properties are kept
        (`additionalProperties` is stated), or a property has a name that msgspec does not take.
        """
        return not isinstance(record.extra, Closed) or any(
            _ODD.search(field.wire_name) for field in record.fields
        )

    def in_place(self, declared: DeclaredType) -> bool:
        """Whether it is written where it is used and has no declaration."""
        match declared:
            case Enumeration():
                return declared.inline and len(declared.members) <= IN_PLACE
            case Alias():
                return declared.inline and declared.id not in self.loops
            case Union():
                return declared.inline and self.is_native(declared.id)
            case Record():
                return False

    def is_native(self, type_id: TypeId) -> bool:
        """Whether msgspec reads a union by itself: at most one array and one object in it.

        A union with a name is printed under it all the same, but written out where it is used.
        """
        known = self._native.get(type_id)
        if known is None:
            declared = self.api.types[type_id]
            known = (
                isinstance(declared, Union)
                and type_id not in self.loops
                and self._is_native(declared)
            )
            self._native[type_id] = known
        return known

    def _is_native(self, union: Union) -> bool:
        kinds = [kind for variant in union.variants for kind in self._kinds(variant.type)]
        return "" not in kinds and kinds.count("object") < 2 and kinds.count("array") < 2

    def is_read_natively(self, union: Union) -> bool:
        """Whether msgspec reads each variant by itself, with all that it holds."""
        return not any(self._hooked_in(variant.type) for variant in union.variants)

    def _hooked_in(self, use: TypeUse) -> bool:
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
            for used in _referred(uses_in(declared)):
                users.setdefault(used, []).append(declared.id)
            match declared:
                case Record():
                    is_hooked = self.is_open(declared)
                case Union():
                    is_hooked = not self.is_native(declared.id)
                case Alias():
                    is_hooked = declared.id in self.loops
                case Enumeration():
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

    def is_spelled(self, declared: Union) -> bool:
        """Whether what may be given for it is written where it is used: scalars and lists of them,
        which msgspec cannot tell apart when it reads them, and which need no name to be written."""
        return (
            declared.inline
            and declared.id not in self.loops
            and all(self._is_plain(variant.type) for variant in declared.variants)
        )

    def _is_plain(self, use: TypeUse) -> bool:
        """Whether a use is made of scalars and arrays alone."""
        match self.seen_through(use):
            case Leaf(scalar=scalar):
                return scalar not in (Scalar.ANY, Scalar.BINARY)
            case Dictionary():
                return False
            case Ref(id=type_id):
                return isinstance(self.api.types[type_id], Enumeration)
            case seen:
                return all(map(self._is_plain, inner(seen)))

    def _kinds(self, use: TypeUse) -> Iterator[str]:
        """`object`, `array` or `scalar`, for what a use may be; the empty string: not natively."""
        match use:
            case Leaf(scalar=Scalar.ANY | Scalar.NEVER | Scalar.BINARY):
                yield ""
            case Leaf() | Constant():
                yield "scalar"
            case Listing() | Row():
                yield "array"
            case Dictionary():
                yield "object"
            case Nullable(of=of):
                yield from self._kinds(of)
            case OneOf(variants=variants):
                for variant in variants:
                    yield from self._kinds(variant)
            case Ref(id=id):
                match self.api.types[id]:
                    case Record() as record:
                        yield "" if self.is_open(record) else "object"
                    case Enumeration():
                        yield "scalar"
                    case Alias(type=of) if id not in self.loops:
                        yield from self._kinds(of)
                    case Alias():
                        yield ""
                    case Union() as union:
                        if not self.is_native(id):
                            yield ""
                            return
                        for one in union.variants:
                            yield from self._kinds(one.type)
            case _:
                assert_never(use)

    def has_dict(self, declared: DeclaredType) -> bool:
        """Whether plain data may stand for it in a request under a name of its own."""
        if not declared.write or self.in_place(declared):
            return False
        match declared:
            case Record():
                return not self.is_open(declared)
            case Union():
                if self.is_native(declared.id) or self.is_spelled(declared):
                    return False
                return any(self._is_wide(variant.type) for variant in declared.variants)
            case Alias():
                return declared.id in self.loops and self._is_wide(declared.type)
            case Enumeration():
                return False

    def _is_wide(self, use: TypeUse) -> bool:
        """Whether more may be given for it than comes back."""
        match use:
            case Listing() | Row() | Dictionary():
                return True
            case Nullable(of=of):
                return self._is_wide(of)
            case OneOf(variants=variants):
                return any(map(self._is_wide, variants))
            case Ref(id=id):
                if id not in self._wide:
                    self._wide[id] = False  # for a union that leads back to itself
                    match self.api.types[id]:
                        case Record():
                            self._wide[id] = True
                        case Alias(type=of):
                            self._wide[id] = self._is_wide(of)
                        case Union() as union:
                            self._wide[id] = any(self._is_wide(v.type) for v in union.variants)
                        case Enumeration():
                            pass
                return self._wide[id]
            case Leaf() | Constant():
                return False

    # --- bodies --------------------------------------------------------------------------------

    def content(self, body: Body) -> Content:
        """The content in which a request body is sent: JSON, a form, else the document's first."""
        for kind in _PREFERRED:
            for content in body.contents:
                if content.kind is kind:
                    return content
        return body.contents[0]

    def flat_body(self, operation: Operation) -> Record | None:
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
        roots: list[TypeUse] = []
        for operation in self.api.operations():
            roots += self._uses_of(operation)
        for webhook in self.api.webhooks:
            roots += [content.type for content in webhook.body.contents] if webhook.body else []
        named = (declared for declared in self.api.types.values() if not declared.inline)
        reached = self._reached([*roots, *(Ref(id=declared.id) for declared in named)])
        return tuple(
            declared
            for declared in self.api.types.values()
            if declared.id in reached and not self.in_place(declared)
        )

    def _uses_of(self, operation: Operation) -> Iterator[TypeUse]:
        for parameter in operation.parameters:
            yield parameter.type
        flat = self.flat_body(operation)
        if flat is not None:
            for field in flat.fields:
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

    def _reached(self, uses: Iterable[TypeUse]) -> set[TypeId]:
        found: set[TypeId] = set()
        todo = list(uses)
        while todo:
            use = todo.pop()
            if isinstance(use, Ref) and use.id not in found:
                found.add(use.id)
                declared = self.api.types[use.id]
                todo += uses_in(declared)
                if isinstance(declared, Record):  # and what is inside of texts
                    todo += [f.content for f in declared.fields if f.content is not None]
            else:
                todo += inner(use)
        return found


def _steps(uses: Iterable[TypeUse], types: Mapping[TypeId, DeclaredType]) -> Iterator[TypeId]:
    """The aliases and unions that uses mention, however deep inside them."""
    for use in uses:
        if isinstance(use, Ref):
            if isinstance(types[use.id], Alias | Union):
                yield use.id
        else:
            yield from _steps(inner(use), types)


def _referred(uses: Iterable[TypeUse]) -> Iterator[TypeId]:
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


def inner(use: TypeUse) -> tuple[TypeUse, ...]:
    """The uses directly inside a use."""
    match use:
        case Listing(item=item):
            return (item,)
        case Dictionary(value=value):
            return (value,)
        case Nullable(of=of):
            return (of,)
        case Row(items=items):
            return items
        case OneOf(variants=variants):
            return variants
        case Leaf() | Constant() | Ref():
            return ()


def uses_in(declared: DeclaredType) -> tuple[TypeUse, ...]:
    """The uses directly inside a declared type."""
    match declared:
        case Record(fields=fields, extra=extra):
            own = tuple(field.type for field in fields)
            return own if isinstance(extra, Closed) else (*own, extra)
        case Union(variants=variants):
            return tuple(variant.type for variant in variants)
        case Alias(type=of):
            return (of,)
        case Enumeration():
            return ()


def _takes_null(use: TypeUse) -> bool:
    return use == ANY or isinstance(use, Nullable) or use == Leaf(scalar=Scalar.NULL)
