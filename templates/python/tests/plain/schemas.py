"""The schemas of the models: to check values with, and to draw values from.

Not here: the client. What draws (hypothesis) and what checks (jsonschema-rs) know nothing of it,
and nothing of each other.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from datetime import timezone
from typing import Any, TypeAlias

import jsonschema_rs
from hypothesis import strategies as st

from .support import FOLDER

Schema: TypeAlias = Mapping[str, Any] | bool
Strategy: TypeAlias = st.SearchStrategy[Any]

_ROWS: dict[str, dict[str, Any]] = json.loads((FOLDER / "schemas.json").read_bytes())
_DEFS: dict[str, Any] = {name: row["schema"] for name, row in _ROWS.items()}
_ALL = {name: row["model"] == "exact" for name, row in _ROWS.items() if "model" in row}
MODELS = dict(list(_ALL.items())[:: 1 + len(_ALL) // 400])
"""The models that are tested, every so many of a large API; false where a value may be of several
types of a union."""

_IS_LARGE = len(_ROWS) > 300
EXAMPLES = 5 if _IS_LARGE else 25
"""How many values are drawn of each model."""
_DEEP = 1 if _IS_LARGE else 3
"""Below so many objects only required properties are drawn."""
_LARGE = 2**53
_TOGETHER = ("minProperties", "maxProperties", "dependentRequired")
_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-_LARGE, _LARGE) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=4,
)
_FORMATS: dict[str, Strategy] = {
    "date-time": st.datetimes(timezones=st.just(timezone.utc)).map(
        lambda value: value.isoformat().replace("+00:00", "Z")
    ),
    "date": st.dates().map(str),
    "time": st.times().map(lambda value: f"{value.isoformat()}Z"),
    "duration": st.integers(1, 10**6).map(lambda seconds: f"PT{seconds}S"),
    "uuid": st.uuids().map(str),
    "decimal": st.decimals(-(10**6), 10**6, places=2).map(str),
    "ipv4": st.ip_addresses(v=4).map(str),
    "ipv6": st.ip_addresses(v=6).map(str),
}


class Endless(Exception):
    """No finite value has this type: each holds another one."""


def validator(name: str) -> jsonschema_rs.Draft202012Validator:
    """A validator of one model's values."""
    return jsonschema_rs.Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": _DEFS})


def values(name: str) -> Strategy:
    """Values that the schema of a model allows. Raises `Endless`."""
    return _values({"$ref": f"#/$defs/{name}"}, (), 0)


def _values(schema: Schema, inside: tuple[str, ...], depth: int) -> Strategy:
    match schema:
        case True:
            return _ANYTHING
        case False:
            raise Endless
        case {"$ref": reference}:
            name = reference.rpartition("/")[2]
            if name in inside:
                raise Endless
            return _values(_DEFS[name], (*inside, name), depth)
        case {"enum": known}:
            return st.sampled_from(known)
        case {"const": value}:
            return st.just(value)
        case {"anyOf": schemas}:
            return _any_of(schemas, inside, depth)
        case {"allOf": [base, {"properties": properties}]}:
            [(tag, known)] = properties.items()
            drawn = st.sampled_from(known["enum"])
            # A union inside a union has a tag already, and it is the right one.
            return st.builds(
                lambda value, name: (
                    value if value.get(tag) in known["enum"] else {**value, tag: name}
                ),
                _values(base, inside, depth),
                drawn,
            )
        case {"type": "object"}:
            return _objects(schema, inside, depth)
        case {"type": "array"}:
            return _arrays(schema, inside, depth)
        case {"type": "string"}:
            return _texts(schema)
        case {"type": "integer" | "number"}:
            return _numbers(schema)
        case {"type": "boolean"}:
            return st.booleans()
        case {"type": "null"}:
            return st.none()
        case _:
            raise AssertionError(f"a schema of no known kind: {schema}")


def _any_of(schemas: list[Schema], inside: tuple[str, ...], depth: int) -> Strategy:
    found: list[Strategy] = []
    for schema in schemas:
        try:
            found.append(_values(schema, inside, depth))
        except Endless:
            continue
    if not found:
        raise Endless
    return st.one_of(found)


def _objects(schema: Mapping[str, Any], inside: tuple[str, ...], depth: int) -> Strategy:
    required = schema.get("required", ())
    always: dict[str, Strategy] = {}
    sometimes: dict[str, Strategy] = {}
    for name, inner in schema.get("properties", {}).items():
        if name in required:
            always[name] = _values(inner, inside, depth + 1)
        elif depth < _DEEP:
            try:
                sometimes[name] = _values(inner, inside, depth + 1)
            except Endless:
                continue
    known = _dicts(always, sometimes)
    others = schema.get("additionalProperties", False)
    limits = {name: schema[name] for name in _TOGETHER if name in schema}
    if schema.get("properties") and limits:
        return known.filter(jsonschema_rs.Draft202012Validator(limits).is_valid)
    if others is False:
        return known
    try:
        values_ = _values(others, inside, depth + 1)
    except Endless:
        return known
    least, most = schema.get("minProperties", 0), schema.get("maxProperties", 3)
    names = st.text(min_size=1, max_size=8).filter(
        lambda key: key not in schema.get("properties", ())
    )
    extra = st.dictionaries(names, values_, min_size=least, max_size=max(least, min(most, 3)))
    return st.builds(lambda a, b: {**a, **b}, extra, known)


def _dicts(always: dict[str, Strategy], sometimes: dict[str, Strategy] | None = None) -> Strategy:
    return st.fixed_dictionaries(always, optional=sometimes or {})


def _arrays(schema: Mapping[str, Any], inside: tuple[str, ...], depth: int) -> Strategy:
    if "prefixItems" in schema:
        return st.tuples(*(_values(one, inside, depth + 1) for one in schema["prefixItems"])).map(
            list
        )
    least = schema.get("minItems", 0)
    try:
        items = _values(schema.get("items", True), inside, depth + 1)
    except Endless:
        if least:
            raise
        return st.just([])
    most = min(schema.get("maxItems", least + 3), least + 3)
    unique = json.dumps if schema.get("uniqueItems") else None
    return st.lists(items, min_size=least, max_size=most, unique_by=unique)


def _texts(schema: Mapping[str, Any]) -> Strategy:
    least, most = schema.get("minLength", 0), schema.get("maxLength")
    allowed = jsonschema_rs.Draft202012Validator(dict(schema))
    if schema.get("contentEncoding") == "base64":
        octets = st.binary(max_size=8).map(lambda octets: base64.b64encode(octets).decode())
        return octets.filter(allowed.is_valid)
    if "format" in schema:
        return _FORMATS[schema["format"]].filter(allowed.is_valid)
    if "pattern" in schema:
        try:
            found = st.from_regex(re.compile(schema["pattern"]))
        except re.error:
            return st.nothing()
        # Python's `$` also matches before a last line's end; that of ECMA-262 does not.
        return found.filter(allowed.is_valid)
    return st.text(min_size=least, max_size=least + 20 if most is None else min(most, least + 20))


def _numbers(schema: Mapping[str, Any]) -> Strategy:
    low = schema.get("minimum", schema.get("exclusiveMinimum", -_LARGE))
    high = schema.get("maximum", schema.get("exclusiveMaximum", _LARGE))
    allowed = jsonschema_rs.Draft202012Validator(dict(schema))
    if schema["type"] == "integer" or "multipleOf" in schema:
        step = schema.get("multipleOf", 1)
        found = st.integers(-(-low // step), high // step).map(lambda times: times * step)
        return found.filter(allowed.is_valid)
    return st.floats(low, high, allow_nan=False, allow_infinity=False).filter(allowed.is_valid)
