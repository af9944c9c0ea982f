"""Enums and constants."""

from __future__ import annotations

import pytest

from clientwright.model import EnumType
from tests.unit.lowering.model_text import schemas


def test_base_of_strings_numbers_and_mixed_values() -> None:
    found = schemas("""
        Text: {type: string, enum: [a, b]}
        Whole: {type: integer, enum: [1, 2]}
        Both: {type: number, enum: [1, 2.5]}
        Mixed: {enum: [a, 1, true]}
        """)
    assert found["Text"] == "string in 'a', 'b'"
    assert found["Whole"] == "integer in 1, 2"
    assert found["Both"] == "number in 1, 2.5"
    assert found["Mixed"] == "any in 'a', 1, True"


def test_null_value_makes_reference_nullable() -> None:
    found = schemas("Probe: {properties: {a: {type: [string, 'null'], enum: [a, b, null]}}}")
    assert found["Probe"] == "(a: Probe/properties/a?)"
    assert found["Probe/properties/a"] == "string in 'a', 'b'"


def test_single_value_is_constant() -> None:
    found = schemas("Probe: {properties: {a: {const: x}, b: {enum: [1]}, c: {const: true}}}")
    assert found["Probe"] == "(a: 'x', b: 1, c: True)"


def test_duplicate_values_are_merged_but_true_is_not_one() -> None:
    assert schemas("Probe: {enum: [a, a, 1, true]}")["Probe"] == "any in 'a', 1, True"


def test_values_are_converted_to_declared_type() -> None:
    found = schemas("Probe: {type: string, enum: [1, 2]}")
    assert found["Probe"] == "string in '1', '2'"
    assert "BD009" in found.codes


def test_member_names_and_docs() -> None:
    made = schemas("""
        Probe:
          enum: [1, 2]
          x-enum-varnames: [ONE, TWO]
          x-enum-descriptions: {1: The first., 2: The second.}
        """.replace("{1:", "{'1':").replace(", 2:", ", '2':")).type("Probe")
    assert isinstance(made, EnumType)
    assert [member.name for member in made.members] == ["ONE", "TWO"]
    assert [member.docs.description for member in made.members] == ["The first.", "The second."]


@pytest.mark.parametrize(
    "extensions",
    [
        """
          x-fern-enum:
            '>': {name: More, description: Larger than.}
            '<': {name: Less}
        """,
        """
          x-speakeasy-enums: {'>': More, '<': Less}
          x-speakeasy-enum-descriptions: {'>': Larger than.}
        """,
        """
          x-speakeasy-enums: [More, Less]
          x-speakeasy-enum-descriptions: [Larger than., '']
        """,
    ],
)
def test_member_names_and_docs_of_other_tools(extensions: str) -> None:
    made = schemas(f"""
        Probe:
          enum: ['>', '<']{extensions}""").type("Probe")
    assert isinstance(made, EnumType)
    assert [(m.name, m.docs.description) for m in made.members] == [
        ("More", "Larger than."),
        ("Less", ""),
    ]


def test_union_of_constants_is_enum_with_docs() -> None:
    made = schemas("""
        Probe:
          oneOf:
            - {const: a, title: Alpha, description: The first.}
            - {const: b}
        """).type("Probe")
    assert isinstance(made, EnumType)
    assert [(m.value, m.name, m.docs.description) for m in made.members] == [
        ("a", "Alpha", "The first."),
        ("b", None, ""),
    ]


def test_plain_string_follows_string_enum() -> None:
    found = schemas("Probe: {properties: {a: {anyOf: [{type: string}, {enum: [a, b]}]}}}")
    assert found["Probe"] == "(a: Probe/properties/a/anyOf/1 | string)"


def test_enum_with_objects_keeps_declared_type() -> None:
    found = schemas("Probe: {type: object, enum: [{a: 1}]}")
    assert found["Probe"] == "is {any}"
    assert found.codes == ["BD008"]


def test_missing_type_is_inferred_from_values() -> None:
    found = schemas("""
    Probe: {properties: {a: {const: {b: 1}}, c: {const: [1]}, d: {enum: [[1], s, null]}}}
    """)
    assert found["Probe"] == "(a: {any}, c: [any], d: string | [any]?)"


def test_empty_enum_is_ignored() -> None:
    assert schemas("Probe: {type: string, enum: []}")["Probe"] == "is string"
