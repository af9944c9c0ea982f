"""The rules: what they report, and what they must not report."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from clientwright.diagnostics.findings import Diagnostics, Severity, Stopped
from clientwright.diagnostics.report import render
from clientwright.load import parse
from clientwright.resolve import resolve
from clientwright.validate import validate

OK = {"200": {"description": "Well."}}


def check(document: Any) -> Diagnostics:
    diagnostics = Diagnostics()
    text = document if isinstance(document, str) else json.dumps(document)
    loaded = parse(text.encode("utf-8"), Path("a.yaml"), "a.yaml", diagnostics)
    if loaded is not None:
        spec = resolve(loaded, diagnostics)
        if not diagnostics.errors:
            validate(spec, diagnostics)
    return diagnostics


def found(document: Any) -> list[tuple[str, str]]:
    return [
        (finding.rule.code, finding.origin.pointer if finding.origin is not None else "")
        for finding in check(document).all
    ]


def whole(version: str = "3.1.0", **parts: Any) -> dict[str, Any]:
    return {"openapi": version, "info": {"title": "T", "version": "1"}, "paths": {}, **parts}


def schema(value: Any, version: str = "3.1.0") -> dict[str, Any]:
    return whole(version, components={"schemas": {"A": value}})


def operation(version: str = "3.1.0", path: str = "/a", **parts: Any) -> dict[str, Any]:
    return whole(version, paths={path: {"get": {"responses": OK, **parts}}})


# --- valid documents -----------------------------------------------------------------------------

FINE = """
openapi: VERSION
info: {title: Everything that is right, version: 1.0.0, x-logo: {url: u}}
servers:
  - url: https://{region}.example.com/{base}
    variables:
      region: {default: eu, enum: [eu, us]}
      base: {default: v1}
tags: [{name: pets}, {name: owners}]
security: [{key: []}, {}]
x-anything: {$ref: nowhere, type: nothing}
paths:
  x-internal: [1]
  /pets/{petId}/toys/{toy-id}:
    summary: Toys
    parameters:
      - {name: petId, in: path, required: true, schema: {type: string}}
    get:
      operationId: getToy
      tags: [pets, untold]
      parameters:
        - {name: toy-id, in: path, required: true, schema: {type: integer}, example: 3}
        - {name: petId, in: query, schema: {type: string}}
        - name: filter
          in: query
          content: {application/json: {schema: {type: object}, example: {a: 1}}}
      responses:
        "200":
          description: A toy.
          headers:
            X-Rate: {schema: {type: integer}}
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Toy"}
              examples:
                one: {value: {id: 1, name: Ball, kind: Toy}}
                two: {$ref: "#/components/examples/Two"}
            application/xml:
              schema: {$ref: "#/components/schemas/Toy"}
              example: "<toy/>"
          links:
            self: {operationId: getToy}
        4XX: {description: Your fault.}
        default: {description: Anything else.}
        x-note: fine
      callbacks:
        done:
          "{$request.query.url}":
            post:
              operationId: toyDone
              responses: {"200": {description: Thanks.}}
components:
  examples:
    Two: {value: {id: 2, name: Bone, kind: Toy}}
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    basic: {type: http, scheme: basic}
    oauth:
      type: oauth2
      flows: {clientCredentials: {tokenUrl: /token, scopes: {}}}
  schemas:
    Toy:
      type: object
      required: [id, name, secret]
      properties:
        id: {type: integer, readOnly: true}
        secret: {type: string, writeOnly: true}
        name: {type: string, pattern: "^[A-Z]", default: Ball, minLength: 1, maxLength: 1}
        kind: {type: string}
        parts: {type: array, items: {$ref: "#/components/schemas/Toy"}}
        x-named: {type: string}
        type: {type: string, enum: [a, b], default: a}
        required: {type: boolean}
      additionalProperties: true
      discriminator:
        propertyName: kind
        mapping: {Toy: "#/components/schemas/Toy", Ball: Toy}
      x-sort: [name]
"""


@pytest.mark.parametrize("version", ["3.0.0", "3.0.4", "3.1.0", "3.1.2", "3.2.0"])
def test_valid_document_has_no_findings(version: str) -> None:
    text = FINE.replace("VERSION", version).replace(", minLength: 1, maxLength: 1", "")
    diagnostics = check(text)
    assert not diagnostics.all, render(diagnostics)


def test_fields_of_newer_versions() -> None:
    document = {
        "openapi": "3.2.0",
        "$self": "https://example.com/api",
        "info": {
            "title": "T",
            "version": "1",
            "summary": "S",
            "license": {"name": "M", "identifier": "MIT"},
        },
        "jsonSchemaDialect": "https://spec.openapis.org/oas/3.1/dialect/base",
        "tags": [{"name": "a", "kind": "nav"}, {"name": "b", "parent": "a", "summary": "B"}],
        "paths": {
            "/a": {
                "query": {"responses": OK},
                "additionalOperations": {"COPY": {"responses": OK}},
            }
        },
        "webhooks": {"w": {"post": {"responses": OK}}},
        "components": {
            "pathItems": {"P": {"get": {"responses": OK}}},
            "mediaTypes": {"M": {"itemSchema": {"type": ["string", "null"]}}},
            "schemas": {
                "S": {
                    "type": ["object", "null"],
                    "const": {"a": 1},
                    "examples": [{"a": 1}],
                    "patternProperties": {"^x": True},
                    "$defs": {"d": False},
                    "exclusiveMinimum": 3,
                    "anything": "goes",
                    "if": {"type": "object"},
                    "then": {"required": ["a"]},
                }
            },
        },
    }
    assert not check(document).all
    old = check({**document, "openapi": "3.0.3"})
    assert not old.errors
    assert {"ST005"} <= {finding.rule.code for finding in old.warnings}


@pytest.mark.parametrize(
    "value",
    [
        {"type": "string", "nullable": True, "default": None, "example": None},
        {"type": "string", "enum": ["a"], "nullable": True, "example": None},
        {"nullable": True, "allOf": [{"type": "object"}], "example": None},
        {"type": "integer", "minimum": 0, "exclusiveMinimum": True, "example": 1},
        {"type": "number", "multipleOf": 0.01, "example": 4},
        {"type": "string", "format": "date", "example": "2024-01-01"},
        {"type": "string", "format": "something-of-ours"},
        {"oneOf": [{"type": "string"}, {"type": "integer"}], "example": 3},
        {"type": "object", "additionalProperties": {"type": "integer"}, "example": {"a": 1}},
        {"type": "array", "items": {}, "example": [1, "a"]},
        {"type": "string", "pattern": r"^\p{L}+(?=x)(?<n>y)\/[\w-]$"},
        {},
    ],
)
def test_valid_schemas_of_3_0(value: Any) -> None:
    assert found(schema(value, "3.0.3")) == []


# --- structure -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (whole(paths=[]), [("ST001", "/paths")]),
        (whole(components=None), [("ST003", "/components")]),
        (whole(paths={"/a": None}), [("ST009", "/paths/~1a")]),
        (whole(paths={"/a": "x"}), [("ST008", "/paths/~1a")]),
        (operation(parameters={}), [("ST001", "/paths/~1a/get/parameters")]),
        (operation(parameters=["x"]), [("ST008", "/paths/~1a/get/parameters/0")]),
        (operation(summary=3), [("ST002", "/paths/~1a/get/summary")]),
        (operation(tags=["a", 3]), [("ST010", "/paths/~1a/get/tags/1")]),
        (operation(deprecated="yes"), [("ST002", "/paths/~1a/get/deprecated")]),
        (operation(operationid="x"), [("ST004", "/paths/~1a/get/operationid")]),
        (operation(responses={"200": {}}), [("ST007", "/paths/~1a/get/responses/200")]),
        (operation("3.2.0", responses={"200": {}}), []),
        (schema([]), [("ST008", "/components/schemas/A")]),
        (schema(True), []),
        (
            schema({"properties": {"a": "string"}}),
            [("ST008", "/components/schemas/A/properties/a")],
        ),
        (schema({"type": "text"}), [("SC001", "/components/schemas/A/type")]),
        (schema({"type": ["string", "nil"]}), [("SC001", "/components/schemas/A/type")]),
        (schema({"type": 3}), [("ST001", "/components/schemas/A/type")]),
        (schema({"items": [{}]}), [("ST001", "/components/schemas/A/items")]),
        (schema({"maxLength": "3"}), [("ST002", "/components/schemas/A/maxLength")]),
        (schema({"maxLength": -3}), [("ST002", "/components/schemas/A/maxLength")]),
        (schema({"maxLength": 3.0}), []),
        (schema({"minimum": "3"}), [("ST002", "/components/schemas/A/minimum")]),
        (schema({"required": True}), [("BD014", "/components/schemas/A/required")]),
        (schema({"required": "a"}), [("ST001", "/components/schemas/A/required")]),
        (schema({"propertys": {}}), [("ST004", "/components/schemas/A/propertys")]),
        (schema({"propertys": {}}, "3.0.0"), [("ST004", "/components/schemas/A/propertys")]),
        (schema({"whatever": {}}), []),
        (schema({"whatever": {}}, "3.0.0"), [("ST004", "/components/schemas/A/whatever")]),
        (
            whole(components={"schemas": {"A B": {}}}),
            [("SE009", "/components/schemas/A B")],
        ),
        ({"openapi": "3.1.0", "paths": {}}, [("ST007", "")]),
        ({"openapi": "3.1.0", "info": {"title": "T", "version": "1"}}, [("OP001", "")]),
    ],
)
def test_structure(document: Any, expected: list[tuple[str, str]]) -> None:
    assert found(document) == expected


# --- operations ----------------------------------------------------------------------------------

ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (operation(path="/a/{id}"), ["PA001"]),
        (operation(path="/a/{id}", parameters=[ID]), []),
        (operation(path="/a/{id}/b/{id}", parameters=[ID]), ["OP008"]),
        (operation(path="/a", parameters=[ID]), ["PA002"]),
        (operation(path="/a/{id", parameters=[]), ["OP006"]),
        (operation(path="/a/{}", parameters=[]), ["OP006"]),
        (operation(path="a"), ["OP005"]),
        (operation(path="/a?b=c"), ["OP007"]),
        (operation(path="/a/{id}", parameters=[{**ID, "required": False}]), ["PA006"]),
        (operation(path="/a/{id}", parameters=[{**ID, "in": "body"}]), ["PA003", "PA001"]),
        (operation(parameters=[{"name": "q", "in": "query"}]), ["PA008"]),
        (operation(parameters=[{"in": "query", "schema": {}}]), ["ST006"]),
        (
            operation(parameters=[{"name": "q", "in": "query", "schema": {}}] * 2),
            ["PA005"],
        ),
        (
            operation(
                parameters=[
                    {"name": "q", "in": "query", "schema": {}},
                    {"name": "q", "in": "query", "schema": {"type": "string"}},
                ]
            ),
            ["PA004"],
        ),
        (operation(security=[{"nobody": []}]), ["SE001"]),
        (operation(responses={}), ["OP011"]),
        (operation("3.0.0", responses={"2xx": {"description": ""}}), ["OP013"]),
        (whole("3.0.0", paths={"/a": {"get": {}}}), ["OP010"]),
        (whole("3.1.0", paths={"/a": {"get": {}}}), []),
        (whole(servers=[{"url": "https://{x}"}]), ["SE003"]),
        (whole(servers=[{}]), ["ST006"]),
        (whole(tags=[{"name": "a"}, {"name": "a"}]), ["SE005"]),
    ],
)
def test_operations(document: Any, expected: list[str]) -> None:
    assert sorted(code for code, _ in found(document)) == sorted(expected)


def test_path_parameters_on_path_items_and_by_reference() -> None:
    document = whole(
        paths={
            "/a/{id}": {
                "parameters": [{"$ref": "#/components/parameters/Id"}],
                "get": {"responses": OK},
            }
        },
        components={"parameters": {"Id": ID}},
    )
    assert found(document) == []


def test_operation_ids_are_unique_in_the_document() -> None:
    both = {"operationId": "x", "responses": OK}
    assert found(whole(paths={"/a": {"get": both}, "/b": {"put": both}})) == [
        ("OP002", "/paths/~1b/put/operationId")
    ]
    assert found(whole(paths={"/a": {"get": both}}, webhooks={"w": {"post": both}})) == [
        ("OP004", "/webhooks/w/post/operationId")
    ]
    assert found(whole(paths={"/a": {"get": both}, "/b": {"$ref": "#/paths/~1a"}})) == [
        ("OP003", "/paths/~1b")
    ]


# --- values --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "pointer", "words"),
    [
        ({"type": "integer", "example": "x"}, "/example", "a string does not match type integer"),
        ({"type": "integer", "examples": [1, "x"]}, "/examples/1", "a string does not match type"),
        ({"type": "integer", "default": None}, "/default", "`null` does not match type integer"),
        ({"maximum": 3, "default": 4}, "/default", "4 is greater than the maximum of 3"),
        ({"enum": ["a"], "default": "b"}, "/default", "`b` is not in `enum`"),
        ({"required": ["a"], "example": {}}, "/example", "property `a` is missing"),
        (
            {"properties": {"a": {"items": {"type": "string"}}}, "example": {"a": ["x", 1]}},
            "/example/a/1",
            "a number does not match type string",
        ),
        ({"additionalProperties": False, "example": {"z": 1}}, "/example", "`1` is not allowed"),
        (
            {"properties": {"a": {}}, "additionalProperties": False, "example": {"z": 1}},
            "/example",
            "property `z` is not allowed",
        ),
        ({"oneOf": [{"type": "string"}], "example": 1}, "/example", "no variant of `oneOf`"),
        ({"oneOf": [{}, {}], "example": 1}, "/example", "several variants of `oneOf`"),
        ({"anyOf": [{"type": "string"}], "example": 1}, "/example", "no variant of `anyOf`"),
        ({"pattern": "^a", "example": "b"}, "/example", "`b` does not match the pattern `^a`"),
        ({"minLength": 2, "example": "b"}, "/example", "shorter than 2"),
        ({"maxLength": 0, "example": "b"}, "/example", "longer than 0"),
        ({"minimum": 2, "example": 1}, "/example", "1 is less than the minimum of 2"),
        ({"uniqueItems": True, "example": [1, 1]}, "/example", "its items are not unique"),
    ],
)
def test_examples_and_defaults(value: Any, pointer: str, words: str) -> None:
    [finding] = check(schema(value)).all
    assert finding.rule.code in ("SC016", "SC017")
    assert finding.severity is Severity.WARNING
    assert finding.origin is not None
    assert finding.origin.pointer == "/components/schemas/A" + pointer
    assert words in finding.message


def test_nothing_is_fetched_for_a_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    document = schema({"$schema": "https://example.com/dialect", "type": "string", "example": 3})
    assert [code for code, _ in found(document)] == ["SC016"]


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        ({"required": ["a", "a"]}, ["SC003"]),
        ({"enum": ["a", "a"]}, ["SC004"]),
        ({"enum": [1, True, "1"]}, []),
        ({"enum": []}, ["SC005"]),
        ({"minItems": 3, "maxItems": 2}, ["SC007"]),
        ({"pattern": "("}, ["SC008"]),
        ({"readOnly": True, "writeOnly": True}, ["SC009"]),
        ({"oneOf": []}, ["SC010"]),
        ({"minimum": 1, "exclusiveMinimum": True}, ["SC012"]),
        ({"nullable": True}, ["SC014"]),
        ({"allOf": [{"$ref": "#/components/schemas/A"}]}, ["SC015"]),
        ({"not": {"anyOf": [{"$ref": "#/components/schemas/A"}]}}, ["SC015"]),
        ({"anyOf": [{"properties": {"a": {"$ref": "#/components/schemas/A"}}}]}, []),
    ],
)
def test_schemas(value: Any, codes: list[str]) -> None:
    assert [code for code, _ in found(schema(value))] == codes


def test_official_schema_does_not_repeat_findings() -> None:
    both = {"name": "MIT", "identifier": "MIT", "url": "https://example.com"}
    document = whole(info={"title": "T", "version": "1", "license": both})
    assert [code for code, _ in found(document)] == ["OS001"]
    assert [code for code, _ in found(operation(tags=[3]))] == ["ST010"]


def test_link_parameters_accept_any_value() -> None:
    link = {"operationId": "x", "parameters": {"id": "$response.body#/id", "limit": 10}}
    response = {"200": {"description": "ok", "links": {"next": link}}}
    document = whole(paths={"/a": {"get": {"operationId": "x", "responses": response}}})
    assert [code for code, _ in found(document)] == []
    link["server"] = {"url": 3}
    assert [code for code, _ in found(document)] != []


def test_all_errors_are_reported_in_one_run() -> None:
    document = whole(
        paths={
            "/a/{id}": {"get": {"operationId": "x", "responses": OK}},
            "/b": {"get": {"operationId": "x", "responses": OK, "security": [{"no": []}]}},
        },
        components={"schemas": {"A": {"type": "nothing"}, "B": {"properties": []}}},
    )
    errors = check(document).errors
    assert {error.rule.code for error in errors} == {"PA001", "OP002", "SC001", "ST001"}


# --- arbitrary documents -------------------------------------------------------------------------

PIECES: list[Any] = [
    None, True, -1, 1.5, 10**40, "", "x", "#/components/schemas/Toy", "\u202e", [], {}, [None],
    ["x", "x"], {"$ref": "#"}, {"$ref": 3}, {"type": "object"}, [{}], [[]], {"": ""},
]  # fmt: skip
KEYS = ["$ref", "type", "allOf", "items", "required", "$id", "$anchor", "mapping", "enum", "in"]


def spots(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    members = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value) if isinstance(value, list) else ()
    )
    return [way, *(spot for key, item in members for spot in spots(item, (*way, key)))]


@pytest.mark.parametrize("seed", range(8))
def test_validation_never_raises(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(40):
        version = chance.choice(["3.0.0", "3.1.0", "3.2.0"])
        document = yaml.safe_load(FINE.replace("VERSION", version))
        for _ in range(chance.randint(1, 4)):
            *way, last = chance.choice([spot for spot in spots(document) if spot])
            here = document
            for key in way:
                here = here[key]
            piece = json.loads(json.dumps(chance.choice(PIECES)))
            if isinstance(here, dict) and chance.random() < 0.2:
                here[chance.choice(KEYS)] = piece
            else:
                here[last] = piece
        try:
            diagnostics = check(document)
            diagnostics.checkpoint()
        except Stopped:
            pass
        assert render(diagnostics) or not diagnostics.all


def test_valid_document_does_not_import_openapi_spec_validator() -> None:
    """Importing it would double the time. An invalid document needs it."""
    script = (
        "import sys; from tests.unit.test_validate import check, whole, operation\n"
        "check(operation()); print('openapi_spec_validator' in sys.modules)\n"
        "check(whole(info={'title': 'T', 'version': 3})); "
        "print('openapi_spec_validator' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{root / 'generator'}"}
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=True
    )
    assert run.stdout.split() == ["False", "True"]
