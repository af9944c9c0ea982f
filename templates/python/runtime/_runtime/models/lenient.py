"""Lenient decoding, for responses that violate the document.

Parts that fit their type are decoded as usual. A missing required field is `UNSET`, `null` is None,
scalars are converted if possible (a number to a string), and anything else stays a JSON value. Each
mismatch is reported with its path but without the value.

Loaded only after strict decoding has failed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, Literal, Never, TypeAlias, cast
from uuid import UUID

import msgspec
from msgspec import inspect

from ..unset import UNSET
from .formats import lenient_date, lenient_datetime, precise_datetime
from .json_value import is_array, is_object
from .model import DateTime, Model
from .open_model import OpenModel, layout_of
from .union import Alias, Union, definition_of, overlap
from .unknown import Unknown

_NOTHING: Any = object()

Report: TypeAlias = Callable[[str, str, str], None]
"""Called with the path, the expected and the found type."""

_FOUND: dict[Any, str] = {
    dict: "object",
    list: "array",
    str: "string",
    bool: "boolean",
    int: "number",
    float: "number",
}


def empty_value(type_: Any) -> Any:
    """The value of an empty response: an empty object or list, else None."""
    match _node(type_):
        case inspect.StructType() | inspect.DictType() | inspect.CustomType():
            value: Any = {}
        case inspect.ListType():
            value = []
        case _:
            return None
    decoded = Lenient(_ignore).read(value, type_)
    is_undecided = isinstance(type_, type) and definition_of(type_) and decoded == {}
    return None if is_undecided else decoded


def _ignore(path: str, expected: str, found: str) -> None:
    """Report nothing."""


def type_name(type_: Any) -> str:
    return describe(_node(type_))


class Lenient:
    """Decodes values leniently, and reports mismatches."""

    def __init__(self, report: Report, decoded: dict[tuple[int, int], Any] | None = None) -> None:
        self._report = report
        # By value and union: nested unions would otherwise read a value once for each variant
        # around them. The values are part of the one that is read, so their `id` stays theirs.
        self._decoded: dict[tuple[int, int], Any] = {} if decoded is None else decoded

    def read(self, value: Any, type_: Any, path: str = "$") -> Any:
        """The value, converted to the type as far as possible."""
        node = type_ if isinstance(type_, inspect.Type) else _node(type_)
        return self._read(value, node, path)

    def _read(self, value: Any, node: inspect.Type, path: str) -> Any:
        match node:
            case inspect.Metadata():
                return self._read(value, node.type, path)
            case inspect.AnyType() | inspect.RawType():
                return value
            case inspect.UnionType():
                return self._union(value, node, path)
            case inspect.CustomType():
                return self._custom(value, node.cls, path)
            case inspect.StructType() if is_object(value):
                return self._struct(value, node, path)
            case inspect.ListType() if is_array(value):
                return [self._read(v, node.item_type, f"{path}[{i}]") for i, v in enumerate(value)]
            case inspect.TupleType() if is_array(value):
                return self._tuple(value, node, path)
            case inspect.DictType() if is_object(value):
                return {k: self._read(v, node.value_type, step(path, k)) for k, v in value.items()}
            case _:
                return self._scalar(value, node, path)

    def _struct(self, value: dict[str, Any], node: inspect.StructType, path: str) -> Any:
        model = node.cls(**self._fields(value, node.fields, path))
        known = node.cls.__struct_encode_fields__
        extras = {key: item for key, item in value.items() if key not in known}
        if extras and isinstance(model, Model):
            model.additional_properties.update(extras)
        return model

    def _fields(
        self, value: dict[str, Any], fields: tuple[inspect.Field, ...], path: str
    ) -> dict[str, Any]:
        read: dict[str, Any] = {}
        for field in fields:
            if field.encode_name in value:
                below = step(path, field.encode_name)
                read[field.name] = self._read(value[field.encode_name], field.type, below)
            elif field.required:
                self._report(step(path, field.encode_name), describe(field.type), "nothing")
                read[field.name] = UNSET
        return read

    def _tuple(self, value: list[Any], node: inspect.TupleType, path: str) -> Any:
        if len(value) != len(node.item_types):
            self._report(path, f"{len(node.item_types)} items", f"{len(value)} items")
        types = (*node.item_types, *[inspect.AnyType()] * len(value))
        return tuple(
            self._read(item, type_, f"{path}[{index}]")
            for index, (item, type_) in enumerate(zip(value, types))
        )

    def _custom(self, value: Any, cls: type, path: str) -> Any:
        match definition_of(cls):
            case Union() as union:
                return self._marker(value, union, path)
            case Alias() as alias:
                return self.read(value, alias.types[0], path)
            case None:
                pass
        if issubclass(cls, OpenModel):
            return self._open(value, cls, path)
        return self._mismatch(value, cls.__name__, path)

    def _open(self, value: Any, cls: type[OpenModel], path: str) -> Any:
        if not is_object(value):
            return self._mismatch(value, "object", path)
        layout = layout_of(cls)
        node = cast("inspect.StructType", _node(layout.struct))
        extra = _node(layout.extra)
        extras = {key: item for key, item in value.items() if key not in layout.names}
        fields = self._fields(layout.readable(value), node.fields, path)
        return cls(**fields, additional_properties=self._read(extras, extra, path))

    def _marker(self, value: Any, union: Union, path: str) -> Any:
        chosen = union.tagged(value)
        if chosen is not None:
            return self.read(value, chosen, path)
        if union.is_unknown(value):
            tag = union.tag or ""
            allowed = " | ".join(map(repr, union.mapping))
            self._report(step(path, tag), allowed, _show_tag(value[tag]))
            return Unknown(value)
        found = self._fitting(value, union, path)
        if found is not _NOTHING:
            return found
        if is_object(value):
            best = max(union.leaves, key=lambda variant: overlap(variant, value))
            if overlap(best, value):
                return self.read(value, best, path)
        return self._mismatch(value, union.name, path)

    def _fitting(self, value: Any, union: Union, path: str) -> Any:
        """The value as the first variant that fits; `_NOTHING` if none does."""
        key = (id(value), id(union))
        if key not in self._decoded:
            self._decoded[key] = _NOTHING
            for variant in union.order(value) if is_object(value) else union.types:
                try:
                    self._decoded[key] = _Exact(self._decoded).read(value, variant, path)
                    break
                except _MismatchError:
                    continue
        return self._decoded[key]

    def _union(self, value: Any, node: inspect.UnionType, path: str) -> Any:
        kinds = [kind for kind in node.types if not isinstance(kind, inspect.NoneType)]
        if any(isinstance(kind, inspect.FloatType) for kind in kinds):  # includes integers
            kinds = [kind for kind in kinds if not isinstance(kind, inspect.IntType)]
        if value is None and len(kinds) < len(node.types):
            return None
        if len(kinds) == 1:
            return self._read(value, kinds[0], path)
        attempts: list[tuple[Any, int]] = []
        for kind in kinds:
            trial = _Counting()
            attempts.append((trial.read(value, kind, path), trial.count))
        read, count = min(attempts, key=lambda attempt: attempt[1])
        if count == 0:
            return read
        self._mismatch(value, describe(node), path)
        return next((read for read, _ in attempts if isinstance(read, datetime)), value)

    def _scalar(self, value: Any, node: inspect.Type, path: str) -> Any:
        if isinstance(node, inspect.DateTimeType):
            moment = precise_datetime(value)
            if moment is not None:
                return moment
        try:
            return msgspec.convert(value, _scalar_type(node))
        except (msgspec.ValidationError, TypeError, ValueError):
            pass
        if isinstance(value, float) and value.is_integer():
            try:  # 1.0 is an integer in JSON Schema
                return msgspec.convert(int(value), _scalar_type(node))
            except (msgspec.ValidationError, TypeError):
                pass
        self._report(path, describe(node), found(value))
        return _coerced(value, node)

    def _mismatch(self, value: Any, expected: str, path: str) -> Any:
        self._report(path, expected, found(value))
        return value


def _show_tag(tag: Any) -> str:
    """A tag for a message: if it is text, not more than its beginning."""
    return f"{tag!r:.80}" if isinstance(tag, str | int | float) else found(tag)


class _Counting(Lenient):
    """Counts mismatches instead of reporting them."""

    def __init__(self) -> None:
        super().__init__(self._add)
        self.count = 0

    def _add(self, path: str, expected: str, found: str) -> None:
        self.count += 1


class _MismatchError(Exception):
    """A value does not fit its type."""


class _Exact(Lenient):
    """Raises `_MismatchError` instead of reporting mismatches."""

    def __init__(self, decoded: dict[tuple[int, int], Any]) -> None:
        super().__init__(self._raise, decoded)

    def _raise(self, path: str, expected: str, found: str) -> None:
        raise _MismatchError


def _coerced(value: Any, node: inspect.Type) -> Any:
    """The value converted to the type, or unchanged if that is not possible."""
    match value, node:
        case (bool() | int() | float(), inspect.StrType()):
            return msgspec.json.encode(value).decode()
        case (str(), inspect.IntType() | inspect.FloatType() | inspect.BoolType()):
            try:
                return msgspec.convert(value.strip(), _scalar_type(node), strict=False)
            except msgspec.ValidationError:
                return value
        case (_, inspect.DateTimeType()):
            return lenient_datetime(value)
        case (_, inspect.DateType()):
            return lenient_date(value)
        case _:
            return value


# --- types as msgspec describes them -------------------------------------------------------------


@cache
def _node(type_: Any) -> inspect.Type:
    return inspect.type_info(type_)


_SCALARS: dict[type[inspect.Type], Any] = {
    inspect.NoneType: None,
    inspect.BoolType: bool,
    inspect.IntType: int,
    inspect.FloatType: int | float,
    inspect.StrType: str,
    inspect.BytesType: bytes,
    inspect.DateTimeType: DateTime,
    inspect.DateType: date,
    inspect.TimeType: time,
    inspect.TimeDeltaType: timedelta,
    inspect.UUIDType: UUID,
    inspect.DecimalType: Decimal,
}


def _scalar_type(node: inspect.Type) -> Any:
    if isinstance(node, inspect.LiteralType):
        return Literal[node.values]
    return _SCALARS.get(type(node), Never)


def describe(node: inspect.Type) -> str:
    """The name of a type in a report, in Python's notation."""
    match node:
        case inspect.UnionType():
            return " | ".join(describe(kind) for kind in node.types)
        case inspect.StructType() | inspect.CustomType():
            return node.cls.__name__
        case inspect.ListType():
            return f"list[{describe(node.item_type)}]"
        case inspect.DictType():
            return f"dict[str, {describe(node.value_type)}]"
        case inspect.LiteralType():
            return " | ".join(repr(value) for value in node.values)
        case inspect.Metadata():
            return describe(node.type)
        case inspect.DateTimeType():
            return "datetime with a time zone"
        case _:
            kind = _SCALARS.get(type(node), "a value")
            return "None" if kind is None else getattr(kind, "__name__", str(kind))


def found(value: object) -> str:
    """The JSON type of a value."""
    return "null" if value is None else _FOUND.get(type(value), "a value")


def step(path: str, key: str) -> str:
    """The path to a property."""
    return f"{path}.{key}" if key.isidentifier() else f"{path}[{key!r}]"
