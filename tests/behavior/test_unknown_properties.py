"""Properties that the document does not declare are kept, and sent back.

JSON Schema 2020-12, core 10.3.2.3: without `additionalProperties`, an object may have any others.
"""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from tests.client.server import Server
from tests.harness.generated import Generated
from tests.harness.wire import Wire

DOCUMENT = """
openapi: 3.1.0
info: {title: Properties, version: "1"}
paths:
  /pets:
    get:
      operationId: listPets
      x-clientwright: {resource: pets, method: list}
      responses: {"200": {description: ok, content: {application/json: {schema:
        {type: array, items: {$ref: "#/components/schemas/Pet"}}}}}}
    put:
      operationId: replacePets
      x-clientwright: {resource: pets, method: replace}
      requestBody: {required: true, content: {application/json: {schema:
        {type: array, items: {$ref: "#/components/schemas/Pet"}}}}}
      responses: {"204": {description: ok}}
components:
  schemas:
    Pet:
      type: object
      required: [id]
      properties:
        id: {type: integer}
        name: {type: string}
        parent: {$ref: "#/components/schemas/Pet"}
        friends: {type: array, items: {$ref: "#/components/schemas/Pet"}}
        by_name: {type: object, additionalProperties: {$ref: "#/components/schemas/Pet"}}
        pair: {type: array, prefixItems: [{$ref: "#/components/schemas/Pet"}, {type: integer}],
          items: false, minItems: 2}
        maybe: {oneOf: [{$ref: "#/components/schemas/Pet"}, {type: "null"}, {type: string}]}
        open: {$ref: "#/components/schemas/Open"}
        tagged: {oneOf: [{$ref: "#/components/schemas/Disc"}, {$ref: "#/components/schemas/Square"}],
          discriminator: {propertyName: kind}}
        untagged: {oneOf: [{$ref: "#/components/schemas/Text"}, {$ref: "#/components/schemas/Link"}]}
        closed: {$ref: "#/components/schemas/Closed"}
    Open: {type: object, properties: {pet: {$ref: "#/components/schemas/Pet"}},
      additionalProperties: {$ref: "#/components/schemas/Pet"}}
    Disc: {type: object, required: [kind], properties: {kind: {const: disc}}}
    Square: {type: object, required: [kind], properties: {kind: {const: square}}}
    Text: {type: object, required: [text], properties: {text: {type: string}}}
    Link: {type: object, required: [url], properties: {url: {type: string},
      text: {type: integer}}}
    Closed: {type: object, properties: {a: {type: integer}}, additionalProperties: false}
"""


@pytest.fixture
def wire(generated: Callable[..., Generated], server: Server) -> Wire:
    return Wire(generated(DOCUMENT), server)


def listed(client: Any) -> Any:
    return client.pets.list()


PET = {"id": 1, "new": {"a": [None, 1.5]}}
PLACES: list[dict[str, Any]] = [
    {"id": 1, "new": 2, "name": "a", "other": [None]},
    {"id": 1, "parent": {**PET, "parent": PET}},
    {"id": 1, "friends": [{"id": 2}, PET, PET]},
    {"id": 1, "by_name": {"a": PET}},
    {"id": 1, "pair": [PET, 1]},
    {"id": 1, "maybe": PET},
    {"id": 1, "open": {"pet": PET, "more": PET}},
    {"id": 1, "tagged": {"kind": "square", "new": 1}},
    {"id": 1, "untagged": {"text": "a", "new": 1}},
    {"id": 1, "untagged": {"url": "a", "new": 1}, "parent": PET},
]


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("pet", PLACES, ids=lambda pet: ",".join(pet))
def test_read_and_sent_back(wire: Wire, pet: dict[str, Any], strict: bool) -> None:
    found = wire.read(listed, json.dumps([{"id": 0}, pet]), strict=strict)
    assert wire.drift == []
    assert json.loads(wire.api.package.to_json(found)) == [{"id": 0}, pet]
    assert wire.api.package.to_dict(found[1]) == pet
    wire.read(lambda client: client.pets.replace(body=found), "")
    assert wire.server.seen[0].json == [{"id": 0}, pet]


@pytest.mark.parametrize("broken", [{}, {"name": 1}], ids=["exact", "with drift"])
def test_they_are_accessible(wire: Wire, broken: dict[str, Any]) -> None:
    (pet,) = wire.read(listed, json.dumps([{**PET, **broken}]))
    assert pet.additional_properties == {"new": {"a": [None, 1.5]}}
    assert "additional_properties={'new'" in repr(pet)
    pet.additional_properties["new"] = 3
    del wire.server.seen[:]
    wire.read(lambda client: client.pets.replace(body=[pet]), "")
    assert wire.server.seen[0].json[0]["new"] == 3


def test_variants_are_those_that_fit(wire: Wire) -> None:
    pets = [{"id": 1, "untagged": {"text": "a", "new": 1}}]
    (pet,) = wire.read(listed, json.dumps(pets))
    assert type(pet.untagged) is wire.api.models.Text


def test_forbidden_ones_are_not_sent(wire: Wire) -> None:
    sent = {"id": 1, "closed": {"a": 1, "new": 2}}
    (pet,) = wire.read(listed, json.dumps([sent]))
    assert wire.api.package.to_dict(pet) == sent
    wire.read(lambda client: client.pets.replace(body=[pet]), "")
    assert wire.server.seen[0].json == [{"id": 1, "closed": {"a": 1}}]
    with pytest.raises(wire.api.errors.ResponseValidationError, match=r"\$\[0\]\.closed\.new"):
        wire.read(listed, json.dumps([sent]), strict=True)


def test_copies_and_equality(wire: Wire) -> None:
    (pet,) = wire.read(listed, json.dumps([PET]))
    for copied in (copy.copy(pet), copy.deepcopy(pet), pickle.loads(pickle.dumps(pet))):
        assert wire.api.package.to_dict(copied) == PET
        assert copied == pet
    assert pet != wire.api.models.Pet(id=1)
    other = wire.api.models.Pet(id=1)
    assert other.additional_properties == {}
    assert other == wire.api.models.Pet(id=1)


def test_models_from_dictionaries(wire: Wire) -> None:
    value = copy.deepcopy(PLACES[1])
    pet = wire.api.package.from_dict(wire.api.models.Pet, value)
    assert value == PLACES[1]
    assert wire.api.package.to_dict(pet) == PLACES[1]
