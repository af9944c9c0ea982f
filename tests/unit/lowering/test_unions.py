"""`oneOf`, `anyOf`, discriminators, inheritance."""

from __future__ import annotations

from tests.unit.lowering.model_text import schemas

TWO = """
Cat: {type: object, required: [kind], properties: {kind: {type: string}, claws: {type: integer}}}
Dog: {type: object, required: [kind], properties: {kind: {type: string}, bark: {type: boolean}}}
"""
BOTH = "[{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]"


def test_union_of_scalars_is_inline() -> None:
    found = schemas("Probe: {properties: {a: {oneOf: [{type: string}, {type: integer}]}}}")
    assert found["Probe"] == "(a: string | integer)"


def test_union_with_one_array_of_scalars_is_inline() -> None:
    found = schemas(
        "Probe: {properties: {a: {anyOf: [{type: string}, {type: array, items: {type: string}}]}}}"
    )
    assert found["Probe"] == "(a: string | [string])"


def test_union_of_objects_is_declared() -> None:
    found = schemas(TWO + f"Pet: {{oneOf: {BOTH}}}")
    assert found["Pet"] == "Cat | Dog"


def test_null_variant_makes_union_nullable() -> None:
    found = schemas(TWO + """
Probe:
  properties:
    a: {oneOf: [{$ref: '#/components/schemas/Cat'}, {type: 'null'}]}
    b: {anyOf: [{type: string}, {type: integer}, {type: 'null'}]}
""")
    assert found["Probe"] == "(a: Cat?, b: string | integer?)"


def test_implicit_mapping_uses_schema_names() -> None:
    found = schemas(TWO + f"Pet: {{oneOf: {BOTH}, discriminator: {{propertyName: kind}}}}")
    assert found["Pet"] == "Cat=Cat | Dog=Dog by kind"


def test_mapping_by_reference_and_by_name() -> None:
    found = schemas(TWO + f"""
Pet:
  oneOf: {BOTH}
  discriminator:
    propertyName: kind
    mapping: {{cat: '#/components/schemas/Cat', kitten: '#/components/schemas/Cat', dog: Dog}}
""")
    assert found["Pet"] == "cat/kitten/Cat=Cat | dog/Dog=Dog by kind"


def test_property_values_take_precedence_over_schema_name() -> None:
    found = schemas(f"""
Cat: {{type: object, properties: {{kind: {{const: cat}}}}}}
Dog: {{type: object, properties: {{kind: {{enum: [dog, puppy]}}}}}}
Pet: {{oneOf: {BOTH}, discriminator: {{propertyName: kind}}}}
""")
    assert found["Pet"] == "cat=Cat | dog/puppy=Dog by kind"


def test_implicit_discriminator() -> None:
    found = schemas(f"""
Cat: {{type: object, required: [kind], properties: {{kind: {{const: cat}}}}}}
Dog: {{type: object, required: [kind], properties: {{kind: {{const: dog}}}}}}
Pet: {{anyOf: {BOTH}}}
""")
    assert found["Pet"] == "cat=Cat | dog=Dog by kind"


def test_optional_property_is_implicit_discriminator() -> None:
    found = schemas(f"""
Cat: {{type: object, properties: {{kind: {{const: cat}}}}}}
Dog: {{type: object, properties: {{kind: {{const: dog}}}}}}
Pet: {{anyOf: {BOTH}}}
""")
    assert found["Pet"] == "cat=Cat | dog=Dog by kind"


def test_nested_unions_have_tags_of_variants() -> None:
    found = schemas(TWO + f"""
Fish: {{type: object, properties: {{kind: {{type: string}}, fins: {{}}}}}}
Furry: {{oneOf: {BOTH}, discriminator: {{propertyName: kind}}}}
Pet:
  oneOf: [{{$ref: '#/components/schemas/Furry'}}, {{$ref: '#/components/schemas/Fish'}}]
  discriminator: {{propertyName: kind}}
""")
    assert found["Pet"] == "Cat/Dog=Furry | Fish=Fish by kind"


def test_keywords_beside_union_are_merged_into_variants() -> None:
    found = schemas("""
        Probe:
          type: object
          required: [id]
          properties: {id: {type: string}}
          oneOf:
            - {properties: {a: {type: string}}, required: [a]}
            - {properties: {b: {type: integer}}, required: [b]}
        """)
    assert found["Probe"] == "Probe/oneOf/0?+merged | Probe/oneOf/1?+merged"
    assert found["Probe/oneOf/0?+merged"] == "(id!: string, a!: string)"
    assert found["Probe/oneOf/1?+merged"] == "(id!: string, b!: integer)"
    assert found.type("Probe/oneOf/0?+merged").name_hint.parts == ("Probe", "a")


def test_variants_with_only_required_are_no_union() -> None:
    found = schemas("""
        Probe:
          type: object
          properties: {a: {}, b: {}}
          anyOf: [{required: [a]}, {required: [b]}]
        """)
    assert found["Probe"] == "(a: any, b: any)"
    assert found.codes == ["BD029"]


def test_schema_with_discriminator_is_union_of_descendants() -> None:
    found = schemas("""
        Pet:
          type: object
          required: [kind]
          properties: {kind: {type: string}}
          discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat'}}
        Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {claws: {}}}]}
        Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {bark: {}}}]}
        """)
    assert found["Pet"] == "cat=Cat | Dog=Dog | Pet=Pet?base by kind else 2"
    assert found["Pet?base"] == "(kind!: string)"
    assert found["Cat"] == "(kind!: string, claws: any)"


def test_grandchildren_are_descendants() -> None:
    found = schemas("""
        Pet: {properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
        Dog: {allOf: [{$ref: '#/components/schemas/Pet'}], properties: {bark: {}}}
        Pug: {allOf: [{$ref: '#/components/schemas/Dog'}], properties: {snore: {}}}
        """)
    assert found["Pet"] == "Dog=Dog?base | Pug=Pug | Pet=Pet?base by kind else 2"
    assert found["Dog"] == "Pug=Pug | Dog=Dog?base by kind else 1"


def test_parent_with_union_of_children_is_no_cycle() -> None:
    found = schemas(f"""
Pet: {{type: object, properties: {{name: {{type: string}}}}, oneOf: {BOTH}}}
Cat: {{allOf: [{{$ref: '#/components/schemas/Pet'}}], properties: {{claws: {{}}}}}}
Dog: {{allOf: [{{$ref: '#/components/schemas/Pet'}}], properties: {{bark: {{}}}}}}
""")
    assert found["Cat"] == "(name: string, claws: any)"
    assert found["Pet"] == "Cat | Dog"


def test_3_2_default_mapping() -> None:
    found = schemas(
        TWO + f"""
Pet:
  oneOf: {BOTH}
  discriminator: {{propertyName: kind, defaultMapping: Dog}}
""",
        "3.2.0",
    )
    assert found["Pet"] == "Cat=Cat | Dog=Dog by kind else 1"


def test_variant_with_any_value_makes_union_any() -> None:
    found = schemas("Probe: {properties: {a: {anyOf: [{type: string}, {}]}}}")
    assert found["Probe"] == "(a: any)"


def test_schema_with_types_object_and_string() -> None:
    found = schemas("Probe: {type: [object, string], properties: {a: {type: string}}}")
    assert found["Probe"] == "string | Probe?object"


def test_variants_with_shared_tag_become_nested_union() -> None:
    found = schemas("""
        In: {required: [type, a], properties: {type: {const: message}, a: {}}}
        Out: {required: [type, b], properties: {type: {const: message}, b: {}}}
        Call: {required: [type], properties: {type: {const: call}}}
        Item:
          anyOf:
            - {$ref: '#/components/schemas/In'}
            - {$ref: '#/components/schemas/Call'}
            - {$ref: '#/components/schemas/Out'}
          discriminator: {propertyName: type}
        """)
    assert found["Item"] == "message=Item?message | call=Call by type"
    assert found["Item?message"] == "In | Out"
    assert found.type("Item?message").name_hint.parts == ("Item", "message")
    assert found.codes == ["BD007"]


def test_tag_of_all_variants_is_no_discriminator() -> None:
    found = schemas("""
        A: {properties: {type: {enum: [x, y]}, a: {}}}
        B: {properties: {type: {enum: [x, y]}, b: {}}}
        Item:
          oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]
          discriminator: {propertyName: type}
        """)
    assert found["Item"] == "A | B"


def test_union_of_one_variant_and_null_is_variant() -> None:
    found = schemas("""
        Fault: {anyOf: [{type: object, properties: {code: {enum: [a, b]}}}, {type: 'null'}]}
        Holder:
          properties:
            a: {anyOf: [{type: object, properties: {x: {}}}, {type: 'null'}]}
            b: {oneOf: [{$ref: '#/components/schemas/Fault'}]}
        """)
    assert found["Fault"] == "(code: Fault/anyOf/0/properties/code)"
    assert found["Holder"] == "(a: Holder/properties/a?, b: Fault?)"
    assert found.type("Fault/anyOf/0/properties/code").name_hint.parts == ("Fault", "code")
    assert found.type("Holder/properties/a").name_hint.parts == ("Holder", "a")


def test_variants_have_distinguishing_names() -> None:
    found = schemas("""
        Source:
          oneOf:
            - {properties: {type: {const: github}, org: {}}}
            - {properties: {type: {const: github}, repo: {}}}
            - {properties: {type: {const: gitlab}}}
            - {type: array, items: {properties: {a: {}}}}
        """)
    words = {name: found.type(name).name_hint.parts for name in found.names()}
    assert words == {
        "Source": ("Source",),
        "Source/oneOf/0": ("Source", "github", "org"),
        "Source/oneOf/1": ("Source", "github", "repo"),
        "Source/oneOf/2": ("Source", "gitlab"),
        "Source/oneOf/3/items": ("Source", "array", "item"),
    }
