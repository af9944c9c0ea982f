"""`client.jobs`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import jobs as operations


class Jobs(Resource):
    """Available as `client.jobs`."""

    def list(self) -> None:
        """Send `GET /jobs`.

        Example:
            client.jobs.list()
        """
        return self._send(operations.LIST)

    def create(self) -> None:
        """Send `POST /jobs`.

        Example:
            client.jobs.create()
        """
        return self._send(operations.CREATE)

    def replace_many(self) -> None:
        """Send `PUT /jobs`.

        Example:
            client.jobs.replace_many()
        """
        return self._send(operations.REPLACE_MANY)

    def change(self) -> None:
        """Send `PATCH /jobs`.

        Example:
            client.jobs.change()
        """
        return self._send(operations.CHANGE)
