"""`allOf`: merged objects, narrowed properties, and plain references."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import pytest

from tests.harness.exchange import hints, optional, received, sent
from tests.harness.generated import Generated


@pytest.fixture
def api(case: Callable[[str], Generated]) -> Generated:
    return case("allof")


DOG: dict[str, Any] = {"id": "d1", "name": "Rex", "tags": ["old"], "barks": True}


def put(client: Any) -> Any:
    return client.dogs.replace(**DOG)


def test_properties_of_all_parts_are_merged(api: Generated) -> None:
    found = hints(api.models.Dog)
    assert found.keys() == {
        *("id", "name", "age", "sort", "home", "notes", "tags", "barks"),
        *("owner", "friend", "limited", "stricter", "puppy"),
    }
    assert found["notes"] == str | None


def test_required_of_any_part_applies(api: Generated) -> None:
    assert hints(api.models.Dog).keys() - optional(api.models.Dog) == DOG.keys()


def test_later_part_narrows_property(api: Generated) -> None:
    found = hints(api.models.Dog)
    assert found["age"] is int
    assert found["sort"] == Literal["dog"]
    assert found["home"] is api.models.HomeWithCity


def test_single_reference_is_referenced_type(api: Generated) -> None:
    found = hints(api.models.Dog)
    assert found["owner"] is api.models.Owner
    assert found["friend"] == api.models.Owner | None
    assert found["limited"] is str
    assert '"""Who feeds it."""' in api.text("models/dog.py")


def test_part_with_only_required_is_separate_type(api: Generated) -> None:
    stricter = hints(api.models.Dog)["stricter"]
    assert stricter is not api.models.Owner
    assert optional(stricter) == set()
    assert optional(api.models.Owner) == {"phone"}


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"age": 3, "sort": "dog", "notes": None},
        {"home": {"city": "Graz"}},
        {"home": {"street": "Ring", "city": "Graz"}},
        {"owner": {"name": "Eva"}, "friend": None},
        {"stricter": {"name": "Eva", "phone": "1"}},
        {"puppy": DOG},
    ],
)
def test_values_round_trip(api: Generated, more: dict[str, Any]) -> None:
    whole = {**DOG, **more}
    assert api.package.to_dict(received(api, put, whole)) == whole
    assert sent(api, lambda client: client.dogs.replace(**whole)) == whole


@pytest.mark.parametrize(
    "wrong",
    [
        {"age": 3.5},
        {"sort": "cat"},
        {"home": {"street": "Ring"}},
        {"stricter": {"name": "Eva"}},
        {"barks": "yes"},
    ],
)
def test_strict_reading_checks_all_parts(api: Generated, wrong: dict[str, Any]) -> None:
    with pytest.raises(api.errors.ResponseValidationError, match=next(iter(wrong))):
        received(api, put, {**DOG, **wrong})


def test_description_of_an_inline_part_is_kept(generated: Callable[..., Generated]) -> None:
    """A property that two inline parts describe has both descriptions."""
    api = generated("""
        components:
          schemas:
            Action:
              allOf:
                - { properties: { type: { type: string, description: What was done. } } }
                - { properties: { type: { type: string, description: Always a resize. } } }
        paths:
          /actions:
            get:
              responses:
                "200":
                  description: An action.
                  content: { application/json: { schema: { $ref: "#/components/schemas/Action" } } }
        """)
    source = api.text("models/action.py")
    assert "Always a resize." in source
    assert "What was done." in source
