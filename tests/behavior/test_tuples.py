"""Arrays with a fixed number of typed items, and of any length."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.harness.exchange import hints, received, sent
from tests.harness.generated import Generated


@pytest.fixture
def api(case: Callable[[str], Generated]) -> Generated:
    return case("tuples")


START: dict[str, Any] = {"start": [1.5, 2.0]}


def put(client: Any) -> Any:
    return client.lines.replace(start=(0, 0))


def test_annotations(api: Generated) -> None:
    found = hints(api.models.Line)
    point = tuple[int | float, int | float]
    assert found["start"] == point
    assert found["path"] == list[point]
    assert found["typed_rest"] == list[str | int]
    assert found["open"] == list[Any]
    assert found["matrix"] == list[list[int | float]]
    assert found["maybe"] == tuple[str | None, bool] | None
    assert found["distinct"] == list[str]


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"path": [[0.5, 1.5], [2.0, 3.0]]},
        {"closed": ["a", 1]},
        {"closed": []},
        {"typed_rest": ["a", 1, 2]},
        {"open": ["a", None, {"b": 1}]},
        {"of_objects": [{"a": "b"}, [1.0, 2.0]]},
        {"matrix": [[1.0], []]},
        {"maybe": None},
        {"maybe": [None, True]},
        {"untyped": [1, "a", None]},
        {"distinct": ["a", "b"]},
    ],
)
def test_arrays_round_trip(api: Generated, more: dict[str, Any]) -> None:
    whole = {**START, **more}
    assert json.loads(api.package.to_json(received(api, put, whole))) == whole
    assert sent(api, lambda client: client.lines.replace(**whole)) == whole


def test_tuple_contains_models(api: Generated) -> None:
    line = received(api, put, {**START, "of_objects": [{"a": "b"}, [1, 2]]})
    assert line.start == (1.5, 2.0)
    assert line.of_objects[0].a == "b"
    assert line.of_objects[1] == (1.0, 2.0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": [1.5]},
        {"start": [1.5, 2, 3]},
        {"start": [1.5, "2"]},
        {"path": [[1.5]]},
        {"of_objects": [{}, [1, 2]]},
        {"matrix": [["a"]]},
    ],
)
def test_strict_reading_refuses_other_array(api: Generated, wrong: dict[str, Any]) -> None:
    with pytest.raises(api.errors.ResponseValidationError, match=next(iter(wrong))):
        received(api, put, {**START, **wrong})
