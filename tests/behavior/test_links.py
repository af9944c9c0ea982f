"""Links: docstrings list the calls that take values of the response."""

from __future__ import annotations

import inspect
from collections.abc import Callable

import httpx2
import pytest

from tests.harness.generated import Generated


@pytest.fixture
def api(case: Callable[[str], Generated]) -> Generated:
    return case("links")


def links_of(method: object) -> list[str]:
    """The lines of the section with the links."""
    docstring = inspect.getdoc(method) or ""
    _, _, section = docstring.partition("See also:\n")
    lines = section.partition("\n\n")[0].replace("\n        ", " ")
    return [line.strip() for line in lines.split("\n")]


def test_docstring_lists_links(api: Generated) -> None:
    expected = [
        "client.users.get: The user as it is later. `user_id` is `$response.body#/id`.",
        "client.orders.list: Link `orders`. `user_id` is `$response.body#/id`, `page` is `1`.",
        "client.users.get_avatar: The user's picture. `user_id` is `$response.body#/id`.",
    ]
    with api.client() as client:
        assert links_of(client.users.create) == expected
        assert "See also" not in (inspect.getdoc(client.users.get) or "")
    assert links_of(api.async_client().users.create) == expected


def test_documented_links_can_be_called(api: Generated) -> None:
    requested: list[str] = []

    def respond(request: httpx2.Request) -> httpx2.Response:
        requested.append(request.url.path)
        status = 201 if request.method == "POST" else 200
        body = [] if request.url.path.endswith("orders") else {"id": "u1"}
        return httpx2.Response(status, json=body)

    with api.client(respond) as client:
        user = client.users.create(name="a")
        for line in links_of(client.users.create)[:2]:
            _, resource, method = line.partition(":")[0].split(".")
            getattr(getattr(client, resource), method)(user.id)
    assert requested == ["/users", "/users/u1", "/users/u1/orders"]


def test_link_to_excluded_operation_is_omitted(generated: Callable[..., Generated]) -> None:
    api = generated("""
        paths:
          /pets:
            get:
              operationId: listPets
              responses:
                "204":
                  description: None.
                  links: { next: { operationId: getPet }, again: { operationId: listPets } }
          /pet:
            get:
              operationId: getPet
              x-clientwright: { ignore: true }
              responses: { "204": { description: None. } }
        """)
    with api.client() as client:
        assert links_of(client.pets.list) == ["client.pets.list: Link `again`."]
