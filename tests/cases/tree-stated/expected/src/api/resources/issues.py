"""`client.issues`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import issues as operations


class Issues(Resource):
    """Available as `client.issues`."""

    def list_for_repo(self, owner: str) -> None:
        """Send `GET /repos/{owner}/issues`.

        Example:
            client.issues.list_for_repo("owner")
        """
        return self._send(operations.LIST_FOR_REPO, path={"owner": owner})

    def create(self, owner: str) -> None:
        """Send `POST /repos/{owner}/issues`.

        Example:
            client.issues.create("owner")
        """
        return self._send(operations.CREATE, path={"owner": owner})
