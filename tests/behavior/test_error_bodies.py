"""Errors have the bodies that the document declares (OpenAPI 3.1, "Responses Object").

The shapes are those of the document below: `{code, message}`, problem details (RFC 9457), a list of
errors, and a nested error.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.client.server import Reply, Server
from tests.harness.generated import Generated, generate
from tests.harness.typed import find_wrong_lines, list_marked_lines


def body(schema: str, *media_types: str) -> dict[str, Any]:
    reference = {"schema": {"$ref": f"#/components/schemas/{schema}"}}
    return {
        "description": "An error.",
        "content": dict.fromkeys(media_types or ("application/json",), reference),
    }


def record(*required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": properties}


TEXT, NUMBER = {"type": "string"}, {"type": "integer"}
PROBLEM = "application/problem+json"
CODE = {"$ref": "#/components/schemas/Code"}
DOCUMENT: dict[str, Any] = {
    "paths": {
        "/pets/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": TEXT}],
            "get": {
                "operationId": "getPet",
                "tags": ["pets"],
                "responses": {
                    "200": {
                        "description": "A pet.",
                        "content": {
                            "application/json": {"schema": record("name", name=TEXT)},
                            "text/csv": {},
                        },
                    },
                    "404": body("Code"),
                    "409": {
                        "description": "In two forms.",
                        "content": body("Code")["content"] | body("Problem", PROBLEM)["content"],
                    },
                    "422": body("Problem", PROBLEM),
                    "4XX": body("Errors"),
                    "503": {"description": "Without a body."},
                    "default": body("Nested"),
                },
            },
            "post": {
                "operationId": "streamPet",
                "tags": ["pets"],
                "responses": {
                    "200": {"description": "A stream.", "content": {"text/event-stream": {}}},
                    "404": body("Code"),
                },
            },
            "delete": {
                "operationId": "deletePet",
                "tags": ["pets"],
                "responses": {"204": {"description": "Deleted."}},
            },
        },
    },
    "components": {
        "schemas": {
            "Code": record("code", "message", code=NUMBER, message=TEXT),
            "Problem": record(type=TEXT, title=TEXT, status=NUMBER, detail=TEXT),
            "Errors": record("errors", errors={"type": "array", "items": CODE}),
            "Nested": record("error", error=CODE),
        }
    },
}
ONE = {"code": 7, "message": "No pet."}


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generated]:
    with generate(DOCUMENT, tmp_path_factory.mktemp("errors")) as found:
        yield found


Raise = Callable[..., Any]


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def error_of(api: Generated, server: Server, request: pytest.FixtureRequest) -> Raise:
    """`error_of(reply)`: the error that a call raises."""

    def call(reply: Reply, method: str = "get", **options: Any) -> Any:
        server.seen.clear()
        server.reply(reply)
        options = {"base_url": server.url, "max_retries": 0, **options}
        with pytest.raises(api.errors.APIStatusError) as caught:
            api.call(
                lambda client: getattr(client.pets, method)("1"), is_async=request.param, **options
            )
        return caught.value

    return call


@pytest.mark.parametrize(
    ("status", "media_type", "value", "model", "message"),
    [
        (404, "application/json", ONE, "Code", "No pet."),
        (409, "application/json; charset=utf-8", ONE, "Code", "No pet."),
        (409, PROBLEM, {"title": "Conflict", "detail": "Sold."}, "Problem", "Sold."),
        (422, PROBLEM, {"title": "Invalid", "status": 422}, "Problem", "Invalid"),
        (418, "application/json", {"errors": [ONE]}, "Errors", "No pet."),
        (500, "application/json", {"error": ONE}, "Nested", "No pet."),
    ],
)
def test_body_has_the_declared_type(
    api: Generated,
    error_of: Raise,
    status: int,
    media_type: str,
    value: dict[str, Any],
    model: str,
    message: str,
) -> None:
    content = json.dumps(value).encode()
    error = error_of(Reply(status, content, {"Content-Type": media_type}))
    expected = getattr(api.models, model)
    assert type(error.body) is expected
    assert api.package.to_dict(error.body) == value
    assert error.body_as(expected) == error.body
    assert (error.message, error.content, error.drift) == (message, content, ())
    again = pickle.loads(pickle.dumps(error))
    assert (again.body, again.content) == (error.body, error.content)


def test_undeclared_errors_are_json(api: Generated, error_of: Raise) -> None:
    for status, method in [(503, "get"), (404, "delete")]:
        error = error_of(Reply(status, ONE), method)
        assert error.body == ONE
        assert error.body_as(api.models.Code).code == 7  # the user knows better


@pytest.mark.parametrize(
    ("content", "media_type", "expected"),
    [
        (b'{"error": "down"}', "application/json", {"error": "down"}),
        (b'["down"]', "application/json", ["down"]),
        (b'"down"', "application/json", "down"),
        (b"{", "application/json", "{"),
        (b"<html>down</html>", "text/html", "<html>down</html>"),
        (b"", "application/json", None),
        (b"null", "application/json", None),
        (b"[" * 100_000, "application/json", "[" * 100_000),
    ],
)
def test_other_bodies_stay_as_they_are(
    api: Generated, error_of: Raise, content: bytes, media_type: str, expected: Any
) -> None:
    error = error_of(Reply(404, content, {"Content-Type": media_type}), strict=True)
    assert error.body == expected
    with pytest.raises(api.errors.ErrorBodyError) as caught:
        error.body_as(api.models.Code)
    assert isinstance(caught.value, TypeError)
    assert isinstance(caught.value, api.errors.APIError)


def test_deviations_are_reported(api: Generated, error_of: Raise) -> None:
    drift: list[Any] = []
    hooks = api.package.Hooks(on_drift=drift.append)
    error = error_of(Reply(404, {"code": "x", "message": "No pet."}), hooks=hooks, strict=True)
    assert (error.body.code, error.body.message) == ("x", "No pet.")
    assert [(one.operation, one.path, one.found) for one in drift] == [
        ("getPet", "$.code", "string")
    ]
    assert error.drift == tuple(drift)


def test_streams_raise_errors_with_a_body(api: Generated, server: Server) -> None:
    server.reply(Reply(404, ONE))
    with (
        api.package.Client(base_url=server.url) as client,
        pytest.raises(api.errors.NotFoundError) as caught,
        client.pets.stream("1"),
    ):
        pass
    assert caught.value.body == api.models.Code(**ONE)


def test_media_types_of_errors_are_accepted(error_of: Raise, server: Server) -> None:
    # RFC 9110, section 12.5.1. JSON is a representation of the pet, CSV of nothing else.
    error_of(Reply(404, ONE))
    assert server.seen[0].headers["accept"] == f"application/json, {PROBLEM}"


def test_fake_responds_with_declared_bodies(api: Generated) -> None:
    fake = api.module("testing").FakeApi()
    for status, model in [(404, "Code"), (422, "Problem"), (418, "Errors"), (500, "Nested")]:
        fake.respond("pets.get", status=status, times=1)
        with (
            fake.client(max_retries=0) as client,
            pytest.raises(api.errors.APIStatusError) as caught,
        ):
            client.pets.get("1")
        assert type(caught.value.body).__name__ == model
        assert caught.value.drift == ()


PROGRAM = """
from PACKAGE import AsyncClient, Client, errors, models


def check(client: Client) -> str:
    try:
        client.pets.get("1")
    except errors.NotFoundError as error:
        if isinstance(error.body, models.Code):
            return f"{error.body.code + 1} {error.body.message}"
        if isinstance(error.body, models.Errors):
            return error.body.errors[0].message
        if isinstance(error.body, dict):
            return str(error.body["code"])
        print(error.body.code)  # wrong
        print(error.body_as(models.Problem).nothing)  # wrong
        print(error.body["code"])  # wrong
        return error.body_as(models.Problem).title or error.content.decode()
    except errors.APIStatusError as error:
        match error.body:
            case models.Nested(error=models.Code(code=code)):
                return str(code)
            case models.Problem(title=str() as title):
                return title
            case _:
                return error.message
    return ""


async def check_async(client: AsyncClient) -> None:
    try:
        await client.pets.get("1")
    except errors.APIStatusError as error:
        if isinstance(error.body, models.Nested):
            print(error.body.error.code)
"""


def test_types(api: Generated, tmp_path: Path) -> None:
    assert find_wrong_lines(PROGRAM, api, tmp_path) == list_marked_lines(PROGRAM)
