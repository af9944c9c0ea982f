"""Parameters, bodies, responses, servers, security, callbacks, webhooks, filters."""

from __future__ import annotations

from typing import Any

import pytest

from clientwright.contract.requests import expand_server_url
from clientwright.conventions.media_types import ContentKind
from clientwright.conventions.security import ApiKey, Basic, Bearer, OAuth2, UnsupportedScheme
from clientwright.lowering import OperationFilter
from clientwright.model import (
    Operation,
    PathVariable,
    SecurityRequirement,
)
from tests.unit.lowering.model_text import lower_document, lower_with_diagnostics, show

OK = {"200": {"description": "Fine."}}


def one(text: str) -> Operation:
    """The only operation of a document."""
    (operation,) = lower_document(text).operations()
    return operation


def test_path_template_and_parameter_order() -> None:
    operation = one("""
        paths:
          /a/{b}/c.{d}:
            parameters: [{name: q, in: query, schema: {type: string}}]
            get:
              parameters:
                - {name: d, in: path, required: true, schema: {type: integer}}
                - {name: b, in: path, required: true, schema: {type: string}}
              responses: {'200': {description: ''}}
        """)
    assert operation.path == (
        "/a/",
        PathVariable(parameter="b"),
        "/c.",
        PathVariable(parameter="d"),
    )
    assert operation.path_text == "/a/{b}/c.{d}"
    assert [p.wire_name for p in operation.parameters] == ["b", "d", "q"]
    assert operation.id == "GET /a/{b}/c.{d}"
    assert operation.operation_id is None


def test_operation_parameter_overrides_path_item() -> None:
    operation = one("""
        components:
          parameters: {Limit: {name: limit, in: query, schema: {type: integer, maximum: 5}}}
        paths:
          /a:
            parameters:
              - {name: limit, in: query, schema: {type: string}}
              - {name: X-Trace, in: header, schema: {type: string}}
            get:
              parameters: [{$ref: '#/components/parameters/Limit'}]
              responses: {'200': {description: ''}}
        """)
    assert [(p.wire_name, show(p.type)) for p in operation.parameters] == [
        ("limit", "integer"),
        ("X-Trace", "string"),
    ]


@pytest.mark.parametrize(
    ("fields", "style", "explode"),
    [
        ("in: query", "form", True),
        ("in: query, explode: false", "form", False),
        ("in: query, style: deepObject", "deepObject", False),
        ("in: query, style: pipeDelimited", "pipeDelimited", False),
        ("in: header", "simple", False),
        ("in: header, explode: true", "simple", True),
        ("in: cookie", "form", True),
        ("in: query, style: matrix", "form", True),
    ],
)
def test_style_and_explode_defaults(fields: str, style: str, explode: bool) -> None:
    operation = one(f"""
        paths:
          /a:
            get:
              parameters: [{{name: p, {fields}, schema: {{type: array, items: {{type: string}}}}}}]
              responses: {{'200': {{description: ''}}}}
        """)
    (parameter,) = operation.parameters
    assert (parameter.style, parameter.explode) == (style, explode)


def test_ignored_headers_and_parameters_with_content() -> None:
    api, diagnostics = lower_with_diagnostics("""
        paths:
          /a:
            get:
              parameters:
                - {name: Accept, in: header, schema: {type: string}}
                - {name: filter, in: query, content: {application/json: {schema: {type: object}}}}
                - {name: Idempotency-Key, in: header, schema: {type: string}}
              responses: {'200': {description: ''}}
        """)
    (operation,) = api.operations()
    filter_, key = operation.parameters
    assert (filter_.media_type, show(filter_.type)) == ("application/json", "{any}")
    assert operation.idempotency_header == key.wire_name == "Idempotency-Key"
    assert [finding.rule.code for finding in diagnostics.notes] == ["BD018"]


@pytest.mark.parametrize(
    ("media_type", "kind"),
    [
        ("application/json", ContentKind.JSON),
        ("application/json; charset=utf-8", ContentKind.JSON),
        ("application/vnd.api+json", ContentKind.JSON),
        ("application/problem+json", ContentKind.JSON),
        ("*/*", ContentKind.JSON),
        ("application/x-www-form-urlencoded", ContentKind.FORM),
        ("multipart/form-data", ContentKind.MULTIPART),
        ("text/plain", ContentKind.TEXT),
        ("application/xml", ContentKind.TEXT),
        ("application/atom+xml", ContentKind.TEXT),
        ("text/event-stream", ContentKind.EVENTS),
        ("application/x-ndjson", ContentKind.JSON_LINES),
        ("application/octet-stream", ContentKind.BINARY),
        ("image/png", ContentKind.BINARY),
        ("application/vnd.kubernetes.protobuf", ContentKind.BINARY),
    ],
)
def test_media_types(media_type: str, kind: ContentKind) -> None:
    operation = one(f"""
        paths:
          /a:
            post:
              requestBody: {{required: true, content: {{'{media_type}': {{schema: {{}}}}}}}}
              responses: {{'200': {{description: ''}}}}
        """)
    assert operation.body is not None
    assert operation.body.required
    (content,) = operation.body.contents
    assert content.kind is kind


def test_binary_is_bytes_in_multipart_and_json() -> None:
    operation = one("""
        paths:
          /a:
            post:
              operationId: send
              requestBody:
                content:
                  multipart/form-data:
                    schema: {type: object, properties: {file: {type: string, format: binary}}}
                    encoding: {file: {contentType: image/png}}
              responses:
                '200':
                  description: ''
                  content:
                    application/json: {schema: {type: string, format: binary}}
                    application/pdf: {schema: {type: string, format: binary}}
        """)
    body = operation.body
    assert body is not None
    assert body.contents[0].encodings[0].media_type == "image/png"
    assert [show(c.type) for c in operation.responses[0].contents] == ["binary", "binary"]


def test_equal_schemas_of_two_media_types_are_one_type() -> None:
    text = """
        paths:
          /a:
            post:
              operationId: send
              requestBody:
                content:
                  application/json: {schema: {type: object, properties: {a: {type: string}}}}
                  application/x-www-form-urlencoded:
                    schema: {type: object, properties: {a: {type: string}}}
              responses: {'200': {description: ''}}
        """
    api = lower_document(text)
    (declared,) = api.types.values()
    assert declared.name_hint.parts == ("send", "request")
    assert declared.owner == "operation:send"


def test_responses_are_sorted_and_have_headers() -> None:
    operation = one("""
        paths:
          /a:
            get:
              responses:
                default: {description: Any.}
                4XX: {description: Wrong.}
                '404': {description: Gone.}
                '200':
                  description: Fine.
                  headers:
                    Link: {schema: {type: string}}
                    Content-Type: {schema: {type: string}}
        """)
    assert [(r.first, r.last) for r in operation.responses] == [
        (200, 200),
        (404, 404),
        (400, 499),
        (0, 999),
    ]
    assert [h.wire_name for h in operation.responses[0].headers] == ["Link"]
    assert operation.responses[0].contents == ()


def test_inline_types_are_named_after_operation() -> None:
    api = lower_document("""
        paths:
          /a:
            get:
              operationId: GetA
              parameters: [{name: sort, in: query, schema: {enum: [up, down]}}]
              responses:
                '200':
                  description: ''
                  content: {application/json: {schema: {properties: {a: {}}}}}
                '404':
                  description: ''
                  content: {application/json: {schema: {properties: {b: {}}}}}
        """)
    assert {declared.name_hint.parts for declared in api.types.values()} == {
        ("GetA", "sort"),
        ("GetA", "response"),
        ("GetA", "response", "404"),
    }


def test_security_schemes_and_requirements() -> None:
    api = lower_document("""
        components:
          securitySchemes:
            basic:
              type: http
              scheme: basic
              x-clientwright: {username: {name: sid, env: SID}, password: {name: secret}}
            token: {type: http, scheme: bearer}
            own: {type: http, scheme: Token}
            key: {type: apiKey, in: header, name: X-Key}
            login:
              type: oauth2
              flows: {clientCredentials: {tokenUrl: 'https://x/token', scopes: {read: Reading.}}}
            negotiate: {type: http, scheme: negotiate}
        security: [{basic: []}, {token: []}]
        paths:
          /a: {get: {responses: {'200': {description: ''}}}}
          /b: {get: {security: [], responses: {'200': {description: ''}}}}
          /c: {get: {security: [{login: [read], key: []}, {}], responses: {'200': {description: ''}}}}
        """)
    types = {scheme.id: scheme.type for scheme in api.schemes}
    assert types == {
        "basic": Basic(),
        "token": Bearer(),
        "own": Bearer(prefix="Token"),
        "key": ApiKey(location="header", name="X-Key"),
        "login": OAuth2(token_url="https://x/token", scopes=("read",)),
        "negotiate": UnsupportedScheme(kind="negotiate"),
    }
    credentials = api.schemes[0].credentials
    assert [(one.role, one.name, one.env) for one in credentials] == [
        ("username", "sid", "SID"),
        ("password", "secret", None),
    ]
    first, second, third = (operation.security for operation in api.operations())
    assert first == api.security
    assert second == ()
    assert third == (
        SecurityRequirement(schemes=(("login", ("read",)), ("key", ()))),
        SecurityRequirement(schemes=()),
    )


def test_servers() -> None:
    api = lower_document("""
        servers:
          - url: https://{region}.example.com
            variables: {region: {default: eu, enum: [eu, us]}}
        paths:
          /a: {get: {responses: {'200': {description: ''}}}}
          /b: {servers: [{url: https://other}], get: {responses: {'200': {description: ''}}}}
          /c:
            servers: [{url: 'https://{region}.example.com', variables: {region: {default: eu, enum: [eu, us]}}}]
            get: {responses: {'200': {description: ''}}}
        """)
    assert api.servers[0].variables[0].values == ("eu", "us")
    assert [[s.url for s in o.servers] for o in api.operations()] == [[], ["https://other"], []]


def test_undefined_server_variable() -> None:
    api = lower_document("""
        servers:
          - url: https://{tenant}.example.com/{stage}
            variables: {stage: {default: live}}
        paths:
          /a:
            servers: [{url: 'https://{tenant}.example.com/{stage}'}]
            get: {responses: {'200': {description: ''}}}
          /b:
            servers: [{url: 'https://{other}.example.com'}, {url: 'https://{stage}.example.com'}]
            get: {responses: {'200': {description: ''}}}
          /c:
            servers: [{url: 'https://{other}.example.com'}]
            get: {responses: {'200': {description: ''}}}
        """)
    assert [(v.name, v.default) for v in api.servers[0].variables] == [
        ("stage", "live"),
        ("tenant", None),
    ]
    # Calls would go elsewhere without such a server, so it stays, and the client asks for a value.
    assert [[expand_server_url(server) for server in o.servers] for o in api.operations()] == [
        ["https://tenant.example.com/live"],
        ["https://other.example.com", "https://live.example.com"],
        ["https://other.example.com"],
    ]


def test_callbacks_and_webhooks() -> None:
    api = lower_document("""
        webhooks:
          newPet:
            post:
              requestBody: {content: {application/json: {schema: {properties: {id: {}}}}}}
              responses: {'200': {description: ''}}
        paths:
          /a:
            post:
              operationId: send
              callbacks:
                done:
                  '{$request.body#/url}':
                    post:
                      requestBody: {content: {application/json: {schema: {properties: {a: {}}}}}}
                      responses: {'200': {description: ''}}
              responses: {'200': {description: ''}}
        """)
    (callback,) = api.operations()[0].callbacks
    (webhook,) = api.webhooks
    assert (callback.name, callback.method, callback.expression) == (
        "done",
        "POST",
        "{$request.body#/url}",
    )
    assert (webhook.name, webhook.expression) == ("newPet", None)
    assert {d.name_hint.parts: (d.read, d.write) for d in api.types.values()} == {
        ("send", "done", "payload"): (True, False),
        ("newPet", "payload"): (True, False),
    }


def test_3_2_methods() -> None:
    api = lower_document(
        {
            "openapi": "3.2.0",
            "paths": {
                "/a": {
                    "query": {"responses": OK},
                    "additionalOperations": {"PURGE": {"responses": OK}},
                }
            },
        }
    )
    assert [operation.method for operation in api.operations()] == ["QUERY", "PURGE"]


FILTERED: dict[str, Any] = {
    "components": {
        "schemas": {
            "Used": {"type": "object", "properties": {"a": {}}},
            "Unused": {"type": "object", "properties": {"b": {}}},
        }
    },
    "paths": {
        "/v1/pets": {
            "get": {
                "operationId": "listPets",
                "tags": ["pets"],
                "responses": {
                    "200": {
                        "description": "",
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Used"}}
                        },
                    }
                },
            }
        },
        "/v1/old/{id}": {
            "get": {"operationId": "getOld", "deprecated": True, "tags": ["old"], "responses": OK}
        },
    },
}


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        (OperationFilter(), ["listPets", "getOld"]),
        (OperationFilter(tags=("old",)), ["getOld"]),
        (OperationFilter(paths=("/v1/pets*",)), ["listPets"]),
        (OperationFilter(paths=("/v1/old/{id}",)), ["getOld"]),
        (OperationFilter(operations=("list*",)), ["listPets"]),
        (OperationFilter(deprecated=False), ["listPets"]),
        (OperationFilter(tags=("none",)), []),
    ],
)
def test_filters(options: OperationFilter, kept: list[str]) -> None:
    api = lower_document(FILTERED, options)
    assert [operation.id for operation in api.operations()] == kept
    assert [d.name_hint.parts for d in api.types.values()] == (
        [("Used",)] if "listPets" in kept else []
    )
