"""Two views of one schema: what is sent has no `readOnly` fields, what is received no `writeOnly`.

Only records that have such fields, or lead to some, are concerned. One that travels in one
direction alone loses the other's fields and keeps its name. One that travels in both becomes two
types: the received one under its own name, the sent one with `Input` behind it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ...model import (
    Callback,
    DeclaredType,
    Direction,
    NameHint,
    ObjectType,
    Operation,
    Ref,
    ScalarType,
    TypeId,
    TypeRef,
)
from .reach import reachable, received_by, refs, sent_by, uses_in
from .rewrite import Change, in_callback, in_contents, in_declared, in_operation

INPUT = "Input"
_DROPPED = {"read": Direction.WRITE_ONLY, "write": Direction.READ_ONLY}

Split = tuple[tuple[Operation, ...], tuple[Callback, ...], dict[TypeId, DeclaredType]]


def split_views(
    operations: tuple[Operation, ...],
    webhooks: tuple[Callback, ...],
    types: Mapping[TypeId, DeclaredType],
) -> Split:
    """The same model with views made, unused types gone, and `read` and `write` filled in."""
    received = reachable(received_by(operations, webhooks), types)
    sent = reachable(sent_by(operations), types)
    concerned = _concerned(types)
    both = {id_ for id_ in concerned if id_ in received and id_ in sent}

    read_ids = {id_: TypeId(f"{id_}?read") for id_ in both}
    write_ids = {id_: TypeId(f"{id_}?write") for id_ in both}
    as_read, as_write = _renaming(read_ids), _renaming(write_ids)
    made: dict[TypeId, DeclaredType] = {}
    for id_, declared in types.items():
        read, write = id_ in received, id_ in sent
        if not read and not write:
            continue
        # A text is a text, whichever way it travels: what it holds is read.
        declared = in_contents(declared, as_read)
        if id_ in both:
            made[read_ids[id_]] = replace(
                in_declared(_without(declared, "read"), as_read),
                id=read_ids[id_],
                read=True,
                write=False,
            )
            made[write_ids[id_]] = replace(
                in_declared(_without(declared, "write"), as_write),
                id=write_ids[id_],
                name_hint=_input(declared.name_hint),
                read=False,
                write=True,
            )
            continue
        if id_ in concerned:
            view = "read" if read else "write"
            declared = in_declared(_without(declared, view), as_read if read else as_write)
        made[id_] = replace(declared, read=read, write=write)
    return (
        tuple(in_operation(o, as_write, as_read) for o in operations),
        tuple(in_callback(w, as_read) for w in webhooks),
        made,
    )


def _renaming(ids: Mapping[TypeId, TypeId]) -> Change:
    def change(use: Ref | ScalarType) -> TypeRef:
        return Ref(id=ids[use.id]) if isinstance(use, Ref) and use.id in ids else use

    return change


def _concerned(types: Mapping[TypeId, DeclaredType]) -> set[TypeId]:
    """The types that have a field of one direction, or lead to a type that has."""
    users: dict[TypeId, list[TypeId]] = {}
    todo: list[TypeId] = []
    for id_, declared in types.items():
        for use in uses_in(declared):
            for inner in refs(use):
                users.setdefault(inner, []).append(id_)
        if isinstance(declared, ObjectType) and any(
            f.direction is not Direction.BOTH for f in declared.properties
        ):
            todo.append(id_)
    found: set[TypeId] = set()
    while todo:
        id_ = todo.pop()
        if id_ not in found:
            found.add(id_)
            todo += users.get(id_, ())
    return found


def _without(declared: DeclaredType, view: str) -> DeclaredType:
    if not isinstance(declared, ObjectType):
        return declared
    dropped = _DROPPED[view]
    if all(field.direction is not dropped for field in declared.properties):
        return declared
    return replace(
        declared, properties=tuple(f for f in declared.properties if f.direction is not dropped)
    )


def _input(naming: NameHint) -> NameHint:
    *before, last = naming.parts
    return NameHint(parts=(*before, f"{last}{INPUT}"), explicit=naming.explicit)
