"""Replaces binary data inside JSON by strings.

`format: binary` describes raw bytes, which only a multipart, form or binary body can hold. Types
that are used only in JSON have a string instead, as it is on the wire.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ... import model
from ...model import Callback, Content, DeclaredType, Operation, Ref, ScalarKind, ScalarType, TypeId
from ..passes.traversal import change_operation, change_types, find_reachable


def replace_binary_in_json(
    operations: tuple[Operation, ...],
    webhooks: tuple[Callback, ...],
    types: Mapping[TypeId, DeclaredType],
) -> tuple[tuple[Operation, ...], tuple[Callback, ...], dict[TypeId, DeclaredType]]:
    """The operations, webhooks and types without binary data inside JSON."""
    callbacks = [callback for operation in operations for callback in operation.callbacks]
    senders: list[Operation | Callback] = [*operations, *callbacks, *webhooks]
    bodies = [sender.body for sender in senders if sender.body is not None]
    responses = [response for operation in operations for response in operation.responses]
    contents = [content for body in bodies for content in body.contents]
    contents += [content for response in responses for content in response.contents]
    binary = find_reachable([each for each in contents if _may_hold_bytes(each)], types)
    return (
        tuple(
            change_operation(each, _to_string, _to_string, _may_hold_bytes) for each in operations
        ),
        tuple(change_types(webhook, _to_string, _may_hold_bytes) for webhook in webhooks),
        {
            id_: declared if id_ in binary else change_types(declared, _to_string)
            for id_, declared in types.items()
        },
    )


def _may_hold_bytes(content: Content) -> bool:
    return content.kind.may_hold_bytes


def _to_string(type_ref: Ref | ScalarType) -> model.TypeRef:
    if isinstance(type_ref, ScalarType) and type_ref.kind is ScalarKind.BINARY:
        return replace(type_ref, kind=ScalarKind.STRING)
    return type_ref
