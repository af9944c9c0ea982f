"""`readOnly` and `writeOnly`: one type or two."""

from __future__ import annotations

from tests.unit.lowering.model_text import lower_document, schemas, short, show_declared

USER = """
User:
  required: [id, name, secret]
  properties:
    id: {type: string, readOnly: true}
    name: {type: string}
    secret: {type: string, writeOnly: true}
"""


def test_type_of_responses_only() -> None:
    found = schemas(USER)
    assert found["User"] == "(<id!: string, name!: string)"


def test_type_of_requests_and_responses() -> None:
    found = schemas(
        USER + "Team: {properties: {lead: {$ref: '#/components/schemas/User'}}}", send=True
    )
    assert found["User?read"] == "(<id!: string, name!: string)"
    assert found["User?write"] == "(name!: string, >secret!: string)"
    assert found["Team?read"] == "(lead: User?read)"
    assert found["Team?write"] == "(lead: User?write)"
    assert found.type("User?read").name_hint.parts == ("User",)
    assert found.type("User?write").name_hint.parts == ("UserInput",)
    assert (found.type("User?read").read, found.type("User?read").write) == (True, False)


def test_type_without_directed_properties_is_not_split() -> None:
    found = schemas("Plain: {properties: {a: {type: string}}}", send=True)
    assert found["Plain"] == "(a: string)"
    assert found.type("Plain").read
    assert found.type("Plain").write


def test_type_of_requests_only() -> None:
    api = lower_document("""
        components:
          schemas:
            User: {properties: {id: {readOnly: true, type: string}, pin: {writeOnly: true, type: string}}}
        paths:
          /a:
            post:
              requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}}
              responses: {'200': {description: ''}}
        """)
    assert {short(i): show_declared(t) for i, t in api.types.items()} == {"User": "(>pin: string)"}


def test_recursive_types_are_split() -> None:
    found = schemas(
        """
        A: {properties: {id: {readOnly: true, type: string}, b: {$ref: '#/components/schemas/B'}}}
        B: {properties: {all: {type: array, items: {$ref: '#/components/schemas/A'}}}}
        """,
        send=True,
    )
    assert found["A?read"] == "(<id: string, b: B?read)"
    assert found["B?write"] == "(all: [A?write])"
    assert found["A?write"] == "(b: B?write)"
