"""`client.health` of the asynchronous client."""

from __future__ import annotations

from .._runtime.aio.resource import AsyncResource
from ..operations import health as operations


class AsyncHealth(AsyncResource):
    """Available as `client.health`."""

    async def fetch(self) -> None:
        """Send `GET /health`.

        Example:
            await client.health.fetch()
        """
        return await self._send(operations.FETCH)
