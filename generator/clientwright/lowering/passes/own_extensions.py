"""Reports unknown keys and values of `x-clientwright`, by the table in `extensions.py`.

A key or value that is misspelled would otherwise have no effect.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Final

from ...conventions.pagination import list_required_keys
from ...conventions.security import read_scheme_type
from ...diagnostics import Diagnostics, Origin, rules
from ...openapi import ObjectKind, add_article, describe_json_type
from ...resolve import Spec
from ...values import JsonObject, JsonValue, as_count, is_array, is_object
from ..extensions import KEYS, OWN, PAGINATION, ExtensionKey

_OBJECTS: Final = {
    ObjectKind.OPENAPI: {"root of the document"},
    ObjectKind.SCHEMA: {"schema", "property"},
}
"""What `ExtensionKey.objects` calls an object; for all others, the name of its kind."""


def _is_text(value: JsonValue) -> bool:
    return isinstance(value, str)


_ACCEPTS: Final[dict[str, Callable[[JsonValue], bool]]] = {
    "string": _is_text,
    "JSON pointer": _is_text,
    "string or array of strings": lambda value: _is_text(value)
    or (is_array(value) and all(map(_is_text, value))),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: as_count(value) is not None,
    "object": is_object,
    "object or false": lambda value: value is False or is_object(value),
}
"""Whether a value has a type of `ExtensionKey.type`."""


def check_own_extensions(spec: Spec, diagnostics: Diagnostics) -> None:
    checks = _Checks(diagnostics)
    for kind in ObjectKind:
        for origin, value in spec.objects.get(kind, ()):
            if is_object(value) and OWN in value:
                keys = {key.name: key for key in KEYS if _applies(key, kind, value)}
                checks.check_object(keys, value[OWN], origin / OWN, add_article(kind), OWN)


def _applies(key: ExtensionKey, kind: ObjectKind, value: JsonObject) -> bool:
    if kind is ObjectKind.SECURITY_SCHEME:
        title = "" if "$ref" in value else read_scheme_type(value, {}).title
        return key.objects.startswith(kind.value) and title in key.objects
    return not _OBJECTS.get(kind, {kind.value}).isdisjoint(key.objects.split(", "))


class _Checks:
    def __init__(self, diagnostics: Diagnostics) -> None:
        self._diagnostics = diagnostics

    def check_object(
        self,
        keys: Mapping[str, ExtensionKey],
        value: JsonValue,
        origin: Origin,
        kind: str,
        extension: str,
    ) -> None:
        """`kind` is what has the keys, for a message."""
        if not is_object(value):
            self._report_value(extension, origin, "an object", value)
            return
        for name, member in value.items():
            if name in keys:
                self._check_value(keys[name], member, origin / name)
            else:
                self._diagnostics.report(
                    rules.EXTENSION_KEY,
                    origin / name,
                    key=True,
                    kind=kind,
                    name=name,
                    extension=extension,
                    hint=build_hint(name, keys, "the keys are"),
                )

    def _check_value(self, key: ExtensionKey, value: JsonValue, origin: Origin) -> None:
        if key.choices:
            if value not in key.choices:
                self._report_value(key.name, origin, "a known value", value, key.choices)
            return
        if not _ACCEPTS[key.type](value):
            self._report_value(key.name, origin, _describe(key.type), value)
        elif is_object(value):
            self._check_fields(key, value, origin)

    def _check_fields(self, key: ExtensionKey, value: JsonObject, origin: Origin) -> None:
        fields = {field.name: field for field in key.fields}
        kind, owner = value.get("kind"), "the extension"
        if key is PAGINATION and kind in fields["kind"].choices:
            applies = f"`{kind}`"
            fields = {
                name: field
                for name, field in fields.items()
                if field.objects == "all styles" or applies in field.objects.split(", ")
            }
            owner = f"the kind {applies}"
            for name in list_required_keys(str(kind)):
                if not value.get(name):
                    self._report_missing(f"`pagination` of kind {applies}", origin, name)
        elif key is PAGINATION and "kind" not in value:
            self._report_missing("`pagination`", origin, "kind")
        self.check_object(fields, value, origin, owner, key.name)

    def _report_missing(self, what: str, origin: Origin, name: str) -> None:
        self._diagnostics.report(rules.EXTENSION_INCOMPLETE, origin, what=what, name=name)

    def _report_value(
        self,
        name: str,
        origin: Origin,
        expected: str,
        value: JsonValue,
        choices: Iterable[str] = (),
    ) -> None:
        is_named = isinstance(value, str) and choices
        got = f"`{value}`" if is_named else describe_json_type(value)
        hint = build_hint(str(value), choices, "the values are") or f"change it to {expected}"
        self._diagnostics.report(
            rules.EXTENSION_VALUE, origin, name=name, expected=expected, got=got, hint=hint
        )


def build_hint(name: str, known: Iterable[str], introduction: str) -> str:
    """The advice: a similar name, if there is one, and all names."""
    names = list(known)
    close = get_close_matches(name, names, n=1, cutoff=0.6)
    listed = f"{introduction} {', '.join(f'`{one}`' for one in names)}" if names else ""
    if not close:
        return listed
    return f"did you mean `{close[0]}`? {listed[:1].upper()}{listed[1:]}"


def _describe(type_: str) -> str:
    article = "an" if type_[0] in "aeiou" else "a"
    return f"{article} {type_}".replace(" or array", " or an array").replace("false", "`false`")
