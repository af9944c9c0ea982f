"""Enumerations and constants: `enum`, `const`, and what documents call their members."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ...diagnostics import rules
from ...model import ConstantType, Docs, EnumMember, EnumType, ScalarKind, ScalarType, TypeRef
from ...values import is_array, is_object
from ..reading import as_list, as_text, is_scalar, same_json
from .facts import types_of
from .parts import Part, View

if TYPE_CHECKING:
    from ...diagnostics.origin import Origin
    from .spots import Spot
    from .types import Types

_STRING = frozenset({"string"})
_INTEGER = frozenset({"integer"})
_NUMBERS = frozenset({"integer", "number"})
_BOOLEAN = frozenset({"boolean"})

_NAMES = (
    *("x-enum-varnames", "x-enumNames", "x-enum-names", "x-enum-keys"),
    *("x-speakeasy-enums", "x-fern-enum"),
)
_DOCS = (
    *("x-enum-descriptions", "x-enumDescriptions", "x-enum-desc"),
    *("x-speakeasy-enum-descriptions", "x-fern-enum"),
)


def enumeration(types: Types, view: View, spot: Spot) -> TypeRef | None:
    """The enumeration or constant that the view's values make; None if values say too little.

    Several lists (of parts that all hold) leave what is in all of them. `null` is not a member:
    the use is `Nullable`.
    """
    values = _values(view)
    if values is None:
        return None
    kinds, _ = types_of(view)
    found: list[Any] = []
    for value in values:
        if value is None:
            continue
        if not is_scalar(value):
            types.note(rules.ENUM_OF_OBJECTS, spot.origin)
            return None
        fitted = _fitted(value, kinds)
        if fitted is not value:
            at = _listed_at(view, value)
            if at is not None and isinstance(fitted, str):
                fitted = types.spec.source(at)  # `1.10` is a number too, but its text says more
            types.note(
                rules.ENUM_VALUE_TYPE,
                at or spot.origin,
                value=json.dumps(value),
                wanted=json.dumps(fitted),
            )
        found.append(fitted)
    unique = list({same_json(value): value for value in found}.values())
    if not unique:
        return ScalarType(kind=ScalarKind.NULL if values else ScalarKind.NEVER)
    if len(unique) == 1 and not types.named(spot):
        return ConstantType(value=unique[0])
    if len(unique) == 1 and any(part.has("const") for part in view.parts):
        return ConstantType(value=unique[0])
    return types.declare(
        EnumType(
            id=spot.id,
            name_hint=spot.name_hint(types.namer),
            origin=spot.place,
            docs=types.docs(view),
            inline=not types.named(spot),
            owner=types.owner(spot),
            members=_members(view, unique),
            base=_base(unique),
        )
    )


def json_types(view: View) -> frozenset[str] | None:
    """The types of the view's values; None if it lists none. `null` is said by the use."""
    values = _values(view)
    if values is None:
        return None
    return frozenset(_json_type(value) for value in values if value is not None)


def _json_type(value: Any) -> str:
    if is_object(value):
        return "object"
    return "array" if is_array(value) else _kind(value).value


def _listed_at(view: View, value: Any) -> Origin | None:
    """Where the value stands in an `enum`."""
    for part in view.having("enum"):
        listed = [same_json(each) for each in as_list(part.get("enum"))]
        if same_json(value) in listed:
            return part.origin / "enum" / listed.index(same_json(value))
    return None


def _values(view: View) -> list[Any] | None:
    lists: list[list[Any]] = []
    for part in view.parts:
        if part.has("const"):
            lists.append([part.get("const")])
        if as_list(part.get("enum")):
            lists.append(as_list(part.get("enum")))
    if not lists:
        return None
    found = lists[0]
    for more in lists[1:]:
        allowed = {same_json(value) for value in more}
        # Lists with nothing in common are a mistake; the later one is what its author meant last.
        found = [value for value in found if same_json(value) in allowed] or more
    return found


def _fitted(value: Any, kinds: frozenset[str] | None) -> Any:
    """The value in the type that is stated beside it, where that is plainly meant.

    `type: string, enum: [1, 2]` is a YAML author's slip; strings are what travels.
    """
    if kinds is None or (isinstance(value, str) and "string" in kinds):
        return value
    if kinds == _STRING and not isinstance(value, str):
        return str(value).lower() if isinstance(value, bool) else str(value)
    if isinstance(value, str) and kinds <= _NUMBERS:
        try:
            return int(value) if kinds == _INTEGER else float(value)
        except ValueError:
            return value
    if isinstance(value, str) and kinds == _BOOLEAN and value in ("true", "false"):
        return value == "true"
    if isinstance(value, float) and value == value // 1 and kinds == _INTEGER:
        return int(value)
    return value


def _members(view: View, values: list[Any]) -> tuple[EnumMember, ...]:
    part = next((p for p in reversed(view.parts) if isinstance(p.get("enum"), list)), None)
    listed = [same_json(value) for value in as_list(part.get("enum"))] if part else []
    members: list[EnumMember] = []
    for value in values:
        key = same_json(value)
        index = listed.index(key) if key in listed else None
        members.append(
            EnumMember(
                value=value,
                name=_said(part, _NAMES, value, index, "name") or None,
                docs=Docs(description=_said(part, _DOCS, value, index, "description")),
            )
        )
    return tuple(members)


def _said(
    part: Part | None, keywords: tuple[str, ...], value: Any, index: int | None, what: str
) -> str:
    """What an extension says of a member: by its place in a list, or by its value in an object.

    `x-fern-enum` says more than one thing of each: `what` is the one that is asked for.
    """
    for keyword in keywords if part is not None else ():
        said = part.get(keyword) if part is not None else None
        if is_array(said) and index is not None and index < len(said):
            return as_text(said[index])
        if is_object(said):
            entry = said.get(str(value))
            return as_text(entry.get(what) if is_object(entry) else entry)
    return ""


def _base(values: list[Any]) -> ScalarKind:
    kinds = {_kind(value) for value in values}
    if kinds == {ScalarKind.INTEGER, ScalarKind.NUMBER}:
        return ScalarKind.NUMBER
    return kinds.pop() if len(kinds) == 1 else ScalarKind.ANY


def _kind(value: Any) -> ScalarKind:
    if isinstance(value, bool):
        return ScalarKind.BOOLEAN
    if isinstance(value, int):
        return ScalarKind.INTEGER
    return ScalarKind.NUMBER if isinstance(value, float) else ScalarKind.STRING
