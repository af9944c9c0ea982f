"""Unions without a discriminator: the best matching variant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.harness.exchange import hints, received, sent
from tests.harness.generated import Generated


@pytest.fixture
def api(case: Callable[[str], Generated]) -> Generated:
    return case("unions-untagged")


def put(client: Any) -> Any:
    return client.messages.replace()


VALUES: list[dict[str, Any]] = [
    {"id": "a"},
    {"id": 1},
    {"content": "a"},
    {"content": [{"text": "a"}]},
    {"content": []},
    {"sender": {"name": "Eva"}},
    {"sender": {"name": "Eva", "age": 3}},
    {"sender": {"name": "R2", "model": "D2"}},
    {"text_or_person": "a"},
    {"text_or_person": {"name": "Eva"}},
    {"lists": ["a"]},
    {"lists": [1]},
    {"lists": []},
    {"maps": {"a": 1}},
    {"maps": False},
    {"moment_or_text": "2026-01-02"},
    {"moment_or_text": "soon"},
    {"single": {"name": "Eva"}},
    {"with_base": {"id": 1, "mail": "a"}},
    {"with_base": {"id": 1, "phone": "a"}},
    {"needs_one_of": {"phone": "a"}},
    {"limited": 100},
    {"deep": None},
    {"deep": True},
    {"many": [{"name": "Eva"}, "a", None]},
]


@pytest.mark.parametrize("value", VALUES)
def test_values_round_trip(api: Generated, value: dict[str, Any]) -> None:
    message = received(api, put, value)
    assert api.package.to_dict(message) == value
    assert sent(api, lambda client: client.messages.replace(**value)) == value


def test_matching_variant_is_found(api: Generated) -> None:
    models = api.models
    sender = {"name": "R2", "model": "D2"}
    assert received(api, put, {"sender": sender}).sender == models.Robot(name="R2", model="D2")
    person = received(api, put, {"sender": {"name": "Eva"}}).sender
    assert type(person) is models.Person
    content = received(api, put, {"content": [{"text": "a"}]}).content
    assert content == [models.Part(text="a")]
    assert type(received(api, put, {"with_base": {"id": 1, "phone": "a"}}).with_base).__name__ == (
        "MessageWithBasePhone"
    )


def test_array_variants_are_distinguished_by_items(api: Generated) -> None:
    lists = api.models.MessageLists
    assert api.package.from_dict(lists, [1, 2]) == [1, 2]
    assert api.package.from_dict(lists, ["a", 1], strict=False) == ["a", 1]
    with pytest.raises(api.errors.ResponseValidationError):
        api.package.from_dict(lists, ["a", 1])


def test_objects_are_distinguished_by_keys(api: Generated) -> None:
    models = api.models
    for _ in range(2):
        for value, model in (
            ({"name": "a"}, models.Person),
            ({"name": "", "model": ""}, models.Robot),
        ):
            assert type(received(api, put, {"sender": value}).sender) is model
            backwards = dict(reversed(value.items()))
            assert type(received(api, put, {"sender": backwards}).sender) is model


def test_annotations(api: Generated) -> None:
    found = hints(api.models.Message)
    assert found["id"] == str | int
    assert found["content"] == str | list[api.models.Part]
    assert found["single"] is api.models.Person
    assert found["deep"] == str | bool | None
    assert found["limited"] is int
    assert found["many"] == list[api.models.Person | str | None]


@pytest.mark.parametrize(
    "value",
    [
        {"id": 1.5},
        {"content": [{"other": 1}]},
        {"sender": {"model": "D2"}},
        {"text_or_person": 1},
        {"lists": [None]},
        {"maps": {"a": "b"}},
        {"with_base": {"mail": "a"}},
        {"many": [1]},
    ],
)
def test_strict_reading_refuses_value_of_no_variant(api: Generated, value: dict[str, Any]) -> None:
    with pytest.raises(api.errors.ResponseValidationError, match=next(iter(value))):
        received(api, put, value)


def test_required_alternatives_are_one_type(api: Generated) -> None:
    assert hints(api.models.MessageNeedsOneOf) == {"mail": str, "phone": str}
    assert "BD029" in {found.rule.code for found in api.diagnostics.notes}


def test_nested_union_ranks_by_its_variants(
    generated: Callable[[str], Generated],
) -> None:
    api = generated("""
        paths:
          /things:
            get:
              operationId: getThing
              responses:
                "200":
                  description: ok
                  content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}
        components:
          schemas:
            Thing: {oneOf: [{$ref: "#/components/schemas/Plain"}, {$ref: "#/components/schemas/Shape"}]}
            Plain: {type: object, required: [name], properties: {name: {type: string}}}
            Shape: {oneOf: [{$ref: "#/components/schemas/Disc"}, {$ref: "#/components/schemas/Square"}]}
            Disc: {type: object, required: [name, radius],
              properties: {name: {type: string}, radius: {type: number}}}
            Square: {type: object, required: [name, side],
              properties: {name: {type: string}, side: {type: number}}}
    """)
    models = api.models
    for value, model in (
        ({"name": "a"}, models.Plain),
        ({"name": "a", "radius": 1.5}, models.Disc),
        ({"name": "a", "side": 2.0}, models.Square),
    ):
        thing = api.package.from_dict(models.Thing, value)
        assert type(thing) is model
        assert api.package.to_dict(thing) == value
    drifted = api.package.from_dict(models.Thing, {"side": "two"}, strict=False)
    assert type(drifted) is models.Square


def test_required_groups_are_documented(generated: Callable[[str], Generated]) -> None:
    api = generated("""
        paths:
          /pets/{id}:
            patch:
              operationId: updatePet
              tags: [pets]
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              requestBody:
                required: true
                content:
                  application/json:
                    schema:
                      type: object
                      required: [kind]
                      properties:
                        kind: {type: string}
                        petName: {type: string}
                        class: {type: string}
                        tag: {type: string}
                      anyOf: [{required: [kind, petName]}, {required: [class, tag]}]
                      allOf: [{oneOf: [{required: [petName]}, {required: [tag]}, {required: [class, petName, kind]}]}]
              responses: {"204": {description: ok}}
    """)
    docstring = " ".join(str(api.module("resources.pets").Pets.update.__doc__).split())
    assert "Pass at least one of `pet_name` and `class_` with `tag`." in docstring
    assert "Pass exactly one of `pet_name`, `tag` and `class_` with `pet_name`." in docstring
    assert [finding.rule.code for finding in api.diagnostics.all] == ["BD029", "BD029"]


def test_nested_unions_are_read_once(generated: Callable[[str], Generated]) -> None:
    """60 nested unions of two variants: trying all combinations would take exponential time."""
    api = generated("""
        paths:
          /chains:
            get:
              operationId: getChain
              responses:
                "200":
                  description: ok
                  content: {application/json: {schema: {$ref: "#/components/schemas/Chain"}}}
        components:
          schemas:
            Chain: {oneOf: [{$ref: "#/components/schemas/A"}, {$ref: "#/components/schemas/B"}]}
            A: {type: object, properties: {next: {$ref: "#/components/schemas/Chain"},
              more: {type: array, items: {$ref: "#/components/schemas/Chain"}}, v: {type: integer}}}
            B: {type: object, properties: {next: {$ref: "#/components/schemas/Chain"},
              more: {type: array, items: {$ref: "#/components/schemas/Chain"}}, v: {type: string}}}
    """)
    chain: Any = {"v": "x"}
    for depth in range(60):
        chain = {"more": [chain], "v": "x"} if depth % 2 else {"next": chain, "v": "x"}
    read = api.package.from_dict(api.models.Chain, chain)
    assert type(read) is api.models.B
    assert api.package.to_dict(read) == chain

    faulty: Any = {"v": []}
    for _ in range(60):
        faulty = {"next": faulty, "v": "x"}
    with pytest.raises(api.errors.ResponseValidationError) as raised:
        api.package.from_dict(api.models.Chain, faulty)
    assert raised.value.path.endswith(".next.v")


def test_integer_can_have_decimal_point(generated: Callable[[str], Generated]) -> None:
    """1.0 is an integer (JSON Schema 2020-12, Core, 4.2.3), and equals `const: 1`."""
    api = generated("""
        paths:
          /things:
            get:
              operationId: getThing
              responses:
                "200":
                  description: ok
                  content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}
        components:
          schemas:
            Thing:
              type: object
              properties:
                one: {const: 1}
                lists: {anyOf: [{type: array, items: {type: integer}}, {type: array, items: {type: string}}]}
                maps:
                  anyOf:
                    - {type: object, additionalProperties: {type: integer}}
                    - {type: object, additionalProperties: {type: string}}
                version:
                  oneOf:
                    - {type: object, required: [v], properties: {v: {const: 1}, a: {type: number}}}
                    - {type: object, required: [v], properties: {v: {const: 2}, b: {type: number}}}
    """)
    value = {"one": 1.0, "lists": [1, 2.0], "maps": {"a": 1.0}, "version": {"v": 2.0, "b": 1.5}}
    thing = api.package.from_dict(api.models.Thing, value)
    assert api.package.to_dict(thing) == value
    assert [type(number) for number in thing.lists] == [int, int]
    for wrong in ({"one": 2.0}, {"lists": [1.5]}, {"version": {"v": 3.0}}):
        with pytest.raises(api.errors.ResponseValidationError):
            api.package.from_dict(api.models.Thing, wrong)
