"""Compares decoding of a page of 50 models with msgspec: without and with unknown properties.

python -m benchmarks.unknown_properties
"""

from __future__ import annotations

import json
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Annotated

import msgspec

from tests.harness.generated import generate

from .ratio import medians, report

DOCUMENT = """
openapi: 3.1.0
info: {title: Assistants, version: "1"}
paths:
  /assistants: {get: {operationId: listAssistants, responses: {"200": {description: ok, content:
    {application/json: {schema: {$ref: "#/components/schemas/Page"}}}}}}}
components:
  schemas:
    Page: {type: object, required: [assistants], properties: {assistants: {type: array, items:
      {$ref: "#/components/schemas/Assistant"}}}}
    Assistant: {type: object, required: [id, name, model, created_at], properties:
      {id: {type: string}, name: {type: string}, model: {type: string}, rate: {type: number},
      owner: {type: [string, "null"]}, created_at: {type: string, format: date-time},
      tags: {type: array, items: {type: string}}}}
"""


class _Assistant(msgspec.Struct, kw_only=True):
    id: str
    name: str
    model: str
    rate: int | float | msgspec.UnsetType = msgspec.UNSET
    owner: str | msgspec.UnsetType | None = msgspec.UNSET
    created_at: Annotated[datetime, msgspec.Meta(tz=True)]
    tags: list[str] | msgspec.UnsetType = msgspec.UNSET


class _Page(msgspec.Struct):
    assistants: list[_Assistant]


def main() -> None:
    """Runs the benchmark and prints the ratios."""
    with tempfile.TemporaryDirectory() as folder, generate(DOCUMENT, Path(folder)) as api:
        assistants = [
            {
                "id": f"aia_asst_{number:032d}",
                "name": f"Assistant {number}",
                "model": "large",
                "rate": 1.25,
                "owner": None,
                "created_at": "2026-11-30T10:20:30.123456Z",
                "tags": ["a", "b"],
            }
            for number in range(50)
        ]
        usual = json.dumps({"assistants": assistants}).encode()
        unknown = json.dumps({"assistants": [{**one, "new": 1} for one in assistants]}).encode()
        decode, page = api.module("_runtime.models.codec").decode, api.models.Page
        plain = msgspec.json.Decoder(_Page)
        found = medians(
            {
                "json.loads": lambda: json.loads(usual),
                "msgspec": lambda: plain.decode(usual),
                "without any": lambda: decode(usual, page),
                "one in each": lambda: decode(unknown, page),
            }
        )
        print(report(f"Decoding a page of 50 models ({len(usual)} bytes)", found, floor="msgspec"))


if __name__ == "__main__":
    main()
