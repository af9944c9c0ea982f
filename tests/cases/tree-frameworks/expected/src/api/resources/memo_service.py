"""`client.memo_service`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import memo_service as operations


class MemoService(Resource):
    """Available as `client.memo_service`."""

    def list_reactions(self, name: str) -> None:
        """Send `GET /v1/{name}/reactions`.

        Example:
            client.memo_service.list_reactions("name")
        """
        return self._send(operations.LIST_REACTIONS, path={"name": name})
