"""Additional properties, pattern properties, and keywords that types cannot express."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.harness.exchange import hints, optional, received, sent, tolerated
from tests.harness.generated import Generated

Case = Callable[[str], Generated]


@pytest.fixture
def bags(case: Case) -> Generated:
    return case("additional-properties")


@pytest.fixture
def patterns(case: Case) -> Generated:
    return case("pattern-properties")


@pytest.fixture
def orders(case: Case) -> Generated:
    return case("assertions")


def put_bag(client: Any) -> Any:
    return client.bags.replace()


# --- additionalProperties --------------------------------------------------------------------


def test_additional_properties_are_kept(bags: Generated) -> None:
    value = {"id": 1, "class": "x", "more": [1], "id2": None}
    opened = received(bags, put_bag, {"open": value}).open
    assert (opened.id, opened.class_) == (1, "x")
    assert opened.additional_properties == {"more": [1], "id2": None}
    assert bags.package.to_dict(opened) == value


def test_additional_properties_have_declared_type(bags: Generated) -> None:
    value = {"id": "a", "additional_properties": "b", "x": {"id": 1}}
    typed = received(bags, put_bag, {"typed": value}).typed
    assert typed.additional_properties == {"x": bags.models.Silent(id=1)}
    assert bags.package.to_dict(typed) == value
    with pytest.raises(bags.errors.ResponseValidationError, match="typed"):
        received(bags, put_bag, {"typed": {"id": "a", "x": 1}})


def test_unknown_properties_are_tolerated(bags: Generated) -> None:
    silent = received(bags, put_bag, {"silent": {"id": 1, "new": 2}}).silent
    assert (silent.id, silent.additional_properties) == (1, {"new": 2})
    # APIs add properties to closed objects, which must not break existing programs.
    assert tolerated(bags, put_bag, {"closed": {"id": 1, "new": 2}}).closed.id == 1


def test_maps(bags: Generated) -> None:
    found = hints(bags.models.Bag)
    assert found["any_map"] == dict[str, Any]
    assert found["true_map"] == dict[str, Any]
    assert found["int_map"] == dict[str, int]
    assert found["thing_map"] == dict[str, bags.models.Silent]
    assert found["map_of_maps"] == dict[str, dict[str, list[str]]]
    assert found["maybe_map"] == dict[str, str | None] | None


@pytest.mark.parametrize(
    "value",
    [
        {"open": {"id": 1, "x": 2}},
        {"closed": {"id": 1}},
        {"any_map": {"a": [1]}},
        {"true_map": {}},
        {"int_map": {"a": 1}},
        {"thing_map": {"a": {"id": 1}, "b": {}}},
        {"map_of_maps": {"a": {"b": ["c"]}}},
        {"maybe_map": None},
        {"maybe_map": {"a": None}},
        {"inline_map": {"a": {"n": 1}}},
        {"empty": {}},
    ],
)
def test_objects_round_trip(bags: Generated, value: dict[str, Any]) -> None:
    assert bags.package.to_dict(received(bags, put_bag, value)) == value
    assert sent(bags, lambda client: client.bags.replace(**value)) == value


def test_model_with_additional_properties_is_sent(bags: Generated) -> None:
    opened = bags.models.Open(id=1, additional_properties={"x": 2})
    assert sent(bags, lambda client: client.bags.replace(open=opened)) == {
        "open": {"id": 1, "x": 2}
    }


# --- patternProperties, propertyNames --------------------------------------------------------


def test_pattern_properties_are_union(patterns: Generated) -> None:
    found = hints(patterns.models.Settings)
    assert found["ports"] == dict[str, str]
    assert found["mixed"] == dict[str, str | int]
    assert found["open"] == dict[str, Any]
    assert found["everything"] == dict[str, patterns.models.Setting]
    assert found["lower"] == dict[str, bool]
    assert found["known"] == dict[str, int | float]


@pytest.mark.parametrize(
    "value",
    [
        {"ports": {"80": "http"}},
        {"mixed": {"s_a": "x", "i_b": 1}},
        {"open": {"x-a": 1, "b": "any"}},
        {"everything": {"a": {"value": "x"}}},
        {"named": {"main": "a", "n1": 1}},
        {"lower": {"a": True}},
        {"known": {"a": 1.5}},
    ],
)
def test_pattern_properties_round_trip(patterns: Generated, value: dict[str, Any]) -> None:
    def call(client: Any) -> Any:
        return client.setup.replace(**value)

    assert patterns.package.to_dict(received(patterns, call, value)) == value
    assert sent(patterns, call) == value


def test_strict_reading_refuses_value_of_no_pattern(patterns: Generated) -> None:
    for value in ({"ports": {"80": 1}}, {"named": {"main": "a", "n1": "x"}}):
        with pytest.raises(patterns.errors.ResponseValidationError, match=next(iter(value))):
            received(patterns, lambda client: client.setup.replace(), value)


# --- keywords that types cannot express ------------------------------------------------------


def test_inexpressible_keywords_are_reported(orders: Generated) -> None:
    notes = [found for found in orders.diagnostics.notes if found.rule.code == "BD003"]
    named = {found.message.split("`")[1] for found in notes}
    assert named >= {"not", "contains", "propertyNames"}
    assert not named & {
        "if",
        "then",
        "else",
        "dependentSchemas",
        "dependentRequired",
        "unevaluatedItems",
    }
    assert hints(orders.models.Order)["id"] is str
    assert optional(orders.models.Order) >= {"card", "paid_by"}


def test_strict_reading_checks_dependent_required(orders: Generated) -> None:
    value = {"id": "a", "card": "1"}
    with pytest.raises(orders.errors.ResponseValidationError) as raised:
        orders.package.from_dict(orders.models.Order, value)
    assert str(raised.value) == "$.paid_by: is required beside `card`, and missing"
    orders.package.from_dict(orders.models.Order, {**value, "paid_by": "card"})


def test_unevaluated_properties_are_additional(orders: Generated) -> None:
    assert hints(orders.models.Closed) == {"base": str, "more": int}
    assert hints(orders.models.Order)["pairs"] == tuple[str, int]


def test_order_round_trips(orders: Generated) -> None:
    value = {
        "id": "a",
        "paid_by": "card",
        "card": "1",
        "codes": [7],
        "labels": {"a": "b"},
        "closed": {"base": "a", "more": 1},
        "pairs": ["a", 1],
        "not_text": 1,
    }
    order = received(orders, lambda client: client.orders.replace(id="a"), value)
    assert order.pairs == ("a", 1)
    assert orders.package.to_dict(order) == {**value, "pairs": ("a", 1)} or (
        orders.package.to_dict(order) == value
    )
    assert sent(orders, lambda client: client.orders.replace(**value)) == value
