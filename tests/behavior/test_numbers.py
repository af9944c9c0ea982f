"""Numbers keep their value, whichever of the JSON types `integer` and `number` is declared.

JSON Schema 2020-12, core 4.2.2 and validation 6.1.1: `1.0` is an integer. RFC 8259, section 6: a number without
fraction is written without one.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.client.server import Server
from tests.harness.generated import Generated
from tests.harness.wire import Wire

DOCUMENT = """
openapi: 3.0.0
info: {title: Numbers, version: "1"}
paths:
  /users:
    post:
      operationId: createUser
      x-clientwright: {resource: users, method: create}
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/User"}}}}
      responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/User"}}}}}
  /users/{id}:
    get:
      operationId: fetchUser
      x-clientwright: {resource: users, method: fetch}
      parameters:
        - {name: id, in: path, required: true, schema: {type: number}}
        - {name: ids, in: query, schema: {type: array, items: {type: number}}}
      responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/User"}}}}}
components:
  schemas:
    User:
      type: object
      required: [id]
      properties:
        id: {type: number}
        parent: {type: number, nullable: true}
        count: {type: integer}
        level: {type: integer, enum: [1, 2]}
        rate: {type: number, enum: [1, 2.5]}
        either: {oneOf: [{type: integer}, {type: string}]}
        sizes: {type: object, additionalProperties: {type: number}}
"""


@pytest.fixture
def wire(generated: Callable[..., Generated], server: Server) -> Wire:
    return Wire(generated(DOCUMENT), server)


def fetch(client: Any) -> Any:
    return client.users.fetch(123, ids=[7, 2.5])


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("number", ["123", "9007199254740993", "68000000000000000", "1.5", "-0.25"])
def test_a_number_is_what_was_sent(wire: Wire, number: str, strict: bool) -> None:
    text = f'{{"id": {number}, "parent": {number}, "sizes": {{"a": {number}}}}}'
    user = wire.read(fetch, text, strict=strict)
    assert repr(user.id) == repr(user.parent) == repr(user.sizes["a"]) == number
    assert wire.drift == []


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("name", ["count", "level", "either", "rate"])
def test_an_integer_with_fraction_zero(wire: Wire, name: str, strict: bool) -> None:
    user = wire.read(fetch, f'{{"id": 1, "{name}": 1.0}}', strict=strict)
    assert getattr(user, name) == 1
    assert wire.drift == []


def test_a_fraction_is_no_integer(wire: Wire) -> None:
    wire.read(fetch, '{"id": 1, "count": 1.5}')
    assert wire.drift == [("$.count", "number")]
    with pytest.raises(wire.api.errors.ResponseValidationError, match=r"\$\.count"):
        wire.read(fetch, '{"id": 1, "count": 1.5}', strict=True)


def test_text_with_a_number_is_reported_and_converted(wire: Wire) -> None:
    user = wire.read(fetch, '{"id": "12", "parent": "2.5"}')
    assert (repr(user.id), repr(user.parent)) == ("12", "2.5")
    assert wire.drift == [("$.id", "string"), ("$.parent", "string")]


def test_whole_numbers_are_sent_without_fraction(wire: Wire) -> None:
    user = wire.read(
        lambda client: client.users.fetch(9007199254740993, ids=[7, 2.5]),
        '{"id": 9007199254740993}',
    )
    seen = wire.server.seen[0]
    assert (seen.path, seen.query) == ("/users/9007199254740993", [("ids", "7"), ("ids", "2.5")])
    wire.read(lambda client: client.users.create(id=user.id, parent=7), '{"id": 1}')
    assert (
        wire.server.seen[0].body
        == json.dumps({"id": 9007199254740993, "parent": 7}, separators=(",", ":")).encode()
    )
