"""The schemas `true`, `false` and `{}`."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from tests.harness.exchange import hints, received, sent
from tests.harness.generated import Generated


@pytest.fixture
def api(case: Callable[[str], Generated]) -> Generated:
    return case("boolean-schemas")


def test_true_and_empty_schema_are_any(api: Generated) -> None:
    found = hints(api.models.Box)
    # The annotation of an optional field is `Any | Unset`.
    for name in ("anything", "empty", "described", "named", "named_empty", "anything_but"):
        assert found[name] is Any
    assert found["list"] == list[Any]
    assert found["map"] == dict[str, Any]


@pytest.mark.parametrize("value", [None, True, 1.5, "x", [1, [None]], {"a": {"b": []}}])
def test_any_value_round_trips(api: Generated, value: Any) -> None:
    box = received(api, lambda client: client.boxes.replace(anything=1), {"anything": value})
    assert box.anything == value
    body = sent(api, lambda client: client.boxes.replace(anything=value, empty=value))
    assert body == {"anything": value, "empty": value}
    assert received(api, lambda client: client.anything.get(), value) == value


def test_forbidden_property_is_omitted(api: Generated) -> None:
    fields = hints(api.models.Box)
    arguments = inspect.signature(api.module("resources.boxes").Boxes.replace).parameters
    for name in ("never", "never_by_name"):
        assert name not in fields
        assert name not in arguments
