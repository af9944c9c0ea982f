"""Entities, samples, expected responses, and `_api.json`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clientwright.config import Config
from clientwright.contract.entities import Entities, EntityAction, find_entities
from clientwright.contract.responses import SampleResponses
from clientwright.contract.samples import Sampler
from clientwright.model import Api, Ref
from clientwright.pipeline import Stage, run
from tests.harness.generated import Generated
from tests.harness.making import save

ROOT = Path(__file__).parents[3]
Make = Callable[..., Generated]


def api_of(document: str | Path, folder: Path) -> Api:
    """The model of a document, or of a fragment of one."""
    file = document if isinstance(document, Path) else save(document, folder)
    result = run(Config(document=file), through=Stage.BUILD)
    assert result.api is not None
    return result.api


def actions(entities: Entities) -> dict[str, str]:
    return {operation: role.action.value for operation, role in entities.roles.items()}


# --- entities ---------------------------------------------------------------------------------------


def test_entities_of_the_twilio_document(tmp_path: Path) -> None:
    entities = find_entities(api_of(ROOT / "spec" / "twilio_assistants.yaml", tmp_path))
    assert actions(entities) == {
        "ListAssistants": "list",
        "CreateAssistant": "create",
        "FetchAssistant": "fetch",
        "UpdateAssistant": "update",
        "DeleteAssistant": "delete",
        "ListSessions": "list",
        "FetchSession": "fetch",
        "ListMessages": "list",
    }
    assistants = entities.by_path["/v1/Assistants"]
    assert (assistants.key, assistants.parameter, assistants.creates) == (("id",), "id", True)
    assert not entities.by_path["/v1/Sessions"].creates


SHOP = """
components:
  schemas:
    Pet: {type: object, required: [id], properties: {id: {type: integer}, name: {type: string}}}
    Box:
      type: object
      properties:
        metadata: {type: object, properties: {name: {type: string}}}
    Order: {type: object, properties: {order_number: {type: string, format: uuid}}}
paths:
  /pets.json:
    get:
      operationId: pets
      responses:
        "200": {description: "", content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}}}}
    post:
      operationId: addPet
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
      responses:
        "201": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
  /pets/{petId}.json:
    parameters: [{name: petId, in: path, required: true, schema: {type: integer}}]
    get:
      operationId: pet
      responses:
        "200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
    delete: {operationId: removePet, responses: {"204": {description: ""}}}
  /boxes/{name}:
    parameters: [{name: name, in: path, required: true, schema: {type: string}}]
    get:
      operationId: box
      responses:
        "200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Box"}}}}
    put:
      operationId: putBox
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Box"}}}}
      responses:
        "200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Box"}}}}
  /orders/{orderNumber}:
    parameters: [{name: orderNumber, in: path, required: true, schema: {type: string}}]
    get:
      operationId: order
      responses:
        "200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}
  /status:
    get:
      operationId: status
      responses:
        "200": {description: "", content: {application/json: {schema: {type: object, properties: {up: {type: boolean}}}}}}
  /search:
    post:
      operationId: search
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses:
        "200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
"""


def test_entities_are_inferred_from_paths_and_responses(tmp_path: Path) -> None:
    entities = find_entities(api_of(SHOP, tmp_path))
    assert actions(entities) == {
        "pets": "list",
        "addPet": "create",
        "pet": "fetch",
        "removePet": "delete",
        "box": "fetch",
        "putBox": "replace",
        "order": "fetch",
    }
    assert {path: entity.key for path, entity in entities.by_path.items()} == {
        "/pets.json": ("id",),
        "/boxes": ("metadata", "name"),
        "/orders": ("order_number",),
    }
    assert entities.by_path["/pets.json"].template == ()  # an integer
    assert entities.roles["pets"].action is EntityAction.LIST


def test_fake_stores_entities(generated: Make) -> None:
    shop = generated(SHOP)
    fake = shop.module("testing").FakeApi()
    with fake.client() as client:
        first = client.pets.add(id=7, name="Momo") if hasattr(client.pets, "add") else None
        assert first is not None, dir(client.pets)
        assert client.pets.get(7).name == "Momo"
        with pytest.raises(shop.errors.ConflictError):
            client.pets.add(id=7)
        client.boxes.put("mine", metadata={"name": "mine"})
        assert client.boxes.get("mine").metadata.name == "mine"
        with pytest.raises(shop.errors.NotFoundError):
            client.boxes.get("yours")


# --- samples -------------------------------------------------------------------------------------

DOCUMENTS = [
    ROOT / "spec" / "twilio_assistants.yaml",
    *sorted((ROOT / "tests" / "cases").glob("[!v]*/openapi.*")),
    ROOT / "tests" / "cases" / "views" / "openapi.yaml",
]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.parent.name)
def test_samples_satisfy_their_schemas(document: Path, tmp_path: Path) -> None:
    api = api_of(document, tmp_path)
    sampler = Sampler(api)
    wrong = [
        (type_id, value)
        for type_id, use in ((one, Ref(id=one)) for one in api.types)
        if sampler.measure_height(use) < 1000
        for full in (True, False)
        for value in [sampler.value(use, full=full, write=type_id.endswith("?write"))]
        if not sampler.fits(value, use)
    ]
    assert wrong == []


def test_invalid_example_is_not_used(tmp_path: Path) -> None:
    api = api_of(
        """
        components:
          schemas:
            Pet: {type: object, required: [age], properties: {age: {type: integer}}, example: {age: old}}
        paths:
          /pet:
            get:
              responses:
                "200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
        """,
        tmp_path,
    )
    [type_id] = api.types
    assert Sampler(api).value(Ref(id=type_id)) == {"age": 1}


def test_sample_of_recursive_type_is_finite(tmp_path: Path) -> None:
    api = api_of(
        """
        components:
          schemas:
            Node:
              type: object
              required: [next, all]
              properties:
                next: {oneOf: [{$ref: "#/components/schemas/Node"}, {$ref: "#/components/schemas/End"}]}
                all: {type: array, items: {$ref: "#/components/schemas/Node"}}
                up: {$ref: "#/components/schemas/Node"}
            End: {type: object, required: [end], properties: {end: {const: true}}}
        paths:
          /node:
            get:
              responses:
                "200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Node"}}}}
        """,
        tmp_path,
    )
    node = next(one for one in api.types if one.endswith("Node"))
    value = Sampler(api).value(Ref(id=node))
    assert value["next"] == {"end": True}


# --- responses -------------------------------------------------------------------------------------


def test_every_declared_status_has_a_response(tmp_path: Path) -> None:
    api = api_of(ROOT / "spec" / "twilio_assistants.yaml", tmp_path)
    responses = SampleResponses(api, Sampler(api))
    for operation in api.operations():
        statuses = {one.status for one in responses.of(operation)}
        for response in operation.responses:
            assert any(response.first <= status <= response.last for status in statuses)


def test_undeclared_properties_are_kept(tmp_path: Path) -> None:
    api = api_of(
        """
        components:
          schemas:
            Pet:
              type: object
              properties: {name: {type: string}, tags: {type: object, additionalProperties: true}}
        paths:
          /pet:
            get:
              operationId: pet
              responses:
                "200":
                  description: ""
                  content:
                    application/json:
                      schema: {$ref: "#/components/schemas/Pet"}
                      example: {name: Momo, tags: {a: 1}, age: 3}
        """,
        tmp_path,
    )
    [response] = SampleResponses(api, Sampler(api)).of(api.operations()[0])
    assert json.loads(response.body) == {"name": "Momo", "tags": {"a": 1}, "age": 3}
    assert response.value == {"name": "Momo", "tags": {"a": 1}, "age": 3}


# --- data ------------------------------------------------------------------------------------


def test_data_has_one_line_per_operation(generated: Make) -> None:
    text = generated(SHOP).text("_api.json")
    data: Any = json.loads(text)
    lines = text.splitlines()
    for operation in data["operations"]:
        assert sum(f'"id": "{operation["id"]}"' in line for line in lines) == 1
    assert {"pets.add", "pets.get"} <= {one["call"] for one in data["operations"]}


def test_sample_satisfies_constraints_on_properties(tmp_path: Path) -> None:
    api = api_of(
        """
        components:
          schemas:
            Pet:
              type: object
              required: [id]
              minProperties: 2
              maxProperties: 3
              dependentRequired: {b: [a]}
              properties: {id: {}, a: {}, b: {}, c: {}, d: {}}
            Toy:
              type: object
              properties: {a: {}, b: {}, c: {}}
              oneOf: [{required: [b]}, {required: [a, c]}]
        paths:
          /pet:
            get:
              responses:
                "200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
          /toy:
            get:
              responses:
                "200": {description: "", content: {application/json: {schema: {$ref: "#/components/schemas/Toy"}}}}
        """,
        tmp_path,
    )
    pet, toy = sorted(api.types)
    sampler = Sampler(api)

    def names(type_id: str, *, full: bool) -> str:
        value = sampler.value(Ref(id=type_id), full=full)
        assert isinstance(value, dict)
        return " ".join(value)

    assert names(pet, full=True) == "id a b"
    assert names(pet, full=False) == "id a"
    assert names(toy, full=True) == "b"
    assert names(toy, full=False) == "b"


def test_shared_variants_of_unions_are_visited_once(tmp_path: Path) -> None:
    """There are 2**40 paths through these unions: without a cache the test would not end."""

    def ref(name: str) -> str:
        return f"{{$ref: '#/components/schemas/{name}'}}"

    lines = ["U40: {type: object, required: [k], properties: {k: {const: end}}}"]
    for level in range(40):
        lines.append(f"U{level}: {{oneOf: [{ref(f'V{level}')}, {ref(f'W{level}')}]}}")
        for side in "VW":
            own = f"{{type: object, required: [k], properties: {{k: {{const: {side}{level}}}}}}}"
            lines.append(f"{side}{level}: {{oneOf: [{ref(f'U{level + 1}')}, {own}]}}")
    response = (
        f'{{"200": {{description: "", content: {{application/json: {{schema: {ref("U0")}}}}}}}}}'
    )
    api = api_of(
        "paths: {/a: {get: {responses: "
        + response
        + "}}}\ncomponents:\n  schemas:\n    "
        + "\n    ".join(lines),
        tmp_path,
    )
    [response] = SampleResponses(api, Sampler(api)).of(api.operations()[0])
    assert response.value == {"k": "end"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.parent.name)
def test_sample_pages_contain_all_items(document: Path, tmp_path: Path) -> None:
    api = api_of(document, tmp_path)
    responses = SampleResponses(api, Sampler(api))
    for operation in [*api.operations(), *api.operations()]:
        pages = responses.pages(operation)
        if pages is not None and operation.pagination is not None:
            found: list[Any] = []
            for page in pages.pages:
                items = json.loads(page.body)
                for key in operation.pagination.items:
                    items = items[key]
                found += items
            assert len(pages.items) == len(found), operation.id
