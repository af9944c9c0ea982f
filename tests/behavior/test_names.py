"""Difficult names: all are valid, distinct, and keep their wire names."""

from __future__ import annotations

import ast
import keyword
import unicodedata
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

import httpx2
import pytest

from tests.harness.exchange import hints, received, request_of, sent
from tests.harness.generated import Generated
from tests.harness.golden import CASES
from tests.harness.making import data_of

Make = Callable[..., Generated]
PROPERTIES = data_of(CASES / "names" / "openapi.yaml")["components"]["schemas"]["Names"][
    "properties"
]
PLAIN = {name: "x" for name, schema in PROPERTIES.items() if schema == {"type": "string"}}


@pytest.fixture
def api(case: Callable[[str], Generated]) -> Generated:
    return case("names")


def test_properties_have_distinct_names(api: Generated) -> None:
    assert len(hints(api.models.Names)) == len(PROPERTIES)


def test_properties_keep_wire_names(api: Generated) -> None:
    value = {name: f"{name}!" for name in PLAIN}
    names = received(api, lambda client: client.lists.list(class_=""), value)
    assert api.package.to_dict(names) == value
    body = sent(api, lambda client: client.lists.list(**arguments(api, value)))
    assert body == value


def arguments(api: Generated, value: dict[str, Any]) -> dict[str, Any]:
    """The keyword arguments for these properties, determined from the bodies that the method sends."""
    tree = ast.parse(api.text("resources/lists.py"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.keyword)]
    [body] = [node.value for node in calls if node.arg == "body"]
    assert isinstance(body, ast.Dict)
    by_wire = {
        key.value: name.id
        for key, name in zip(body.keys, body.values, strict=True)
        if isinstance(key, ast.Constant) and isinstance(name, ast.Name)
    }
    return {by_wire[wire]: item for wire, item in value.items()}


def test_arguments_are_named_like_fields(api: Generated) -> None:
    model = api.models.Names
    by_wire = dict(zip(model.__struct_encode_fields__, model.__struct_fields__, strict=True))
    expected = {by_wire[wire]: "x" for wire in PLAIN}
    # Apart from the options of each method.
    expected["body_self"] = expected.pop("self")
    assert arguments(api, dict.fromkeys(PLAIN, "x")) == expected


def test_parameters_with_difficult_names(api: Generated) -> None:
    request = request_of(
        api,
        lambda client: client.class_.import_(
            "a/b",
            in_="1",
            query_self="2",
            none="3",
            filter_name="4",
            top=5,
            parameter_1st="6",
            type="7",
            header_type="8",
            client="9",
        ),
    )
    assert request.url.raw_path.startswith(b"/class/a%2Fb?")
    assert dict(request.url.params) == {
        "in": "1",
        "self": "2",
        "None": "3",
        "filter[name]": "4",
        "$top": "5",
        "1st": "6",
        "type": "7",
    }
    assert request.headers["type"] == "8"
    assert request.headers["cookie"] == "client=9"


def test_schemas_that_differ_only_in_case(api: Generated) -> None:
    found = hints(api.models.Names)
    kinds = [found[name] for name in ("pet", "Pet_", "pet_")]
    assert [list(hints(kind)) for kind in kinds] == [["a"], ["b"], ["c"]]


def test_schemas_named_like_base_classes(api: Generated) -> None:
    models = api.models
    value = {
        "class": "",
        "model": {"a": "1"},
        "literal": {"kind": "a"},
        "unset": {"a": "1"},
        "field": {"Any": "1", "any": [1]},
        "digits": {"code": "1"},
        "dotted": {"name": "1"},
        "generic": {"items": [{"b": "1"}]},
        "con": {"a": "1"},
        "date": "2026-01-02",
        "datetime": "2026-01-02T03:04:05Z",
        "list": ["a"],
        "dict": {"a": "b"},
        "int": 1,
    }
    names = received(api, lambda client: client.lists.list(class_=""), value)
    assert api.package.to_dict(names) == value
    assert type(names.model) is models.Model
    assert type(names.literal) is models.Literal
    assert type(names.unset) is models.Unset


def test_operations_with_difficult_names(api: Generated) -> None:
    paths: list[str] = []

    def respond(request: httpx2.Request) -> httpx2.Response:
        paths.append(request.url.path)
        return httpx2.Response(204)

    with api.client(respond) as client:
        client.close_.close()
        client.данные.получить()
        getattr(client, "call_", getattr(client, "call_call", None))()
    assert paths == ["/close", "/данные", "/call"]


@pytest.mark.parametrize("case_name", ["names"])
def test_file_names_are_portable(api: Generated, case_name: str) -> None:
    seen: set[str] = set()
    for path in api.files:
        folded = unicodedata.normalize("NFKC", path).casefold()
        assert folded not in seen
        seen.add(folded)
        for part in PurePosixPath(path).parts:
            assert len(part.encode()) <= 255
            stem = part.split(".")[0].upper()
            assert stem not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}


def test_long_names(generated: Make) -> None:
    long = "very_" * 60 + "long"
    ref = {"$ref": f"#/components/schemas/{long}"}
    other = {"$ref": f"#/components/schemas/{long}2"}
    content = {"application/json": {"schema": ref}}
    api = generated(
        {
            "paths": {
                f"/{long}": {
                    "post": {
                        "tags": [long],
                        "operationId": f"create_{long}_x",
                        "parameters": [{"name": long, "in": "query", "schema": {"type": "string"}}],
                        "requestBody": {"required": True, "content": content},
                        "responses": {"200": {"description": "It.", "content": content}},
                    }
                }
            },
            "components": {
                "schemas": {
                    long: {"type": "object", "properties": {f"{long}_p": other}},
                    f"{long}2": {"type": "object", "properties": {"a": {"type": "string"}}},
                }
            },
        }
    )
    for path in api.files:
        assert all(len(part.encode()) <= 255 for part in PurePosixPath(path).parts)
    [operation] = api.api.operations()
    path, *_ = operation.path
    assert path == f"/{long}"
    names = [n for n in dir(api.module("models")) if n.lower().startswith("very")]
    assert len({name.casefold() for name in names}) == len(names)
    assert len(names) == 4  # two models, each with its TypedDict


def test_names_are_not_keywords(api: Generated) -> None:
    for name in hints(api.models.Names):
        assert name.isidentifier()
        assert not keyword.iskeyword(name)


def test_names_do_not_shadow_runtime(generated: Make) -> None:
    """Properties, schemas and tags with the names of `self`, of the models index and of the client."""
    ref = {"$ref": "#/components/schemas/NAMES"}
    responses = {"200": {"description": "It.", "content": {"application/json": {"schema": ref}}}}
    api = generated(
        {
            "paths": {
                "/a": {"get": {"tags": ["Client"], "operationId": "a", "responses": responses}},
                "/b": {
                    "get": {"tags": ["sync client"], "operationId": "the", "responses": responses}
                },
            },
            "components": {
                "schemas": {
                    "NAMES": {
                        "type": "object",
                        "properties": {"self": {"type": "string"}, "cls": {"type": "string"}},
                        "additionalProperties": True,
                    },
                    "MODULES": {"type": "object", "properties": {"names": ref}},
                }
            },
        }
    )
    value = {"self": "a", "cls": "b", "other": "c"}
    with api.client(lambda _: httpx2.Response(200, json=value)) as client:
        assert api.package.to_dict(client.client.get_a()) == value
        assert api.package.to_dict(client.sync_client.get_b()) == value
        assert type(client.client).__name__ != "Client"
        assert type(client.sync_client).__name__ != "SyncClient"
    index = ast.parse(api.text("models/_index.py"))
    taken = {node.id for node in ast.walk(index) if isinstance(node, ast.Name)}
    assert not taken & {"NAMES", "MODULES", "Names", "Modules"}
