"""Combined and nested keywords: unions of open models, of maps, in tuples, in `allOf`."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from tests.harness.exchange import hints, received, request_of, sent
from tests.harness.generated import Generated

VALUES: list[dict[str, Any]] = [
    {"mixed": "s"},
    {"mixed": {"k": "a", "a": 1}},
    {"mixed": {"k": "b", "b": "x"}},
    {"open_union": {"o": 1, "q": 2}},
    {"open_union": {"p": 1, "q": "z"}},
    {"open_union": "s"},
    {"map_of_union": {"m": {"k": "", "a": 1}, "n": {"k": "", "b": ""}}},
    {"extra": {"id": "a", "x": {"k": "", "a": 1}, "y": None}},
    {"enum_or_null": None},
    {"enum_or_null": "x"},
    {"two_enums": "z"},
    {"all_of_union": {"k": "", "a": 1, "extra": 3}},
    {"all_of_union": {"k": "", "b": "1", "extra": 3}},
    {"union_of_all_of": {"k": "", "a": 1, "z": "q"}},
    {"union_of_all_of": {"k": "", "b": "q"}},
    {"deep_list": [[{"k": "", "a": 1}], [{"k": "", "b": ""}]]},
    {"null_list": None},
    {"null_list": [None, "a"]},
    {"tuple_of_union": [{"k": "", "b": ""}, "s"]},
    {"list_or_object": [{"k": "", "a": 1}]},
    {"list_or_object": {"k": "", "a": 1}},
    {"int_or_float": 1},
    {"int_or_float": 1.5},
    {"bool_or_int": True},
    {"bool_or_int": 3},
    {"dates": "2026-01-02"},
    {"dates": "2026-01-02T00:00:00Z"},
    {"uuid_or_null": None},
    {"octets_or_object": "AAH/"},
    {"octets_or_object": {"k": "", "a": 1}},
    {"two_maps": {"a": "b"}},
    {"two_maps": {"a": 1}},
    {"map_of_itself": {"a": {"b": "c", "d": {}}}},
    {"no_properties": {"q": 1}},
    {"constants": 1},
    {"constants": "one"},
    {"constants": True},
    {"constants": None},
    {"not_null": 5},
    {"a_and_b": {"k": "", "a": 1, "b": ""}},
    {"decimals": ["1.50"]},
    {"time_or_int": "03:04:05"},
    {"time_or_int": 4},
    {"big": 1180591620717411303424},
    {"any_values": None},
    {"any_values": 1.5},
    {"any_values": True},
    {"formatted_int": 5},
]


@pytest.fixture
def api(case: Callable[[str], Generated]) -> Generated:
    return case("combinations")


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_values_round_trip(api: Generated, value: dict[str, Any]) -> None:
    mixture = received(api, lambda client: client.mixtures.get(), value)
    assert json.loads(api.package.to_json(mixture)) == value
    assert sent(api, lambda client: client.mixtures.replace(**value)) == value


def test_annotations(api: Generated) -> None:
    found = hints(api.models.Mixture)
    assert found["int_or_float"] == int | float
    assert found["dates"] is str
    assert found["list_or_object"] == list[api.models.A] | api.models.A
    assert found["decimals"] == list[Decimal]
    assert found["no_properties"] == dict[str, Any]


@pytest.mark.parametrize(
    "wrong",
    [
        {"mixed": 1},
        {"mixed": {"k": "a", "b": "x"}},
        {"open_union": {"o": "x"}},
        {"map_of_union": {"m": {"k": ""}}},
        {"extra": {"x": {"k": ""}}},
        {"all_of_union": {"k": "", "a": 1, "extra": "x"}},
        {"union_of_all_of": {"k": "", "a": 1}},
        {"deep_list": [{"k": "", "a": 1}]},
        {"tuple_of_union": ["s", {"k": "", "b": ""}]},
        {"two_maps": {"a": 1, "b": "x"}},
        {"map_of_itself": {"a": {"b": 1}}},
        {"a_and_b": {"k": "", "a": 1}},
    ],
    ids=str,
)
def test_strict_reading_refuses_invalid_values(api: Generated, wrong: dict[str, Any]) -> None:
    with pytest.raises(api.errors.ResponseValidationError, match=next(iter(wrong))):
        received(api, lambda client: client.mixtures.get(), wrong)


@pytest.mark.parametrize(
    ("arguments", "query"),
    [
        ({"u": "a b"}, b"u=a%20b"),
        ({"u": 3}, b"u=3"),
        ({"o": {"a": "x", "b": [1, 2]}}, b"o%5Ba%5D=x&o%5Bb%5D%5B%5D=1&o%5Bb%5D%5B%5D=2"),
        ({"m": {"a": 1}}, b"a=1"),
    ],
)
def test_unions_and_objects_in_query(
    api: Generated, arguments: dict[str, Any], query: bytes
) -> None:
    assert request_of(api, lambda client: client.mixtures.get(**arguments)).url.query == query
