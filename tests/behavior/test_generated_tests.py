"""The generated tests pass for documents whose requests or samples are unusual."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from clientwright.config import Config
from clientwright.output.write import apply, compare
from tests.harness.making import make, save

DOCUMENTS = {
    # RFC 3986 6.2.3: the default port is redundant; 2.1: other characters are percent-encoded.
    "URLs": """
        servers: [{url: "https://api.example:443/v1/größe"}]
        paths:
          /données/straße-{id}:
            get:
              operationId: getOne
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              responses: {"204": {description: None.}}
        """,
    # RFC 6901 section 6: a JSON pointer in a URI fragment is percent-encoded.
    "schema names": """
        servers: [{url: "https://api.example"}]
        paths:
          /sizes:
            get:
              responses:
                "200":
                  description: A size.
                  content: {application/json: {schema: {$ref: "#/components/schemas/Größe"}}}
        components:
          schemas:
            Größe:
              type: object
              required: [naïve]
              properties:
                naïve: {type: string}
                next: {$ref: "#/components/schemas/Größe"}
        """,
    "limits": """
        servers: [{url: "https://api.example"}]
        paths:
          /orders:
            get:
              responses:
                "200":
                  description: Two orders at most.
                  content:
                    application/json:
                      schema:
                        type: array
                        maxItems: 2
                        items: {type: object, properties: {id: {type: string}}}
            post:
              requestBody:
                required: true
                content:
                  application/json:
                    schema:
                      type: object
                      minProperties: 1
                      properties: {a: {type: string}, b: {type: string}}
              responses: {"204": {description: None.}}
        """,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", DOCUMENTS)
def test_generated_tests(name: str, tmp_path: Path) -> None:
    config = Config(
        document=save(DOCUMENTS[name], tmp_path),
        out=tmp_path / "client",
        package="unusual",
        client="Client",
    )
    result = make(config)
    assert result.files is not None
    apply(compare(config.out, result.files))
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=config.out, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout[-3000:]
