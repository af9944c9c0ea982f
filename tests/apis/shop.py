"""A shop in FastAPI, whose document is the one that the clients of `test_shop.py` come from.

FastAPI and pydantic validate each request: what does not conform is a 422.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import islice
from typing import Annotated, Any, Literal, TypeVar
from uuid import UUID, uuid4

import uvicorn
from fastapi import (
    APIRouter,
    Body,
    Depends,
    FastAPI,
    File,
    Form,
    Header,
    Query,
    Request,
    Security,
    UploadFile,
)
from fastapi.responses import JSONResponse, Response, StreamingResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer, OAuth2PasswordBearer
from pydantic import BaseModel, Field, HttpUrl
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PERSONAL, ISSUED = "personal-token", "issued-token"
T = TypeVar("T")


class Currency(StrEnum):
    EUR = "EUR"
    USD = "USD"
    GBP = "GBP"


class Money(BaseModel):
    amount: Decimal = Field(ge=0, examples=["12.50"])
    currency: Currency = Currency.EUR


class Sort(StrEnum):
    NAME = "name"
    NEWEST = "-created_at"
    PRICE = "price"


class OrderStatus(StrEnum):
    PENDING = "pending"
    PAID = "paid"
    SHIPPED = "shipped"
    CANCELLED = "cancelled"


class Address(BaseModel):
    street: str
    city: str
    country: str = Field(pattern="^[A-Z]{2}$")
    zip: str | None = None


class CustomerCreate(BaseModel):
    email: str = Field(json_schema_extra={"format": "email"})
    full_name: str
    birthday: date | None = None
    shipping: Address | None = None


class Customer(CustomerCreate):
    id: UUID
    website: HttpUrl | None = None


class ProductCreate(BaseModel):
    name: str = Field(min_length=1, max_length=120, examples=["Blue mug"])
    description: str | None = None
    price: Money
    tags: list[str] = []
    attributes: dict[str, str] = {}


class Product(ProductCreate):
    id: UUID
    created_at: datetime
    in_stock: bool


class ProductUpdate(BaseModel):
    name: str | None = None
    description: str | None = None
    price: Money | None = None


class Card(BaseModel):
    kind: Literal["card"]
    last4: str


class Iban(BaseModel):
    kind: Literal["iban"]
    iban: str


class LineItem(BaseModel):
    product_id: UUID
    quantity: int = Field(1, ge=1, le=999)


class OrderCreate(BaseModel):
    customer_id: UUID
    items: list[LineItem] = Field(min_length=1)
    payment: Card | Iban = Field(discriminator="kind")
    note: str | None = Field(None, deprecated=True)


class Order(OrderCreate):
    id: UUID
    status: OrderStatus
    total: Money
    placed_at: datetime


class Page(BaseModel):
    next_cursor: str | None = None
    has_more: bool


class ProductPage(Page):
    data: list[Product]


class CustomerPage(Page):
    data: list[Customer]


class OrderPage(Page):
    data: list[Order]


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str | None = None
    instance: str | None = None


class StoredFile(BaseModel):
    id: str
    filename: str
    size: int


class Token(BaseModel):
    access_token: str
    token_type: str = "bearer"
    expires_in: int


class ChatMessage(BaseModel):
    role: Literal["user", "assistant", "system"]
    content: str


class ChatRequest(BaseModel):
    messages: list[ChatMessage]
    stream: bool = False
    temperature: float | None = Field(None, ge=0, le=2)


class ChatReply(BaseModel):
    message: ChatMessage


class ChatChunk(BaseModel):
    delta: str
    done: bool = False


class Refused(Exception):
    """An error response, as problem details."""

    def __init__(self, status: int, title: str, **headers: str) -> None:
        self.status, self.title, self.headers = status, title, headers


personal = HTTPBearer(description="A personal access token.", auto_error=False)
password = OAuth2PasswordBearer(
    tokenUrl="/auth/token",
    scopes={"orders:read": "Read orders", "orders:write": "Write orders"},
    auto_error=False,
)


def check_personal(
    found: Annotated[HTTPAuthorizationCredentials | None, Security(personal)],
) -> None:
    if found is None or found.credentials != PERSONAL:
        raise Refused(401, "Not authenticated")


def check_issued(found: Annotated[str | None, Security(password, scopes=["orders:read"])]) -> None:
    if found != ISSUED:
        raise Refused(401, "Not authenticated")


PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
CHUNKS = {"text/event-stream": {"schema": {"$ref": "#/components/schemas/ChatChunk"}}}
ANONYMOUS: dict[int | str, dict[str, Any]] = {
    401: {"model": Problem, "content": PROBLEM, "description": "Not authenticated"}
}
LIMITED: dict[int | str, dict[str, Any]] = {
    **ANONYMOUS,
    429: {
        "content": PROBLEM,
        "description": "Too many requests",
        "headers": {"Retry-After": {"schema": {"type": "integer"}}},
    },
}


def failing(status: int, description: str) -> dict[int | str, dict[str, Any]]:
    return {status: {"content": PROBLEM, "description": description}}


def content(media_type: str) -> dict[int | str, dict[str, Any]]:
    return {200: {"content": {media_type: {}}}}


class Shop:
    """What the shop stores, in order of creation."""

    def __init__(self) -> None:
        self.products: dict[UUID, Product] = {}
        self.customers: dict[UUID, Customer] = {}
        self.orders: dict[UUID, Order] = {}
        self.images: dict[UUID, tuple[bytes, str | None]] = {}
        self.files: dict[str, bytes] = {}
        self.keys: dict[str, Product] = {}
        self.called: list[str] = []


def find(things: dict[UUID, T], id: UUID) -> T:
    if id not in things:
        raise Refused(404, "Not found")
    return things[id]


def page(things: Iterable[T], cursor: str | None, limit: int) -> dict[str, Any]:
    """A page of things, and the cursor of the next one."""
    start = int(cursor or 0)
    found = list(islice(things, start, start + limit + 1))
    more = len(found) > limit
    next_cursor = str(start + limit) if more else None
    return {"data": found[:limit], "has_more": more, "next_cursor": next_cursor}


def sse(chunks: Iterable[ChatChunk], after: int = 0) -> StreamingResponse:
    def send() -> Iterator[str]:
        for number, chunk in enumerate(chunks, 1):
            if number > after:
                yield f"id: {number}\ndata: {chunk.model_dump_json()}\n\n"

    return StreamingResponse(send(), media_type="text/event-stream")


def build_products(shop: Shop) -> APIRouter:
    router = APIRouter(
        prefix="/products",
        tags=["products"],
        dependencies=[Depends(check_personal)],
        responses=LIMITED,
    )

    @router.get("")
    def list_products(
        cursor: str | None = None,
        limit: Annotated[int, Query(ge=1, le=100, description="How many a page.")] = 20,
        tag: Annotated[list[str], Query(description="Only with all of these tags.")] = (),
        sort: Sort = Sort.NEWEST,
        min_price: Decimal | None = None,
        created_after: datetime | None = None,
    ) -> ProductPage:
        """List products.

        Newest first, unless `sort` says otherwise.
        """
        keys = {
            Sort.NAME: lambda one: one.name,
            Sort.NEWEST: lambda one: -one.created_at.timestamp(),
            Sort.PRICE: lambda one: one.price.amount,
        }
        found = [
            one
            for one in sorted(shop.products.values(), key=keys[sort])
            if set(tag) <= set(one.tags)
            and (min_price is None or one.price.amount >= min_price)
            and (created_after is None or one.created_at > created_after)
        ]
        return ProductPage(**page(found, cursor, limit))

    @router.post("", status_code=201, responses=failing(409, "Exists"))
    def create_product(
        body: ProductCreate, idempotency_key: Annotated[str | None, Header()] = None
    ) -> Product:
        """Add a product."""
        if idempotency_key is not None and idempotency_key in shop.keys:
            return shop.keys[idempotency_key]
        if body.name == "Unlimited":
            raise Refused(429, "Too many requests", **{"Retry-After": "7"})
        if any(one.name == body.name for one in shop.products.values()):
            raise Refused(409, "Exists")
        created = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=len(shop.products))
        product = Product(**dict(body), id=uuid4(), created_at=created, in_stock=True)
        shop.products[product.id] = product
        if idempotency_key is not None:
            shop.keys[idempotency_key] = product
        return product

    @router.get("/{product_id}", responses=failing(404, "Not found"))
    def get_product(product_id: UUID) -> Product:
        """One product."""
        return find(shop.products, product_id)

    @router.patch("/{product_id}", responses=failing(404, "Not found"))
    def update_product(product_id: UUID, body: ProductUpdate) -> Product:
        product = find(shop.products, product_id)
        changes = {name: getattr(body, name) for name in body.model_fields_set}
        shop.products[product_id] = product.model_copy(update=changes)
        return shop.products[product_id]

    @router.delete("/{product_id}", status_code=204, responses=failing(404, "Not found"))
    def delete_product(product_id: UUID) -> None:
        find(shop.products, product_id)
        del shop.products[product_id]

    @router.put("/{product_id}/image")
    def set_product_image(
        product_id: UUID,
        image: Annotated[UploadFile, File(description="PNG or JPEG")],
        alt: Annotated[str | None, Form()] = None,
    ) -> StoredFile:
        read = image.file.read()
        shop.images[product_id] = (read, alt)
        return StoredFile(id=str(product_id), filename=image.filename or "", size=len(read))

    @router.get("/{product_id}/image", response_class=Response, responses=content("image/png"))
    def get_product_image(product_id: UUID) -> Response:
        return Response(find(shop.images, product_id)[0], media_type="image/png")

    return router


def build_customers(shop: Shop) -> APIRouter:
    router = APIRouter(
        prefix="/customers",
        tags=["customers"],
        dependencies=[Depends(check_personal)],
        responses=ANONYMOUS,
    )

    @router.get("")
    def list_customers(
        cursor: str | None = None,
        limit: Annotated[int, Query(ge=1, le=100)] = 20,
        q: str | None = None,
    ) -> CustomerPage:
        found = [one for one in shop.customers.values() if (q or "") in one.full_name]
        return CustomerPage(**page(found, cursor, limit))

    @router.post("", status_code=201)
    def create_customer(body: CustomerCreate) -> Customer:
        customer = Customer(
            **dict(body), id=uuid4(), website=HttpUrl("https://customer.example/a?b=c")
        )
        shop.customers[customer.id] = customer
        return customer

    @router.get("/{customer_id}", responses=failing(404, "Not found"))
    def get_customer(customer_id: UUID) -> Customer:
        return find(shop.customers, customer_id)

    @router.put("/{customer_id}")
    def replace_customer(customer_id: UUID, body: CustomerCreate) -> Customer:
        shop.customers[customer_id] = Customer(**dict(body), id=customer_id)
        return shop.customers[customer_id]

    @router.delete("/{customer_id}", status_code=204)
    def delete_customer(customer_id: UUID) -> None:
        shop.customers.pop(customer_id, None)

    @router.get("/{customer_id}/orders", tags=["orders"])
    def list_customer_orders(
        customer_id: UUID, cursor: str | None = None, limit: int = 20
    ) -> OrderPage:
        found = [one for one in shop.orders.values() if one.customer_id == customer_id]
        return OrderPage(**page(found, cursor, limit))

    return router


def build_orders(shop: Shop) -> APIRouter:
    router = APIRouter(
        prefix="/orders",
        tags=["orders"],
        dependencies=[Depends(check_issued)],
        responses=ANONYMOUS,
    )

    @router.get("")
    def list_orders(
        cursor: str | None = None,
        limit: int = 20,
        status: Annotated[list[OrderStatus] | None, Query()] = None,
    ) -> OrderPage:
        found = [one for one in shop.orders.values() if status is None or one.status in status]
        return OrderPage(**page(found, cursor, limit))

    @router.post("", status_code=201)
    def create_order(body: OrderCreate) -> Order:
        known = [find(shop.products, one.product_id).price.amount for one in body.items]
        total = sum(
            (price * one.quantity for price, one in zip(known, body.items, strict=True)),
            start=Decimal(0),
        )
        order = Order(
            **body.model_dump(exclude_unset=True),
            id=uuid4(),
            status=OrderStatus.PENDING,
            total=Money(amount=total),
            placed_at=datetime(2026, 5, 4, 3, 2, 1, 123456, UTC),
        )
        shop.orders[order.id] = order
        return order

    @router.get("/{order_id}", responses=failing(404, "Not found"))
    def get_order(order_id: UUID) -> Order:
        return find(shop.orders, order_id)

    @router.post("/{order_id}/cancel", responses=failing(409, "Already shipped"))
    def cancel_order(
        order_id: UUID, reason: Annotated[str | None, Body(embed=True)] = None
    ) -> Order:
        order = find(shop.orders, order_id)
        if order.status is not OrderStatus.PENDING:
            raise Refused(409, "Already shipped")
        update = {"status": OrderStatus.CANCELLED, "note": reason}
        shop.orders[order_id] = order.model_copy(update=update)
        return shop.orders[order_id]

    @router.get("/{order_id}/events", response_class=Response, responses={200: {"content": CHUNKS}})
    def order_events(
        order_id: UUID, last_event_id: Annotated[str | None, Header()] = None
    ) -> Response:
        """Follow an order."""
        find(shop.orders, order_id)
        chunks = [ChatChunk(delta=one, done=one == "shipped") for one in OrderStatus][:3]
        return sse(chunks, int(last_event_id or 0))

    @router.get(
        "/{order_id}/invoice.pdf", response_class=Response, responses=content("application/pdf")
    )
    def order_invoice(order_id: UUID) -> Response:
        return Response(f"%PDF {order_id}".encode() + b"\xff", media_type="application/pdf")

    return router


def build_others(shop: Shop) -> APIRouter:
    router = APIRouter()
    checked = [Depends(check_personal)]

    @router.post("/auth/token", tags=["auth"])
    def login(
        username: Annotated[str, Form()],
        password: Annotated[str, Form()],
        grant_type: Annotated[str | None, Form(pattern="^password$")] = None,
        scope: Annotated[str, Form()] = "",
    ) -> Token:
        if (username, password) != ("ann@shop.example", "pä ss&=+%"):
            raise Refused(401, "Not authenticated")
        return Token(access_token=ISSUED, expires_in=3600)

    @router.get("/auth/me", tags=["auth"], dependencies=checked)
    def who_am_i() -> Customer:
        return Customer(id=UUID(int=1), email="ann@shop.example", full_name="Ann")

    @router.post("/files", tags=["files"], dependencies=checked)
    def upload_files(files: list[UploadFile]) -> list[StoredFile]:
        stored: list[StoredFile] = []
        for one in files:
            name = one.filename or ""
            shop.files[name] = one.file.read()
            stored.append(
                StoredFile(id=one.content_type or "", filename=name, size=len(shop.files[name]))
            )
        return stored

    @router.get("/files/{file_path:path}", tags=["files"], dependencies=checked)
    def read_file(file_path: str):
        return {"path": file_path, "size": len(shop.files.get(file_path, b""))}

    @router.post(
        "/chat/completions",
        tags=["chat"],
        dependencies=checked,
        response_model=ChatReply,
        responses={200: {"content": CHUNKS}},
    )
    def chat_completions(body: ChatRequest) -> Any:
        words = body.messages[-1].content.split()
        if body.stream:
            last = len(words) - 1
            return sse(ChatChunk(delta=one, done=at == last) for at, one in enumerate(words))
        return ChatReply(message=ChatMessage(role="assistant", content=" ".join(words)))

    @router.get("/health")
    def health() -> dict[str, str]:
        return {"status": "ok"}

    return router


def build_app(shop: Shop) -> FastAPI:
    app = FastAPI(
        title="Shop API",
        summary="Orders, products and customers.",
        description="Everything a shop needs.\n\n* products\n* orders\n",
        version="2.3.0",
        contact={"name": "Shop API team", "email": "api@shop.example"},
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        servers=[
            {"url": "https://api.shop.example/v2", "description": "Production"},
            {"url": "https://sandbox.shop.example/v2", "description": "Sandbox"},
        ],
        openapi_tags=[
            {"name": "products", "description": "What is for sale."},
            {"name": "orders", "description": "What was bought."},
            {"name": "customers", "description": "Who buys."},
            {"name": "files"},
            {"name": "auth"},
            {"name": "chat"},
        ],
    )
    for router in (build_products, build_customers, build_orders, build_others):
        app.include_router(router(shop))

    @app.webhooks.post("order-paid")
    def order_paid(body: Order):
        """Sent when an order was paid."""

    @app.exception_handler(Refused)
    def refuse(request: Request, error: Refused) -> Response:
        body = Problem(title=error.title, status=error.status, instance=request.url.path)
        return JSONResponse(
            body.model_dump(mode="json"),
            error.status,
            headers=error.headers,
            media_type="application/problem+json",
        )

    describe = app.openapi

    def describe_chunks() -> dict[str, Any]:
        """With the schema of chunks, which is in the document because `CHUNKS` refers to it."""
        document = describe()
        document["components"]["schemas"]["ChatChunk"] = ChatChunk.model_json_schema()
        return document

    app.openapi = describe_chunks
    app.add_middleware(Recorder, called=shop.called)
    return app


class Recorder:
    """Records the operation of each request that was not refused."""

    def __init__(self, app: ASGIApp, called: list[str]) -> None:
        self.app, self.called = app, called

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def record(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] < 300:
                self.called.append(scope["route"].operation_id or scope["route"].unique_id)
            await send(message)

        await self.app(scope, receive, record)


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """Serve an application below `/v2` on 127.0.0.1; the URL of that."""
    mounted = Starlette(routes=[Mount("/v2", app)])
    config = uvicorn.Config(mounted, host="127.0.0.1", port=0, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    socket = config.bind_socket()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{socket.getsockname()[1]}/v2"
    finally:
        server.should_exit = True
        thread.join(10)
        socket.close()
