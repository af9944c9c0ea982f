"""Fields that are missing, unknown or have the wrong type: every object against the grammar.

A violation is an error if it leaves the meaning of the document unclear, else a warning. `null`
counts as absent where it is not allowed: in YAML it is often an accident (`parameters:` without
a value).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches

from .. import openapi
from ..diagnostics import Diagnostics, Origin, rules
from ..model import JsonValue
from ..openapi import FieldSpec, ObjectKind, ValueType, add_article, describe_json_type
from ..resolve import Spec
from ..resolve.references import can_be
from ..values import is_array, is_number, is_object

TYPES = frozenset({"null", "boolean", "object", "array", "number", "string", "integer"})

_INTENDED_TYPES = {
    **dict.fromkeys(("file", "date", "datetime", "date-time", "uuid", "binary"), "string"),
    **dict.fromkeys(("float", "double", "decimal"), "number"),
    **dict.fromkeys(("long", "int64", "int32"), "integer"),
    **dict.fromkeys(("map", "dict"), "object"),
    "list": "array",
}
"""The types that are probably meant by names that are not types."""


def check_structure(spec: Spec, diagnostics: Diagnostics) -> None:
    for kind, objects in spec.objects.items():
        checker = _StructureChecker(kind, spec, diagnostics)
        for origin, value in objects:
            if not is_object(value):
                continue
            if "$ref" in value and kind not in (
                ObjectKind.SCHEMA,
                ObjectKind.PATH_ITEM,
            ):
                continue  # a reference, whose siblings are ignored
            if kind in openapi.FIELDS:
                checker.check(origin, value)
            elif kind in openapi.PATTERNED:
                checker.check_patterned(origin, value, openapi.PATTERNED[kind])


class _StructureChecker:
    def __init__(self, kind: ObjectKind, spec: Spec, diagnostics: Diagnostics) -> None:
        self.kind = kind
        self.fields = openapi.list_standard_fields(kind)
        self.minor = spec.version[1]
        self.report = diagnostics.report
        self.required = {
            name: field
            for name, field in self.fields.items()
            if field.presence is not openapi.Presence.OPTIONAL
            and (field.optional_since is None or self.minor < field.optional_since)
        }

    def check(self, origin: Origin, value: Mapping[str, JsonValue]) -> None:
        for name, member in value.items():
            field = self.fields.get(name)
            if field is None:
                if not name.startswith("x-"):
                    self._report_unknown(origin / name, name)
                continue
            if field.since > self.minor:
                self._report_newer(origin / name, name, field)
            is_reference = field.contains is not None and _is_reference(member)
            if name in ("$ref", "$dynamicRef") or is_reference:
                continue  # checked by `resolve`
            if not accepts(field.value_type, member):
                self._report_type(origin / name, name, member, field)
            elif field.contains is not None:
                self._check_content(origin / name, name, member, field, field.contains)
        for name, field in self.required.items():
            if name not in value:
                rule = rules.FIELD_MISSING_HARMLESS
                if field.presence is openapi.Presence.REQUIRED:
                    rule = rules.FIELD_MISSING
                self.report(rule, origin, kind=add_article(self.kind), name=name)

    def check_patterned(
        self, origin: Origin, value: Mapping[str, JsonValue], child: ObjectKind
    ) -> None:
        """Check the fields of an object whose fields all contain objects of one kind."""
        for name, member in value.items():
            if not name.startswith("x-") and not can_be(member, child):
                self._report_content(origin / name, name, member, child)

    def _check_content(
        self,
        origin: Origin,
        name: str,
        member: JsonValue,
        field: FieldSpec,
        child: ObjectKind,
    ) -> None:
        if field.container is openapi.Container.MAP and is_object(member):
            for key, item in member.items():
                is_extension = child is ObjectKind.CALLBACK and key.startswith("x-")
                if not is_extension and not can_be(item, child):
                    self._report_content(origin / key, key, item, child)
        elif field.container is openapi.Container.LIST and is_array(member):
            for number, item in enumerate(member):
                if not can_be(item, child):
                    self._report_content(origin / number, f"{name}[{number}]", item, child)

    def _report_content(
        self, origin: Origin, name: str, member: JsonValue, child: ObjectKind
    ) -> None:
        got, expected = describe_json_type(member), add_article(child)
        rule = rules.PART_HARMLESS if child in openapi.DISPENSABLE or member is None else rules.PART
        self.report(rule, origin, name=name, expected=expected, got=got)

    def _report_unknown(self, origin: Origin, name: str) -> None:
        close = get_close_matches(name, self.fields, n=1, cutoff=0.8)
        if self.kind is ObjectKind.SCHEMA and self.minor >= 1 and not close:
            return  # JSON Schema allows unknown keywords
        hint = f"did you mean `{close[0]}`? An" if close else "an"
        self.report(
            rules.FIELD_UNKNOWN,
            origin,
            key=True,
            kind=add_article(self.kind),
            name=name,
            hint=hint,
        )

    def _report_newer(self, origin: Origin, name: str, field: FieldSpec) -> None:
        self.report(
            rules.FIELD_NEWER,
            origin,
            key=True,
            name=name,
            since=f"3.{field.since}",
            version=f"3.{self.minor}",
        )

    def _report_type(self, origin: Origin, name: str, member: JsonValue, field: FieldSpec) -> None:
        if self.kind is ObjectKind.SCHEMA and name == "type" and _find_unknown_type(member):
            self._report_unknown_type(origin, _find_unknown_type(member))
        elif self.kind is ObjectKind.SCHEMA and name == "required" and isinstance(member, bool):
            self.report(rules.REQUIRED_FLAG, origin)
        elif is_array(member) and field.value_type is ValueType.STRINGS:
            number = next(n for n, item in enumerate(member) if not isinstance(item, str))
            got = describe_json_type(member[number])
            self.report(rules.ENTRY_NOT_TEXT, origin / number, name=name, got=got)
        else:
            rule = rules.FIELD_TYPE if field.essential else rules.FIELD_TYPE_HARMLESS
            is_count = is_number(member) and field.value_type is ValueType.COUNT
            self.report(
                rules.FIELD_NULL if member is None else rule,
                origin,
                key=member is None,
                name=name,
                expected=field.value_type.value,
                got=str(member) if is_count else describe_json_type(member),
            )

    def _report_unknown_type(self, origin: Origin, name: str) -> None:
        intended = _INTENDED_TYPES.get(name.lower())
        close = [intended] if intended else get_close_matches(name.lower(), TYPES, 1, cutoff=0.7)
        hint = f"did you mean `{close[0]}`? The" if close else "the"
        self.report(rules.TYPE_UNKNOWN, origin, type=name, hint=hint)


_ACCEPTS: dict[ValueType, Callable[[JsonValue], bool]] = {
    ValueType.ANY: lambda value: True,
    ValueType.STRING: lambda value: isinstance(value, str),
    ValueType.BOOLEAN: lambda value: isinstance(value, bool),
    ValueType.NUMBER: is_number,
    ValueType.COUNT: lambda value: is_number(value) and value >= 0 and value == int(value),
    ValueType.OBJECT: is_object,
    ValueType.ARRAY: is_array,
    ValueType.STRINGS: lambda value: is_array(value) and all(isinstance(x, str) for x in value),
    ValueType.SCHEMA: lambda value: is_object(value) or isinstance(value, bool),
    ValueType.TYPE: lambda value: isinstance(value, (str, list)) and not _find_unknown_type(value),
    ValueType.LIMIT: lambda value: is_number(value) or isinstance(value, bool),
}


def accepts(value_type: ValueType, value: JsonValue) -> bool:
    """Whether a value has a type; its members are not checked."""
    return _ACCEPTS[value_type](value)


def _find_unknown_type(value: JsonValue) -> str:
    """The first unknown name in `type`; empty if all are known."""
    for name in value if is_array(value) else [value]:
        if isinstance(name, str) and name not in TYPES:
            return name
    return ""


def _is_reference(value: JsonValue) -> bool:
    return is_object(value) and isinstance(value.get("$ref"), str)
