"""The operations of `client.assistants.messages`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

CREATE: Operation[models.SendMessageResponse] = Operation(
    id="CreateMessage",
    method="POST",
    path="/v1/Assistants/{id}/Messages",
    body="application/json",
    returns={200: lambda: models.SendMessageResponse, 202: lambda: models.SendMessageResponse},
)
