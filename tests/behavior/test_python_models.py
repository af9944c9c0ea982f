"""Models where Python programs put them: in dictionaries, JSON, copies, FastAPI and pydantic."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Iterator
from typing import Annotated, Any

import pytest
from fastapi import Body, FastAPI
from fastapi.testclient import TestClient
from pydantic import BaseModel, TypeAdapter, ValidationError, create_model

from tests.harness.generated import Generated, generate

DOCUMENT = """
openapi: 3.1.0
info: {title: Shop, version: "1"}
paths:
  /orders:
    get:
      operationId: listOrders
      x-clientwright: {resource: orders, method: list}
      responses: {"200": {description: ok, content: {application/json: {schema: {type: array, items:
        {$ref: "#/components/schemas/Order"}}}}}}
components:
  schemas:
    Order:
      type: object
      required: [id, placed-at, payment]
      properties:
        id: {type: integer, minimum: 1}
        placed-at: {type: string, format: date-time}
        payment: {$ref: "#/components/schemas/Payment"}
        note: {type: string}
        closed: {type: [string, "null"]}
        labels: {$ref: "#/components/schemas/Labels"}
    Payment:
      oneOf: [{$ref: "#/components/schemas/Card"}, {$ref: "#/components/schemas/Cash"}]
      discriminator: {propertyName: kind}
    Card: {type: object, required: [kind], properties: {kind: {const: card}, brand: {type: string}}}
    Cash: {type: object, required: [kind], properties: {kind: {const: cash}}}
    Labels: {type: object, properties: {main: {type: string}}, additionalProperties: {type: string}}
"""

ORDER = {
    "id": 1,
    "placed-at": "2026-05-03T10:00:00Z",
    "payment": {"kind": "card", "brand": "visa"},
    "closed": None,
    "labels": {"main": "a", "other": "b"},
    "unknown": {"kept": True},
}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generated]:
    with generate(DOCUMENT, tmp_path_factory.mktemp("shop")) as made:
        yield made


@pytest.fixture
def order(shop: Generated) -> Any:
    return shop.package.from_dict(shop.models.Order, ORDER)


def test_dictionary_and_json(shop: Generated, order: Any) -> None:
    to_dict = shop.package.to_dict
    assert {**dict(order), "placed-at": ORDER["placed-at"]} == {
        **ORDER,
        "payment": order.payment,
        "labels": order.labels,
    }
    assert dict(order.labels) == ORDER["labels"]
    assert json.loads(json.dumps([order], default=to_dict)) == [ORDER]


def test_copies(shop: Generated, order: Any) -> None:
    for copied in (copy.copy(order), copy.deepcopy(order), pickle.loads(pickle.dumps(order))):
        assert copied == order
        assert copied is not order
        assert shop.package.to_dict(copied) == ORDER


def test_rows_of_table(shop: Generated, order: Any) -> None:
    """A DataFrame is built from a list of dictionaries."""
    rows = [dict(one) for one in (order, order)]
    assert [row["id"] for row in rows] == [1, 1]


def test_structural_patterns(shop: Generated, order: Any) -> None:
    models = shop.models
    match order:
        case models.Order(id=1, payment=models.Card(brand=brand)):
            assert brand == "visa"
        case _:
            pytest.fail("no match")


def fastapi_client(shop: Generated, order: Any) -> TestClient:
    models = shop.models
    app = FastAPI()

    def plain() -> Any:
        return order

    def inside() -> Any:
        return {"orders": [order]}

    def echo(body: Any) -> Any:
        return body

    echo.__annotations__ = {"body": Annotated[models.Order, Body()], "return": models.Order}
    app.get("/plain", response_model=None)(plain)
    app.get("/typed", response_model=models.Order)(plain)
    app.get("/list", response_model=list[models.Order])(lambda: [order])
    app.get("/inside")(inside)
    app.get("/payment", response_model=models.Payment)(lambda: order.payment)
    app.post("/echo")(echo)
    return TestClient(app)


def test_fastapi_routes(shop: Generated, order: Any) -> None:
    client = fastapi_client(shop, order)
    assert client.get("/typed").json() == ORDER
    assert client.get("/list").json() == [ORDER]
    assert client.get("/payment").json() == ORDER["payment"]
    # FastAPI writes this datetime itself.
    moment = {"placed-at": "2026-05-03T10:00:00+00:00"}
    assert client.get("/plain").json() in (ORDER, ORDER | moment)
    assert client.get("/inside").json()["orders"] in ([ORDER], [ORDER | moment])
    assert client.post("/echo", json=ORDER).json() == ORDER
    assert client.post("/echo", json={**ORDER, "id": 0}).status_code == 422
    schemas = client.get("/openapi.json").json()
    assert schemas["paths"]["/typed"]["get"]["responses"]["200"]["content"]


def test_pydantic_fields(shop: Generated, order: Any) -> None:
    models = shop.models
    made: type[BaseModel] = create_model(
        "Basket",
        order=(models.Order, ...),
        payment=(models.Payment | None, None),
        labels=(dict[str, models.Labels], ...),
    )
    value = {"order": ORDER, "payment": {"kind": "cash"}, "labels": {"x": {"y": "z"}}}
    basket: Any = made.model_validate(value)
    assert basket.order == order
    assert isinstance(basket.payment, models.Cash)
    assert basket.labels["x"].additional_properties == {"y": "z"}
    assert basket.model_dump() == basket.model_dump(mode="json") == value
    assert json.loads(basket.model_dump_json()) == value
    assert made(order=order, labels={}).model_dump()["order"] == ORDER
    with pytest.raises(ValidationError, match=r"payment\.kind|\$\.kind"):
        made.model_validate({**value, "payment": {"kind": "barter"}})
    assert made.model_json_schema()["properties"]["order"]["title"] == "Order"


def test_pydantic_refuses_what_the_document_forbids(shop: Generated) -> None:
    adapter = TypeAdapter(shop.models.Order)
    for wrong in ({**ORDER, "id": 0}, {"id": 1}, [], None, {**ORDER, "note": None}):
        with pytest.raises(ValidationError):
            adapter.validate_python(wrong)
