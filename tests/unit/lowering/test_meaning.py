"""Types accept the same values as their schemas.

Values generated from a schema must be valid; for values near it, an independent validator must
agree. Only keywords that types can express are tested here.
"""

from __future__ import annotations

import copy
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis_jsonschema import from_schema

from clientwright.model import Api, Ref
from tests.unit.lowering.model_text import lower_document
from tests.unit.lowering.model_values import fits

TEXT = {"type": "string"}
WHOLE = {"type": "integer"}
CAT = {
    "type": "object",
    "required": ["kind", "claws"],
    "properties": {"kind": {"const": "cat"}, "claws": WHOLE},
}
DOG = {
    "type": "object",
    "required": ["kind"],
    "properties": {"kind": {"const": "dog"}, "bark": {"type": "boolean"}},
}
BASE = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": TEXT, "size": {"type": "number"}},
}

SCHEMAS: dict[str, Any] = {
    "text": TEXT,
    "several types": {"type": ["string", "integer", "null"]},
    "enum": {"enum": ["a", "b", 1, None]},
    "const": {"const": "x"},
    "list": {"type": "array", "items": WHOLE},
    "row": {"type": "array", "prefixItems": [TEXT, WHOLE], "items": False, "minItems": 2},
    "dictionary": {"type": "object", "additionalProperties": WHOLE},
    "record": BASE,
    "closed record": {**BASE, "additionalProperties": False},
    "record with extras": {**BASE, "additionalProperties": WHOLE},
    "all of": {"allOf": [BASE, {"type": "object", "properties": {"a": TEXT}, "required": ["a"]}]},
    "narrowed": {"allOf": [BASE, {"properties": {"id": {"enum": ["x", "y"]}, "size": WHOLE}}]},
    "required only": {"allOf": [BASE, {"required": ["size"]}]},
    "any of scalars": {"anyOf": [TEXT, WHOLE, {"type": "null"}]},
    "any of lists": {"anyOf": [TEXT, {"type": "array", "items": TEXT}]},
    "tagged": {"oneOf": [CAT, DOG]},
    "untagged": {"anyOf": [BASE, {"type": "array", "items": BASE}, {"type": "boolean"}]},
    "union with a base": {
        "type": "object",
        "required": ["id"],
        "properties": {"id": TEXT},
        "anyOf": [
            {"required": ["a"], "properties": {"a": WHOLE}},
            {"required": ["b"], "properties": {"b": TEXT}},
        ],
    },
    "nested": {
        "type": "object",
        "properties": {
            "pets": {"type": "array", "items": {"oneOf": [CAT, DOG, {"type": "null"}]}},
            "more": {"type": "object", "additionalProperties": {"anyOf": [CAT, WHOLE]}},
        },
    },
    "object or text": {"type": ["object", "string"], "properties": {"a": WHOLE}},
    "patterns": {
        "type": "object",
        "patternProperties": {"^x": WHOLE},
        "additionalProperties": False,
    },
    "true": True,
    "nullable object": {"type": ["object", "null"], "properties": {"a": TEXT}},
    "not merged": {"allOf": [{"oneOf": [CAT, DOG]}, {"properties": {"name": TEXT}}]},
}

MUTANTS = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 2) | st.sampled_from(["a", "b", "x", "cat", "dog"]),
    lambda inner: st.lists(inner, max_size=2)
    | st.dictionaries(st.sampled_from(["id", "kind", "a", "b", "size", "x", "claws"]), inner),
    max_leaves=4,
)
"""Values of all types, with property names of the schemas above."""

WIDER = {"patterns", "object or text"}
"""Schemas that types cannot express exactly: other values can be valid too."""


def model_of(schema: Any) -> tuple[Api, Ref]:
    """The model of one schema, used as a component."""
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Probe"}}}
    operation = {"responses": {"200": {"description": "", "content": content}}}
    api = lower_document(
        {
            "paths": {"/probe": {"get": operation}},
            "components": {"schemas": {"Probe": copy.deepcopy(schema)}},
        }
    )
    use = api.operations()[0].responses[0].contents[0].type
    return api, use  # type: ignore[return-value]


@pytest.mark.parametrize("name", SCHEMAS)
def test_type_accepts_same_values_as_schema(name: str) -> None:
    schema = SCHEMAS[name]
    api, use = model_of(schema)
    validator = jsonschema_rs.Draft202012Validator(schema)

    @settings(
        max_examples=60,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(drawn=from_schema(_for_drawing(schema)), other=MUTANTS)
    def check(drawn: Any, other: Any) -> None:
        if validator.is_valid(drawn):
            assert fits(api, use, drawn), drawn
        if validator.is_valid(other):
            assert fits(api, use, other), other
        elif name not in WIDER:
            assert not fits(api, use, other), other

    check()


def _for_drawing(schema: Any) -> Any:
    """The schema in the draft that the value generator supports."""
    if not isinstance(schema, dict) or "prefixItems" not in schema:
        return schema
    older = {k: v for k, v in schema.items() if k not in ("prefixItems", "items")}
    return {**older, "items": schema["prefixItems"], "additionalItems": schema["items"]}
