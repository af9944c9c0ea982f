"""A date-time goes back exactly as it came, also if it has no zone or more than six digits of a second.

RFC 3339, section 5.6: a zone is required, and a fraction has any number of digits.
"""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.client.server import Server
from tests.harness.generated import Generated
from tests.harness.wire import Wire

DOCUMENT = """
openapi: 3.1.0
info: {title: Dates, version: "1"}
paths:
  /days:
    get:
      operationId: listDays
      x-clientwright: {resource: days, method: list}
      parameters: [{name: after, in: query, schema: {type: string, format: date-time}}]
      responses: {"200": {description: ok, content: {application/json: {schema:
        {type: array, items: {$ref: "#/components/schemas/Day"}}}}}}
    put:
      operationId: replaceDay
      x-clientwright: {resource: days, method: replace}
      requestBody: {required: true, content: {application/json: {schema:
        {$ref: "#/components/schemas/Day"}}}}
      responses: {"200": {description: ok, content: {application/json: {schema:
        {type: array, items: {$ref: "#/components/schemas/Day"}}}}}}
components:
  schemas:
    Day:
      type: object
      properties:
        at: {type: string, format: date-time}
        other: {anyOf: [{type: string, format: date-time}, {type: "null"}, {type: integer}]}
        nested: {oneOf: [{$ref: "#/components/schemas/Point"}, {$ref: "#/components/schemas/Span"}]}
    Point: {type: object, required: [x], properties: {x: {type: integer}}}
    Span: {type: object, required: [end], properties: {end: {type: string, format: date-time}}}
"""
NANOSECONDS = "2024-01-17T20:24:26.952802658Z"
NAIVE = "2024-01-17T20:24:26"


@pytest.fixture
def wire(generated: Callable[..., Generated], server: Server) -> Wire:
    return Wire(generated(DOCUMENT), server)


def listed(client: Any) -> Any:
    return client.days.list()


def day(**values: Any) -> str:
    return json.dumps([values])


@pytest.mark.parametrize("strict", [False, True])
def test_nanoseconds(wire: Wire, strict: bool) -> None:
    text = day(at=NANOSECONDS, other=NANOSECONDS, nested={"end": NANOSECONDS})
    (found,) = wire.read(listed, text, strict=strict)
    assert wire.drift == []
    assert found.at == datetime(2024, 1, 17, 20, 24, 26, 952802, UTC)  # truncated, as Python does
    assert [wire.api.package.to_dict(found)] == json.loads(text)


@pytest.mark.parametrize("sent", [NAIVE, f"{NAIVE}.952802658", f"{NAIVE}.95"])
def test_without_a_zone(wire: Wire, sent: str) -> None:
    text = day(at=sent, other=sent, nested={"end": sent})
    (found,) = wire.read(listed, text)
    assert wire.drift == [
        ("$[0].at", "string"),
        ("$[0].other", "string"),
        ("$[0].nested.end", "string"),
    ]
    assert found.at == datetime.fromisoformat(sent)
    assert found.at.tzinfo is None
    assert [wire.api.package.to_dict(found)] == json.loads(text)
    with pytest.raises(wire.api.errors.ResponseValidationError, match=r"\$\[0\].at"):
        wire.read(listed, text, strict=True)


@pytest.mark.parametrize("sent", [NAIVE, NANOSECONDS, "Wed, 17 Jan 2024 20:24:26 GMT", 1705523066])
def test_goes_back_as_it_came(wire: Wire, sent: str | int) -> None:
    (found,) = wire.read(listed, day(at=sent))
    wire.read(lambda client: client.days.replace(at=found.at), "[]")
    assert wire.server.seen[0].json == {"at": sent}
    wire.read(lambda client: client.days.list(after=found.at), "[]")
    assert wire.server.seen[0].query == [("after", str(sent))]


def test_copies_keep_the_text(wire: Wire) -> None:
    (found,) = wire.read(listed, day(at=NAIVE))
    for at in (copy.copy(found.at), copy.deepcopy(found).at, pickle.loads(pickle.dumps(found.at))):
        assert wire.api.package.to_dict(wire.api.models.Day(at=at)) == {"at": NAIVE}


def test_what_is_computed_is_a_usual_datetime(wire: Wire) -> None:
    (found,) = wire.read(listed, day(at=NANOSECONDS))
    later = wire.api.models.Day(at=found.at + timedelta(seconds=1))
    assert wire.api.package.to_dict(later) == {"at": "2024-01-17T20:24:27.952802Z"}


def test_models_from_text(wire: Wire) -> None:
    api, text = wire.api.package, json.dumps({"at": NANOSECONDS})
    assert api.to_json(api.from_json(wire.api.models.Day, text)) == text.replace(" ", "").encode()
    assert api.to_dict(api.from_dict(wire.api.models.Day, json.loads(text))) == json.loads(text)


@pytest.mark.parametrize("where", [0, -1])
def test_long_pages(wire: Wire, where: int) -> None:
    days = [{"at": "2024-01-17T20:24:26Z"} for _ in range(500)]
    days[where] = {"at": NANOSECONDS}
    found = wire.read(listed, json.dumps(days))
    assert wire.api.package.to_dict(found[where]) == {"at": NANOSECONDS}
