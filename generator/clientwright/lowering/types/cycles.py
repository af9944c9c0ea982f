"""Types that lead back to themselves: which may, which may not, and what becomes of those.

A tree of records may hold itself, and so may a list of lists; there, each round consumes a value.
A union that is its own variant, or two names that stand for one another, consume nothing: whoever
decodes a value of such a type would go round for ever. The step that leads back says nothing that
the others do not, and is left out (reported by `validate`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ...model import (
    ANY,
    AliasType,
    DeclaredType,
    InlineUnion,
    Nullable,
    Ref,
    TypeId,
    TypeRef,
    UnionType,
    Variant,
)
from .reach import refs


def without_empty_circles(types: Mapping[TypeId, DeclaredType]) -> dict[TypeId, DeclaredType]:
    """The same types, without steps that lead back through nothing but names and unions."""
    back = _steps_back(types)
    made = dict(types)
    for id_ in dict.fromkeys(start for start, _ in back):
        declared = made[id_]
        gone = {end for start, end in back if start == id_}
        if isinstance(declared, AliasType):
            made[id_] = replace(declared, type=ANY)
        elif isinstance(declared, UnionType):
            made[id_] = _with_variants(
                declared, [v for v in declared.variants if not set(_direct(v.type)) & gone]
            )
    return made


def _with_variants(union: UnionType, kept: list[Variant]) -> DeclaredType:
    if len(kept) > 1:
        default = union.default_variant
        if default is not None:
            chosen = union.variants[default]
            default = kept.index(chosen) if chosen in kept else None
        return replace(union, variants=tuple(kept), default_variant=default)
    return AliasType(
        id=union.id,
        name_hint=union.name_hint,
        origin=union.origin,
        docs=union.docs,
        inline=union.inline,
        owner=union.owner,
        type=kept[0].type if kept else ANY,
    )


def _steps_back(types: Mapping[TypeId, DeclaredType]) -> set[tuple[TypeId, TypeId]]:
    """The steps that close a circle, on a walk in the document's order."""
    done: set[TypeId] = set()
    found: set[tuple[TypeId, TypeId]] = set()
    for start in types:
        if start in done:
            continue
        way: dict[TypeId, Iterator[TypeId]] = {start: iter(_steps(types, start))}
        while way:
            at = next(reversed(way))
            following = next(way[at], None)
            if following is None:
                done.add(at)
                del way[at]
            elif following in way:
                found.add((at, following))
            elif following not in done:
                way[following] = iter(_steps(types, following))
    return found


def _steps(types: Mapping[TypeId, DeclaredType], id_: TypeId) -> list[TypeId]:
    """The types that a type is, or may be, itself: without anything around them."""
    match types.get(id_):
        case AliasType(type=type_):
            return list(_direct(type_))
        case UnionType(variants=variants):
            return [inner for variant in variants for inner in _direct(variant.type)]
        case _:
            return []


def _direct(use: TypeRef) -> Iterator[TypeId]:
    match use:
        case Ref(id=id_):
            yield id_
        case Nullable(inner=inner):
            yield from _direct(inner)
        case InlineUnion(variants=variants):
            for variant in variants:
                yield from _direct(variant)
        case _:
            return


def with_recursion_marked(types: Mapping[TypeId, DeclaredType]) -> dict[TypeId, DeclaredType]:
    """The same, with aliases marked that lead back to themselves through aliases only."""
    steps = {
        id_: [inner for inner in refs(made.type) if isinstance(types.get(inner), AliasType)]
        for id_, made in types.items()
        if isinstance(made, AliasType)
    }
    final = dict(types)
    for id_ in _in_circles(steps):
        made = final[id_]
        assert isinstance(made, AliasType)
        final[id_] = replace(made, recursive=True)
    return final


def _in_circles(steps: Mapping[TypeId, list[TypeId]]) -> Iterator[TypeId]:
    """What leads back to itself: what is left when everything that ends is taken away again and
    again, and leads to itself at all."""
    users: dict[TypeId, list[TypeId]] = {}
    left = {id_: len(set(inner)) for id_, inner in steps.items()}
    for id_, inner in steps.items():
        for each in set(inner):
            users.setdefault(each, []).append(id_)
    ending = [id_ for id_, count in left.items() if count == 0]
    while ending:
        for user in users.get(ending.pop(), ()):
            left[user] -= 1
            if left[user] == 0:
                ending.append(user)
    for id_ in (id_ for id_, count in left.items() if count):
        seen: set[TypeId] = set()
        todo = list(steps[id_])
        while todo and id_ not in seen:
            at = todo.pop()
            if at not in seen:
                seen.add(at)
                todo += steps.get(at, ())
        if id_ in seen:
            yield id_
