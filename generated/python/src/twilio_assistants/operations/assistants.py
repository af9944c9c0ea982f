"""The operations of `client.assistants`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation, PagedOperation
from .._runtime.pagination.styles import NextUrlPagination

LIST: PagedOperation[models.ListAssistantsResponse, models.Assistant] = PagedOperation(
    id="ListAssistants",
    method="GET",
    path="/v1/Assistants",
    returns={200: lambda: models.ListAssistantsResponse},
    pagination=NextUrlPagination(
        items=("assistants",), size="PageSize", max_size=1000, next=("meta", "next_page_url")
    ),
)
CREATE: Operation[models.Assistant] = Operation(
    id="CreateAssistant",
    method="POST",
    path="/v1/Assistants",
    body="application/json",
    returns={201: lambda: models.Assistant},
)
FETCH: Operation[models.AssistantWithToolsAndKnowledge] = Operation(
    id="FetchAssistant",
    method="GET",
    path="/v1/Assistants/{id}",
    returns={200: lambda: models.AssistantWithToolsAndKnowledge},
)
UPDATE: Operation[models.Assistant] = Operation(
    id="UpdateAssistant",
    method="PUT",
    path="/v1/Assistants/{id}",
    body="application/json",
    optional_body=True,
    returns={200: lambda: models.Assistant},
)
DELETE: Operation[None] = Operation(
    id="DeleteAssistant", method="DELETE", path="/v1/Assistants/{id}", returns={204: None}
)
