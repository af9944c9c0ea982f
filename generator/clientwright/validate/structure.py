"""Fields that are not there, not known, or of the wrong type: every object against `shapes.py`.

Where a wrong value leaves the meaning open it is an error; else a warning, and the field is taken
as not there. `null` in the place of a field that has no use for it counts as not there, too: YAML
writes it by accident (`parameters:` and nothing behind it).
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from ..diagnostics import rules
from ..diagnostics.findings import Diagnostics
from ..diagnostics.origin import Origin
from ..model import JsonValue
from ..resolve import FIELDS as PARTS
from ..resolve import PATTERNED, Kind, Shape, Spec, with_article
from ..resolve.version import kind_of
from ..values import is_array, is_number, is_object
from .shapes import FIELDS, REQUIRED, Field, Takes

TYPES = frozenset({"null", "boolean", "object", "array", "number", "string", "integer"})


def check_structure(spec: Spec, diagnostics: Diagnostics) -> None:
    """Report fields that break the shape of their object, anywhere in the document."""
    for kind, objects in spec.objects.items():
        fields = FIELDS.get(kind)
        checker = _Checker(kind, fields or {}, spec, diagnostics)
        for origin, value in objects:
            if not is_object(value):
                continue
            if "$ref" in value and kind not in (Kind.SCHEMA, Kind.PATH_ITEM):
                continue  # a reference; what stands beside it has no say
            if fields is not None:
                checker.check(origin, value)
            elif kind in PATTERNED:
                checker.check_members(origin, value, PATTERNED[kind])


class _Checker:
    """Checks the objects of one kind."""

    def __init__(
        self, kind: Kind, fields: Mapping[str, Field], spec: Spec, diagnostics: Diagnostics
    ) -> None:
        self.kind = kind
        self.fields = fields
        self.minor = spec.version[1]
        self.diagnostics = diagnostics
        self.parts = PARTS.get(kind, {})
        self.required = REQUIRED.get(kind, ())

    def check(self, origin: Origin, value: Mapping[str, JsonValue]) -> None:
        for name, member in value.items():
            field = self.fields.get(name)
            if field is None:
                if not name.startswith("x-"):
                    self._unknown(origin / name, name)
                continue
            if field.since > self.minor:
                self._newer(origin / name, name, field)
            if name in ("$ref", "$dynamicRef") or (name in self.parts and _is_reference(member)):
                continue  # `resolve` has said what is wrong with it
            if not accepts(field.takes, member):
                self._wrong(origin / name, name, member, field)
            elif name in self.parts:
                self._check_part(origin / name, name, member)
        for need in self.required:
            if need.name not in value and not self._excused(need.name, value):
                rule = rules.FIELD_MISSING if need.matters else rules.FIELD_MISSING_HARMLESS
                self.diagnostics.report(rule, origin, kind=with_article(self.kind), name=need.name)

    def _excused(self, name: str, value: Mapping[str, JsonValue]) -> bool:
        if name == "description":
            return self.minor >= 2
        return self.kind is Kind.PATH_ITEM and "$ref" in value

    def check_members(self, origin: Origin, value: Mapping[str, JsonValue], inner: Kind) -> None:
        """The members of an object that holds one kind of thing under any name."""
        for name, member in value.items():
            if not name.startswith("x-") and not _is_part(member, inner):
                self._wrong_part(origin / name, name, member, inner)

    def _check_part(self, origin: Origin, name: str, member: JsonValue) -> None:
        shape, inner = self.parts[name]
        if shape is Shape.MAP and is_object(member):
            for key, item in member.items():
                if not _is_part(item, inner):
                    if name == "callbacks" and key.startswith("x-"):
                        continue
                    self._wrong_part(origin / key, key, item, inner)
        elif shape is Shape.LIST and is_array(member):
            for number, item in enumerate(member):
                if not _is_part(item, inner):
                    self._wrong_part(origin / number, f"{name}[{number}]", item, inner)

    def _wrong_part(self, at: Origin, name: str, member: JsonValue, inner: Kind) -> None:
        met, expected = kind_of(member), with_article(inner)
        rule = rules.PART_HARMLESS if inner in _HARMLESS or member is None else rules.PART
        self.diagnostics.report(rule, at, name=name, expected=expected, met=met)

    def _unknown(self, at: Origin, name: str) -> None:
        close = get_close_matches(name, self.fields, n=1, cutoff=0.8)
        if self.kind is Kind.SCHEMA and self.minor >= 1 and not close:
            return  # JSON Schema takes any keyword it does not know for an annotation
        hint = f"did you mean `{close[0]}`? An" if close else "an"
        self.diagnostics.report(
            rules.FIELD_UNKNOWN, at, key=True, kind=with_article(self.kind), name=name, hint=hint
        )

    def _newer(self, at: Origin, name: str, field: Field) -> None:
        self.diagnostics.report(
            rules.FIELD_NEWER,
            at,
            key=True,
            kind=with_article(self.kind),
            name=name,
            since=f"3.{field.since}",
            version=f"3.{self.minor}",
        )

    def _wrong(self, at: Origin, name: str, member: JsonValue, field: Field) -> None:
        if name == "type" and self.kind is Kind.SCHEMA and _wrong_types(member):
            wrong = _wrong_types(member)
            close = get_close_matches(wrong.lower(), TYPES, n=1, cutoff=0.7)
            close = close or [_MEANT[wrong.lower()]] if wrong.lower() in _MEANT else close
            hint = f"did you mean `{close[0]}`? There" if close else "there"
            self.diagnostics.report(rules.TYPE_UNKNOWN, at, type=wrong, hint=hint)
            return
        if name == "required" and isinstance(member, bool) and self.kind is Kind.SCHEMA:
            self.diagnostics.report(rules.REQUIRED_FLAG, at)
            return
        rule = rules.FIELD_TYPE_HARMLESS
        if member is None:
            rule = rules.FIELD_NULL
        elif field.matters:
            rule = rules.FIELD_TYPE
        met = kind_of(member)
        if is_array(member) and field.takes is Takes.TEXTS:
            number = next(n for n, item in enumerate(member) if not isinstance(item, str))
            self.diagnostics.report(
                rules.ENTRY_NOT_TEXT, at / number, name=name, met=kind_of(member[number])
            )
            return
        if is_number(member) and field.takes is Takes.COUNT:
            met = str(member)
        self.diagnostics.report(
            rule, at, key=member is None, name=name, expected=field.takes.value, met=met
        )


_HARMLESS = frozenset({Kind.EXAMPLE, Kind.LINK, Kind.TAG, Kind.ENCODING, Kind.HEADER})
"""Parts that a client can be made without."""

_MEANT = {
    "file": "string",
    "date": "string",
    "datetime": "string",
    "date-time": "string",
    "uuid": "string",
    "binary": "string",
    "float": "number",
    "double": "number",
    "decimal": "number",
    "long": "integer",
    "int64": "integer",
    "int32": "integer",
    "map": "object",
    "dict": "object",
    "list": "array",
}


def accepts(takes: Takes, value: JsonValue) -> bool:
    """Whether a value is of the type that a field takes; its parts are not looked at."""
    match takes:
        case Takes.ANYTHING:
            return True
        case Takes.TEXT:
            return isinstance(value, str)
        case Takes.FLAG:
            return isinstance(value, bool)
        case Takes.NUMBER:
            return is_number(value)
        case Takes.COUNT:
            return is_number(value) and value >= 0 and value == int(value)
        case Takes.OBJECT:
            return is_object(value)
        case Takes.LIST:
            return is_array(value)
        case Takes.TEXTS:
            return is_array(value) and all(isinstance(item, str) for item in value)
        case Takes.SCHEMA:
            return is_object(value) or isinstance(value, bool)
        case Takes.TYPE:
            return isinstance(value, (str, list)) and not _wrong_types(value)
        case Takes.LIMIT:
            return is_number(value) or isinstance(value, bool)


def _wrong_types(value: JsonValue) -> str:
    """The first type of `type` that there is not; empty where all are known."""
    for stated in value if is_array(value) else [value]:
        if isinstance(stated, str) and stated not in TYPES:
            return stated
    return ""


def _is_reference(value: JsonValue) -> bool:
    return is_object(value) and isinstance(value.get("$ref"), str)


def _is_part(value: JsonValue, kind: Kind) -> bool:
    return is_object(value) or (kind is Kind.SCHEMA and isinstance(value, bool))
