"""Objects, maps, and additional properties."""

from __future__ import annotations

import pytest

from clientwright.model import Default, ObjectType
from tests.unit.lowering.model_text import schemas

CLOSED_PATTERNS = """
{patternProperties: {'^x': {type: string}, '^y': {type: integer}}, additionalProperties: false}
""".strip()


@pytest.mark.parametrize(
    ("schema", "shown"),
    [
        ("{type: object}", "is {any}"),
        ("{type: object, additionalProperties: true}", "is {any}"),
        ("{type: object, additionalProperties: {type: string}}", "is {string}"),
        ("{additionalProperties: {type: integer}}", "is {integer}"),
        ("{type: object, additionalProperties: false}", "(closed)"),
        ("{properties: {a: {type: string}}}", "(a: string)"),
        ("{type: object, properties: {a: {}}, required: [a]}", "(a!: any)"),
        (
            "{type: object, properties: {a: {}}, additionalProperties: {type: string}}",
            "(a: any, *: string)",
        ),
        ("{type: object, properties: {a: {}}, additionalProperties: true}", "(a: any, *: any)"),
        ("{type: object, properties: {a: {}}, additionalProperties: false}", "(a: any, closed)"),
        ("{type: object, properties: {a: {}}, unevaluatedProperties: false}", "(a: any, closed)"),
        ("{type: object, patternProperties: {'.*': {type: string}}}", "is {string}"),
        ("{type: object, patternProperties: {'^x': {type: string}}}", "is {any}"),
        (
            CLOSED_PATTERNS,
            "is {string | integer}",
        ),
    ],
)
def test_object_is_object_type_or_map(schema: str, shown: str) -> None:
    assert schemas(f"Probe: {schema}")["Probe"] == shown


def test_inline_objects_are_named_after_path() -> None:
    found = schemas("""
        Pet:
          type: object
          properties:
            owner: {type: object, properties: {name: {type: string}}}
            toys: {type: array, items: {type: object, properties: {a: {}}}}
            tags: {additionalProperties: {type: object, properties: {b: {}}}}
        """)
    assert found["Pet"] == (
        "(owner: Pet/properties/owner, toys: [Pet/properties/toys/items], "
        "tags: {Pet/properties/tags/additionalProperties})"
    )
    names = {name: found.type(name).name_hint.parts for name in found.names()}
    assert names["Pet/properties/owner"] == ("Pet", "owner")
    assert names["Pet/properties/toys/items"] == ("Pet", "toys", "item")
    assert names["Pet/properties/tags/additionalProperties"] == ("Pet", "tags", "value")
    inner = found.type("Pet/properties/owner")
    assert inner.inline
    assert inner.owner == found.type("Pet").id


def test_property_attributes() -> None:
    made = schemas("""
        Pet:
          type: object
          required: [key]
          properties:
            key: {type: string, format: password, description: The key., default: x}
            old: {type: string, deprecated: true, x-clientwright: {name: elder}}
            hidden: {type: string, x-clientwright: {ignore: true}}
        """).type("Pet")
    assert isinstance(made, ObjectType)
    key, old = made.properties
    assert key.sensitive
    assert key.required
    assert key.docs.description == "The key."
    assert key.default == Default(value="x")
    assert old.docs.deprecated
    assert old.name == "elder"


def test_undefined_required_property_is_added_and_reported() -> None:
    found = schemas("Pet: {type: object, properties: {a: {}}, required: [a, b]}")
    assert found["Pet"] == "(a!: any, b!: any)"
    assert found.codes == ["BD013"]


def test_undefined_required_property_has_type_of_additional_properties() -> None:
    found = schemas("""
        Pet:
          type: object
          properties: {a: {type: integer}}
          required: [b]
          additionalProperties: {type: string}
        Closed: {type: object, properties: {a: {}}, required: [b], additionalProperties: false}
        """)
    assert found["Pet"] == "(a: integer, b!: string, *: string)"
    assert found["Closed"] == "(a: any, b!: any, closed)"


def test_required_property_can_be_defined_in_any_part() -> None:
    found = schemas("""
        Base: {type: object, properties: {id: {type: string}}, required: [id, kind]}
        Cat:
          allOf:
            - $ref: '#/components/schemas/Base'
            - {type: object, properties: {kind: {type: string}}, required: [lives]}
        Either:
          type: object
          required: [kind]
          oneOf:
            - {type: object, title: a, properties: {kind: {const: a}, x: {type: string}}}
            - {type: object, title: b, properties: {kind: {const: b}, y: {type: string}}}
        """)
    assert found["Base"] == "(id!: string, kind!: any)"
    assert found["Cat"] == "(id!: string, kind!: string, lives!: any)"
    assert "any" not in found["Either"]
    assert found.codes == ["BD013"]


def test_docs_beside_reference_belong_to_property() -> None:
    for version in ("3.0.3", "3.1.0"):
        made = schemas(
            """
            Name: {type: string, description: A name.}
            Pet:
              type: object
              properties:
                a: {$ref: '#/components/schemas/Name', description: What it is called.}
                b: {$ref: '#/components/schemas/Name'}
            """,
            version,
        ).type("Pet")
        assert isinstance(made, ObjectType)
        assert [field.docs.description for field in made.properties] == ["What it is called.", ""]


def test_title_is_summary_unless_it_repeats_name() -> None:
    made = schemas("""
        PetStore:
          title: Pet store
          properties:
            pet_name: {type: string, title: Pet Name}
            code: {type: string, title: The code of the country}
        """).type("PetStore")
    assert isinstance(made, ObjectType)
    assert made.docs.summary == ""
    assert [field.docs.summary for field in made.properties] == ["", "The code of the country"]
