"""Values generated from the schemas of the golden cases round-trip through the client.

A valid value is decoded strictly and encoded as an equal value; an invalid one is refused. The
schemas are read by `tests.harness.schemas`, which is independent of the generator.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from functools import cache
from typing import Any

import httpx2
import hypothesis.strategies as st
import jsonschema_rs
import pytest
from hypothesis import given, seed, settings
from hypothesis_jsonschema import from_schema

from tests.harness.drawing import ANYTHING, FORMATS, quiet, replace_part
from tests.harness.generated import Generated
from tests.harness.golden import CASES
from tests.harness.making import data_of
from tests.harness.schemas import JsonSchema, Schemas, TooDeep

Case = Callable[[str], Generated]
Call = Callable[[Any], Any]

ROOTS: dict[str, tuple[str, dict[str, Any], Call]] = {
    # case: (schema, what it requires besides the property that is tried, the call that gives it)
    "nullable": (
        "Note",
        {"text": "", "tint": None},
        lambda c: c.notes.replace(text="", tint=None),
    ),
    "type-arrays": ("Values", {"maybe": None}, lambda c: c.values.replace(maybe=None)),
    "boolean-schemas": ("Box", {"anything": 1}, lambda c: c.boxes.replace(anything=1)),
    "const": (
        "Label",
        {"kind": "label", "version": 2},
        lambda c: c.labels.replace(kind="label", version=2),
    ),
    "enums": ("Shirt", {"size": "S"}, lambda c: c.shirts.replace(size="S")),
    "formats": ("Record", {}, lambda c: c.records.replace()),
    "allof": (
        "Dog",
        {"id": "", "name": "", "tags": [], "barks": True},
        lambda c: c.dogs.replace(id="", name="", tags=[], barks=True),
    ),
    "unions-tagged": ("Picture", {}, lambda c: c.pictures.replace()),
    "unions-untagged": ("Message", {}, lambda c: c.messages.replace()),
    "recursion": ("Forest", {}, lambda c: c.forests.replace()),
    "additional-properties": ("Bag", {}, lambda c: c.bags.replace()),
    "pattern-properties": ("Settings", {}, lambda c: c.setup.replace()),
    "tuples": ("Line", {"start": [0, 0]}, lambda c: c.lines.replace(start=(0, 0))),
    "defs-anchors": ("House", {}, lambda c: c.houses.replace()),
    "contents": ("File", {}, lambda c: c.files.replace()),
    "limits": ("Order", {"id": "or_01234567"}, lambda c: c.orders.replace(id="or_01234567")),
    "combinations": ("Mixture", {}, lambda c: c.mixtures.replace()),
    "templates": ("Everything", {}, lambda c: c.everything.replace()),
    "conditions": ("Order", {}, lambda c: c.orders.replace()),
}


@cache
def schemas_of(name: str) -> tuple[Schemas, dict[str, Any]]:
    document = data_of(CASES / name / "openapi.yaml")
    schemas = Schemas(document)
    root = document["components"]["schemas"][ROOTS[name][0]]
    return schemas, schemas.properties(root)


def everything() -> list[tuple[str, str]]:
    """Every property of the root types of all cases."""
    return [(name, field) for name in ROOTS for field in schemas_of(name)[1]]


SEED = 7
"""Without a seed of its own, hypothesis derives one from the source text of the test function, so
that renaming a variable draws other values."""

UNSAFE_PATTERNS = {("limits", "email")}
"""Properties whose pattern can take exponential time. Strict reading does not match such patterns,
as the decision record on strict validation states, so that a response cannot hang the client."""


class Exchange:
    """A client with a settable response."""

    def __init__(self, api: Generated, call: Call) -> None:
        self.content = b""
        self.api = api
        self._call = call
        self._client = api.client(self._respond, strict=True)

    def _respond(self, request: httpx2.Request) -> httpx2.Response:
        headers = {"content-type": "application/json"}
        return httpx2.Response(200, content=self.content, headers=headers)

    def round_trip(self, value: Any) -> Any:
        """The value after the client decoded and encoded it."""
        self.content = json.dumps(value).encode()
        return json.loads(self.api.package.to_json(self._call(self._client)))

    def is_refused(self, value: Any) -> bool:
        try:
            self.round_trip(value)
        except self.api.errors.ResponseValidationError:
            return True
        return False


@pytest.mark.parametrize(("name", "field"), everything())
def test_valid_value_round_trip(case: Case, name: str, field: str) -> None:
    schema = exact(name, field)
    if schema is False:
        pytest.skip("nothing fits the schema `false`")
    _, others, call = ROOTS[name]
    exchange = Exchange(case(name), call)

    @seed(SEED)
    @settings(quiet, max_examples=6)
    @given(from_schema(schema, custom_formats=FORMATS))
    def check(value: Any) -> None:
        whole = {**others, field: value}
        assert exchange.round_trip(whole) == whole

    check()


@pytest.mark.parametrize(
    ("name", "field"), [each for each in everything() if each not in UNSAFE_PATTERNS]
)
def test_invalid_value_is_refused(case: Case, name: str, field: str) -> None:
    schema, schemas = exact(name, field), schemas_of(name)
    if schema is False:
        pytest.skip("there is no such field")
    loose = jsonschema_rs.Draft7Validator(schemas[0].loose(schemas[1][field]))
    _, others, call = ROOTS[name]
    exchange = Exchange(case(name), call)

    @seed(SEED)
    @settings(quiet, max_examples=6)
    @given(from_schema(schema, custom_formats=FORMATS), ANYTHING, st.data())
    def check(value: Any, other: Any, data: st.DataObject) -> None:
        changed = replace_part(value, other, data)
        if not loose.is_valid(changed):
            assert exchange.is_refused({**others, field: changed}), changed

    check()


@pytest.mark.parametrize("name", ROOTS)
def test_async_client_behaves_the_same(case: Case, name: str) -> None:
    _, value, call = ROOTS[name]
    api = case(name)
    bodies: list[bytes] = []

    def respond(request: httpx2.Request) -> httpx2.Response:
        bodies.append(request.content)
        return httpx2.Response(200, json=value)

    async def program() -> Any:
        async with api.async_client(respond, strict=True) as client:
            return await call(client)

    with api.client(respond, strict=True) as client:
        assert asyncio.run(program()) == call(client)
    assert bodies[0] == bodies[1]


def exact(name: str, field: str) -> JsonSchema:
    schemas, properties = schemas_of(name)
    try:
        return schemas.exact(properties[field])
    except TooDeep:
        pytest.skip("no value is shallow enough")


def test_object_of_both_branches_keeps_its_properties(case: Case) -> None:
    """An object with the properties of two variants keeps them all."""
    models, package = case("conditions").models, case("conditions").package
    value = {"a": {}, "b": "text"}
    assert package.to_dict(package.from_dict(models.Either, value)) == value
