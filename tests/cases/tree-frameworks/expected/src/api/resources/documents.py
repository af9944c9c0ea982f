"""`client.documents`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import documents as operations


class Documents(Resource):
    """Available as `client.documents`."""

    def partial_update(self, document_id: int) -> None:
        """Send `PATCH /api/documents/{id}/`.

        Example:
            client.documents.partial_update(1)
        """
        return self._send(operations.PARTIAL_UPDATE, path={"id": document_id})
