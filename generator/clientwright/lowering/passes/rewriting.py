"""Replaces types throughout the model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias, TypeVar

from ...model import (
    AdditionalProperties,
    AliasType,
    ArrayType,
    Callback,
    ConstantType,
    Content,
    DeclaredType,
    EnumType,
    InlineUnion,
    MapType,
    Nullable,
    ObjectType,
    Operation,
    Parameter,
    Property,
    Ref,
    RequestBody,
    Response,
    ResponseHeader,
    ScalarType,
    TupleType,
    TypeRef,
    UnionType,
    Variant,
)

TypeChange: TypeAlias = Callable[["Ref | ScalarType"], TypeRef]
"""Maps each `Ref` and `ScalarType` to its replacement, or to the same object."""


def change_type(type_ref: TypeRef, change: TypeChange) -> TypeRef:
    """A type reference with all types in it replaced."""
    match type_ref:
        case Ref() | ScalarType():
            return change(type_ref)
        case ConstantType():
            return type_ref
        case ArrayType():
            inner = change_type(type_ref.item, change)
            return type_ref if inner is type_ref.item else replace(type_ref, item=inner)
        case MapType():
            inner = change_type(type_ref.value, change)
            return type_ref if inner is type_ref.value else replace(type_ref, value=inner)
        case Nullable():
            inner = change_type(type_ref.inner, change)
            return type_ref if inner is type_ref.inner else Nullable(inner=inner)
        case TupleType():
            return replace(
                type_ref, items=tuple(change_type(item, change) for item in type_ref.items)
            )
        case InlineUnion():
            return replace(
                type_ref, variants=tuple(change_type(v, change) for v in type_ref.variants)
            )


Typed = TypeVar("Typed", Property, Variant, Content, ResponseHeader, Parameter)


def _change_elements(elements: tuple[Typed, ...], change: TypeChange) -> tuple[Typed, ...]:
    """Elements with their types replaced; the same tuple if nothing changes."""
    changed = tuple(_change_element(element, change) for element in elements)
    return elements if all(a is b for a, b in zip(changed, elements, strict=True)) else changed


def _change_element(element: Typed, change: TypeChange) -> Typed:
    inner = change_type(element.type, change)
    return element if inner is element.type else replace(element, type=inner)


def change_contents(declared: DeclaredType, change: TypeChange) -> DeclaredType:
    """A declared type with only the types of JSON inside its strings replaced."""
    if not isinstance(declared, ObjectType) or all(
        prop.content is None for prop in declared.properties
    ):
        return declared
    properties = (
        prop if prop.content is None else replace(prop, content=change_type(prop.content, change))
        for prop in declared.properties
    )
    return replace(declared, properties=tuple(properties))


def change_declared(declared: DeclaredType, change: TypeChange) -> DeclaredType:
    """A declared type with all types in it replaced."""
    match declared:
        case ObjectType():
            properties = _change_elements(declared.properties, change)
            additional = declared.additional
            if not isinstance(additional, AdditionalProperties):
                additional = change_type(additional, change)
            if properties is declared.properties and additional is declared.additional:
                return declared
            return replace(declared, properties=properties, additional=additional)
        case UnionType():
            variants = _change_elements(declared.variants, change)
            if variants is declared.variants:
                return declared
            return replace(declared, variants=variants)
        case AliasType():
            inner = change_type(declared.type, change)
            return declared if inner is declared.type else replace(declared, type=inner)
        case EnumType():
            return declared


def change_body(body: RequestBody | None, change: TypeChange) -> RequestBody | None:
    """A body with all types in it replaced."""
    if body is None:
        return None
    contents = _change_elements(body.contents, change)
    return body if contents is body.contents else replace(body, contents=contents)


def change_response(response: Response, change: TypeChange) -> Response:
    """A response with all types in it replaced."""
    contents, headers = _change_elements(response.contents, change), _change_elements(
        response.headers, change
    )
    if contents is response.contents and headers is response.headers:
        return response
    return replace(response, contents=contents, headers=headers)


def change_callback(callback: Callback, change: TypeChange) -> Callback:
    """A callback with all types in it replaced."""
    return replace(callback, body=change_body(callback.body, change))


def change_operation(operation: Operation, sent: TypeChange, received: TypeChange) -> Operation:
    """An operation with the types that it sends and receives replaced separately."""
    return replace(
        operation,
        parameters=_change_elements(operation.parameters, sent),
        body=change_body(operation.body, sent),
        responses=tuple(change_response(r, received) for r in operation.responses),
        callbacks=tuple(change_callback(c, received) for c in operation.callbacks),
    )
