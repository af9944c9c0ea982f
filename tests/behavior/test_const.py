"""`const`, and enums with a single value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import pytest

from tests.harness.exchange import hints, received, sent
from tests.harness.generated import Generated


@pytest.fixture
def api(case: Callable[[str], Generated]) -> Generated:
    return case("const")


def put(client: Any) -> Any:
    return client.labels.replace(kind="label", version=2)


LABEL: dict[str, Any] = {"kind": "label", "version": 2}


def test_constant_is_literal(api: Generated) -> None:
    found = hints(api.models.Label)
    assert found["kind"] == Literal["label"]
    assert found["version"] == Literal[2]
    assert found["active"] == Literal[True]
    assert found["single"] == Literal["only"]
    assert found["maybe"] == Literal["x"]
    assert found["quoted"] == Literal['it\'s "quoted"\\']
    assert found["nothing"] is type(None)
    assert found["ratio"] == int | float  # a `Literal` may hold no float (PEP 586)


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"ratio": 1.5, "active": True, "nothing": None, "single": "only", "maybe": "x"},
        {"structured": {"a": [1, 2]}, "pair": [1, "a"]},
        {"either": {"b": [2]}},
        {"either": "s"},
        {"either": None},
        {"quoted": 'it\'s "quoted"\\'},
    ],
)
def test_constants_round_trip(api: Generated, more: dict[str, Any]) -> None:
    whole = {**LABEL, **more}
    assert api.package.to_dict(received(api, put, whole)) == whole
    assert sent(api, lambda client: client.labels.replace(**whole)) == whole


@pytest.mark.parametrize(
    "wrong", [{"kind": "other"}, {"version": 3}, {"active": False}, {"single": "two"}]
)
def test_strict_reading_refuses_other_value(api: Generated, wrong: dict[str, Any]) -> None:
    with pytest.raises(api.errors.ResponseValidationError, match=next(iter(wrong))):
        received(api, put, {**LABEL, **wrong})


def test_lenient_reading_keeps_other_value(api: Generated) -> None:
    label = received(api, put, {**LABEL, "version": 3}, strict=False)
    assert label.version == 3
