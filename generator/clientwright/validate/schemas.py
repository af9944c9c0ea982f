"""Schemas: keywords that contradict each other, and cyclic composition."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from ..diagnostics import Diagnostics, Origin, Rule, rules
from ..model import JsonValue
from ..openapi import ObjectKind
from ..resolve import Node, Spec
from ..values import is_array, is_number, is_object
from .patterns import is_pattern

_RANGES = (
    ("minimum", "maximum"),
    ("minLength", "maxLength"),
    ("minItems", "maxItems"),
    ("minProperties", "maxProperties"),
    ("minContains", "maxContains"),
)
_EXCLUSIVE = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}


def check_schemas(spec: Spec, diagnostics: Diagnostics) -> None:
    """Report schemas that contradict or include themselves."""
    check_dialect = _check_3_0 if spec.version == (3, 0) else _check_3_1
    for origin, value in spec.objects[ObjectKind.SCHEMA]:
        if is_object(value):
            if "$ref" in value and spec.version == (3, 0):
                continue
            _check(origin, value, diagnostics)
            check_dialect(origin, value, diagnostics)
    _check_cycles(spec, diagnostics)


def _check(origin: Origin, value: Mapping[str, JsonValue], diagnostics: Diagnostics) -> None:
    if "required" in value:
        _check_repeats(origin / "required", value["required"], rules.REQUIRED_TWICE, diagnostics)
    if "enum" in value:
        _check_repeats(origin / "enum", value["enum"], rules.ENUM_TWICE, diagnostics)
    if value.get("enum") == []:
        diagnostics.report(rules.ENUM_EMPTY, origin / "enum", key=True)
    if "pattern" in value:
        pattern = value["pattern"]
        if isinstance(pattern, str) and not is_pattern(pattern):
            diagnostics.report(rules.PATTERN, origin / "pattern", pattern=pattern)
    for low, high in _RANGES:
        if low in value and high in value:
            least, most = value[low], value[high]
            if is_number(least) and is_number(most) and least > most:
                diagnostics.report(
                    rules.RANGE_EMPTY, origin / low, low=low, high=high, least=least, most=most
                )
    if value.get("readOnly") is True and value.get("writeOnly") is True:
        diagnostics.report(rules.READ_AND_WRITE_ONLY, origin / "writeOnly", key=True)
    for keyword in ("allOf", "anyOf", "oneOf"):
        if value.get(keyword) == []:
            diagnostics.report(rules.COMPOSITION_EMPTY, origin / keyword, key=True, name=keyword)


def _check_repeats(at: Origin, values: JsonValue, rule: Rule, diagnostics: Diagnostics) -> None:
    seen: dict[str, int] = {}
    for number, item in enumerate(values if is_array(values) else ()):
        text = json.dumps(item, sort_keys=True)
        if text in seen:
            related = [(at / seen[text], "first listed here")]
            shown = item if isinstance(item, str) else text
            diagnostics.report(rule, at / number, related=related, value=shown)
        seen.setdefault(text, number)


def _check_3_0(origin: Origin, value: Mapping[str, JsonValue], diagnostics: Diagnostics) -> None:
    """Where OpenAPI 3.0 differs from JSON Schema."""
    for name, plain in _EXCLUSIVE.items():
        if is_number(value.get(name)):
            diagnostics.report(rules.EXCLUSIVE_NUMBER, origin / name, name=name, plain=plain)
    if value.get("type") == "array" and "items" not in value:
        diagnostics.report(rules.ITEMS_MISSING, origin)


def _check_3_1(origin: Origin, value: Mapping[str, JsonValue], diagnostics: Diagnostics) -> None:
    """What was removed after OpenAPI 3.0."""
    for name, plain in _EXCLUSIVE.items():
        if isinstance(value.get(name), bool):
            diagnostics.report(rules.EXCLUSIVE_FLAG, origin / name, name=name, plain=plain)
    if "nullable" in value:
        diagnostics.report(rules.NULLABLE, origin / "nullable", key=True)


# --- cycles ------------------------------------------------------------------------------------


def _check_cycles(spec: Spec, diagnostics: Diagnostics) -> None:
    """Report schemas that include themselves by `allOf`, `anyOf`, `oneOf` or `not`.

    A cycle through `properties` or `items` is valid: it ends with the value. (Cycles of `$ref`
    alone were reported by `resolve`.)
    """
    edges: dict[Origin, list[Origin]] = {}
    for schema in spec.nodes(ObjectKind.SCHEMA):
        included = list(_list_included_schemas(schema))
        if included:
            edges[schema.origin] = included
    settled: set[Origin] = set()
    for start in edges:
        if start not in settled:
            cycle = _find_cycle(start, edges, settled)
            if cycle:
                diagnostics.report(
                    rules.SCHEMA_CYCLE,
                    cycle[0],
                    key=True,
                    related=[
                        (step, "through this schema") for step in cycle[1:] if step != cycle[0]
                    ],
                )


def _list_included_schemas(schema: Node) -> Iterator[Origin]:
    for keyword in ("allOf", "anyOf", "oneOf"):
        for part in schema.get(keyword) or ():
            yield part.follow().origin.unbound
    other = schema.get("not")
    if other is not None:
        yield other.follow().origin.unbound
    if schema.is_ref and not schema.is_unresolved:
        yield schema.follow().origin.unbound


def _find_cycle(
    start: Origin, edges: Mapping[Origin, list[Origin]], settled: set[Origin]
) -> list[Origin]:
    """The first cycle that can be reached from a schema; empty if there is none."""
    path: dict[Origin, Iterator[Origin]] = {start: iter(edges.get(start, ()))}
    while path:
        current = next(reversed(path))
        step = next(path[current], None)
        if step is None:
            settled.add(current)
            path.popitem()
        elif step in path:
            steps = list(path)
            settled.update(steps)
            return steps[steps.index(step) :]
        elif step not in settled and step in edges:
            path[step] = iter(edges[step])
    return []
