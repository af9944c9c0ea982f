"""The operations of `client.pets`, as data."""

from __future__ import annotations

from typing import Any

from .. import models
from .._runtime.operation import Body, Encoding, Operation, PagedOperation, StreamOperation, Style
from .._runtime.pagination.styles import (
    CursorPagination,
    LinkHeaderPagination,
    NextUrlPagination,
    OffsetPagination,
    PageNumberPagination,
)

CREATE: Operation[models.Pet] = Operation(
    id="CreatePet",
    method="POST",
    path="/pets",
    body="application/json",
    returns={201: lambda: models.Pet},
)
FETCH: Operation[models.Pet] = Operation(
    id="FetchPet", method="GET", path="/pets/{id}", returns={200: lambda: models.Pet}
)
LIST: PagedOperation[models.PetPage, models.Pet] = PagedOperation(
    id="ListPets",
    method="GET",
    path="/pets",
    returns={200: lambda: models.PetPage},
    pagination=NextUrlPagination(
        items=("pets",), next=("meta", "next_page_url"), size="PageSize", max_size=1000
    ),
)
UPDATE: Operation[models.Pet] = Operation(
    id="UpdatePet",
    method="PUT",
    path="/pets/{id}",
    body="application/json",
    optional_body=True,
    returns={200: lambda: models.Pet},
)
DELETE: Operation[None] = Operation(
    id="DeletePet", method="DELETE", path="/pets/{id}", returns={204: None}
)
TELL: Operation[models.Reply] = Operation(
    id="TellPet",
    method="POST",
    path="/pets/{id}/messages",
    body="application/json",
    returns={200: lambda: models.Reply, 202: lambda: models.Reply},
)
ORDER: Operation[models.Reply] = Operation(
    id="Order",
    method="POST",
    path="/orders",
    body="application/json",
    returns={"2XX": lambda: models.Reply},
    idempotency="Idempotency-Key",
)
UPLOAD: Operation[None] = Operation(
    id="UploadPhoto",
    method="POST",
    path="/pets/{id}/photos",
    body=Body(
        media_type="multipart/form-data",
        encodings={"photo": Encoding(media_type="image/png, image/jpeg", is_file=True)},
    ),
    returns={204: None},
)
PUT_PHOTO: Operation[None] = Operation(
    id="PutPhoto", method="PUT", path="/pets/{id}/photo", body="image/*", returns={204: None}
)
PHOTO: Operation[bytes] = Operation(
    id="FetchPhoto",
    method="GET",
    path="/pets/{id}/photo",
    returns={200: lambda: bytes},
    accept="image/png",
)
NOTE: Operation[str] = Operation(
    id="FetchNote",
    method="GET",
    path="/pets/{id}/note",
    returns={200: lambda: str},
    accept="text/plain",
)
SEARCH: Operation[list[models.Animal]] = Operation(
    id="SearchAnimals",
    method="GET",
    path="/animals",
    returns={200: lambda: list[models.Animal]},
    styles={
        ("query", "where"): Style("deepObject", explode=True),
        ("query", "ids"): Style("pipeDelimited"),
        ("query", "words"): Style("form"),
    },
)
REGISTER: Operation[models.Reply] = Operation(
    id="Register",
    method="POST",
    path="/register",
    body="application/x-www-form-urlencoded",
    returns={200: lambda: models.Reply},
)
SOUNDS: StreamOperation[models.Sound] = StreamOperation(
    id="Sounds",
    method="GET",
    path="/pets/{id}/sounds",
    returns={200: lambda: models.Sound},
    accept="text/event-stream",
)
LOG: StreamOperation[models.Sound] = StreamOperation(
    id="Log",
    method="GET",
    path="/pets/{id}/log",
    returns={200: lambda: models.Sound},
    accept="application/jsonl",
)
BY_CURSOR: PagedOperation[dict[str, Any], str] = PagedOperation(
    id="ByCursor",
    method="GET",
    path="/names/cursor",
    returns={200: lambda: dict[str, Any]},
    pagination=CursorPagination(items=("names",), next=("next",), parameter="cursor"),
)
BY_OFFSET: PagedOperation[list[str], str] = PagedOperation(
    id="ByOffset",
    method="GET",
    path="/names/offset",
    returns={200: lambda: list[str]},
    pagination=OffsetPagination(parameter="offset", size="count", max_size=100),
)
BY_PAGE: PagedOperation[list[str], str] = PagedOperation(
    id="ByPage",
    method="GET",
    path="/names/page",
    returns={200: lambda: list[str]},
    pagination=PageNumberPagination(parameter="page"),
)
BY_LINK: PagedOperation[list[str], str] = PagedOperation(
    id="ByLink",
    method="GET",
    path="/names/link",
    returns={200: lambda: list[str]},
    pagination=LinkHeaderPagination(),
)
STATUS: Operation[None] = Operation(
    id="Status", method="GET", path="/status", returns={204: None}, security=()
)
