"""Enums of strings, numbers and mixed values, open to new values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import pytest

from tests.harness.exchange import hints, received, request_of, sent, tolerated
from tests.harness.generated import Generated


@pytest.fixture
def api(case: Callable[[str], Generated]) -> Generated:
    return case("enums")


def put(client: Any) -> Any:
    return client.shirts.replace(size="S")


def test_enum_allows_known_and_new_values(api: Generated) -> None:
    found = hints(api.models.Shirt)
    assert found["size"] == Literal["S", "M", "L"] | str
    assert found["tint"] == Literal["red", "green", "blue"] | str
    assert found["fit"] == Literal["slim", "regular", "loose"] | str | None
    assert found["grade"] == Literal[1, 2, 3] | int
    assert found["washed"] is bool
    assert found["only"] == Literal["cotton"]
    assert found["extensible"] == Literal["small", "large"] | str
    assert found["level"] == Literal[10, 20] | int
    assert found["documented"] == Literal["fast", "slow"] | str
    assert found["status"] == Literal["new", "sold"] | str | None


def test_enum_of_fractions_is_float(api: Generated) -> None:
    assert hints(api.models.Shirt)["weight"] == int | float


def test_members_have_declared_type(api: Generated) -> None:
    assert hints(api.models.Shirt)["unquoted"] == Literal["1", "2.5", "true"] | str
    assert {d.rule.code for d in api.diagnostics.warnings} >= {"BD009"} or {
        d.rule.code for d in api.diagnostics.warnings
    } >= {"SC006"}


@pytest.mark.parametrize(
    "more",
    [
        {"tint": "red"},
        {"fit": None},
        {"grade": 2},
        {"weight": 1.5},
        {"weight": 2},
        {"mixed": None},
        {"mixed": 0},
        {"mixed": 1.5},
        {"mixed": True},
        {"mixed": "none"},
        {"status": None},
        {"colliding": "a_b"},
        {"colliding": ""},
        {"colliding": "ä"},
        {"level": 10},
        {"country": "AT"},
        {"structured": {"a": 2}},
        {"tags": ["new", None]},
        {"by_status": {"x": "sold", "y": None}},
    ],
)
def test_values_round_trip(api: Generated, more: dict[str, Any]) -> None:
    whole = {"size": "M", **more}
    assert api.package.to_dict(received(api, put, whole)) == whole
    assert sent(api, lambda client: client.shirts.replace(**whole)) == whole


@pytest.mark.parametrize("more", [{"tint": "a new one"}, {"grade": 9}, {"weight": 7.25}])
def test_new_values_round_trip_unless_strict(api: Generated, more: dict[str, Any]) -> None:
    whole = {"size": "M", **more}
    assert api.package.to_dict(tolerated(api, put, whole)) == whole
    assert sent(api, lambda client: client.shirts.replace(**whole)) == whole


@pytest.mark.parametrize(
    "wrong", [{"size": 1}, {"grade": "1"}, {"grade": 1.5}, {"washed": 1}, {"only": "silk"}]
)
def test_strict_reading_refuses_other_type(api: Generated, wrong: dict[str, Any]) -> None:
    with pytest.raises(api.errors.ResponseValidationError, match=next(iter(wrong))):
        received(api, put, {"size": "M", **wrong})


def test_enum_values_in_query(api: Generated) -> None:
    request = request_of(api, lambda client: client.shirts.list(size="L", tint=["red", "new"]))
    assert request.url.query == b"size=L&tint=red&tint=new"


def test_members_have_descriptions(api: Generated) -> None:
    level = api.text("models/level.py")
    assert "LOW" in level
    assert "Nearly everything." in level
    documented = api.text("models/documented.py")
    assert "Sent when there is time." in documented
