"""The operations of `client.files`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

REPLACE: Operation[models.File] = Operation(
    id="replaceFile",
    method="PUT",
    path="/files",
    body="application/json",
    returns={200: lambda: models.File},
)
DOWNLOAD: Operation[bytes] = Operation(
    id="downloadFile",
    method="GET",
    path="/files/content",
    returns={200: lambda: bytes},
    accept="application/octet-stream",
)
UPLOAD: Operation[None] = Operation(
    id="uploadFile",
    method="POST",
    path="/files/content",
    body="multipart/form-data",
    returns={204: None},
)
