"""The document of the zoo, written for a version of OpenAPI from its tables."""

from __future__ import annotations

import json
from typing import Any

from .parameters import PARAMETERS, Defined
from .readings import READINGS, is_conforming
from .responses import RESPONSES, SCHEMAS, Declared

VERSIONS = ("3.0.4", "3.1.1", "3.2.0")


def zoo_document(version: str) -> dict[str, Any]:
    """The document: one operation for each parameter and response that the version has."""
    minor = minor_of(version)
    paths = {
        _path(defined): {"get": _operation(defined, minor)}
        for defined in PARAMETERS
        if minor >= defined.since
    }
    paths |= {
        declared.path: {declared.method: _response_operation(declared, minor)}
        for declared in RESPONSES
        if minor >= declared.since
    }
    return {
        "openapi": version,
        "info": {"title": "Zoo", "version": "1.0.0"},
        "servers": [{"url": "https://zoo.example/v1"}],
        "paths": paths,
        "components": {"schemas": _nullable(SCHEMAS, minor)},
    }


def minor_of(version: str) -> int:
    """The `1` of `3.1.1`."""
    return int(version.split(".")[1])


def _path(defined: Defined) -> str:
    path = f"/{defined.location}/{defined.key}"
    return f"{path}/{defined.template}" if defined.location == "path" else path


def _operation(defined: Defined, minor: int) -> dict[str, Any]:
    parameter: dict[str, Any] = {
        "name": defined.name,
        "in": defined.location,
        "x-clientwright": {"name": "value"}
        | ({"arrays": defined.arrays} if defined.arrays else {}),
    }
    if defined.location == "path":
        parameter["required"] = True
    schema = _nullable(defined.schema, minor)
    if defined.media_type is not None:
        media: dict[str, Any] = {"schema": schema}
        if defined.encoding is not None:
            media["encoding"] = defined.encoding
        parameter["content"] = {defined.media_type: media}
    else:
        parameter["schema"] = schema
        for field in ("style", "explode"):
            if getattr(defined, field) is not None:
                parameter[field] = getattr(defined, field)
        if defined.reserved:
            parameter["allowReserved"] = True
    return {
        "operationId": defined.key,
        "x-clientwright": {"resource": "zoo", "method": defined.key},
        "parameters": [parameter],
        "responses": {"204": {"description": "Nothing."}},
    }


def _response_operation(declared: Declared, minor: int) -> dict[str, Any]:
    field = "itemSchema" if declared.item else "schema"
    responses: dict[str, Any] = {}
    for status, contents in declared.responses.items():
        responses[status] = {"description": "A response."}
        if declared.header is not None:
            responses[status]["headers"] = {"X-Hue": declared.header}
        if contents is not None:
            responses[status]["content"] = {
                media_type: ({field: _nullable(schema, minor)} if schema else {})
                | _examples(declared, status, media_type)
                for media_type, schema in contents.items()
            }
    return {
        "operationId": declared.key,
        "x-clientwright": {"resource": "zoo", "method": declared.key},
        "responses": responses,
    }


def _examples(declared: Declared, status: str, media_type: str) -> dict[str, Any]:
    """Those of the table that are JSON, so that generated tests expect their values."""
    examples = {
        f"example{number}": {"value": json.loads(reading.content)}
        for number, reading in enumerate(READINGS)
        if (reading.key, reading.media_type, str(reading.status))
        == (declared.key, media_type, status)
        and media_type.endswith("json")
        and is_conforming(reading)
    }
    return {"examples": examples} if examples else {}


def _nullable(schema: dict[str, Any], minor: int) -> dict[str, Any]:
    """The schema in the syntax of the version; `nullable` is OpenAPI 3.0."""
    if minor == 0:
        return schema
    result = {
        key: _nullable(value, minor) if isinstance(value, dict) else value
        for key, value in schema.items()
        if key != "nullable"
    }
    return result | {"type": [schema["type"], "null"]} if schema.get("nullable") else result
