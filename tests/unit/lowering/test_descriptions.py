"""Descriptions inside the only variant of a union besides `null`."""

from __future__ import annotations

import pytest

from clientwright.model import ObjectType
from tests.unit.lowering.model_text import lower_document, schemas


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf"])
@pytest.mark.parametrize(
    ("outer", "description"),
    [
        ("", "Inside."),
        ("description: Outside.", "Outside.\n\nInside."),
        ("description: Inside.", "Inside."),
    ],
)
def test_property_keeps_description_of_only_variant(
    keyword: str, outer: str, description: str
) -> None:
    variants = "[{type: string, description: Inside.}, {type: 'null'}]"
    pet = f"Pet: {{properties: {{name: {{{keyword}: {variants}, {outer}}}}}}}"
    declared = schemas(pet).type("Pet")
    assert isinstance(declared, ObjectType)
    assert [prop.docs.description for prop in declared.properties] == [description]


def test_property_keeps_description_beside_reference_in_variant() -> None:
    declared = schemas("""
        Pet: {properties: {owner: {anyOf: [
          {$ref: '#/components/schemas/Owner', description: Who feeds it.}, {type: 'null'}]}}}
        Owner: {properties: {name: {}}, description: A person.}
        """).type("Pet")
    assert isinstance(declared, ObjectType)
    assert [prop.docs.description for prop in declared.properties] == ["Who feeds it."]


def test_component_keeps_both_descriptions() -> None:
    found = schemas("""
        Name: {anyOf: [{type: string, description: Inside.}, {type: 'null'}], description: Outside.}
        Pet:
          description: Outside.
          oneOf: [{type: object, properties: {id: {}}, description: Inside.}, {type: 'null'}]
        """)
    assert found.type("Name").docs.description == "Outside.\n\nInside."
    assert found.type("Pet").docs.description == "Outside.\n\nInside."


def test_descriptions_of_several_variants_stay_with_the_variants() -> None:
    found = schemas("""
        Pet: {properties: {id: {anyOf: [
          {type: string, description: A.}, {type: integer, description: B.}, {type: 'null'}]}}}
        """)
    declared = found.type("Pet")
    assert isinstance(declared, ObjectType)
    assert [prop.docs.description for prop in declared.properties] == [""]


def test_parameter_keeps_description_of_only_variant() -> None:
    api = lower_document("""
        paths:
          /pets:
            get:
              parameters:
                - {name: a, in: query, schema: {anyOf: [
                    {type: string, description: Inside.}, {type: 'null'}]}}
                - {name: b, in: query, description: Outside., schema: {anyOf: [
                    {type: string, description: Inside.}, {type: 'null'}]}}
              responses: {'204': {description: Done.}}
        """)
    (operation,) = api.operations()
    assert [parameter.docs.description for parameter in operation.parameters] == [
        "Inside.",
        "Outside.\n\nInside.",
    ]
