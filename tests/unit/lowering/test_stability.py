"""Additions to a document do not rename or move other types and operations.

Each test adds elements to a real document and compares the names in the model before and after.
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
from tests.unit.lowering.model_text import lower_document, qualified_name

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
"""Documents that consist of one file."""

Change = Callable[[dict[str, Any], random.Random], None]


def names(api: Api) -> set[tuple[object, ...]]:
    """All names, with what identifies each element.

    Types are identified by their name hints, because pointers contain array indexes.
    """
    found: set[tuple[object, ...]] = set()
    for operation in api.operations():
        found.add(("operation", operation.id, qualified_name(operation)))
        for parameter in operation.parameters:
            key = (operation.id, parameter.location, parameter.wire_name)
            found.add(("parameter", *key, parameter.name))
    for declared in api.types.values():
        found.add(("type", declared.name_hint, declared.owner.partition("#")[2], declared.inline))
    return found


def add_schema(data: dict[str, Any], chance: random.Random) -> None:
    """Adds a component schema."""
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
    """Adds an operation that shares schemas with others."""
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
    """Adds a query parameter before those of an operation."""
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
    """Adds a property with an inline object before those of a schema."""
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
    before = names(lower_document(data))
    for seed in range(4):
        changed = copy.deepcopy(data)
        change(changed, random.Random(seed))
        assert before - names(lower_document(changed)) == set(), change.__doc__
