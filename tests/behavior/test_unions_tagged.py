"""Unions with a discriminator."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.harness.exchange import received, sent
from tests.harness.generated import Generated


@pytest.fixture
def api(case: Callable[[str], Generated]) -> Generated:
    return case("unions-tagged")


def put(client: Any) -> Any:
    return client.pictures.replace()


CHOICES: list[tuple[str, dict[str, Any], str]] = [
    ("shape", {"kind": "disc", "radius": 1.5}, "Disc"),
    ("shape", {"kind": "round", "radius": 1.5}, "Disc"),
    ("shape", {"kind": "square", "side": 2.0}, "Square"),
    # Implicit mapping: the names of the schemas.
    ("implicit", {"kind": "Disc", "radius": 1.5}, "Disc"),
    ("implicit", {"kind": "Line"}, "Line"),
    # A nested union with its own mapping.
    ("nested", {"kind": "round", "radius": 1.5}, "Disc"),
    ("nested", {"kind": "square", "side": 2.0}, "Square"),
    ("nested", {"kind": "group", "members": []}, "Group"),
    # A nested parent, and a nested union with another discriminator.
    ("thing", {"petType": "kitty", "lives": 9}, "Cat"),
    ("thing", {"petType": "Dog", "barks": True}, "Dog"),
    ("thing", {"petType": "Pet", "name": "Polly"}, "PetBase"),
    ("thing", {"petType": "toy", "squeaks": True}, "Toy"),
    ("maybe", {"kind": "square", "side": 2.0}, "Square"),
    ("text_or_shape", {"kind": "disc", "radius": 1.5}, "Disc"),
    # A parent with a discriminator, and its descendants (`allOf`).
    ("pet", {"petType": "kitty", "lives": 9}, "Cat"),
    ("pet", {"petType": "Dog", "barks": True}, "Dog"),
    ("pet", {"petType": "parrot", "name": "Polly"}, "PetBase"),
    # Constants instead of a discriminator.
    ("inline", {"type": "text", "text": "a"}, "PictureInlineText"),
    ("inline", {"type": "link", "url": "b"}, "PictureInlineLink"),
]


@pytest.mark.parametrize(("field", "value", "model"), CHOICES)
def test_tag_selects_variant(api: Generated, field: str, value: dict[str, Any], model: str) -> None:
    picture = received(api, put, {field: value})
    assert type(getattr(picture, field)) is getattr(api.models, model)
    assert api.package.to_dict(picture) == {field: value}


@pytest.mark.parametrize(("field", "value", "model"), CHOICES)
def test_model_and_dictionary_are_sent_alike(
    api: Generated, field: str, value: dict[str, Any], model: str
) -> None:
    instance = api.package.from_dict(getattr(api.models, model), value)
    for argument in (instance, value):
        assert sent(api, lambda c, a=argument: c.pictures.replace(**{field: a})) == {field: value}


def test_tag_takes_precedence_over_better_fit(api: Generated) -> None:
    value = {"kind": "disc", "radius": 1.0, "side": 2.0}
    assert type(received(api, put, {"shape": value}).shape) is api.models.Disc
    value = {"kind": "square", "radius": 1.0, "side": 2.0}
    assert type(received(api, put, {"shape": value}).shape) is api.models.Square


def test_nested_union_uses_own_mapping(api: Generated) -> None:
    definition = api.models.Nested.__definition__
    assert definition.mapping == {"disc": 0, "round": 0, "square": 0, "group": 1}
    # The value matches both variants; only the tag distinguishes them.
    for tag, model in (("round", "Disc"), ("square", "Square")):
        value = {"kind": tag, "radius": 1.0, "side": 2.0}
        found = received(api, put, {"nested": {"kind": "group", "members": [value]}})
        assert type(found.nested.members[0]) is getattr(api.models, model)


def test_unions_in_arrays_maps_and_body(api: Generated) -> None:
    disc, square = {"kind": "disc", "radius": 1.0}, {"kind": "square", "side": 2.0}
    picture = received(api, put, {"shapes": [disc, square], "by_name": {"a": square}})
    assert [type(shape).__name__ for shape in picture.shapes] == ["Disc", "Square"]
    assert type(picture.by_name["a"]) is api.models.Square
    shape = received(api, lambda client: client.shapes.get(), disc)
    assert shape == api.models.Disc(kind="disc", radius=1.0)
    assert sent(api, lambda client: client.shapes.replace(body=shape)) == disc


def test_variant_that_is_no_object(api: Generated) -> None:
    assert received(api, put, {"text_or_shape": "a"}).text_or_shape == "a"
    assert sent(api, lambda client: client.pictures.replace(text_or_shape="a")) == {
        "text_or_shape": "a"
    }
    with pytest.raises(api.errors.ResponseValidationError, match="text_or_shape"):
        received(api, put, {"text_or_shape": 1})


def test_nested_groups_of_descendants(api: Generated) -> None:
    value = {
        "kind": "group",
        "members": [{"kind": "group", "members": [{"kind": "disc", "radius": 1.0}]}],
    }
    nested = received(api, put, {"nested": value}).nested
    assert type(nested.members[0].members[0]) is api.models.Disc


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("shape", {"kind": "disc", "side": 1.0}),
        ("shape", {"kind": "triangle"}),
        ("shape", "disc"),
        ("pet", {"petType": "Dog"}),
        ("inline", {"type": "sound"}),
    ],
)
def test_strict_reading_refuses_value_of_no_variant(
    api: Generated, field: str, value: object
) -> None:
    with pytest.raises(api.errors.ResponseValidationError, match=field):
        received(api, put, {field: value})


def test_unknown_tag_is_tolerated(api: Generated) -> None:
    picture = received(api, put, {"shape": {"kind": "star", "points": 5}}, strict=False)
    assert picture.shape is not api.package.UNSET


def test_variants_support_isinstance(api: Generated) -> None:
    shape = received(api, put, {"shape": {"kind": "disc", "radius": 1.0}}).shape
    assert isinstance(shape, api.models.Shape)
    assert not isinstance(shape, api.models.Pet)


def test_implicit_discriminator_of_nested_union(
    generated: Callable[[str], Generated],
) -> None:
    api = generated("""
        paths:
          /actions:
            get:
              operationId: getAction
              responses:
                "200":
                  description: ok
                  content: {application/json: {schema: {$ref: "#/components/schemas/Action"}}}
        components:
          schemas:
            Action:
              oneOf:
                - {type: object, required: [type], properties: {type: {enum: [back, close]}}}
                - {$ref: "#/components/schemas/Play"}
                - {$ref: "#/components/schemas/Open"}
            Play:
              type: object
              required: [type]
              properties: {type: {const: play}}
              oneOf:
                - {type: object, required: [from], properties: {from: {type: integer}}}
                - {type: object, required: [skip], properties: {skip: {type: integer}}}
            Open: {type: object, required: [type, url],
              properties: {type: {const: open}, url: {type: string}}}
    """)
    models = api.models
    assert type(api.package.from_dict(models.Action, {"type": "open", "url": "/"})) is models.Open
    for value in ({"type": "close"}, {"type": "play", "from": 3}, {"type": "play", "skip": 1}):
        assert api.package.to_dict(api.package.from_dict(models.Action, value)) == value
    # The tag selects the variant even if the value is invalid.
    lone = api.package.from_dict(models.Action, {"type": "open"}, strict=False)
    assert type(lone) is models.Open
