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
    # A sample that skips items would not get the first page.
    "required parameters with defaults": """
        servers: [{url: "https://api.example"}]
        paths:
          /things:
            get:
              parameters:
                - {name: offset, in: query, required: true, schema: {type: integer, default: 0}}
                - {name: limit, in: query, required: true, schema: {type: integer, default: 20}}
                - {name: X-Version, in: header, required: true, schema: {type: string, default: v2}}
              responses:
                "200":
                  description: A page.
                  content:
                    application/json:
                      schema:
                        type: object
                        required: [results]
                        properties:
                          results:
                            {type: array, items: {type: object, properties: {id: {type: string}}}}
            post:
              parameters:
                - {name: dry, in: query, required: true, schema: {type: boolean, default: true}}
              requestBody:
                required: true
                content: {"*/*": {}, text/plain: {schema: {type: string}}}
              responses: {"204": {description: None.}}
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
    # No finite value satisfies `Link` and `Chain`; of `Person`, null ends the value.
    "endless schemas": """
        servers: [{url: "https://api.example"}]
        paths:
          /links:
            post:
              requestBody:
                required: true
                content: {application/json: {schema: {$ref: "#/components/schemas/Link"}}}
              responses:
                "200":
                  description: The same.
                  content: {application/json: {schema: {$ref: "#/components/schemas/Chain"}}}
          /people:
            get:
              responses:
                "200":
                  description: A person.
                  content: {application/json: {schema: {$ref: "#/components/schemas/Person"}}}
        components:
          schemas:
            Link: {type: object, required: [next], properties: {next: {$ref: "#/components/schemas/Chain"}}}
            Chain: {type: array, minItems: 1, items: {$ref: "#/components/schemas/Link"}}
            Person:
              type: object
              required: [parent]
              properties: {parent: {anyOf: [{$ref: "#/components/schemas/Person"}, {type: "null"}]}}
        """,
    # Windows reserves the names; a backtracking engine never finishes to match the pattern.
    "names and texts": """
        servers: [{url: "https://api.example"}]
        paths:
          /nul:
            get:
              tags: [nul]
              responses:
                "200":
                  description: Texts.
                  content: {application/json: {schema: {$ref: "#/components/schemas/Con"}}}
        components:
          schemas:
            Con:
              type: object
              properties:
                aux: {type: string, pattern: "^(a?){40}a{40}$"}
                long: {type: string, minLength: 65536}
        """,
    "examples": """
        servers: [{url: "https://api.example"}]
        paths:
          /keys:
            get:
              parameters: [{name: page, in: query, schema: {type: integer}}]
              responses:
                "200":
                  description: A page.
                  content:
                    application/json:
                      schema:
                        type: object
                        properties:
                          keys: {type: array, items: {type: object, properties: {id: {type: string}}}}
                          total: {type: integer}
                      example: {keys: [{id: a}, {id: b}], total: 2}
            post:
              requestBody:
                content:
                  application/json:
                    schema:
                      type: object
                      properties:
                        labels:
                          type: array
                          items:
                            type: object
                            properties: {name: {type: string}}
                            example: {customer: none}
              responses:
                "201":
                  description: The key. Its last character has bits that no byte has (RFC 4648, 3.5).
                  content:
                    application/json:
                      schema:
                        type: object
                        properties:
                          secret: {type: string, format: byte}
                          created: {type: string, format: date-time-rfc-2822}
                      example: {secret: abcd123=, created: "Sat, 31 Jan 2026 12:30:00 +0000"}
        """,
    "inheritance": """
        servers: [{url: "https://api.example"}]
        paths:
          /targets:
            get:
              responses:
                "200":
                  description: A target.
                  content: {application/json: {schema: {$ref: "#/components/schemas/Target"}}}
        components:
          schemas:
            Target:
              type: object
              required: [type]
              properties: {type: {type: string, enum: [library, playlist]}}
              discriminator:
                propertyName: type
                mapping: {library: "#/components/schemas/Library", playlist: "#/components/schemas/Playlist"}
            Library:
              allOf: [{$ref: "#/components/schemas/Target"}]
            Playlist:
              allOf:
                - $ref: "#/components/schemas/Target"
                - {type: object, required: [name], properties: {name: {type: string}}}
        """,
    "bodies": """
        servers: [{url: "https://api.example"}]
        paths:
          /files:
            post:
              requestBody:
                required: true
                content: {multipart/form-data: {schema: {type: string}}}
              responses: {"204": {description: None.}}
          /others:
            post:
              requestBody:
                required: true
                content:
                  multipart/form-data:
                    schema:
                      {type: object, additionalProperties: {type: string, format: binary}}
              responses: {"204": {description: None.}}
            put:
              requestBody:
                required: true
                content:
                  application/x-www-form-urlencoded:
                    schema: {type: object, additionalProperties: {type: integer}}
              responses: {"204": {description: None.}}
          /domains:
            post:
              requestBody:
                content:
                  application/x-www-form-urlencoded:
                    schema:
                      type: object
                      properties: {expand: {type: array, items: {type: string}}}
                    encoding: {expand: {style: deepObject, explode: true}}
              responses: {"204": {description: None.}}
        """,
    # Names that look like those of a style, or that HTML escapes; values that keep their encoding.
    "names of parts": """
        openapi: 3.2.0
        servers: [{url: "https://api.example"}]
        paths:
          /forms:
            post:
              requestBody:
                required: true
                content:
                  application/x-www-form-urlencoded:
                    schema:
                      type: object
                      properties:
                        "a[b]": {type: string}
                        size: {type: object, properties: {width: {type: integer}}}
                        box: {type: array, prefixItems: [{type: number}, {type: string}], items: false}
                        doc: {type: object, properties: {n: {type: integer}}}
                    encoding: {size: {explode: true}, doc: {contentType: application/xml}}
              responses: {"204": {description: None.}}
            get:
              parameters:
                - name: box
                  in: query
                  explode: false
                  schema: {type: array, prefixItems: [{type: number}, {type: string}], items: false}
              responses: {"204": {description: None.}}
          /parts:
            post:
              requestBody:
                required: true
                content:
                  multipart/form-data:
                    schema:
                      type: object
                      properties:
                        'größe "x"': {type: string}
                        box: {type: array, prefixItems: [{type: number}, {type: string}], items: false}
                        hash: {type: string, contentEncoding: base64}
                        doc: {type: object, properties: {n: {type: integer}}}
                    encoding:
                      doc: {contentType: application/zip}
                      hash: {headers: {Content-Transfer-Encoding: {schema: {const: base64}}}}
              responses: {"204": {description: None.}}
            put:
              requestBody:
                required: true
                content:
                  multipart/form-data:
                    schema: {type: array, prefixItems: [{type: string}], items: false}
                    prefixEncoding:
                      - headers:
                          Content-Disposition: {schema: {const: 'form-data; name="one"'}}
              responses: {"204": {description: None.}}
          /events:
            post:
              requestBody:
                required: true
                content:
                  text/event-stream:
                    itemSchema:
                      type: object
                      properties: {event: {type: string}, data: {type: string}}
              responses: {"204": {description: None.}}
          /profiles:
            post:
              requestBody:
                required: true
                content:
                  application/json; profile=one:
                    schema: {type: object, additionalProperties: false, properties: {a: {type: string}}}
                  application/json; profile=two:
                    schema: {type: object, additionalProperties: false, properties: {b: {type: string}}}
              responses: {"204": {description: None.}}
        """,
    # As documents of AWS: the fragment is not sent, and a header selects the operation.
    "fragments": """
        servers: [{url: "https://api.example"}]
        paths:
          /#X-Amz-Target=Svc.One:
            post:
              parameters:
                - {name: X-Amz-Target, in: header, required: true, schema: {type: string, enum: [Svc.One]}}
              responses: {"204": {description: None.}}
          /#X-Amz-Target=Svc.Two:
            post:
              parameters:
                - {name: X-Amz-Target, in: header, required: true, schema: {type: string, enum: [Svc.Two]}}
              requestBody:
                required: true
                content:
                  application/json:
                    schema: {type: object, required: [two], properties: {two: {type: string}}}
              responses: {"204": {description: None.}}
        """,
    # Only one of two schemes for a header is sent; a parameter can have the name of a key.
    "credentials": """
        servers: [{url: "https://{region}.api.example"}]
        security: [{bearer: [], bot: []}]
        paths:
          /one:
            get:
              servers: [{url: "https://{tenant}.api.example"}]
              responses: {"204": {description: None.}}
          /two:
            get:
              security: [{key: [], sid: []}]
              parameters:
                - {name: X-Key, in: header, schema: {type: string}}
                - {name: sid, in: cookie, schema: {type: string}}
              responses: {"204": {description: None.}}
        components:
          securitySchemes:
            bearer: {type: http, scheme: bearer}
            bot: {type: apiKey, in: header, name: Authorization}
            key: {type: apiKey, in: header, name: X-Key}
            sid: {type: apiKey, in: cookie, name: sid}
        """,
    "paths": """
        servers: [{url: "https://api.example"}]
        paths:
          /files/{id}:
            get:
              operationId: getById
              parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
              responses: {"204": {description: None.}}
          /files/{name}:
            get:
              operationId: getByName
              parameters: [{name: name, in: path, required: true, schema: {type: string}}]
              responses: {"204": {description: None.}}
          /mails/{id}/:
            get:
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              responses:
                "200":
                  description: A mail, which is not a list of recipients.
                  content:
                    application/json:
                      schema:
                        type: object
                        properties:
                          recipients:
                            type: array
                            uniqueItems: true
                            items: {type: object, properties: {kind: {type: string}}}
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
