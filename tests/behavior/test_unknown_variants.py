"""Variants of unions: the known ones by every tag that the document states, others as `Unknown`.

JSON Schema 2020-12, validation 6.1.2 and 6.1.3: a value whose tag is not in `enum` or `const` does
not match. OpenAPI 3.1, Discriminator Object: the name of a component is a value of the
discriminator, also beside `mapping`; 3.2: `defaultMapping`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from tests.client.server import Server
from tests.harness.generated import Generated
from tests.harness.wire import Wire

DOCUMENT = """
openapi: 3.1.0
info: {title: Events, version: "1"}
paths:
  /events:
    get:
      operationId: listEvents
      x-clientwright: {resource: events, method: list}
      responses: {"200": {description: ok, content: {application/json: {schema:
        {type: array, items: {$ref: "#/components/schemas/Event"}}}}}}
    put:
      operationId: replaceEvent
      x-clientwright: {resource: events, method: replace}
      requestBody: {required: true, content: {application/json: {schema:
        {$ref: "#/components/schemas/Event"}}}}
      responses: {"204": {description: ok}}
  /stream:
    post:
      operationId: followEvents
      x-clientwright: {resource: events, method: follow}
      responses: {"200": {description: ok, content: {text/event-stream: {schema:
        {$ref: "#/components/schemas/Event"}}}}}
  /replies:
    get:
      operationId: listReplies
      x-clientwright: {resource: replies, method: list}
      responses: {"200": {description: ok, content: {application/json: {schema: {type: array, items:
        {oneOf: [{$ref: "#/components/schemas/Message"}, {$ref: "#/components/schemas/Pong"},
        {$ref: "#/components/schemas/Verdict"}]}}}}}}
  /accounts:
    get:
      operationId: listAccounts
      x-clientwright: {resource: accounts, method: list}
      responses: {"200": {description: ok, content: {application/json: {schema: {type: array, items:
        {anyOf: [{$ref: "#/components/schemas/Bank"}, {$ref: "#/components/schemas/Card"}]}}}}}}
  /mapped:
    get:
      operationId: listMapped
      x-clientwright: {resource: mapped, method: list}
      responses: {"200": {description: ok, content: {application/json: {schema: {type: array, items:
        {$ref: "#/components/schemas/Mapped"}}}}}}
  /problems:
    get:
      operationId: listProblems
      x-clientwright: {resource: problems, method: list}
      responses: {"200": {description: ok, content: {application/json: {schema: {type: array, items:
        {$ref: "#/components/schemas/Problem"}}}}}}
components:
  schemas:
    # As in Telegram's document: the mapping has other values than the properties, which share some.
    Problem:
      oneOf: [{$ref: "#/components/schemas/Front"}, {$ref: "#/components/schemas/Papers"}]
      discriminator: {propertyName: type, mapping: {front: "#/components/schemas/Front",
        papers: "#/components/schemas/Papers"}}
    Front: {type: object, required: [type, file], properties: {
      type: {type: string, enum: [passport, license]}, file: {type: string}}}
    Papers: {type: object, required: [type, files], properties: {
      type: {type: string, enum: [passport, bill]}, files: {type: array, items: {type: string}}}}
    Event:
      oneOf: [{$ref: "#/components/schemas/Start"}, {$ref: "#/components/schemas/Delta"},
        {$ref: "#/components/schemas/Stop"}]
      discriminator: {propertyName: type}
    Start: {type: object, required: [type, block], properties: {type: {const: start},
      block: {$ref: "#/components/schemas/Block"}}}
    Delta: {type: object, required: [type, delta], properties: {type: {const: delta},
      delta: {type: string}}}
    Stop: {type: object, required: [type], properties: {type: {enum: [stop, message_stop]},
      delta: {type: integer}}}
    Block: {anyOf: [{$ref: "#/components/schemas/Text"}, {$ref: "#/components/schemas/Tool"}]}
    Text: {type: object, required: [type], properties: {type: {const: text}, text: {type: string}}}
    Tool: {type: object, required: [type], properties: {type: {const: tool}, input: {}}}
    Message: {type: object, required: [type], properties: {type: {type: integer, enum: [4, 5]},
      data: {type: object, properties: {content: {type: string}}}}}
    Pong: {type: object, required: [type], properties: {type: {type: integer, enum: [1]}}}
    Verdict: {type: object, required: [type, data], properties: {type: {type: integer, enum: [13]},
      data: {type: object, required: [eligible], properties: {eligible: {type: boolean}}}}}
    Bank: {type: object, properties: {kind: {type: string, enum: [iban, local]},
      number: {type: string}}}
    Card: {type: object, properties: {kind: {type: string, enum: [credit, debit]},
      number: {type: string}, brand: {type: string}}}
    Mapped:
      oneOf: [{$ref: "#/components/schemas/Cat"}, {$ref: "#/components/schemas/Dog"}]
      discriminator: {propertyName: object, mapping: {kitty: "#/components/schemas/Cat"}}
    Cat: {type: object, required: [object], properties: {object: {type: string}, name: {type: string}}}
    Dog: {type: object, required: [object], properties: {object: {type: string}, name: {type: string},
      barks: {type: boolean}}}
"""


@pytest.fixture
def wire(generated: Callable[..., Generated], server: Server) -> Wire:
    return Wire(generated(DOCUMENT), server)


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize(
    ("resource", "value", "model"),
    [
        ("replies", {"type": 5, "data": {"content": "a"}}, "Message"),
        ("replies", {"type": 4, "data": {}}, "Message"),
        ("replies", {"type": 1}, "Pong"),
        ("replies", {"type": 13.0, "data": {"eligible": True}}, "Verdict"),
        ("accounts", {"kind": "local", "number": "1"}, "Bank"),
        ("accounts", {"kind": "debit", "number": "1"}, "Card"),
        ("accounts", {"number": "1", "brand": "x"}, "Card"),
        ("events", {"type": "message_stop"}, "Stop"),
        ("mapped", {"object": "kitty", "name": "a"}, "Cat"),
        ("mapped", {"object": "Cat", "name": "a"}, "Cat"),
        ("mapped", {"object": "Dog", "name": "a"}, "Dog"),
        ("problems", {"type": "passport", "files": ["a"]}, "Papers"),
        ("problems", {"type": "passport", "file": "a"}, "Front"),
        ("problems", {"type": "license", "file": "a"}, "Front"),
    ],
)
def test_known_variants(
    wire: Wire, resource: str, value: dict[str, Any], model: str, strict: bool
) -> None:
    (found,) = wire.read(lambda c: getattr(c, resource).list(), json.dumps([value]), strict=strict)
    assert type(found) is getattr(wire.api.models, model)
    assert wire.api.package.to_dict(found) == value
    assert wire.drift == []


UNKNOWN = {"type": "ping", "delta": "looks like another", "at": 1}


def test_unknown_variants_keep_their_data(wire: Wire) -> None:
    package, models = wire.api.package, wire.api.models
    values = [{"type": "delta", "delta": "a"}, UNKNOWN, {"type": "start", "block": UNKNOWN}]
    found = wire.read(lambda client: client.events.list(), json.dumps(values))
    assert found[1] == package.Unknown(UNKNOWN)
    assert found[1].data == UNKNOWN
    assert found[2] == models.Start(type="start", block=package.Unknown(UNKNOWN))
    assert [package.to_dict(one) for one in found] == values
    assert wire.drift == [("$[1].type", "'ping'"), ("$[2].block.type", "'ping'")]
    assert isinstance(found[1], models.Event)
    wire.read(lambda client: client.events.replace(body=found[2]), "")
    assert wire.server.seen[0].json == values[2]


def test_unknown_variants_in_streams(wire: Wire) -> None:
    events = [UNKNOWN, {"type": "stop"}]
    text = "".join(f"data: {json.dumps(event)}\n\n" for event in events)
    found = wire.read(lambda c: c.events.follow(), text, media_type="text/event-stream")
    assert found == [wire.api.package.Unknown(UNKNOWN), wire.api.models.Stop(type="stop")]
    assert wire.drift == [("$.type", "'ping'")]


def test_strict_reading_names_values(wire: Wire) -> None:
    with pytest.raises(wire.api.errors.ResponseValidationError) as raised:
        wire.read(lambda client: client.events.list(), json.dumps([UNKNOWN]), strict=True)
    for word in ("$[0].type", "'ping'", "'start'", "'delta'", "'stop'", "'message_stop'"):
        assert word in str(raised.value)


def test_open_tag_is_not_decisive(wire: Wire) -> None:
    """An optional property may have a new value in a known variant."""
    (found,) = wire.read(
        lambda client: client.accounts.list(), '[{"kind": "new", "brand": "x", "number": "1"}]'
    )
    assert type(found) is wire.api.models.Card


PROGRAM = """
from {package} import Unknown
from {package}.models import Delta, Event, Start, Stop


def by_class(event: Event) -> str:
    match event:
        case Delta():
            return event.delta
        case Start() | Stop():
            return event.type
        case Unknown(data=data):
            return str(data["type"])


def by_open_class(event: Event) -> str:
    match event:
        case Delta():
            return event.delta
        case _:
            return "other"


def by_tag(event: Event) -> str:
    if event.type == "delta":
        return event.delta
    if event.type == "stop" or event.type == "message_stop":
        return repr(event.delta)
    if event.type == "start":
        return repr(event.block)
    return str(event.data) if isinstance(event, Unknown) else event.type
"""


@pytest.mark.slow
def test_type_checkers_narrow(wire: Wire) -> None:
    source = wire.api.root / "src"
    (source / "program.py").write_text(PROGRAM.format(package=wire.api.name), "utf-8")
    unknown = wire.api.source / "_runtime" / "models" / "unknown.py"
    settings = {"include": ["program.py", str(unknown)], "typeCheckingMode": "strict"}
    (source / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    for command in (
        ["-m", "pyright", "--pythonpath", sys.executable],
        # The tag `object` must not hide the type `object`.
        [*"-m mypy --strict --follow-imports=silent program.py".split(), str(unknown)],
    ):
        done = subprocess.run(
            [sys.executable, *command], cwd=source, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout
