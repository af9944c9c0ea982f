"""Decoding unions: 50 objects of a tagged and of an untagged union, against 50 plain structs.

python -m benchmarks.unions
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from tests.harness.generated import generate

from .ratio import medians, report

DOCUMENT = """
openapi: 3.1.0
info: {title: Shapes, version: "1"}
paths:
  /plain: {get: {operationId: getPlain, responses: {"200": {description: ok, content:
    {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Circle"}}}}}}}}
  /tagged: {get: {operationId: getTagged, responses: {"200": {description: ok, content:
    {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Tagged"}}}}}}}}
  /untagged: {get: {operationId: getUntagged, responses: {"200": {description: ok, content:
    {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Untagged"}}}}}}}}
components:
  schemas:
    Circle: {type: object, required: [kind, radius], properties:
      {kind: {type: string}, radius: {type: number}, label: {type: string}}}
    Square: {type: object, required: [kind, side], properties:
      {kind: {type: string}, side: {type: number}, label: {type: string}}}
    Tagged: {oneOf: [{$ref: "#/components/schemas/Circle"}, {$ref: "#/components/schemas/Square"}],
      discriminator: {propertyName: kind, mapping: {circle: "#/components/schemas/Circle",
      square: "#/components/schemas/Square"}}}
    Untagged: {oneOf: [{$ref: "#/components/schemas/Circle"},
      {$ref: "#/components/schemas/Square"}]}
"""


def _shape(number: int) -> dict[str, Any]:
    if number % 2:
        return {"kind": "square", "side": number / 2, "label": f"shape {number}"}
    return {"kind": "circle", "radius": number / 2, "label": f"shape {number}"}


def main() -> None:
    """Print the ratios."""
    with (
        tempfile.TemporaryDirectory() as folder,
        generate(DOCUMENT, Path(folder)) as api,
    ):
        codec, models = api.module("_runtime.codec"), api.models
        circles = json.dumps([_shape(2 * number) for number in range(50)]).encode()
        shapes = json.dumps([_shape(number) for number in range(50)]).encode()
        plain = codec.decoder(list[models.Circle])
        tagged = codec.decoder(list[models.Tagged])
        untagged = codec.decoder(list[models.Untagged])
        found = medians(
            {
                "json.loads": lambda: json.loads(shapes),
                "plain structs": lambda: plain.decode(circles),
                "tagged union": lambda: tagged.decode(shapes),
                "untagged union": lambda: untagged.decode(shapes),
            }
        )
        print(report("Decoding 50 objects", found, floor="plain structs"))


if __name__ == "__main__":
    main()
