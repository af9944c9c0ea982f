"""Separates the types of requests and responses: `readOnly` properties are not sent, `writeOnly`
ones not received.

This affects objects with such properties, and types that refer to them. A type of one direction
loses the other's properties. A type of both directions becomes two: the received one keeps the
name, the sent one gets the suffix `Input`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from ... import model
from ...model import Callback, DeclaredType, Direction, NameHint, ObjectType, Operation, Ref, TypeId
from .traversal import TypeChange, change_operation, change_types, find_reachable, references_in

INPUT_SUFFIX = "Input"

ModelParts: TypeAlias = tuple[
    tuple[Operation, ...], tuple[Callback, ...], dict[TypeId, DeclaredType]
]


def split_directions(
    operations: tuple[Operation, ...],
    webhooks: tuple[Callback, ...],
    types: Mapping[TypeId, DeclaredType],
) -> ModelParts:
    """The model with separate types, without unused types, and with `read` and `write` set."""
    received = find_reachable(
        (webhooks, *((each.responses, each.callbacks) for each in operations)), types
    )
    sent = find_reachable(((each.parameters, each.body) for each in operations), types)
    affected = _find_affected(types)
    both = {id_ for id_ in affected if id_ in received and id_ in sent}

    read_ids = {id_: TypeId(f"{id_}?read") for id_ in both}
    write_ids = {id_: TypeId(f"{id_}?write") for id_ in both}
    to_read, to_write = _replace_ids(read_ids), _replace_ids(write_ids)
    result: dict[TypeId, DeclaredType] = {}
    for id_, declared in types.items():
        read, write = id_ in received, id_ in sent
        if not read and not write:
            continue
        declared = _change_json_in_strings(declared, to_read)
        if id_ in both:
            result[read_ids[id_]] = replace(
                change_types(_without(declared, Direction.WRITE_ONLY), to_read),
                id=read_ids[id_],
                read=True,
                write=False,
            )
            result[write_ids[id_]] = replace(
                change_types(_without(declared, Direction.READ_ONLY), to_write),
                id=write_ids[id_],
                name_hint=_add_input_suffix(declared.name_hint),
                read=False,
                write=True,
            )
            continue
        if id_ in affected:
            removed = Direction.WRITE_ONLY if read else Direction.READ_ONLY
            declared = change_types(_without(declared, removed), to_read if read else to_write)
        result[id_] = replace(declared, read=read, write=write)
    return (
        tuple(change_operation(operation, to_write, to_read) for operation in operations),
        tuple(change_types(webhook, to_read) for webhook in webhooks),
        result,
    )


def _replace_ids(ids: Mapping[TypeId, TypeId]) -> TypeChange:
    def change(type_ref: Ref | model.ScalarType) -> model.TypeRef:
        if isinstance(type_ref, Ref) and type_ref.id in ids:
            return Ref(id=ids[type_ref.id])
        return type_ref

    return change


def _change_json_in_strings(declared: DeclaredType, change: TypeChange) -> DeclaredType:
    """A type with the types of JSON inside its strings replaced, which is only received."""
    if not isinstance(declared, ObjectType) or not any(p.content for p in declared.properties):
        return declared
    properties = (
        replace(prop, content=change_types(prop.content, change)) for prop in declared.properties
    )
    return replace(declared, properties=tuple(properties))


def _find_affected(types: Mapping[TypeId, DeclaredType]) -> set[TypeId]:
    """The types with properties of one direction, and types that refer to them."""
    users: dict[TypeId, list[TypeId]] = {}
    stack: list[TypeId] = []
    for id_, declared in types.items():
        for target in references_in(declared):
            users.setdefault(target, []).append(id_)
        if isinstance(declared, ObjectType) and any(
            prop.direction is not Direction.BOTH for prop in declared.properties
        ):
            stack.append(id_)
    affected: set[TypeId] = set()
    while stack:
        id_ = stack.pop()
        if id_ not in affected:
            affected.add(id_)
            stack += users.get(id_, ())
    return affected


def _without(declared: DeclaredType, direction: Direction) -> DeclaredType:
    if not isinstance(declared, ObjectType):
        return declared
    kept = tuple(prop for prop in declared.properties if prop.direction is not direction)
    return declared if len(kept) == len(declared.properties) else replace(declared, properties=kept)


def _add_input_suffix(name_hint: NameHint) -> NameHint:
    *others, last = name_hint.parts
    return replace(name_hint, parts=(*others, f"{last}{INPUT_SUFFIX}"))
