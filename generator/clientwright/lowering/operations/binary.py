"""Replaces binary data inside JSON by strings, and parts of any type by files.

`format: binary` describes raw bytes, which only a multipart, form or binary body can hold. Types
that are used only in JSON have a string instead, as it is on the wire.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from ...model import (
    ArrayType,
    Callback,
    Content,
    DeclaredType,
    Encoding,
    Nullable,
    ObjectType,
    Operation,
    Ref,
    ScalarKind,
    ScalarType,
    TypeId,
    TypeRef,
    unwrap,
)
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
    json = find_reachable([each for each in contents if not _may_hold_bytes(each)], types)
    types = _with_files(contents, {**types}, keep=json.keys())
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


def _with_files(
    contents: list[Content], types: dict[TypeId, DeclaredType], keep: Collection[TypeId]
) -> dict[TypeId, DeclaredType]:
    """The types with files instead of parts of any type, unless JSON uses the same types.

    In OpenAPI 3.1, a part whose schema allows any value is a file. An object in a media type that
    it cannot be encoded in is text, or a file.
    """
    for content in contents:
        record = unwrap(content.type, types)
        declared = types.get(record.id) if isinstance(record, Ref) else None
        encodings = {one.property: one for one in content.encodings if one.is_file or one.is_opaque}
        if isinstance(declared, ObjectType) and encodings and declared.id not in keep:
            properties = tuple(
                (
                    replace(prop, type=_change_part(prop.type, encodings[prop.wire_name], types))
                    if prop.wire_name in encodings
                    else prop
                )
                for prop in declared.properties
            )
            types[declared.id] = replace(declared, properties=properties)
    return types


def _change_part(
    type_ref: TypeRef, encoding: Encoding, types: Mapping[TypeId, DeclaredType]
) -> TypeRef:
    if not encoding.is_opaque:
        return _to_file(type_ref)
    text = ScalarType(kind=ScalarKind.BINARY if encoding.is_file else ScalarKind.STRING)
    whole = unwrap(type_ref, types)
    return replace(whole, item=text) if isinstance(whole, ArrayType) else text


def _to_file(type_ref: TypeRef) -> TypeRef:
    match type_ref:
        case ScalarType(kind=ScalarKind.ANY):
            return ScalarType(kind=ScalarKind.BINARY)
        case ArrayType(item=item):
            return replace(type_ref, item=_to_file(item))
        case Nullable(inner=inner):
            return Nullable(inner=_to_file(inner))
        case _:
            return type_ref


def _may_hold_bytes(content: Content) -> bool:
    return content.kind.may_hold_bytes


def _to_string(type_ref: Ref | ScalarType) -> TypeRef:
    if isinstance(type_ref, ScalarType) and type_ref.kind is ScalarKind.BINARY:
        return replace(type_ref, kind=ScalarKind.STRING)
    return type_ref
