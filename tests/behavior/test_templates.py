"""`$dynamicRef`: generic schemas become a type for each binding."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.harness.exchange import hints, received, sent
from tests.harness.failing import FAILURES
from tests.harness.generated import Generated
from tests.harness.making import data_of

VALUES: list[dict[str, Any]] = [
    {"users": {"items": [{"name": "a"}], "first": {"name": "b"}, "meta": {"total": 1}}},
    {"users": {"items": [], "next": {"items": [{"name": "b"}]}}},
    {"orders": {"items": [{"total": 1.5}], "cursor": {"from": {"total": 2.0}}}},
    {"anything": {"items": [1, None, {"name": "a"}], "first": [2]}},
    {"counted": {"items": [1, 2], "count": 2, "next": {"items": [3]}}},
    {"tree": {"name": "a", "children": [{"name": "b", "children": []}]}},
    {"painted": {"tint": "red", "children": [{"tint": "blue"}], "by_name": {"a": {"tint": ""}}}},
    {"forest": {"owner": "x", "plants": [{"owner": "y", "density": 1.5, "height": 2}]}},
    {"boxes": {"left": "a", "right": True}},
]


@pytest.fixture
def api(case: Callable[[str], Generated]) -> Generated:
    return case("templates")


def put(client: Any) -> Any:
    return client.everything.replace()


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_values_round_trip(api: Generated, value: dict[str, Any]) -> None:
    assert json.loads(api.package.to_json(received(api, put, value))) == value
    assert sent(api, lambda client: client.everything.replace(**value)) == value


def test_generic_schema_is_type_per_binding(api: Generated) -> None:
    models = api.models
    assert hints(models.UserPage)["items"] == list[models.User]
    assert hints(models.OrderPage)["items"] == list[models.Order]
    assert hints(models.CountedPage)["items"] == list[int]
    assert hints(models.Page)["items"] == list[Any]
    assert models.UserPage.__doc__ == "A page of users."


def test_types_inside_generic_schema_are_named_after_binder(api: Generated) -> None:
    models = api.models
    assert hints(models.UserPage)["meta"] is models.UserPageMeta
    assert hints(models.UserPage)["cursor"] is models.UserPageCursor
    assert hints(models.UserPageCursor)["from_"] is models.User
    assert hints(models.OrderPageCursor)["from_"] is models.Order


def test_recursive_generic_schema_keeps_binding(api: Generated) -> None:
    models = api.models
    assert hints(models.UserPage)["next"] is models.UserPage
    # Extensions of a page do not apply to the next page, which is the generic type.
    assert hints(models.CountedPage)["next"] is models.CountedPagePage
    assert set(hints(models.CountedPage)) - set(hints(models.CountedPagePage)) == {"count"}


def test_extended_tree_contains_extended_nodes(api: Generated) -> None:
    models = api.models
    assert hints(models.Tree)["children"] == list[models.Tree]
    assert hints(models.PaintedTree)["children"] == list[models.PaintedTree]
    assert hints(models.PaintedTree)["by_name"] == dict[str, models.PaintedTree]
    assert set(hints(models.Forest)) == {"plants", "height", "density", "owner"}
    assert hints(models.Forest)["plants"] == list[models.Forest]


def test_several_type_parameters_are_bound_in_turn(api: Generated) -> None:
    assert hints(api.models.Boxes) == {"left": str, "right": bool}


def test_generic_schema_is_bound_where_used(api: Generated) -> None:
    value = {"items": [{"text": "a"}], "cursor": {"from": {"text": "b"}}}
    page = received(api, lambda client: client.labels.list(), value)
    assert type(page.items[0]) is api.models.ListLabelsResponseLabel
    assert page.cursor.from_.text == "b"


@pytest.mark.parametrize(
    "wrong",
    [
        {"users": {"items": [{"total": 1}]}},
        {"orders": {"items": [{"name": "a"}]}},
        {"counted": {"items": ["a"]}},
        {"painted": {"tint": "red", "children": [{"name": "plain"}]}},
        {"forest": {"plants": [{"plants": [{"owner": 1}]}]}},
        {"boxes": {"right": "a"}},
    ],
    ids=str,
)
def test_strict_reading_refuses_invalid_values(api: Generated, wrong: dict[str, Any]) -> None:
    with pytest.raises(api.errors.ResponseValidationError, match=next(iter(wrong))):
        received(api, put, wrong)


def test_dynamic_reference_resolves_to_outermost_anchor(
    generated: Callable[..., Generated],
) -> None:
    """JSON Schema 2020-12 (Core, 8.2.3.2): orders inside a page of users are users as well."""
    api = generated("""
        openapi: 3.1.0
        paths:
          /users: { get: { operationId: listUsers, responses: { "200": { description: "",
            content: { application/json: { schema: { $ref: "#/components/schemas/UserPage" } } } } } } }
          /user: { get: { operationId: getUser, responses: { "200": { description: "",
            content: { application/json: { schema: { $ref: "#/components/schemas/User" } } } } } } }
        components:
          schemas:
            Page:
              properties: { items: { type: array, items: { $dynamicRef: "#item" } } }
              $defs: { any: { $dynamicAnchor: item } }
            UserPage:
              $ref: "#/components/schemas/Page"
              $defs: { user: { $dynamicAnchor: item, $ref: "#/components/schemas/User" } }
            OrderPage:
              $ref: "#/components/schemas/Page"
              $defs: { order: { $dynamicAnchor: item, type: integer } }
            User:
              properties: { name: { type: string }, orders: { $ref: "#/components/schemas/OrderPage" } }
        """)
    user = hints(api.models.UserPage)["items"].__args__[0]
    assert user is not api.models.User
    assert hints(hints(user)["orders"])["items"] == list[user]
    assert hints(hints(api.models.User)["orders"])["items"] == list[int]


def test_ambiguous_dynamic_reference_is_reported(
    generated: Callable[..., Generated],
) -> None:
    api = generated(data_of(FAILURES / "BD027-dynamic-reference" / "openapi.yaml"))
    [found] = [each for each in api.diagnostics.notes if each.rule.code == "BD027"]
    assert found.origin is not None
    assert found.origin.pointer == "/components/schemas/Page/properties/items/items/$dynamicRef"
    value = {"items": [{"name": "a"}, 1]}
    page = received(api, lambda client: client.pets.list(), value)
    assert page.items == value["items"]
