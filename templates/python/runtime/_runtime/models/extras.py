"""Decoding of objects with properties that the document does not declare.

msgspec refuses them, so a response without any costs nothing. Otherwise they are removed from the
JSON value, msgspec converts the rest, and they are attached to the models.

Loaded when that is first needed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeAlias

import msgspec
from msgspec import inspect

from . import codec
from .json_value import is_array, is_object
from .model import Model
from .open_model import OpenModel, layout_of
from .union import Alias, Union, definition_of

_Trail: TypeAlias = Any
"""Where a value is: that of the value around it and a name or an index; None at the root."""
_Found: TypeAlias = list[tuple[_Trail, dict[str, Any]]]
_Plan: TypeAlias = Callable[[Any, _Trail, _Found], None]
"""Removes the undeclared properties from a JSON value."""


def decode(data: bytes, type: Any) -> Any:
    """Decode JSON text with undeclared properties.

    Raises `msgspec.ValidationError` if the value does not fit its type, or if a union has no tag.
    """
    value, found = codec.parse(data), _Found()
    plan = _plan_type(type)
    if plan is not None:
        plan(value, None, found)
    decoded = codec.convert(value, type)
    last = around = None
    for trail, extras in found:
        if trail is None:
            model = decoded
        else:
            if trail[0] is not last or around is None:  # the items of a list share it
                last, around = trail[0], _follow(decoded, trail[0])
            model = _step(around, trail[1])
        model.__dict__["additional_properties"] = extras
    return decoded


def _follow(root: Any, trail: _Trail) -> Any:
    if trail is None:
        return root
    around, step = trail
    return _step(_follow(root, around), step)


def _step(value: Any, step: Any) -> Any:
    return getattr(value, step) if isinstance(value, Model | OpenModel) else value[step]


@cache
def _plan_type(type: Any) -> _Plan | None:
    return _plan(inspect.type_info(type))


@cache
def _plan_struct(cls: type[msgspec.Struct]) -> _StructPlan:
    return _StructPlan(cls)


def _plan(node: inspect.Type) -> _Plan | None:
    match node:
        case inspect.Metadata():
            return _plan(node.type)
        case inspect.StructType():
            return _plan_struct(node.cls)
        case inspect.ListType():
            return _plan_items(_plan(node.item_type))
        case inspect.DictType():
            return _plan_values(_plan(node.value_type))
        case inspect.TupleType():
            return _plan_tuple([_plan(item) for item in node.item_types])
        case inspect.UnionType():
            return _plan_kinds(node)
        case inspect.CustomType():
            return _plan_custom(node.cls)
        case _:
            return None


class _StructPlan:
    """The plan of a model. Its fields are read at the first use, since models can be recursive."""

    def __init__(self, cls: type[msgspec.Struct]) -> None:
        self._cls = cls
        self._known = frozenset(cls.__struct_encode_fields__)
        self._keeps = issubclass(cls, Model)
        self._inner: list[tuple[str, str, _Plan]] | None = None

    def __call__(self, value: Any, trail: _Trail, found: _Found) -> None:
        if not is_object(value):
            return
        known = self._known
        unknown = [name for name in value if name not in known] if self._keeps else ()
        if unknown:
            found.append((trail, {name: value.pop(name) for name in unknown}))
        if self._inner is None:
            self._inner = list(_plan_fields(self._cls))
        for wire, name, plan in self._inner:
            item = value.get(wire)
            if item:
                plan(item, (trail, name), found)


def _plan_fields(cls: type[msgspec.Struct]) -> list[tuple[str, str, _Plan]]:
    node = inspect.type_info(cls)
    fields = node.fields if isinstance(node, inspect.StructType) else ()
    plans = ((field.encode_name, field.name, _plan(field.type)) for field in fields)
    return [(wire, name, plan) for wire, name, plan in plans if plan is not None]


def _plan_items(each: _Plan | None) -> _Plan | None:
    def plan(value: Any, trail: _Trail, found: _Found) -> None:
        if is_array(value) and each is not None:
            for index, item in enumerate(value):
                each(item, (trail, index), found)

    return None if each is None else plan


def _plan_values(each: _Plan | None) -> _Plan | None:
    def plan(value: Any, trail: _Trail, found: _Found) -> None:
        if is_object(value) and each is not None:
            for key, item in value.items():
                each(item, (trail, key), found)

    return None if each is None else plan


def _plan_tuple(each: list[_Plan | None]) -> _Plan | None:
    def plan(value: Any, trail: _Trail, found: _Found) -> None:
        if is_array(value):
            for index, (item, inner) in enumerate(zip(value, each)):
                if inner is not None:
                    inner(item, (trail, index), found)

    return plan if any(each) else None


def _plan_kinds(node: inspect.UnionType) -> _Plan | None:
    """At most one of the types is an object, and at most one an array."""
    plans = [inner for kind in node.types if (inner := _plan(kind)) is not None]

    def plan(value: Any, trail: _Trail, found: _Found) -> None:
        for inner in plans:
            inner(value, trail, found)

    return plans[0] if len(plans) == 1 else plan if plans else None


def _plan_custom(cls: Any) -> _Plan | None:
    match definition_of(cls):
        case Union() as union:
            return _plan_union(union)
        case Alias() as alias:
            return _plan_alias(alias)
        case None:
            return _plan_open(cls) if issubclass(cls, OpenModel) else None


def _plan_alias(alias: Alias) -> _Plan:
    def plan(value: Any, trail: _Trail, found: _Found) -> None:
        inner = _plan_type(alias.types[0])
        if inner is not None:
            inner(value, trail, found)

    return plan


def _plan_union(union: Union) -> _Plan:
    def plan(value: Any, trail: _Trail, found: _Found) -> None:
        if not (is_object(value) or is_array(value)):
            return
        chosen = union.tagged(value)
        if chosen is None:
            raise msgspec.ValidationError(f"`{union.name}` has no tag")
        inner = _plan_type(chosen)
        if inner is not None:
            inner(value, trail, found)

    return plan


def _plan_open(cls: type[OpenModel]) -> _Plan:
    def plan(value: Any, trail: _Trail, found: _Found) -> None:
        if not is_object(value):
            return
        layout, fields = layout_of(cls), _plan_struct(layout_of(cls).struct)
        fields(layout.readable(value), trail, found)
        extra = _plan_type(layout.extra)
        if extra is not None:
            extras = {key: item for key, item in value.items() if key not in layout.names}
            extra(extras, (trail, "additional_properties"), found)

    return plan
