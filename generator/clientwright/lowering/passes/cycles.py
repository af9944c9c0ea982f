"""Removes empty cycles of types, and marks recursive aliases.

An object or array can contain itself, because each level consumes a value. A union that is its own
variant, or aliases of each other, would never end. The reference that closes such a cycle adds
nothing, so it is removed (reported by `validate`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ... import model
from ...model import ANY, AliasType, DeclaredType, InlineUnion, Nullable, Ref, TypeId, UnionType
from .traversal import references_in


def remove_empty_cycles(types: Mapping[TypeId, DeclaredType]) -> dict[TypeId, DeclaredType]:
    """The types without references that form a cycle of aliases and unions only."""
    closing = _find_closing_references(types)
    result = dict(types)
    for id_ in dict.fromkeys(start for start, _ in closing):
        declared = result[id_]
        targets = {end for start, end in closing if start == id_}
        if isinstance(declared, AliasType):
            result[id_] = replace(declared, type=ANY)
        elif isinstance(declared, UnionType):
            kept = [v for v in declared.variants if not set(_direct_references(v.type)) & targets]
            result[id_] = _with_variants(declared, kept)
    return result


def _with_variants(union: UnionType, kept: list[model.Variant]) -> DeclaredType:
    if len(kept) > 1:
        default = union.default_variant
        if default is not None:
            variant = union.variants[default]
            default = kept.index(variant) if variant in kept else None
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


def _find_closing_references(types: Mapping[TypeId, DeclaredType]) -> set[tuple[TypeId, TypeId]]:
    """The references that close a cycle, in a depth-first search in the document's order."""
    finished: set[TypeId] = set()
    closing: set[tuple[TypeId, TypeId]] = set()
    for start in types:
        if start in finished:
            continue
        path: dict[TypeId, Iterator[TypeId]] = {start: iter(_equivalent_types(types, start))}
        while path:
            current = next(reversed(path))
            target = next(path[current], None)
            if target is None:
                finished.add(current)
                del path[current]
            elif target in path:
                closing.add((current, target))
            elif target not in finished:
                path[target] = iter(_equivalent_types(types, target))
    return closing


def _equivalent_types(types: Mapping[TypeId, DeclaredType], id_: TypeId) -> list[TypeId]:
    """The declared types that a value of an alias or union can also have."""
    match types.get(id_):
        case AliasType(type=type_ref):
            return list(_direct_references(type_ref))
        case UnionType(variants=variants):
            return [id_ for variant in variants for id_ in _direct_references(variant.type)]
        case _:
            return []


def _direct_references(type_ref: model.TypeRef) -> Iterator[TypeId]:
    match type_ref:
        case Ref(id=id_):
            yield id_
        case Nullable(inner=inner):
            yield from _direct_references(inner)
        case InlineUnion(variants=variants):
            for variant in variants:
                yield from _direct_references(variant)
        case _:
            return


def mark_recursive_aliases(types: Mapping[TypeId, DeclaredType]) -> dict[TypeId, DeclaredType]:
    """The types with aliases marked that refer to themselves through aliases only."""
    aliases = {id_: each for id_, each in types.items() if isinstance(each, AliasType)}
    targets = {
        id_: [target for target in references_in(alias.type) if target in aliases]
        for id_, alias in aliases.items()
    }
    recursive = {id_: replace(aliases[id_], recursive=True) for id_ in _find_cyclic(targets)}
    return {**types, **recursive}


def _find_cyclic(targets: Mapping[TypeId, list[TypeId]]) -> Iterator[TypeId]:
    """The nodes of a graph that are part of a cycle.

    Nodes whose targets are all removed are removed repeatedly, then each remaining one is searched
    from.
    """
    remaining = dict(targets)
    while leaves := [id_ for id_, ends in remaining.items() if remaining.keys().isdisjoint(ends)]:
        for id_ in leaves:
            del remaining[id_]
    for id_ in remaining:
        visited: set[TypeId] = set()
        stack = list(targets[id_])
        while stack and id_ not in visited:
            current = stack.pop()
            if current not in visited:
                visited.add(current)
                stack += targets.get(current, ())
        if id_ in visited:
            yield id_
