"""Single values: types, formats, limits."""

from __future__ import annotations

import pytest

from clientwright.model import AliasType, Constraints, Nullable, ScalarKind, ScalarType
from tests.unit.lowering.model_text import schemas


@pytest.mark.parametrize(
    ("schema", "shown"),
    [
        ("type: string", "string"),
        ("{type: string, format: date-time}", "date-time"),
        ("{type: string, format: date}", "date"),
        ("{type: string, format: time}", "time"),
        ("{type: string, format: duration}", "duration"),
        ("{type: string, format: uuid}", "uuid"),
        ("{type: string, format: byte}", "byte"),
        ("{type: string, format: decimal}", "decimal"),
        ("{type: string, format: password}", "password string"),
        ("{type: string, format: made-up}", "made-up string"),
        ("{type: string, contentEncoding: base64}", "byte"),
        ("{type: integer, format: int64}", "int64 integer"),
        ("{type: integer, format: date}", "date integer"),
        ("{type: number, format: float}", "float number"),
        ("type: boolean", "boolean"),
        ("{format: date-time}", "date-time"),
        ("{pattern: '^a'}", "string"),
        ("{minimum: 3}", "number"),
        ("{maxLength: 3}", "string"),
    ],
)
def test_type_and_format(schema: str, shown: str) -> None:
    assert schemas(f"Probe: {schema}" if "{" in schema else f"Probe:\n  {schema}")["Probe"] == (
        f"is {shown}"
    )


@pytest.mark.parametrize("schema", ["{}", "true", "{description: Anything}", "{title: X}"])
def test_empty_schema_is_any(schema: str) -> None:
    assert schemas(f"Probe: {schema}").use("Probe") == "any"


def test_false_is_never_and_null_is_null() -> None:
    found = schemas(
        "Never: false\nNothing: {type: 'null'}\nConst: {const: null}\nEnum: {enum: [null]}"
    )
    assert [found.use(name) for name in ("Never", "Nothing", "Const", "Enum")] == [
        "never",
        "null",
        "null",
        "null",
    ]


def test_binary_is_text_inside_json() -> None:
    assert schemas("Probe: {type: string, format: binary}")["Probe"] == "is binary string"


def test_references_to_nullable_schema_are_nullable() -> None:
    found = schemas(
        """
        Old: {type: string, nullable: true}
        Holder: {type: object, properties: {old: {$ref: '#/components/schemas/Old'}}}
        """,
        "3.0.3",
    )
    assert found["Old"] == "is string"
    assert found["Holder"] == "(old: Old?)"


def test_null_in_type_array() -> None:
    found = schemas("Probe: {type: object, properties: {a: {type: [string, 'null']}}}")
    assert found["Probe"] == "(a: string?)"


def test_several_types_are_union_with_their_keywords() -> None:
    found = schemas(
        "Probe: {type: object, properties: {a: {type: [string, integer, 'null'], minimum: 1}}}"
    )
    assert found["Probe"] == "(a: integer | string?)"


def test_union_of_all_types_is_any() -> None:
    found = schemas("""
        Probe:
          type: object
          properties: {a: {type: [string, number, boolean, object, array, 'null']}}
        """)
    assert found["Probe"] == "(a: any)"


def test_exclusive_bounds_of_both_versions() -> None:
    old = schemas(
        "Probe: {type: integer, minimum: 0, exclusiveMinimum: true, maximum: 9}", "3.0.3"
    ).type("Probe")
    new = schemas("Probe: {type: integer, exclusiveMinimum: 0, maximum: 9}").type("Probe")
    for made in (old, new):
        assert isinstance(made, AliasType)
        assert made.type == ScalarType(
            kind=ScalarKind.INTEGER, constraints=Constraints(exclusive_minimum=0, maximum=9)
        )


def test_nullable_is_never_nested() -> None:
    made = schemas("""
        Probe:
          type: object
          properties:
            a:
              oneOf: [{type: [string, 'null']}, {type: 'null'}]
        """).type("Probe")
    use = made.properties[0].type  # type: ignore[union-attr]
    assert use == Nullable(inner=ScalarType(kind=ScalarKind.STRING))
