"""The resource tree: from extensions, or inferred from tags, operationIds and paths."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from tests.harness.exchange import received, request_of
from tests.harness.generated import Generated

Case = Callable[[str], Generated]
Call = Callable[[Any], Any]


def check(api: Generated, call: Call, method: str, path: str) -> None:
    """A call sends one request."""

    def respond(request: httpx2.Request) -> httpx2.Response:
        requests.append(request)
        return httpx2.Response(204)

    requests: list[httpx2.Request] = []
    with api.client(respond) as client:
        call(client)
    assert [(r.method, r.url.path) for r in requests] == [(method, path)]


@pytest.mark.parametrize(
    ("call", "method", "path"),
    [
        (lambda c: c.customers.list(), "GET", "/v1/customers"),
        (lambda c: c.customers.create(), "POST", "/v1/customers"),
        (lambda c: c.customers.get("a"), "GET", "/v1/customers/a"),
        (lambda c: c.customers.update("a"), "PATCH", "/v1/customers/a"),
        (lambda c: c.customers.delete("a"), "DELETE", "/v1/customers/a"),
        (lambda c: c.customers.sources.list("a"), "GET", "/v1/customers/a/sources"),
        (lambda c: c.customers.sources.delete("a", "b"), "DELETE", "/v1/customers/a/sources/b"),
        (lambda c: c.customers.verify("a"), "POST", "/v1/customers/a/verify"),
        (lambda c: c.customers.search(), "GET", "/v1/customers/search"),
        (lambda c: c.payment_methods.list(), "GET", "/v1/payment-methods"),
        (lambda c: c.translate(), "POST", "/v1/translate"),
        (lambda c: c.health.get(), "GET", "/v1/health"),
    ],
)
def test_resources_from_tags_and_operation_ids(
    case: Case, call: Call, method: str, path: str
) -> None:
    check(case("tree-tags"), call, method, path)


def test_settings_is_not_plural(generated: Callable[..., Generated]) -> None:
    empty = {"responses": {"204": {"description": "Done."}}}
    api = generated(
        {
            "paths": {
                "/settings": {"put": {"operationId": "updateSettings", **empty}},
                "/tickets": {"put": {"operationId": "updateTickets", **empty}},
            }
        }
    )
    check(api, lambda client: client.settings.update(), "PUT", "/settings")
    check(api, lambda client: client.tickets.update_many(), "PUT", "/tickets")


@pytest.mark.parametrize(
    ("call", "method", "path"),
    [
        (lambda c: c.boards.list(), "GET", "/api/v2/boards"),
        (lambda c: c.boards.create(), "POST", "/api/v2/boards"),
        (lambda c: c.boards.delete_all(), "DELETE", "/api/v2/boards"),
        (lambda c: c.boards.get("a"), "GET", "/api/v2/boards/a"),
        (lambda c: c.boards.replace("a"), "PUT", "/api/v2/boards/a"),
        (lambda c: c.boards.update("a"), "PATCH", "/api/v2/boards/a"),
        (lambda c: c.boards.delete("a"), "DELETE", "/api/v2/boards/a"),
        (lambda c: c.boards.cards.list("a"), "GET", "/api/v2/boards/a/cards"),
        (lambda c: c.boards.cards.create("a"), "POST", "/api/v2/boards/a/cards"),
        (lambda c: c.boards.cards.get("a", "b"), "GET", "/api/v2/boards/a/cards/b"),
        (lambda c: c.boards.archive("a"), "POST", "/api/v2/boards/a/archive"),
        (lambda c: c.me.settings.list(), "GET", "/api/v2/me/settings"),
    ],
)
def test_resources_from_methods_and_paths(case: Case, call: Call, method: str, path: str) -> None:
    check(case("tree-paths"), call, method, path)


@pytest.mark.parametrize(
    ("call", "method", "path"),
    [
        (lambda c: c.sessions.messages.list(), "GET", "/a"),
        (lambda c: c.sessions.messages.create(), "POST", "/a"),
        (lambda c: c.ping(), "GET", "/b"),
        (lambda c: c.issues.list_for_repo("a"), "GET", "/repos/a/issues"),
        (lambda c: c.issues.create("a"), "POST", "/repos/a/issues"),
    ],
)
def test_explicit_resources_and_methods(case: Case, call: Call, method: str, path: str) -> None:
    check(case("tree-stated"), call, method, path)


def test_ignored_operations_are_omitted(case: Case) -> None:
    api = case("tree-stated")
    assert "ignored" not in {operation.operation_id for operation in api.api.operations()}
    assert not hasattr(api.models.Thing, "internal")


def test_explicit_names_of_schemas_properties_and_parameters(case: Case) -> None:
    api = case("tree-stated")
    request = request_of(api, lambda client: client.things.create(odd="a", name="b"))
    assert request.headers["X-Very-Odd"] == "a"
    assert request.content == b'{"nm":"b"}'
    thing = received(api, lambda client: client.things.create(), {"nm": "b"})
    assert thing == api.models.Thing(name="b")


@pytest.mark.parametrize(
    ("call", "method", "path"),
    [
        (lambda c: c.books.reviews.search(query="a"), "GET", "/fern"),
        (lambda c: c.books.create(), "POST", "/fern"),
        (lambda c: c.films.actors.find(), "GET", "/speakeasy"),
        (lambda c: c.send(), "POST", "/fern/alone"),
        (lambda c: c.mines.dig(), "POST", "/speakeasy/mines"),
        (lambda c: c.mines.refill(), "PUT", "/speakeasy/mines"),
        (lambda c: c.accounts.phone_calls.list("a"), "GET", "/2010-04-01/Accounts/a/Calls.json"),
        (lambda c: c.accounts.phone_calls.create("a"), "POST", "/2010-04-01/Accounts/a/Calls.json"),
        (
            lambda c: c.accounts.phone_calls.fetch("a", "b"),
            "GET",
            "/2010-04-01/Accounts/a/Calls/b.json",
        ),
    ],
)
def test_extensions_of_other_tools(case: Case, call: Call, method: str, path: str) -> None:
    check(case("tree-vendors"), call, method, path)


def test_ignore_extensions_of_other_tools(case: Case) -> None:
    ids = {operation.operation_id for operation in case("tree-vendors").api.operations()}
    assert ids.isdisjoint({"b", "e"})


def test_operations_are_unique(case: Case) -> None:
    for name, count in (("tree-tags", 12), ("tree-paths", 13), ("tree-stated", 6)):
        operations = case(name).api.operations()
        assert len(operations) == count
        assert len({(o.resource, o.action) for o in operations}) == count


@pytest.mark.parametrize(
    ("call", "method", "path"),
    [
        (lambda c: c.users.list(), "GET", "/api/v1/users/"),
        (lambda c: c.users.create(name="Ada"), "POST", "/api/v1/users/"),
        (lambda c: c.cats.find_all(), "GET", "/cats"),
        (lambda c: c.order.find_all(), "GET", "/api/orders"),
        (lambda c: c.documents.partial_update(1), "PATCH", "/api/documents/1/"),
        (lambda c: c.memo_service.list_reactions("a"), "GET", "/v1/a/reactions"),
    ],
)
def test_framework_affixes_are_stripped(case: Case, call: Call, method: str, path: str) -> None:
    check(case("tree-frameworks"), call, method, path)


def test_types_are_named_after_stripped_operation(case: Case) -> None:
    assert hasattr(case("tree-frameworks").models, "UsersCreateRequestHome")
