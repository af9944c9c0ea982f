"""Absent properties of models: None where null is not a value, else `UNSET`; never sent.

JSON Schema 2020-12, validation 6.5.3: a property that `required` does not list may be absent; 6.1.1:
null is a type of its own, so that a property of type `string` cannot be null.
"""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from tests.client.server import Server
from tests.harness.exchange import hints, optional
from tests.harness.generated import Generated
from tests.harness.wire import Wire

DOCUMENT = """
openapi: 3.1.0
info: {title: Notes, version: "1"}
paths:
  /notes:
    get:
      operationId: fetchNote
      x-clientwright: {resource: notes, method: fetch}
      responses: {"200": {description: ok, content: {application/json: {schema:
        {$ref: "#/components/schemas/Note"}}}}}
    put:
      operationId: replaceNote
      x-clientwright: {resource: notes, method: replace}
      requestBody: {required: true, content: {application/json: {schema:
        {anyOf: [{$ref: "#/components/schemas/Note"}, {type: string}]}}}}
      responses: {"204": {description: ok}}
  /form:
    post:
      operationId: postNote
      x-clientwright: {resource: notes, method: post}
      requestBody: {required: true, content: {application/x-www-form-urlencoded: {schema:
        {anyOf: [{$ref: "#/components/schemas/Note"}, {$ref: "#/components/schemas/Open"}]}}}}
      responses: {"204": {description: ok}}
components:
  schemas:
    Note:
      type: object
      required: [id, parent]
      properties:
        id: {type: string}
        parent: {type: [string, "null"]}
        title: {type: string}
        error: {$ref: "#/components/schemas/Error"}
        closed_at: {type: [string, "null"]}
        tint: {$ref: "#/components/schemas/Tint"}
        shade: {anyOf: [{type: string}, {type: integer}, {$ref: "#/components/schemas/Tint"}]}
        size: {anyOf: [{type: string}, {type: integer}]}
        mood: {enum: [good, null]}
        anything: {}
        open: {$ref: "#/components/schemas/Open"}
    Error: {type: object, properties: {message: {type: string}}}
    Tint: {type: [string, "null"]}
    Open:
      type: object
      properties: {name: {type: string}, "other-name": {type: [string, "null"]}}
      additionalProperties: {type: integer}
"""

SMALLEST = {"id": "n1", "parent": None}


@pytest.fixture
def wire(generated: Callable[..., Generated], server: Server) -> Wire:
    return Wire(generated(DOCUMENT), server)


def read(wire: Wire, value: dict[str, Any], *, strict: bool = False) -> Any:
    return wire.read(lambda client: client.notes.fetch(), json.dumps(value), strict=strict)


def send(wire: Wire, note: Any) -> Any:
    wire.read(lambda client: client.notes.replace(body=note), "")
    return wire.server.seen[-1].json


@pytest.mark.parametrize("strict", [False, True])
def test_absent_properties(wire: Wire, strict: bool) -> None:
    unset = wire.api.package.UNSET
    note = read(wire, {**SMALLEST, "open": {}}, strict=strict)
    assert (note.title, note.error, note.size, note.open.name) == (None, None, None, None)
    nullable = (note.closed_at, note.tint, note.shade, note.mood, note.anything)
    assert nullable == (unset,) * 5
    assert note.open.other_name is unset
    assert f"{note.error}" == "None"
    assert send(wire, note) == wire.api.package.to_dict(note) == {**SMALLEST, "open": {}}
    assert wire.drift == []


def test_present_properties(wire: Wire) -> None:
    value = {
        **SMALLEST,
        "title": "",
        "closed_at": None,
        "tint": None,
        "shade": None,
        "mood": None,
        "anything": None,
        "open": {"name": "", "other-name": None, "more": 1},
    }
    note = read(wire, value, strict=True)
    assert note.closed_at is None
    assert send(wire, note) == wire.api.package.to_dict(note) == value


def test_annotations(wire: Wire) -> None:
    models = wire.api.models
    found = hints(models.Note)
    assert (found["title"], found["size"]) == (str, int | str)
    assert found["closed_at"] == str | None
    assert optional(models.Note) == set(found) - {"id", "parent"}


def test_value_is_cleared(wire: Wire) -> None:
    """A property that can be null is sent as null, any other is not sent."""
    note = read(wire, {**SMALLEST, "title": "a", "closed_at": "now", "open": {"name": "b"}})
    note.title = note.closed_at = note.open.name = None
    assert send(wire, note) == {**SMALLEST, "closed_at": None, "open": {}}
    note.closed_at = wire.api.package.UNSET
    assert send(wire, note) == {**SMALLEST, "open": {}}


def test_null_that_the_document_does_not_allow(wire: Wire) -> None:
    """It reads as absent; strict reading refuses it."""
    value = {**SMALLEST, "title": None, "open": {"name": None}}
    note = read(wire, value)
    assert (note.title, note.open.name) == (None, None)
    with pytest.raises(wire.api.errors.ResponseValidationError, match="title"):
        read(wire, value, strict=True)
    with pytest.raises(wire.api.errors.ResponseValidationError, match="name"):
        read(wire, {**SMALLEST, "open": {"name": None}}, strict=True)


def test_models_that_users_create(wire: Wire) -> None:
    models = wire.api.models
    note = models.Note(id="n1", parent=None, title=None, open=models.Open(name=None))
    assert note == models.Note(id="n1", parent=None, open=models.Open())
    assert repr(note) == "Note(id='n1', parent=None, open=Open())"
    assert send(wire, note) == {**SMALLEST, "open": {}}
    assert copy.copy(note) == note == pickle.loads(pickle.dumps(note))


def test_forms_of_models(wire: Wire) -> None:
    models = wire.api.models
    sent = {
        b"id=n1": models.Note(id="n1", parent=None, title=None),
        b"more=1": models.Open(name=None, additional_properties={"more": 1}),
    }
    for expected, body in sent.items():
        wire.read(lambda client, body=body: client.notes.post(body=body), "")
        assert wire.server.seen[-1].body == expected
