"""`if`/`then`/`else` and `dependentSchemas`: conditional properties and choices between types."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.harness.exchange import hints, optional, received, sent
from tests.harness.generated import Generated

VALUES: list[dict[str, Any]] = [
    {"payment": {"method": "card", "card_number": "4", "limit": 3}},
    {"payment": {"method": "bank", "iban": "DE", "holder": {"name": "x"}, "verified": True}},
    {"payment": {"method": "card", "card_number": "4", "holder": {"born": "2026-01-02"}}},
    {"payment": {"method": "card", "card_number": "4", "lines": [{"text": "a", "price": 1.5}]}},
    {"address": {"country": "US", "code": 12345, "state": "x"}},
    {"address": {"country": "CA", "code": "A1", "province": "quebec", "french": True}},
    {"address": {"country": "NO"}},
    {"chain": {"kind": "wire", "iban": "x"}},
    {"chain": {"kind": "cash", "counted": True}},
    {"chain": {"kind": 7, "note": "x"}},
    {"pet": {"kind": "cat", "lives": 9}},
    {"pet": {"kind": "dog", "lives": "one"}},
    {"contact": {"phone": "1", "hours": "9-5"}},
    {"contact": {"email": "a@b", "verified": False, "whatever": [1]}},
    {"amount": "12"},
    {"amount": 12},
    {"guest": {"member": True, "number": 1}},
    {"guest": {"member": False, "anything": None}},
    {"delivery": {"express": True, "by": "2026-01-02"}},
    {"delivery": {"express": False, "window": {"days": 2}}},
    {"either": {"a": 1, "more": True}},
    {"either": {"b": "x"}},
    {"event": {"kind": "paid", "data": {"sum": 1}}},
    {"event": {"kind": "sent", "data": {"to": {"country": "US"}}}},
    {"event": {"kind": "lost", "data": {"country": "US"}}},
    {"measure": 1.5},
    {"measure": "much"},
    {"measure": None},
    {"maybe": None},
    {"maybe": {"method": "bank", "iban": "x"}},
]


@pytest.fixture
def api(case: Callable[[str], Generated]) -> Generated:
    return case("conditions")


def put(client: Any) -> Any:
    return client.orders.replace()


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_values_round_trip(api: Generated, value: dict[str, Any]) -> None:
    assert json.loads(api.package.to_json(received(api, put, value))) == value
    assert sent(api, lambda client: client.orders.replace(**value)) == value


def test_conditional_property_is_optional(api: Generated) -> None:
    payment = api.models.Payment
    found = hints(payment)
    assert found["card_number"] is str
    assert found["iban"] is str
    assert found["verified"] is bool
    assert optional(payment) == set(found) - {"method"}
    assert '"""The number on the front."""' in api.text("models/payment.py")


def test_own_property_keeps_its_type(api: Generated) -> None:
    found = hints(api.models.Payment)
    assert found["limit"] is int
    assert hints(found["holder"]) == {"name": str, "born": date}
    assert hints(api.models.PaymentLinesItem) == {"text": str, "price": int | float}
    assert found["lines"] == list[api.models.PaymentLinesItem]


def test_different_conditional_types_are_union(api: Generated) -> None:
    found = hints(api.models.Address)
    assert found["code"] == int | str
    assert found["french"] is bool
    assert optional(api.models.Address) == set(found) - {"country"}


def test_conditional_objects_are_named_after_condition(api: Generated) -> None:
    models = api.models
    kinds = {"paid": {"sum": 1}, "sent": {"to": {"country": "US"}}, "lost": {"country": "US"}}
    found = [
        type(received(api, put, {"event": {"kind": kind, "data": data}}).event.data)
        for kind, data in kinds.items()
    ]
    assert found == [models.EventDataPaid, models.EventDataSent, models.Place]


def test_choice_between_types_is_union(api: Generated) -> None:
    models = api.models
    assert hints(models.Order)["amount"] == str | int
    cat = received(api, put, {"pet": {"kind": "cat"}}).pet
    dog = received(api, put, {"pet": {"kind": "anything else"}}).pet
    assert (type(cat), type(dog)) == (models.Cat, models.Dog)
    chain = [{"kind": "wire"}, {"kind": "cash"}, {"kind": "shell"}]
    types = [type(received(api, put, {"chain": each}).chain) for each in chain]
    assert types == [models.ChainWire, models.ChainCash, models.ChainOther]


@pytest.mark.parametrize(
    "wrong",
    [
        {"payment": {"method": "card", "card_number": 4}},
        {"payment": {"method": "card", "holder": {"born": 1}}},
        {"address": {"country": "US", "code": []}},
        {"address": {"country": "US", "french": "oui"}},
        {"pet": {"kind": "cat", "lives": "x"}},
        {"pet": {"kind": "dog", "lives": 9}},
        {"contact": {"hours": 9}},
        {"amount": []},
        {"either": {"a": 1, "more": 1}},
    ],
    ids=str,
)
def test_strict_reading_refuses_invalid_values(api: Generated, wrong: dict[str, Any]) -> None:
    with pytest.raises(api.errors.ResponseValidationError, match=next(iter(wrong))):
        received(api, put, wrong)


def test_properties_of_not_and_contains_are_ignored(
    generated: Callable[..., Generated],
) -> None:
    api = generated("""
        paths:
          /pets:
            get:
              operationId: listPets
              responses:
                "200":
                  description: A pet.
                  content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
        components:
          schemas:
            Pet:
              type: object
              properties:
                name: { type: string }
                toys: { type: array, items: { type: object, properties: { a: { type: string } } },
                        contains: { properties: { b: { type: string } } } }
              not: { properties: { wild: { type: string } }, required: [wild] }
        """)
    assert set(hints(api.models.Pet)) == {"name", "toys"}
    assert set(hints(api.models.PetToysItem)) == {"a"}
