"""`unevaluatedProperties` and `unevaluatedItems`."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.harness.exchange import hints, received, sent
from tests.harness.generated import Generated

VALUES: list[dict[str, Any]] = [
    {"rest": {"a": 1, "q": "s"}},
    {"spoken_for": {"n": "x", "q": "s"}},
    {"still_open": {"n": "x", "q": [1, None]}},
    {"beside_a_union": {"a": 1, "f": True}},
    {"beside_a_union": {"b": "x", "f": False}},
    {"with_patterns": {"id": 1, "x-a": "s", "t": True}},
    {"row": ["a", 1, 2]},
    {"closed_row": ["a", 1]},
    {"all_items": ["a", "b"]},
    {"contained": ["a", 1, "b"]},
    {"only_contained": ["a"]},
]


@pytest.fixture
def api(case: Callable[[str], Generated]) -> Generated:
    return case("unevaluated")


def put(client: Any) -> Any:
    return client.racks.replace()


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_values_round_trip(api: Generated, value: dict[str, Any]) -> None:
    assert json.loads(api.package.to_json(received(api, put, value))) == value
    assert sent(api, lambda client: client.racks.replace(**value)) == value


@pytest.mark.parametrize(
    "wrong",
    [
        {"rest": {"q": 3}},
        {"spoken_for": {"q": 3}},
        {"beside_a_union": {"a": 1, "f": "x"}},
        {"with_patterns": {"t": []}},
        {"row": ["a", []]},
        {"closed_row": ["a", "b"]},
        {"all_items": [1]},
        {"contained": ["a", []]},
        {"only_contained": [1]},
    ],
    ids=str,
)
def test_strict_reading_refuses_invalid_values(api: Generated, wrong: dict[str, Any]) -> None:
    with pytest.raises(api.errors.ResponseValidationError, match=next(iter(wrong))):
        received(api, put, wrong)


def test_items_are_unevaluated_or_contained(api: Generated) -> None:
    found = hints(api.models.Rack)
    assert found["contained"] == list[int | str]
    assert found["only_contained"] == list[str]
    assert found["all_items"] == list[str]
    assert found["closed_row"] == tuple[str, int]
