"""Recursive schemas: directly, mutually, through arrays, maps and unions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.harness.exchange import hints, received, sent
from tests.harness.generated import Generated


@pytest.fixture
def api(case: Callable[[str], Generated]) -> Generated:
    return case("recursion")


def put(client: Any) -> Any:
    return client.forests.replace()


LITERAL = {"op": "Literal", "value": 1.0}

VALUES: list[dict[str, Any]] = [
    {"node": {"name": "a", "next": {"name": "b", "next": {"name": "c"}}}},
    {"node": {"name": "a", "previous": None}},
    {"man": {"wife": {"husband": {"wife": {}}}}},
    {"folder": {"folders": [{"folders": []}], "by_name": {"a": {"by_name": {}}}}},
    {"expression": {"op": "Sum", "terms": [LITERAL, {"op": "Sum", "terms": [LITERAL]}]}},
    {"special": {"name": "a", "special": {"name": "b"}, "next": {"name": "c"}}},
    {"lists": [[], [[], [[]]]]},
    {"maps": {"a": {"b": {}}, "c": {}}},
    {"json": "a"},
    {"json": None},
    {"json": {"a": [1.5, True, None, "b", {"c": []}]}},
    {"open": {"name": "a", "x": {"name": "b", "y": {}}}},
    {"inline": {"value": 1, "next": {"value": 2, "next": {}}}},
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: next(iter(value)))
def test_values_round_trip(api: Generated, value: dict[str, Any]) -> None:
    forest = received(api, put, value)
    assert api.package.to_dict(forest) == value
    assert sent(api, lambda client: client.forests.replace(**value)) == value


def test_types_at_every_depth(api: Generated) -> None:
    models = api.models
    node = received(api, put, VALUES[0]).node
    assert type(node.next.next) is models.Node
    expression = received(api, put, VALUES[4]).expression
    assert type(expression.terms[1].terms[0]) is models.Literal
    special = received(api, put, VALUES[5]).special
    assert (type(special.special), type(special.next)) == (models.SpecialNode, models.Node)
    opened = received(api, put, VALUES[11]).open
    assert type(opened.additional_properties["x"].additional_properties["y"]) is models.OpenNode
    inline = received(api, put, VALUES[12]).inline
    assert type(inline.next) is type(inline)


def test_annotations(api: Generated) -> None:
    models = api.models
    assert hints(models.Node)["next"] is models.Node
    assert hints(models.Node)["previous"] == models.Node | None
    assert hints(models.Folder)["folders"] == list[models.Folder]


@pytest.mark.parametrize(
    "value",
    [
        {"node": {"name": "a", "next": {}}},
        {"lists": [[], ["a"]]},
        {"maps": {"a": {"b": 1}}},
        {"expression": {"op": "Sum", "terms": [{"op": "Literal"}]}},
        {"open": {"x": {"y": 1}}},
    ],
    ids=lambda value: next(iter(value)),
)
def test_strict_reading_finds_nested_fault(api: Generated, value: dict[str, Any]) -> None:
    with pytest.raises(api.errors.ResponseValidationError, match=next(iter(value))):
        received(api, put, value)


def test_nested_models_are_sent(api: Generated) -> None:
    node = api.models.Node
    value = node(name="a", next=node(name="b"))
    body = sent(api, lambda client: client.forests.replace(node=value))
    assert body == {"node": {"name": "a", "next": {"name": "b"}}}
