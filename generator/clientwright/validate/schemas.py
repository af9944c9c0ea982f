"""Schemas: keywords that contradict one another, or themselves.

Not here: the types of keywords (`structure.py`), and whether examples and defaults fit
(`examples.py`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from ..diagnostics import rules
from ..diagnostics.findings import Diagnostics, Rule
from ..diagnostics.origin import Origin
from ..model import JsonValue
from ..resolve import Kind, Node, Spec
from ..values import is_array, is_number, is_object
from .patterns import is_pattern

_RANGES = (
    ("minimum", "maximum"),
    ("minLength", "maxLength"),
    ("minItems", "maxItems"),
    ("minProperties", "maxProperties"),
    ("minContains", "maxContains"),
)


def check_schemas(spec: Spec, diagnostics: Diagnostics) -> None:
    """Report schemas that contradict themselves, and those that are made of themselves."""
    check = _check_old if spec.version == (3, 0) else _check_new
    for origin, value in spec.objects[Kind.SCHEMA]:
        if is_object(value):
            if "$ref" in value and spec.version == (3, 0):
                continue
            _check(origin, value, diagnostics)
            check(origin, value, diagnostics)
    _check_circles(spec, diagnostics)


def _check(origin: Origin, value: Mapping[str, JsonValue], diagnostics: Diagnostics) -> None:
    if "required" in value:
        _check_repeats(origin / "required", value["required"], rules.REQUIRED_TWICE, diagnostics)
    if "enum" in value:
        _check_enum(origin / "enum", value, diagnostics)
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
            related = [(at / seen[text], "first stands here")]
            shown = item if isinstance(item, str) else text
            diagnostics.report(rule, at / number, related=related, value=shown)
        seen.setdefault(text, number)


def _check_enum(at: Origin, value: Mapping[str, JsonValue], diagnostics: Diagnostics) -> None:
    members = value["enum"]
    if not is_array(members):
        return
    if not members:
        diagnostics.report(rules.ENUM_EMPTY, at, key=True)
    _check_repeats(at, members, rules.ENUM_TWICE, diagnostics)


def _check_old(origin: Origin, value: Mapping[str, JsonValue], diagnostics: Diagnostics) -> None:
    """What OpenAPI 3.0 says otherwise than JSON Schema."""
    for name in ("exclusiveMinimum", "exclusiveMaximum"):
        if is_number(value.get(name)):
            diagnostics.report(
                rules.EXCLUSIVE_NUMBER, origin / name, name=name, plain=_without(name)
            )
    if value.get("type") == "array" and "items" not in value:
        diagnostics.report(rules.ITEMS_MISSING, origin)


def _check_new(origin: Origin, value: Mapping[str, JsonValue], diagnostics: Diagnostics) -> None:
    """What was left behind in OpenAPI 3.0."""
    for name in ("exclusiveMinimum", "exclusiveMaximum"):
        if isinstance(value.get(name), bool):
            diagnostics.report(rules.EXCLUSIVE_FLAG, origin / name, name=name, plain=_without(name))
    if "nullable" in value:
        diagnostics.report(rules.NULLABLE, origin / "nullable", key=True)


def _without(name: str) -> str:
    return name.removeprefix("exclusive").lower()


# --- circles -----------------------------------------------------------------------------------


def _check_circles(spec: Spec, diagnostics: Diagnostics) -> None:
    """Schemas that apply to a value what they apply to it already, for ever.

    `properties` and `items` go one step deeper into a value, so a circle through them ends with
    the value. One through `allOf`, `anyOf`, `oneOf` or `not` alone never does. (Circles of `$ref`
    alone were found by `resolve`.)
    """
    edges: dict[Origin, list[Origin]] = {}
    for origin, value in spec.objects[Kind.SCHEMA]:
        if is_object(value):
            inner = list(_applied(Node(value, origin, spec)))
            if inner:
                edges[origin] = inner
    settled: set[Origin] = set()
    for start in edges:
        if start not in settled:
            circle = _circle(start, edges, settled)
            if circle:
                diagnostics.report(
                    rules.SCHEMA_CIRCLE,
                    circle[0],
                    key=True,
                    related=[(step, "by way of this") for step in circle[1:] if step != circle[0]],
                )


def _applied(schema: Node) -> Iterator[Origin]:
    for keyword in ("allOf", "anyOf", "oneOf"):
        for part in schema.get(keyword) or ():
            yield part.follow().origin.place
    other = schema.get("not")
    if other is not None:
        yield other.follow().origin.place
    if schema.is_ref and not schema.is_lost:
        yield schema.follow().origin.place


def _circle(
    start: Origin, edges: Mapping[Origin, list[Origin]], settled: set[Origin]
) -> list[Origin]:
    """The first circle that can be reached from a schema; empty if there is none."""
    path: dict[Origin, Iterator[Origin]] = {start: iter(edges.get(start, ()))}
    while path:
        here = next(reversed(path))
        step = next(path[here], None)
        if step is None:
            settled.add(here)
            path.popitem()
        elif step in path:
            steps = list(path)
            settled.update(steps)
            return steps[steps.index(step) :]
        elif step not in settled and step in edges:
            path[step] = iter(edges[step])
    return []
