"""Every operation of a shop in FastAPI, called by the client of its document.

FastAPI judges the requests, and pydantic writes the responses. Each test runs with both variants.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.apis.shop import ISSUED, PERSONAL, Shop, build_app, served
from tests.harness.generated import Generated, generate
from tests.harness.typed import find_wrong_lines, list_marked_lines

GIVEN = Path(__file__).parents[2].parent / "shared" / "cases" / "fastapi-shop.json"
DOCUMENT = build_app(Shop()).openapi()
LOGIN = {"username": "ann@shop.example", "password": "pä ss&=+%"}
ADDRESS = {"street": "Große Straße 1", "city": "Köln", "country": "DE"}


@dataclass(frozen=True)
class Caller:
    """One variant of the client, and what the server stores."""

    api: Generated
    client: Any
    shop: Shop
    runner: asyncio.Runner | None

    def value(self, result: Any) -> Any:
        """What a call returns."""
        if self.runner is None:
            return result

        async def wait() -> Any:
            return await result

        return self.runner.run(wait())

    def items(self, result: Any) -> list[Any]:
        """All items of a list or of a stream."""
        if self.runner is None:
            return list(result)

        async def collect() -> list[Any]:
            return [one async for one in result]

        return self.runner.run(collect())


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generated]:
    with generate(DOCUMENT, tmp_path_factory.mktemp("shop")) as made:
        yield made


@contextmanager
def open_client(api: Generated, *, is_async: bool, **options: Any) -> Iterator[Caller]:
    shop = Shop()
    options = {"token": PERSONAL, "access_token": ISSUED, "strict": True, **options}
    with served(build_app(shop)) as url:
        if not is_async:
            with api.client(base_url=url, **options) as client:
                yield Caller(api, client, shop, None)
            return
        with asyncio.Runner() as runner:
            client = api.async_client(base_url=url, **options)
            try:
                yield Caller(api, client, shop, runner)
            finally:
                runner.run(client.close())


both = pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])


def test_document_is_the_given_one() -> None:
    if not GIVEN.is_file():
        pytest.skip("../shared/cases is not available, which has the document to compare with")
    assert json.loads(GIVEN.read_text("utf-8")) == DOCUMENT


def add_product(caller: Caller, name: str = "Blue mug", amount: Any = "12.50") -> Any:
    return caller.value(caller.client.products.create(name=name, price={"amount": amount}))


def add_customer(caller: Caller, name: str = "Ann") -> Any:
    return caller.value(caller.client.customers.create(email="ann@shop.example", full_name=name))


def add_order(caller: Caller) -> Any:
    order = caller.client.orders.create(
        customer_id=add_customer(caller).id,
        items=[{"product_id": add_product(caller).id, "quantity": 3}],
        payment={"kind": "iban", "iban": "DE00"},
    )
    return caller.value(order)


def call_login(caller: Caller, tmp_path: Path) -> None:
    token = caller.value(caller.client.auth.login(**LOGIN, grant_type="password"))
    assert (token.access_token, token.token_type, token.expires_in) == (ISSUED, "bearer", 3600)
    assert caller.items(caller.client.orders.list()) == []
    assert caller.value(caller.client.auth.who_am_i()).full_name == "Ann"
    unprocessable = caller.api.errors.UnprocessableEntityError
    with pytest.raises(unprocessable, match="should match pattern") as caught:
        caller.value(caller.client.auth.login(**LOGIN, grant_type="other"))
    [detail] = caught.value.body.detail
    assert detail.loc == ["body", "grant_type"]


def call_product(caller: Caller, tmp_path: Path) -> None:
    client, models = caller.client, caller.api.models
    product = caller.value(
        client.products.create(
            name="Blaue Tasse ☕",
            description=None,
            price=models.MoneyInput(amount="12.50", currency="USD"),
            tags=["mug", "a b"],
            attributes={"größe": "L"},
            idempotency_key="k1",
        )
    )
    stored = caller.shop.products[product.id]
    assert (stored.name, stored.description) == ("Blaue Tasse ☕", None)
    assert (stored.price.amount, stored.price.currency) == (Decimal("12.50"), "USD")
    assert (stored.tags, stored.attributes) == (["mug", "a b"], {"größe": "L"})
    assert (product.price.amount, product.price.currency) == ("12.50", "USD")
    assert (product.created_at, product.in_stock) == (datetime(2026, 1, 1, tzinfo=UTC), True)
    again = client.products.create(name="x", price={"amount": 1}, idempotency_key="k1")
    assert caller.value(again) == product
    assert caller.value(client.products.get(product.id)) == product
    assert caller.value(client.products.get(str(product.id))) == product

    # `null` and a property that is absent differ.
    updated = caller.value(client.products.update(product.id, description="new"))
    assert (updated.name, updated.description) == (product.name, "new")
    updated = caller.value(client.products.update(product.id, description=None))
    assert (updated.description, updated.price) == (None, product.price)

    assert caller.value(client.products.delete(product.id)) is None
    with pytest.raises(caller.api.errors.NotFoundError) as caught:
        caller.value(client.products.delete(product.id))
    assert isinstance(caught.value.body, models.Problem)
    assert (caught.value.body.title, caught.value.body.status) == ("Not found", 404)
    assert caught.value.body.instance == f"/v2/products/{product.id}"


def call_list_of_products(caller: Caller, tmp_path: Path) -> None:
    names = [f"Mug {number}" for number in range(5)]
    for number, name in enumerate(names):
        add_product(caller, name, number + 0.5)
    client, items = caller.client, caller.items
    found = [one.name for one in items(client.products.list(page_size=2))]
    assert found == names[::-1]
    assert caller.shop.called[-3:] == ["list_products_products_get"] * 3
    assert [one.name for one in items(client.products.list(page_size=2, limit=3))] == found[:3]
    filtered = client.products.list(
        sort="price", min_price=2.5, created_after=datetime(2026, 1, 3, 12, tzinfo=UTC)
    )
    assert [one.name for one in items(filtered)] == names[3:]
    assert items(client.products.list(tag=["a b", "c&d"])) == []
    with pytest.raises(caller.api.errors.UnprocessableEntityError, match="equal to 100"):
        items(client.products.list(page_size=101))


def call_image(caller: Caller, tmp_path: Path) -> None:
    product = add_product(caller)
    path = tmp_path / "größe 1.png"
    path.write_bytes(bytes(range(256)) * 100)
    products = caller.client.products
    stored = caller.value(products.set_image(product.id, image=path, alt="ü"))
    assert (stored.filename, stored.size) == (path.name, 25_600)
    assert caller.shop.images[product.id] == (path.read_bytes(), "ü")
    assert caller.value(products.get_image(product.id)) == path.read_bytes()
    caller.value(products.set_image(product.id, image=b"\r\n--", alt=None))
    assert caller.shop.images[product.id] == (b"\r\n--", None)


def call_customer(caller: Caller, tmp_path: Path) -> None:
    client = caller.client
    created = client.customers.create(
        email="ann@shop.example",
        full_name="Ann",
        birthday=date(2000, 2, 29),
        shipping={**ADDRESS, "zip": None},
    )
    customer = caller.value(created)
    stored = caller.shop.customers[customer.id]
    assert stored.birthday == customer.birthday == date(2000, 2, 29)
    assert stored.shipping is not None
    assert stored.shipping.city == customer.shipping.city == "Köln"
    assert customer.website == "https://customer.example/a?b=c"
    assert caller.value(client.customers.get(customer.id)) == customer
    replaced = client.customers.replace(
        customer.id, email="bo@shop.example", full_name="Bo", shipping=customer.shipping
    )
    assert caller.value(replaced).full_name == "Bo"
    assert caller.shop.customers[customer.id].shipping == stored.shipping
    for name in ("Bob", "Cy", "Bode"):
        add_customer(caller, name)
    listed = caller.items(client.customers.list(page_size=2, q="Bo"))
    assert [one.full_name for one in listed] == ["Bo", "Bob", "Bode"]
    assert caller.value(client.customers.delete(customer.id)) is None
    assert customer.id not in caller.shop.customers
    with pytest.raises(caller.api.errors.NotFoundError, match="Not found"):
        caller.value(client.customers.get(UUID(int=0)))
    with pytest.raises(caller.api.errors.UnprocessableEntityError, match="should match pattern"):
        # `country` is checked by the server.
        caller.value(
            client.customers.replace(
                customer.id, email="a@b", full_name="", shipping={**ADDRESS, "country": "de"}
            )
        )


def call_order(caller: Caller, tmp_path: Path) -> None:
    client, models = caller.client, caller.api.models
    order = add_order(caller)
    stored = caller.shop.orders[order.id]
    assert stored.items[0].quantity == order.items[0].quantity == 3
    assert (stored.total.amount, order.total.amount) == (Decimal("37.50"), "37.50")
    assert isinstance(order.payment, models.Iban)
    assert order.placed_at == stored.placed_at == datetime(2026, 5, 4, 3, 2, 1, 123456, UTC)
    assert caller.value(client.orders.get(order.id)) == order
    # What was read can be sent.
    second = client.orders.create(
        customer_id=order.customer_id,
        items=order.items,
        payment=models.Card(kind="card", last4="4242"),
    )
    assert caller.value(second).payment == models.Card(kind="card", last4="4242")
    of_customer = caller.items(client.customers.orders.list(order.customer_id, page_size=1))
    assert [one.id for one in of_customer] == list(caller.shop.orders)
    cancelled = caller.value(client.orders.cancel(order.id, reason="late"))
    assert (cancelled.status, cancelled.note) == ("cancelled", "late")
    with pytest.raises(caller.api.errors.ConflictError, match="Already shipped"):
        caller.value(client.orders.cancel(order.id))
    listed = client.orders.list(page_size=1, status=["cancelled", "pending"])
    assert len(caller.items(listed)) == 2
    assert [one.id for one in caller.items(client.orders.list(status=["pending"]))] == [
        of_customer[1].id
    ]


def call_invoice(caller: Caller, tmp_path: Path) -> None:
    order = add_order(caller)
    invoice = caller.value(caller.client.orders.invoice(order.id))
    assert invoice == f"%PDF {order.id}".encode() + b"\xff"


def call_events(caller: Caller, tmp_path: Path) -> None:
    order, events = add_order(caller), caller.client.orders.events
    found = caller.items(events.list(order.id))
    assert [(one.delta, one.done) for one in found] == [
        ("pending", False),
        ("paid", False),
        ("shipped", True),
    ]
    assert caller.items(events.list(order.id, last_event_id="1")) == found[1:]
    with pytest.raises(caller.api.errors.NotFoundError) as caught:
        caller.items(events.list(UUID(int=0)))
    # 404 is not declared, so its body has no type.
    assert caught.value.body["title"] == "Not found"


def call_files(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG")
    stored = caller.value(caller.client.files.upload(files=[path, ("b.txt", b"two")]))
    assert [(one.filename, one.size) for one in stored] == [("a.png", 4), ("b.txt", 3)]
    # The type of a part is `contentMediaType` (OpenAPI 3.1, "Encoding Object").
    assert {one.id for one in stored} == {"application/octet-stream"}
    assert caller.shop.files == {"a.png": b"\x89PNG", "b.txt": b"two"}
    # `{file_path:path}` of FastAPI matches slashes, escaped or not.
    read = caller.value(caller.client.files.read("a/b c/ü?.png"))
    assert read == {"path": "a/b c/ü?.png", "size": 0}


def call_chat(caller: Caller, tmp_path: Path) -> None:
    create = caller.client.chat.completions.create
    messages = [caller.api.models.ChatMessage(role="user", content="a b")]
    assert caller.value(create(messages=messages, temperature=0)).message.content == "a b"
    assert caller.value(create(messages=messages, stream=False)).message.role == "assistant"
    found = caller.items(create(messages=messages, stream=True, temperature=None))
    assert [(one.delta, one.done) for one in found] == [("a", False), ("b", True)]


def call_health(caller: Caller, tmp_path: Path) -> None:
    assert caller.value(caller.client.health()) == {"status": "ok"}
    assert caller.shop.called == ["health_health_get"]


def receive_webhook(caller: Caller, tmp_path: Path) -> None:
    order = add_order(caller)
    body = caller.shop.orders[order.id].model_dump_json().encode()
    headers = {"Content-Type": "application/json"}
    received = caller.api.module("webhooks").parse(
        caller.api.models.OrderInput, body=body, headers=headers
    )
    assert (received.id, received.total.amount, received.payment) == (
        order.id,
        "37.50",
        order.payment,
    )


CALLS = [
    call_login,
    call_product,
    call_list_of_products,
    call_image,
    call_customer,
    call_order,
    call_invoice,
    call_events,
    call_files,
    call_chat,
    call_health,
    receive_webhook,
]


@both
def test_every_operation(api: Generated, is_async: bool, tmp_path: Path) -> None:
    called: set[str] = set()
    for call in CALLS:
        with open_client(api, is_async=is_async) as caller:
            call(caller, tmp_path)
            called.update(caller.shop.called)
    operations = [one for item in DOCUMENT["paths"].values() for one in item.values()]
    assert called == {one["operationId"] for one in operations}


@both
def test_errors(api: Generated, is_async: bool) -> None:
    with open_client(api, is_async=is_async, max_retries=0) as caller:
        errors, models = caller.api.errors, caller.api.models
        add_product(caller)
        with pytest.raises(errors.ConflictError, match="Exists"):
            add_product(caller)
        with pytest.raises(errors.RateLimitError) as caught:
            add_product(caller, "Unlimited")
        assert isinstance(caught.value.body, models.Problem)
        assert caught.value.headers_as(models.ProductsCreate429Headers).retry_after == 7
        with pytest.raises(errors.UnprocessableEntityError) as invalid:
            add_product(caller, "Red mug", "much")
        assert isinstance(invalid.value.body, models.HTTPValidationError)
        # pydantic's location of the second variant of `amount`.
        assert [one.loc[:3] for one in invalid.value.body.detail] == [["body", "price", "amount"]]
    with (
        open_client(api, is_async=is_async, token="other") as caller,
        pytest.raises(errors.AuthenticationError) as refused,
    ):
        caller.items(caller.client.products.list())
    assert refused.value.body.title == "Not authenticated"


PROGRAM = """
from typing import Any, assert_type
from uuid import UUID

from PACKAGE import AsyncClient, AsyncPager, AsyncStream, Client, Pager, Stream, errors, models


def sync(client: Client) -> None:
    assert_type(client.products.list(tag=["a"], min_price=1.5), Pager[models.Product])
    product = client.products.create(name="a", price={"amount": "1.50", "currency": "EUR"})
    assert_type(product.id, UUID)
    assert_type(client.products.get_image(product.id), bytes)
    assert_type(client.products.set_image(product.id, image=b"a"), models.StoredFile)
    assert_type(client.files.upload(files=[b"a"]), list[models.StoredFile])
    assert_type(client.files.read("a/b"), Any)
    assert_type(client.health(), dict[str, str])
    assert_type(client.orders.events.list(UUID(int=1)), Stream[models.ChatChunk])
    create = client.chat.completions.create
    assert_type(create(messages=[{"role": "user", "content": "a"}]), models.ChatReply)
    assert_type(
        create(messages=[{"role": "user", "content": "a"}], stream=True), Stream[models.ChatChunk]
    )
    client.orders.create(
        customer_id=UUID(int=1), items=[], payment={"kind": "card", "last4": "4242"}
    )
    client.orders.create(customer_id="1", items=[], payment={"kind": "cheque"})  # wrong
    client.products.create(name="a", price={"currency": "EUR"})  # wrong
    try:
        client.products.delete("1")
    except errors.NotFoundError as error:
        print(error.body_as(models.Problem))


async def main(client: AsyncClient) -> None:
    assert_type(client.orders.list(status=["paid"]), AsyncPager[models.OrderOutput])
    assert_type(await client.auth.login(username="a", password="b"), models.Token)
    stream = await client.chat.completions.create(
        messages=[{"role": "user", "content": "a"}], stream=True
    )
    assert_type(stream, AsyncStream[models.ChatChunk])
    assert_type(await client.orders.cancel(UUID(int=1)), models.OrderOutput)
"""


def test_types(api: Generated, tmp_path: Path) -> None:
    assert find_wrong_lines(PROGRAM, api, tmp_path) == list_marked_lines(PROGRAM)
