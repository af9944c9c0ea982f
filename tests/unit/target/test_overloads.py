"""The overloads of a method are limited, and the merged ones still reach every media type.

See docs/decisions/0018-request-bodies.md and 0020-accepted-media-types.md.
"""

from __future__ import annotations

import ast
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from clientwright.config import Config
from tests.harness.making import files_of, save

MOST = 8
JSON, EVENTS = "application/json", "text/event-stream"


def types(kind: str, count: int, first: dict[str, Any]) -> dict[str, Any]:
    """Contents of `count` different types, the first of them JSON."""
    others = {
        f"application/vnd.{kind}{number}+json": {
            "schema": {"$ref": f"#/components/schemas/{kind.title()}{number}"}
        }
        for number in range(1, count)
    }
    return {JSON: {"schema": first}, **others}


def build(bodies: int, results: int, *, required: bool, switch: str) -> dict[str, Any]:
    """A document with one operation, with so many types of bodies and of results."""
    number = {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer"}}}
    responses = types("result", results, {"type": "string"})
    parameters = []
    if switch:
        responses[EVENTS] = {"schema": {"type": "object", "properties": {"token": {}}}}
    if switch == "body":
        number["properties"] = {"n": {"type": "integer"}, "stream": {"type": "boolean"}}
    elif switch == "query":
        parameters = [{"name": "stream", "in": "query", "schema": {"type": "boolean"}}]
    return {
        "openapi": "3.1.0",
        "info": {"title": "Overloads", "version": "1"},
        "servers": [{"url": "https://a.example"}],
        "paths": {
            "/things": {
                "post": {
                    "operationId": "createThing",
                    "parameters": parameters,
                    "requestBody": {"required": required, "content": types("body", bodies, number)},
                    "responses": {"200": {"description": "ok", "content": responses}},
                }
            }
        },
        "components": {
            "schemas": {
                f"{kind}{number}": {"type": "object", "title": f"{kind}{number}"}
                | {"properties": {f"p{number}": {"type": "string"}}, "required": [f"p{number}"]}
                for kind, number in product(("Body", "Result"), range(1, 12))
            }
        },
    }


def list_overloads(document: dict[str, Any], folder: Path) -> list[ast.FunctionDef]:
    config = Config(document=save(document, folder), package="api", client="Client", out=None)
    files = files_of(config)
    tree = ast.parse("".join(text for path, text in files.items() if "/resources/" in path))
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        if any(isinstance(one, ast.Name) and one.id == "overload" for one in node.decorator_list)
    ]


def literals(overloads: list[ast.FunctionDef], argument: str) -> set[str]:
    """The values that the overloads allow for an argument."""
    annotations = [
        one.annotation
        for overload in overloads
        for one in overload.args.kwonlyargs
        if one.arg == argument and one.annotation is not None
    ]
    return {
        node.value
        for annotation in annotations
        for node in ast.walk(annotation)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize("switch", ["", "body", "query"])
@pytest.mark.parametrize("required", [True, False])
@pytest.mark.parametrize(
    ("bodies", "results"),
    [(1, 2), (2, 2), (3, 3), (1, 8), (1, 12), (7, 1), (8, 1), (12, 1), (12, 2), (2, 12), (12, 12)],
)
def test_limit(tmp_path: Path, bodies: int, results: int, required: bool, switch: str) -> None:
    document = build(bodies, results, required=required, switch=switch)
    overloads = list_overloads(document, tmp_path)
    assert len(overloads) <= MOST
    if bodies > 1:
        assert len(literals(overloads, "content_type")) == bodies
    if results > 1:
        assert len(literals(overloads, "accept")) == results + bool(switch)


@pytest.mark.parametrize(
    ("bodies", "results", "count"),
    [(1, 8, 8), (1, 9, 8), (8, 1, 8), (9, 1, 8), (2, 4, 8), (3, 3, 6), (3, 2, 6), (5, 2, 8)],
)
def test_bodies_are_merged_first(tmp_path: Path, bodies: int, results: int, count: int) -> None:
    """Up to four results, bodies share a signature first, and two of them remain."""
    document = build(bodies, results, required=True, switch="")
    assert len(list_overloads(document, tmp_path)) == count
