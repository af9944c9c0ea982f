"""The operations of `client.documents`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

PARTIAL_UPDATE: Operation[None] = Operation(
    id="api_documents_partial_update",
    method="PATCH",
    path="/api/documents/{id}/",
    returns={200: None},
)
