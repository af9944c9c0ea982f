"""`client.secrets` of the asynchronous client."""

from __future__ import annotations

from .._runtime.aio.resource import AsyncResource
from ..operations import secrets as operations


class AsyncSecrets(AsyncResource):
    """Available as `client.secrets`."""

    async def list(self) -> None:
        """Send `GET /secrets`.

        Example:
            await client.secrets.list()
        """
        return await self._send(operations.LIST)

    async def rotate(self) -> None:
        """Send `POST /secrets/rotate`.

        Example:
            await client.secrets.rotate()
        """
        return await self._send(operations.ROTATE)
