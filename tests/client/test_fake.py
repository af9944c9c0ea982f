"""The fake of a generated client, as users see it."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from clientwright.config import Config
from tests.harness.generated import Generated, client_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generated]:
    """The client of the Twilio Assistants API."""
    config = Config(document=ROOT / "spec" / "twilio_assistants.yaml")
    with client_of(config, tmp_path_factory.mktemp("fake")) as generated:
        yield generated


@pytest.fixture
def testing(made: Generated) -> Any:
    return made.module("testing")


@pytest.fixture
def fake(testing: Any) -> Any:
    return testing.FakeApi(page_size=2)


@pytest.fixture
def client(fake: Any) -> Iterator[Any]:
    with fake.client() as client:
        yield client


# --- entities ------------------------------------------------------------------------------------


def test_created_entity_can_be_fetched(testing: Any) -> None:
    with testing.fake_client() as client:
        assistant = client.assistants.create(name="x")
        assert client.assistants.fetch(assistant.id).name == "x"


def test_identifiers_are_unique_and_match_pattern(client: Any) -> None:
    first, second = (client.assistants.create(name="x") for _ in range(2))
    assert first.id.startswith("aia_asst_")
    assert first.id != second.id


def test_entity_of_tagged_union_has_a_tag(generated: Any) -> None:
    """As GitHub's users: `user_view_type` is a text in each variant, and the mapping has its values."""
    schema = {"type": "object", "required": ["id", "view"]}
    member = {**schema, "properties": {"id": {"type": "string"}, "view": {"type": "string"}}}
    union = {
        "oneOf": [
            {"$ref": "#/components/schemas/Private"},
            {"$ref": "#/components/schemas/Public"},
        ],
        "discriminator": {
            "propertyName": "view",
            "mapping": {"private": "#/components/schemas/Private", "public": "Public"},
        },
    }
    content = {"application/json": {"schema": union}}
    fetch = {
        "operationId": "fetchUser",
        "tags": ["users"],
        "parameters": [
            {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
        ],
        "responses": {"200": {"description": "ok", "content": content}},
    }
    content = {"application/json": {"schema": {"type": "array", "items": member}}}
    listed = {**fetch, "operationId": "listUsers", "parameters": []}
    listed["responses"] = {"200": {"description": "ok", "content": content}}
    document = {
        "paths": {"/users": {"get": listed}, "/users/{id}": {"get": fetch}},
        "components": {"schemas": {"Private": member, "Public": member}},
    }
    api = generated(document)
    with api.module("testing").FakeApi().client(strict=True) as client:
        [user, *_] = client.users.list()
        assert client.users.fetch(user.id).view in ("private", "public")


def test_url_contains_own_identifier(client: Any) -> None:
    made = client.assistants.create(name="x")
    assert made.url.endswith(f"/{made.id}")


def test_sent_values_are_returned_if_declared(client: Any) -> None:
    made = client.assistants.create(
        name="x",
        owner="me",
        customer_ai={"perception_engine_enabled": True, "personalization_engine_enabled": False},
        segment_credential={"write_key": "secret"},
    )
    assert (made.owner, made.customer_ai.perception_engine_enabled) == ("me", True)
    # The response has no such property.
    assert not hasattr(made, "segment_credential")


def test_update_changes_only_sent_properties(client: Any) -> None:
    made = client.assistants.create(name="x", owner="me")
    client.assistants.update(made.id, name="y")
    found = client.assistants.fetch(made.id)
    assert (found.name, found.owner) == ("y", "me")


def test_deleted_entity_is_not_found(client: Any, made: Generated) -> None:
    assistant = client.assistants.create(name="x")
    assert client.assistants.delete(assistant.id) is None
    with pytest.raises(made.errors.NotFoundError) as caught:
        client.assistants.fetch(assistant.id)
    assert caught.value.code == 20404
    assert assistant.id in caught.value.message
    assert list(client.assistants.list()) == []


def test_list_is_paginated(client: Any, fake: Any) -> None:
    for number in range(5):
        client.assistants.create(name=f"n{number}")
    fake.requests.clear()
    assert [one.name for one in client.assistants.list()] == ["n0", "n1", "n2", "n3", "n4"]
    assert len(fake.requests) == 3
    assert [one.name for one in client.assistants.list(page_size=5)] == [
        f"n{number}" for number in range(5)
    ]


def test_entities_without_create_operation_exist_initially(client: Any) -> None:
    sessions = list(client.sessions.list())
    assert len({session.id for session in sessions}) == 3
    assert client.sessions.fetch(sessions[0].id).id == sessions[0].id


def test_child_has_identifier_of_parent(client: Any) -> None:
    messages = list(client.sessions.messages.list("webhook:a__IS1/CH2"))
    assert {message.session_id for message in messages} == {"webhook:a__IS1/CH2"}


def test_child_of_missing_parent_is_not_found(client: Any, made: Generated) -> None:
    with pytest.raises(made.errors.NotFoundError):
        client.assistants.messages.create("aia_asst_0", identity="email:a@example.com", body="Hi")
    assistant = client.assistants.create(name="x")
    reply = client.assistants.messages.create(
        assistant.id, identity="email:a@example.com", body="Hi"
    )
    assert reply.status


def test_forgiving_fake_samples_missing_entities(testing: Any) -> None:
    with testing.fake_client(forgiving=True) as client:
        assert client.assistants.fetch("aia_asst_mine").id == "aia_asst_mine"


def test_entity_can_be_added(client: Any, fake: Any) -> None:
    key = fake.add("assistants", {"name": "mine"})
    assert client.assistants.fetch(key).name == "mine"
    fake.add("sessions.messages", {"role": "user", "content": {"a": 1}}, "session-1")
    [message] = client.sessions.messages.list("session-1")
    assert message.content == {"a": 1}
    with pytest.raises(ValueError, match="did you mean assistants"):
        fake.add("assistant")


def test_reset_removes_everything(client: Any, fake: Any, testing: Any) -> None:
    client.assistants.create(name="x")
    fake.inject(testing.faults.Status(500))
    fake.reset()
    assert fake.requests == []
    assert list(client.assistants.list()) == []


BETA = """
paths:
  /things:
    get: {tags: [things], operationId: list, responses: {"200": {description: "", content: {application/json: {schema: {const: plain}}}}}}
  /things?beta=true:
    get: {tags: [things], operationId: beta, responses: {"200": {description: "", content: {application/json: {schema: {const: beta}}}}}}
"""


def test_query_in_path_distinguishes_operations(generated: Any) -> None:
    fake = generated(BETA).module("testing").FakeApi()
    with httpx2.Client(transport=fake.transport, base_url="https://api.example.com") as http:
        values = [http.get(path).json() for path in ("/things", "/things?beta=true")]
    assert (values, fake.problems) == (["plain", "beta"], [])


# --- invalid requests ----------------------------------------------------------------------------

BASE = "https://assistants.twilio.com"


@pytest.mark.parametrize(
    ("method", "target", "json", "problem"),
    [
        ("POST", "/v1/Assistants", {}, "body.name: is required and missing"),
        ("POST", "/v1/Assistants", {"name": 1}, "body.name: must be a string, not a number"),
        ("POST", "/v1/Assistants", {"name": "x", "nmae": 1}, "body.nmae: is unknown"),
        ("POST", "/v1/Assistants", [], "body: must be an object, not an array"),
        ("POST", "/v1/Assistants", None, "body: is required and missing"),
        ("GET", "/v1/Assistants?PageSize=0", None, "query.PageSize: must be at least 1"),
        ("GET", "/v1/Assistants?PageSize=1001", None, "query.PageSize: must be at most 1000"),
        ("GET", "/v1/Assistants?PageSize=x", None, "query.PageSize: must be an integer"),
        ("GET", "/v1/Assistants?pageSize=1", None, "query.pageSize: is not a parameter"),
        (
            "POST",
            "/v1/Assistants",
            {"name": "x", "customer_ai": {"perception_engine_enabled": "yes"}},
            "body.customer_ai.perception_engine_enabled: must be a boolean, not a string",
        ),
    ],
)
def test_invalid_request_is_refused(
    fake: Any, method: str, target: str, json: Any, problem: str
) -> None:
    with httpx2.Client(transport=fake.transport, auth=("a", "b")) as http:
        response = http.request(method, BASE + target, **({} if json is None else {"json": json}))
    assert response.status_code == 400
    assert problem in response.json()["message"]
    assert any(problem in one for one in fake.problems)
    assert fake.requests[-1].status == 400


def test_malformed_json_is_refused(fake: Any) -> None:
    headers = {"content-type": "application/json"}
    with httpx2.Client(transport=fake.transport, auth=("a", "b"), headers=headers) as http:
        response = http.post(f"{BASE}/v1/Assistants", content=b"{")
    assert (response.status_code, fake.problems) == (400, ["CreateAssistant: body: is not JSON"])


def test_undeclared_media_type_is_refused(fake: Any) -> None:
    with httpx2.Client(transport=fake.transport, auth=("a", "b")) as http:
        response = http.post(f"{BASE}/v1/Assistants", data={"name": "x"})
    assert response.status_code == 400
    assert "must be application/json, not application/x-www-form-urlencoded" in fake.problems[0]


def test_unknown_path_and_unknown_method(fake: Any) -> None:
    with httpx2.Client(transport=fake.transport, auth=("a", "b")) as http:
        assert http.get(f"{BASE}/v1/Nothing").status_code == 404
        refused = http.patch(f"{BASE}/v1/Assistants")
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, POST")


@pytest.mark.parametrize("authorization", [None, "Bearer x", "Basic !", "Basic Og=="])
def test_missing_credentials_are_refused(fake: Any, authorization: str | None) -> None:
    headers = {} if authorization is None else {"authorization": authorization}
    with httpx2.Client(transport=fake.transport, headers=headers) as http:
        assert http.get(f"{BASE}/v1/Assistants").status_code == 401


def test_checks_can_be_disabled(testing: Any) -> None:
    fake = testing.FakeApi(check=False)
    with fake.client() as client:
        client.assistants.create(name=3)
    assert fake.problems == ["CreateAssistant: body.name: must be a string, not a number"]


# --- recorded requests ---------------------------------------------------------------------------


def test_requests_are_recorded(client: Any, fake: Any) -> None:
    client.assistants.create(name="ä")
    client.sessions.fetch("a/b")
    created, fetched = fake.requests
    assert (created.operation, created.status, created.json) == (
        "CreateAssistant",
        201,
        {"name": "ä"},
    )
    assert created.headers["content-type"] == "application/json"
    assert fetched.raw_path == "/v1/Sessions/a%2Fb"
    assert fetched.path_parameters == {"id": "a/b"}


# --- faults --------------------------------------------------------------------------------------


def test_injected_status_has_declared_body(client: Any, fake: Any, testing: Any) -> None:
    fake.inject(testing.faults.Status(429, retry_after=0))
    assert list(client.sessions.list())  # the client tried again
    assert [one.status for one in fake.requests][:2] == [429, 200]


def test_injected_status_prevents_operation(fake: Any, testing: Any, made: Generated) -> None:
    fake.inject(testing.faults.Status(503), on="assistants.create")
    with fake.client() as client:
        with pytest.raises(made.errors.ServerError):
            client.assistants.create(name="x")
        assert list(client.assistants.list()) == []


def test_fault_applies_to_one_operation_and_number_of_times(
    fake: Any, testing: Any, made: Generated
) -> None:
    fake.inject(testing.faults.Status(404), on="FetchSession", times=2)
    with fake.client() as client:
        client.sessions.list().first_page()
        for _ in range(2):
            with pytest.raises(made.errors.NotFoundError):
                client.sessions.fetch("s")
        client.sessions.fetch("s")


def test_unknown_operation_error_suggests_similar_names(fake: Any, testing: Any) -> None:
    with pytest.raises(ValueError, match=r"did you mean assistants\.create"):
        fake.inject(testing.faults.CutJson(), on="assistant.create")


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (lambda faults: faults.CutJson(), "ResponseValidationError"),
        (lambda faults: faults.NotJson(), "ResponseValidationError"),
        (lambda faults: faults.Disconnect(), "APIConnectionError"),
        (lambda faults: faults.Disconnect(midway=True), "APIConnectionError"),
        (lambda faults: faults.SchemaViolation("missing"), "ResponseValidationError"),
        (lambda faults: faults.SchemaViolation("null"), "ResponseValidationError"),
        (lambda faults: faults.SchemaViolation("wrong-type"), "ResponseValidationError"),
    ],
)
def test_fault_raises_error(
    fake: Any, testing: Any, made: Generated, fault: Any, error: str
) -> None:
    fake.inject(fault(testing.faults), on="assistants.create")
    with fake.client(strict=True) as client, pytest.raises(getattr(made.errors, error)):
        client.assistants.create(name="x")


def test_slow_response_waits_no_longer_than_timeout(
    fake: Any, testing: Any, made: Generated
) -> None:
    fake.inject(testing.faults.Slow(3600))
    with fake.client(max_retries=0) as client, pytest.raises(made.errors.APITimeoutError):
        client.with_options(timeout=0.01).sessions.fetch("s")


@pytest.mark.parametrize("kind", ["missing", "unknown-value", "extra", "wrong-type", "null"])
def test_schema_violation_does_not_break_client(fake: Any, testing: Any, kind: str) -> None:
    fake.inject(testing.faults.SchemaViolation(kind), on="assistants.create")
    with fake.client() as client:
        assert client.assistants.create(name="x").model is not None


def test_repeated_page_raises_error(fake: Any, testing: Any, made: Generated) -> None:
    fake.inject(testing.faults.RepeatedPage(), on="sessions.list", times=None)
    with fake.client() as client, pytest.raises(made.errors.PagingError):
        list(client.sessions.list())


def test_custom_response(fake: Any, made: Generated) -> None:
    fake.respond("assistants.messages.create", status=202, times=1)
    with fake.client() as client:
        key = fake.add("assistants")
        client.assistants.messages.create(key, identity="email:a@example.com", body="Hi")
        assert fake.requests[-1].status == 202


# --- one program with every kind of fake ---------------------------------------------------------


def program(client: Any) -> list[str]:
    """A program that is independent of fakes."""
    assistant = client.assistants.create(name="Your first Assistant")
    reply = client.assistants.messages.create(
        assistant.id, identity="email:test@example.com", body="When was Twilio founded?"
    )
    roles = [message.role for message in client.sessions.messages.list(reply.session_id, limit=20)]
    client.assistants.delete(assistant.id)
    return roles


def test_program_runs_in_process_and_over_http(fake: Any, made: Generated) -> None:
    with fake.client() as client:
        in_process = program(client)
    fake.reset()
    with (
        fake.serve() as server,
        made.package.Client(account_sid="a", auth_token="b", base_url=server.url) as client,
    ):
        assert program(client) == in_process
    assert fake.problems == []


def test_faults_over_http(fake: Any, testing: Any, made: Generated) -> None:
    with (
        fake.serve() as server,
        made.package.Client(
            account_sid="a", auth_token="b", base_url=server.url, max_retries=0
        ) as client,
    ):
        for fault in (testing.faults.Disconnect(), testing.faults.Disconnect(midway=True)):
            fake.inject(fault)
            with pytest.raises(made.errors.APIConnectionError):
                client.sessions.fetch("s")
        assert client.sessions.fetch("s").id == "s"


def test_async_client_shares_fake(fake: Any, testing: Any) -> None:
    async def talk() -> list[str]:
        async with fake.async_client() as client:
            await client.assistants.create(name="x")
            fake.inject(testing.faults.Slow(0.001))
            return [one.name async for one in client.assistants.list()]

    assert asyncio.run(talk()) == ["x"]


def test_threads_share_a_fake(fake: Any) -> None:
    def create() -> None:
        with fake.client() as client:
            for _ in range(10):
                client.assistants.create(name="x")

    threads = [threading.Thread(target=create) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with fake.client() as client:
        assert len({one.id for one in client.assistants.list()}) == 80


def test_data_is_loaded_by_first_fake(made: Generated) -> None:
    api_data = made.module("_runtime.models.api_data")
    api_data.load.cache_clear()
    made.module("testing")
    assert api_data.load.cache_info().currsize == 0
    made.module("testing").FakeApi()
    assert api_data.load.cache_info().currsize == 1


def test_disconnected_client_is_not_logged(
    made: Generated, fake: Any, testing: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    fake.inject(testing.faults.Slow(seconds=0.3), times=None)
    options: dict[str, Any] = {"account_sid": "A", "auth_token": "t", "max_retries": 0}
    options["timeout"] = made.package.Timeout(read=0.1)
    with fake.serve() as server, made.package.Client(base_url=server.url, **options) as client:
        with pytest.raises(made.errors.APITimeoutError):
            client.assistants.fetch("aia_asst_1")
        time.sleep(0.5)  # until the response is written, to nobody
    assert capfd.readouterr() == ("", "")


def test_docstrings_name_the_package(made: Generated, testing: Any) -> None:
    assert f"\nfrom {made.name}.testing import fake_client\n" in testing.__doc__
    plugin = made.module("testing.plugin")
    assert f'\npytest_plugins = ["{made.name}.testing.plugin"]\n' in plugin.__doc__
