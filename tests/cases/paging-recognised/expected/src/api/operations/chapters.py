"""The operations of `client.chapters`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

GET: Operation[models.GetChapterResponse] = Operation(
    id="getChapter", method="GET", path="/chapter", returns={200: lambda: models.GetChapterResponse}
)
