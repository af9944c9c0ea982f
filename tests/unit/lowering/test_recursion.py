"""Recursive schemas of all forms."""

from __future__ import annotations

from tests.unit.lowering.model_text import schemas


def test_recursion_through_property_item_value_and_union() -> None:
    found = schemas("""
        Tree:
          properties:
            one: {$ref: '#/components/schemas/Tree'}
            many: {type: array, items: {$ref: '#/components/schemas/Tree'}}
            named: {additionalProperties: {$ref: '#/components/schemas/Tree'}}
            maybe: {oneOf: [{$ref: '#/components/schemas/Tree'}, {type: 'null'}]}
        """)
    assert found["Tree"] == "(one: Tree, many: [Tree], named: {Tree}, maybe: Tree?)"


def test_recursion_through_aliases_only() -> None:
    found = schemas("""
        List: {type: array, items: {$ref: '#/components/schemas/List'}}
        Json:
          anyOf:
            - {type: string}
            - {type: array, items: {$ref: '#/components/schemas/Json'}}
            - {additionalProperties: {$ref: '#/components/schemas/Json'}}
        A: {additionalProperties: {$ref: '#/components/schemas/B'}}
        B: {type: array, items: {$ref: '#/components/schemas/A'}}
        """)
    assert found["List"] == "is [List] recursively"
    assert found["Json"] == "string | [Json] | {Json}"
    assert found["A"] == "is {B} recursively"
    assert found["B"] == "is [A] recursively"


def test_mutual_recursion() -> None:
    found = schemas("""
        A: {properties: {b: {$ref: '#/components/schemas/B'}}}
        B: {properties: {a: {$ref: '#/components/schemas/A'}}}
        """)
    assert (found["A"], found["B"]) == ("(b: B)", "(a: A)")


def test_reference_into_recursive_schema() -> None:
    found = schemas("""
        Node:
          properties:
            children: {type: array, items: {properties: {more: {$ref: '#/components/schemas/Node/properties/children'}}}}
        """)
    inner = "Node/properties/children"
    assert found["Node"] == f"(children: [{inner}/items])"
    assert found[f"{inner}/items"] == f"(more: {inner})"
    assert found[inner] == f"is [{inner}/items]"


def test_union_with_itself_as_variant() -> None:
    found = schemas("""
        A: {oneOf: [{$ref: '#/components/schemas/A'}, {type: string}, {type: integer}]}
        B: {allOf: [{$ref: '#/components/schemas/B'}, {properties: {b: {type: string}}}]}
        """)
    assert found["B"] == "(b: string)"
    assert "A" in found


def test_long_chain_of_references() -> None:
    chain = "".join(
        f"S{n}: {{allOf: [{{$ref: '#/components/schemas/S{n + 1}'}}], properties: {{p{n}: {{}}}}}}\n"
        for n in range(200)
    )
    found = schemas(chain + "S200: {properties: {last: {type: string}}}\n")
    assert found["S0"].startswith("(last: string, p199: any")


def test_recursive_arrays_and_tuples() -> None:
    found = schemas("""
        Open: {type: array}
        Row: {type: array, prefixItems: [{type: string}, {type: number}], items: false, minItems: 2}
        Loose: {type: array, prefixItems: [{type: string}], items: {type: integer}}
        Wide: {type: array, prefixItems: [{type: string}]}
        """)
    assert found["Open"] == "is [any]"
    assert found["Row"] == "is (string, number)"
    assert found["Loose"] == "is [string | integer]"
    assert found["Wide"] == "is [any]"


def test_recursive_definitions_and_anchors() -> None:
    found = schemas("""
        Outer:
          $defs: {Inner: {$anchor: inner, properties: {a: {type: string}}}}
          properties:
            one: {$ref: '#/components/schemas/Outer/$defs/Inner'}
            two: {$ref: '#inner'}
        """)
    assert found["Outer"] == "(one: Outer/$defs/Inner, two: Outer/$defs/Inner)"
    assert found.type("Outer/$defs/Inner").name_hint.parts == ("Outer", "Inner")
    assert not found.type("Outer/$defs/Inner").inline


def test_unions_that_merge_each_other_terminate() -> None:
    text = "".join(f"""
S{n}:
  properties: {{p{n}: {{type: string}}, more: {{$ref: '#/components/schemas/S{n * 5 % 12}'}}}}
  oneOf:
    - $ref: '#/components/schemas/S{(n + 1) % 12}'
    - $ref: '#/components/schemas/S{(n + 2) % 12}'
""" for n in range(12))
    found = schemas(text)
    assert "BD026" in found.codes
    assert len(found.names()) < 300


def test_all_of_with_all_schemas() -> None:
    text = "".join(
        f"S{n}: {{allOf: [{', '.join(mention(m) for m in range(30) if m != n)}], "
        f"properties: {{p{n}: {{}}}}}}\n"
        for n in range(30)
    )
    found = schemas(text)
    assert found["S0"].count(":") == 30


def mention(number: int) -> str:
    """A reference to one of the schemas of a test."""
    return f"{{$ref: '#/components/schemas/S{number}'}}"


def test_empty_cycles_are_removed() -> None:
    found = schemas("""
        A: {properties: {x: {type: string}}, anyOf: [{$ref: '#/components/schemas/A'}]}
        B: {anyOf: [{$ref: '#/components/schemas/B'}]}
        C: {oneOf: [{$ref: '#/components/schemas/D'}]}
        D: {oneOf: [{$ref: '#/components/schemas/C'}]}
        E: {oneOf: [{$ref: '#/components/schemas/E'}, {type: string}, {type: integer}]}
        F: {oneOf: [{$ref: '#/components/schemas/G'}, {type: string}, {type: object}]}
        G: {oneOf: [{$ref: '#/components/schemas/F'}, {type: array}, {type: object}]}
        """)
    assert {name: found[name] for name in found.names()} == {
        "A": "(x: string)",
        "B": "is any",
        "C": "is D",
        "D": "is any",
        "E": "is string | integer",
        "F": "G | string | {any}",
        "G": "[any] | {any}",
    }
