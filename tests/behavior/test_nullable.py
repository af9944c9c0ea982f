"""`null`: `nullable` in OpenAPI 3.0, type arrays in 3.1."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.harness.exchange import hints, optional, received, sent, tolerated
from tests.harness.generated import Generated

Case = Callable[[str], Generated]


@pytest.fixture
def notes(case: Case) -> Generated:
    return case("nullable")


@pytest.fixture
def values(case: Case) -> Generated:
    return case("type-arrays")


def put(**fields: Any) -> Callable[[Any], Any]:
    return lambda client: client.notes.replace(**{"text": "", "tint": None, **fields})


def test_null_and_absent_are_distinct(notes: Generated) -> None:
    note = received(notes, put(), {"text": "a", "tint": None, "size": None, "labels": [None, "x"]})
    unset = notes.package.UNSET
    assert (note.tint, note.size, note.labels) == (None, None, [None, "x"])
    assert note.author is unset
    assert note.mood is unset


def test_required_and_nullable_are_independent(notes: Generated) -> None:
    found = hints(notes.models.Note)
    assert found["tint"] == str | None
    assert found["size"] == int | None
    assert found["never_null"] is int
    assert found["counts"] == dict[str, int | None]
    assert not {"text", "tint"} & optional(notes.models.Note)
    assert {"size", "never_null", "labels"} <= optional(notes.models.Note)


def test_nullable_reference(notes: Generated) -> None:
    author = notes.models.Author
    found = hints(notes.models.Note)
    assert found["author"] == author | None
    assert found["editor"] == notes.models.MaybeAuthor | None
    note = received(
        notes, put(), {"text": "", "tint": None, "author": {"name": "a"}, "editor": None}
    )
    assert note.author == author(name="a")
    assert note.editor is None


def test_null_in_enum(notes: Generated) -> None:
    for mood in ("good", None):
        assert received(notes, put(), {"text": "", "tint": None, "mood": mood}).mood == mood
    note = {"text": "", "tint": None, "mood": "a new one"}
    assert tolerated(notes, put(), note).mood == "a new one"


@pytest.mark.parametrize("field", ["text", "never_null"])
def test_strict_reading_refuses_null(notes: Generated, field: str) -> None:
    with pytest.raises(notes.errors.ResponseValidationError, match=field):
        received(notes, put(), {"text": "", "tint": None, field: None})


def test_none_is_sent_as_null_and_unset_is_not_sent(notes: Generated) -> None:
    assert sent(notes, put(size=None, labels=None, author=None)) == {
        "text": "",
        "tint": None,
        "size": None,
        "labels": None,
        "author": None,
    }


def test_several_types_are_union(values: Generated) -> None:
    found = hints(values.models.Values)
    assert found["maybe"] == str | None
    assert found["single"] is int
    assert found["number_or_text"] == int | float | str
    assert found["flag_or_null_or_text"] == bool | str | None
    assert found["one_or_many"] == str | list[str]
    assert found["by_reference"] == values.models.Thing | None
    assert found["by_constant"] == int | None
    assert found["null_beside_union"] == str | int | float | None


@pytest.mark.parametrize(
    "value",
    [
        {"single": 1},
        {"number_or_text": 1.5},
        {"number_or_text": "1.5"},
        {"flag_or_null_or_text": None},
        {"flag_or_null_or_text": False},
        {"one_or_many": "x"},
        {"one_or_many": ["x", "y"]},
        {"text_or_object": "x"},
        {"text_or_object": {"text": "x"}},
        {"object_or_null": None},
        {"object_or_null": {"id": 1}},
        {"only_null": None},
        {"all_of_them": [1, {"a": None}]},
        {"by_union": None},
        {"by_reference": {"id": 1}},
        {"by_reference": None},
        {"by_constant": None},
        {"null_beside_union": None},
        {"null_beside_union": "x"},
        {"null_beside_union": 1.5},
    ],
)
def test_values_of_each_type_round_trip(values: Generated, value: dict[str, Any]) -> None:
    whole = {"maybe": None, **value}
    model = received(values, lambda client: client.values.replace(maybe=""), whole)
    assert values.package.to_dict(model) == whole
    assert sent(values, lambda client: client.values.replace(**whole)) == whole


@pytest.mark.parametrize(
    "value",
    [
        {"single": "1"},
        {"number_or_text": True},
        {"one_or_many": [1]},
        {"text_or_object": {"other": 1}},
        {"only_null": 0},
        {"by_reference": {}},
    ],
)
def test_strict_reading_refuses_other_types(values: Generated, value: dict[str, Any]) -> None:
    with pytest.raises(values.errors.ResponseValidationError, match=next(iter(value))):
        received(values, lambda client: client.values.replace(maybe=""), {"maybe": None, **value})


def test_variant_with_only_nullable_is_null(notes: Generated) -> None:
    found = hints(notes.models.Note)
    assert found["reviewer"] == notes.models.Author | None
    assert found["due"] == str | int | None
    data = {"text": "", "tint": None, "reviewer": {"name": "a"}, "due": None}
    note = received(notes, put(), data)
    assert note.reviewer == notes.models.Author(name="a")
    assert note.due is None
    body = sent(notes, put(reviewer=None, due=3))
    assert (body["reviewer"], body["due"]) == (None, 3)
    assert "BD006" not in {found.rule.code for found in notes.diagnostics.all}
