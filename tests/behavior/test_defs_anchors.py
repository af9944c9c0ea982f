"""`$defs`, `$anchor`, `$id`, `$dynamicRef`, and keywords beside `$ref`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.harness.exchange import hints, optional, received, sent
from tests.harness.generated import Generated


@pytest.fixture
def api(case: Callable[[str], Generated]) -> Generated:
    return case("defs-anchors")


def test_references_resolve_to_types(api: Generated) -> None:
    models = api.models
    found = hints(models.House)
    assert found["door"] is models.HouseDoor
    assert found["window"] is models.HouseWindow
    assert found["described"] is models.HouseWindow
    assert found["shared_name"] is models.GardenDoor
    assert found["identified"] is models.Roof
    assert hints(models.Roof)["tiles"] == list[models.RoofTile]
    assert hints(models.Tree)["children"] == list[models.Tree]


def test_keywords_beside_reference_apply(api: Generated) -> None:
    found = hints(api.models.House)
    assert optional(found["stricter"]) == {"width"}
    assert optional(api.models.HouseWindow) == {"width", "panes"}
    assert found["limited"] is str
    text = api.text("models/house.py")
    assert "1 to 3 characters." in text
    assert '"""The window to the street."""' in text


def test_values_round_trip(api: Generated) -> None:
    value: dict[str, Any] = {
        "door": {"tint": "red"},
        "window": {"width": 1},
        "tree": {"name": "a", "children": [{"name": "b", "children": []}]},
        "identified": {"tiles": [{"tint": "red"}]},
        "stricter": {"panes": 2},
        "shared_name": {"locked": True},
        "limited": "abc",
        "garden": {"gate": {"locked": False}},
    }
    house = received(api, lambda client: client.houses.replace(), value)
    assert type(house.tree.children[0]) is api.models.Tree
    assert api.package.to_dict(house) == value
    assert sent(api, lambda client: client.houses.replace(**value)) == value


@pytest.mark.parametrize(
    "wrong", [{"stricter": {"width": 1}}, {"shared_name": {"tint": "red"}}, {"tree": {}}]
)
def test_strict_reading_refuses_invalid_values(api: Generated, wrong: dict[str, Any]) -> None:
    with pytest.raises(api.errors.ResponseValidationError, match=next(iter(wrong))):
        received(api, lambda client: client.houses.replace(), wrong)
