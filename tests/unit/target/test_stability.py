"""An addition to a document renames nothing else."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clientwright.diagnostics.findings import Diagnostics
from clientwright.load import load
from clientwright.lowering import OperationFilter, lower
from clientwright.model import Api
from clientwright.resolve import resolve
from clientwright.targets import TargetConfig
from clientwright.targets.python.naming.names import PythonNames, assign_names

ROOT = Path(__file__).parents[3]
CASES = sorted((ROOT / "tests" / "cases").glob("*/openapi.yaml"))
CORPUS = ROOT.parent / "shared" / "corpus"
REAL = [
    pytest.param(CORPUS / name, marks=pytest.mark.slow)
    for name in (
        "twilio/twilio_assistants_v1.yaml",
        "twilio/twilio_messaging_v1.yaml",
        "misc/apple_petstore.yaml",
        "misc/opc_baseline_3.1.yaml",
        "misc/wk_spotify.com.json",
        "apisguru/vercel.com.json",
        "apisguru/flat.io.json",
    )
    if (CORPUS / name).is_file()
]

Document = dict[str, Any]


def first(members: Document, key: str, value: object) -> Document:
    """The same members, after a new one."""
    return {key: value, **members}


def a_schema(document: Document) -> None:
    components = document.setdefault("components", {})
    schema = {"type": "object", "properties": {"stripes": {"type": "integer"}}}
    components["schemas"] = first(components.get("schemas", {}), "ZebraCrossing", schema)
    # An unused schema is not generated.
    document["paths"] = first(
        document["paths"],
        "/zebra-crossings",
        {
            "get": {
                "operationId": "listZebraCrossings",
                "tags": ["zebras"],
                "responses": {
                    "200": {
                        "description": "All.",
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/ZebraCrossing"}
                            }
                        },
                    }
                },
            }
        },
    )


def a_parameter(document: Document) -> None:
    parameter = {"name": "zebra_crossing", "in": "query", "schema": {"type": "integer"}}
    for item in document["paths"].values():
        for method in ("get", "post", "put", "delete"):
            if method in item:
                item[method]["parameters"] = [*(item[method].get("parameters") or []), parameter]


def a_property(document: Document) -> None:
    for schema in document.get("components", {}).get("schemas", {}).values():
        if isinstance(schema, dict) and "properties" in schema:
            schema["properties"] = first(schema["properties"], "zebra_crossing", {"type": "string"})


def label(file: Path) -> str:
    return f"{file.parent.name}-{file.stem}"


def names(document: Document, folder: Path) -> tuple[Api, PythonNames]:
    file = folder / "openapi.json"
    file.write_text(json.dumps(document), "utf-8")
    diagnostics = Diagnostics()
    loaded = load(file, diagnostics)
    assert loaded is not None
    api = lower(resolve(loaded, diagnostics), diagnostics, OperationFilter())
    return api, assign_names(api, TargetConfig(package="probe", client="Client"), diagnostics)


@pytest.mark.parametrize("change", [a_schema, a_parameter, a_property])
@pytest.mark.parametrize("file", [*CASES, *REAL], ids=label)
def test_addition_renames_nothing(
    file: Path, change: Callable[[Document], None], tmp_path: Path
) -> None:
    loaded = load(file, Diagnostics())
    assert loaded is not None
    document = copy.deepcopy(loaded.data)
    if not document.get("paths"):
        pytest.skip("no paths to add to")
    api, before = names(document, tmp_path)
    change(document)
    _, after = names(document, tmp_path)
    for type_id in api.types:
        assert after.type(type_id) == before.type(type_id)
        for wire_name, name in before.types.fields.get(type_id, {}).items():
            assert after.field(type_id, wire_name) == name
    for path, resource in before.calls.resources.items():
        assert after.resource(path) == resource
    for operation in api.operations():
        old, new = before.operation(operation.id), after.operation(operation.id)
        assert (new.method, new.constant, new.module) == (old.method, old.constant, old.module)
        assert {key: new.parameters[key] for key in old.parameters} == dict(old.parameters)
        if old.body_fields is not None:
            assert new.body_fields is not None
            assert {key: new.body_fields[key] for key in old.body_fields} == dict(old.body_fields)
