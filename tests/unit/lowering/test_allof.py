"""`allOf` and siblings of `$ref`: merged, overridden, narrowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from clientwright.lowering.schemas import Context, types
from clientwright.lowering.schemas.tags import find_tags
from clientwright.model import UnionType
from tests.unit.lowering.model_text import schemas

if TYPE_CHECKING:
    from clientwright.resolve import Node

PET = "Pet: {type: object, required: [id], properties: {id: {type: string}, age: {type: number}}}\n"


def test_properties_and_required_are_merged() -> None:
    found = schemas(PET + """
Dog:
  allOf:
    - $ref: '#/components/schemas/Pet'
    - {type: object, required: [bark, age], properties: {bark: {type: boolean}}}
""")
    assert found["Dog"] == "(id!: string, age!: number, bark!: boolean)"


def test_properties_beside_all_of_are_merged() -> None:
    found = schemas(
        PET + "Dog: {allOf: [{$ref: '#/components/schemas/Pet'}], properties: {bark: {}}}"
    )
    assert found["Dog"] == "(id!: string, age: number, bark: any)"


def test_child_narrows_property() -> None:
    found = schemas(PET + """
Dog:
  allOf: [{$ref: '#/components/schemas/Pet'}]
  properties: {age: {type: integer}, id: {enum: [a, b]}}
""")
    assert found["Dog"] == "(id!: Dog?id, age: integer)"
    assert found["Dog?id"] == "string in 'a', 'b'"
    assert found.type("Dog?id").name_hint.parts == ("Dog", "id")


def test_property_narrowed_to_descendant_is_descendant() -> None:
    found = schemas("""
        Animal: {properties: {parent: {$ref: '#/components/schemas/Animal'}, name: {type: string}}}
        Cat:
          allOf: [{$ref: '#/components/schemas/Animal'}]
          properties: {parent: {$ref: '#/components/schemas/Cat'}, claws: {type: integer}}
        """)
    assert found["Cat"] == "(parent: Cat, name: string, claws: integer)"


def test_part_with_only_required_is_merged() -> None:
    found = schemas(PET + "Full: {allOf: [{$ref: '#/components/schemas/Pet'}, {required: [age]}]}")
    assert found["Full"] == "(id!: string, age!: number)"


def test_single_reference_with_annotations_is_referenced_type() -> None:
    found = schemas(
        PET + """
Holder:
  properties:
    a: {allOf: [{$ref: '#/components/schemas/Pet'}], description: Its pet.}
    b: {allOf: [{$ref: '#/components/schemas/Pet'}], nullable: true}
Same: {allOf: [{$ref: '#/components/schemas/Pet'}], description: The same.}
""",
        "3.0.3",
    )
    assert found["Holder"] == "(a: Pet, b: Pet?)"
    assert "Same" in found


def test_siblings_of_reference_apply_since_3_1() -> None:
    text = PET + """
Dog: {$ref: '#/components/schemas/Pet', properties: {bark: {}}, required: [bark]}
Holder: {properties: {dog: {$ref: '#/components/schemas/Pet', required: [age]}}}
"""
    new, old = schemas(text), schemas(text, "3.0.3")
    assert new["Dog"] == "(id!: string, age: number, bark!: any)"
    assert new["Holder/properties/dog"] == "(id!: string, age!: number)"
    assert old["Holder"] == "(dog: Pet)"


def test_cycle_through_all_of_terminates() -> None:
    found = schemas("""
        A: {allOf: [{$ref: '#/components/schemas/B'}], properties: {a: {type: string}}}
        B: {allOf: [{$ref: '#/components/schemas/A'}], properties: {b: {type: string}}}
        """)
    assert found["A"] == "(b: string, a: string)"
    assert found["B"] == "(a: string, b: string)"


def test_enums_are_intersected() -> None:
    found = schemas("Probe: {allOf: [{enum: [a, b, c]}, {enum: [b, c, d]}]}")
    assert found["Probe"] == "string in 'b', 'c'"


def test_contradicting_types_use_last_and_warn() -> None:
    found = schemas("Probe: {allOf: [{type: string}, {type: integer}]}")
    assert found["Probe"] == "is integer"
    assert found.codes == ["BD002"]


def test_recursive_merged_properties_terminate() -> None:
    found = schemas("""
        A: {properties: {next: {$ref: '#/components/schemas/A'}, x: {type: string}}}
        B: {properties: {next: {$ref: '#/components/schemas/B'}, y: {type: string}}}
        Both: {allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
        """)
    assert found["Both"] == "(next: Both, x: string, y: string)"


def test_inherited_tags_are_computed_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each schema is a union of all its descendants, so it would take cubic time otherwise."""
    calls: list[str] = []

    def count(context: Context, node: Node, *rest: Any) -> tuple[str, ...]:
        calls.append(node.origin.pointer)
        return find_tags(context, node, *rest)

    monkeypatch.setattr(types, "find_tags", count)
    line = [
        f"L{n}: {{allOf: [{{$ref: '#/components/schemas/L{n - 1}'}}], properties: {{p{n}: {{}}}}}}"
        for n in range(1, 30)
    ]
    base = "L0: {properties: {kind: {type: string}}, discriminator: {propertyName: kind}}"
    declared = schemas("\n".join([base, *line])).type("L27")
    assert isinstance(declared, UnionType)
    assert [variant.tags for variant in declared.variants] == [("L28",), ("L29",), ("L27",)]
    assert len(calls) <= 2 * 30
