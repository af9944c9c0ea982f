"""Finds and replaces the types in any part of the model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, TypeAlias, TypeVar, cast

from ... import model
from ...model import Content, DeclaredType, ObjectType, Operation, Ref, ScalarType, TypeId, TypeRef

Part = TypeVar("Part")

TypeChange: TypeAlias = Callable[["Ref | ScalarType"], TypeRef]
"""Maps each `Ref` and `ScalarType` to its replacement, or to the same object."""

_TYPED_FIELDS: Final[Mapping[type, tuple[str, ...]]] = {
    model.ArrayType: ("item",),
    model.MapType: ("value",),
    model.Nullable: ("inner",),
    model.TupleType: ("items",),
    model.InlineUnion: ("variants",),
    model.ObjectType: ("properties", "additional"),
    model.UnionType: ("variants",),
    model.RequestBody: ("contents",),
    model.Response: ("contents", "headers", "headers_type"),
    model.Callback: ("body",),
    **dict.fromkeys(
        (
            model.AliasType,
            model.Property,
            model.Variant,
            model.Parameter,
            model.Content,
            model.ResponseHeader,
        ),
        ("type",),
    ),
}
"""The fields with types in them, by class; other classes have none. JSON inside strings
(`Property.content`) is not included, because it is only received."""


def references_in(part: object) -> Iterator[TypeId]:
    """The declared types that a part of the model refers to."""
    pending = [part]
    while pending:
        each = pending.pop()
        if isinstance(each, Ref):
            yield each.id
        elif isinstance(each, tuple):
            pending += reversed(cast("tuple[object, ...]", each))
        elif fields := _TYPED_FIELDS.get(type(each)):
            pending += [getattr(each, name) for name in reversed(fields)]


def find_reachable(
    parts: Iterable[object], types: Mapping[TypeId, DeclaredType]
) -> dict[TypeId, None]:
    """All declared types that parts of the model lead to, also through JSON inside strings."""
    reachable: dict[TypeId, None] = {}
    stack = list(references_in(tuple(parts)))
    while stack:
        id_ = stack.pop()
        if id_ in reachable or id_ not in types:
            continue
        reachable[id_] = None
        declared = types[id_]
        stack += references_in(declared)
        if isinstance(declared, ObjectType):
            stack += references_in(tuple(prop.content for prop in declared.properties))
    return reachable


def change_types(
    part: Part, change: TypeChange, keep: Callable[[Content], bool] = lambda content: False
) -> Part:
    """A part of the model with all types in it replaced; the same object if nothing changes.

    Types in the contents for which `keep` is true are not replaced.
    """
    if isinstance(part, Ref | ScalarType):
        return cast("Part", change(part))
    if isinstance(part, Content) and keep(part):
        return part
    if isinstance(part, tuple):
        before = cast("tuple[object, ...]", cast("object", part))
        after = tuple(change_types(each, change, keep) for each in before)
        unchanged = all(old is new for old, new in zip(before, after, strict=True))
        return cast("Part", before if unchanged else after)
    changes: dict[str, Any] = {}
    for name in _TYPED_FIELDS.get(type(cast("object", part)), ()):
        old = getattr(part, name)
        new = change_types(old, change, keep)
        if new is not old:
            changes[name] = new
    return cast("Part", replace(cast("Any", part), **changes)) if changes else part


def change_operation(
    operation: Operation,
    sent: TypeChange,
    received: TypeChange,
    keep: Callable[[Content], bool] = lambda content: False,
) -> Operation:
    """An operation with the types that it sends and receives replaced separately."""
    return replace(
        operation,
        parameters=change_types(operation.parameters, sent, keep),
        body=change_types(operation.body, sent, keep),
        responses=change_types(operation.responses, received, keep),
        callbacks=change_types(operation.callbacks, received, keep),
    )
