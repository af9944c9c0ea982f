"""Adding to a document changes no other name: neither types nor operations move or are renamed.

Each test takes a real document, adds something to it in many places, and compares all that was
there before. Names are compared as the model has them; what a target makes of them is its matter.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from clientwright.model import Api
from tests.unit.lowering.making import api_of, place

ROOT = Path(__file__).parents[3]
DOCUMENTS = [
    ROOT / "spec" / "twilio_assistants.yaml",
    *sorted(
        file
        for file in (ROOT / "tests" / "cases").glob("*/openapi.yaml")
        if len(list(file.parent.rglob("*.yaml")))
        == len(list(file.parent.glob("expected/**/*.yaml"))) + 1
    ),
]
"""Documents in one file, since what is added here is added to that file."""

Change = Callable[[dict[str, Any], random.Random], None]


def names(api: Api) -> set[tuple[object, ...]]:
    """Everything with a name: what identifies it to a reader, and the name.

    Types go by their words, not by their pointers: those count the items of lists.
    """
    found: set[tuple[object, ...]] = set()
    for operation in api.operations():
        found.add(("operation", operation.id, place(operation)))
        for parameter in operation.parameters:
            key = (operation.id, parameter.location, parameter.wire_name)
            found.add(("parameter", *key, parameter.name))
    for declared in api.types.values():
        found.add(("type", declared.name_hint, declared.owner.partition("#")[2], declared.inline))
    return found


def add_schema(data: dict[str, Any], chance: random.Random) -> None:
    """A component schema at any place among the others."""
    schemas = data.setdefault("components", {}).setdefault("schemas", {})
    entries = list(schemas.items())
    new = {
        "type": "object",
        "properties": {"value": {"type": "object", "properties": {"a": {"type": "string"}}}},
    }
    entries.insert(chance.randrange(len(entries) + 1), ("Zebra", new))
    schemas.clear()
    schemas.update(entries)


def add_operation(data: dict[str, Any], chance: random.Random) -> None:
    """An operation that uses schemas that others use as well, at any place among the others."""
    schemas = list(data.get("components", {}).get("schemas", {}))
    chosen = chance.choice(schemas) if schemas else None
    schema = {"$ref": f"#/components/schemas/{chosen}"} if chosen else {"type": "string"}
    new = {
        "get": {
            "operationId": "listZebras",
            "tags": ["Zebras"],
            "responses": {
                "200": {"description": "", "content": {"application/json": {"schema": schema}}}
            },
        }
    }
    entries = list(data.setdefault("paths", {}).items())
    entries.insert(chance.randrange(len(entries) + 1), ("/zebras", new))
    data["paths"] = dict(entries)


def add_parameter(data: dict[str, Any], chance: random.Random) -> None:
    """A query parameter, before those that an operation has."""
    operations = [
        item[method]
        for item in data.get("paths", {}).values()
        for method in ("get", "post", "put", "patch", "delete")
        if method in item
    ]
    if operations:
        chance.choice(operations).setdefault("parameters", []).insert(
            0, {"name": "zebra", "in": "query", "schema": {"type": "string", "enum": ["a", "b"]}}
        )


def add_property(data: dict[str, Any], chance: random.Random) -> None:
    """A property with an object of its own, before those that a schema has."""
    objects = [
        schema
        for schema in data.get("components", {}).get("schemas", {}).values()
        if isinstance(schema, dict) and "properties" in schema
    ]
    if objects:
        schema = chance.choice(objects)
        new = {"type": "object", "properties": {"b": {"type": "integer"}}}
        schema["properties"] = {"zebra": new, **schema["properties"]}


@pytest.mark.parametrize("change", [add_schema, add_operation, add_parameter, add_property])
@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.parent.name)
def test_additions_do_not_rename(file: Path, change: Change) -> None:
    data = yaml.safe_load(file.read_text("utf-8"))
    before = names(api_of(data))
    for seed in range(4):
        changed = copy.deepcopy(data)
        change(changed, random.Random(seed))
        assert before - names(api_of(changed)) == set(), change.__doc__
