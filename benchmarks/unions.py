"""Compares decoding of 50 objects of a tagged and an untagged union with 50 plain structs.

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
    {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Disc"}}}}}}}}
  /tagged: {get: {operationId: getTagged, responses: {"200": {description: ok, content:
    {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Tagged"}}}}}}}}
  /untagged: {get: {operationId: getUntagged, responses: {"200": {description: ok, content:
    {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Untagged"}}}}}}}}
components:
  schemas:
    Disc: {type: object, required: [kind, radius], properties:
      {kind: {type: string}, radius: {type: number}, label: {type: string}}}
    Square: {type: object, required: [kind, side], properties:
      {kind: {type: string}, side: {type: number}, label: {type: string}}}
    Tagged: {oneOf: [{$ref: "#/components/schemas/Disc"}, {$ref: "#/components/schemas/Square"}],
      discriminator: {propertyName: kind, mapping: {disc: "#/components/schemas/Disc",
      square: "#/components/schemas/Square"}}}
    Untagged: {oneOf: [{$ref: "#/components/schemas/Disc"},
      {$ref: "#/components/schemas/Square"}]}
"""


def _shape(number: int) -> dict[str, Any]:
    if number % 2:
        return {"kind": "square", "side": number / 2, "label": f"shape {number}"}
    return {"kind": "disc", "radius": number / 2, "label": f"shape {number}"}


def main() -> None:
    """Runs the benchmark and prints the ratios."""
    with (
        tempfile.TemporaryDirectory() as folder,
        generate(DOCUMENT, Path(folder)) as api,
    ):
        codec, models = api.module("_runtime.models.codec"), api.models
        discs = json.dumps([_shape(2 * number) for number in range(50)]).encode()
        shapes = json.dumps([_shape(number) for number in range(50)]).encode()
        plain = codec.decoder(list[models.Disc])
        tagged = codec.decoder(list[models.Tagged])
        untagged = codec.decoder(list[models.Untagged])
        found = medians(
            {
                "json.loads": lambda: json.loads(shapes),
                "plain structs": lambda: plain.decode(discs),
                "tagged union": lambda: tagged.decode(shapes),
                "untagged union": lambda: untagged.decode(shapes),
            }
        )
        print(report("Decoding 50 objects", found, floor="plain structs"))


if __name__ == "__main__":
    main()
