"""`client.health` of the asynchronous client."""

from __future__ import annotations

from .._runtime.aio.resource import AsyncResource
from ..operations import health as operations


class AsyncHealth(AsyncResource):
    """Available as `client.health`."""

    async def ping(self) -> None:
        """Ask whether the service is there.

        Example:
            await client.health.ping()
        """
        return await self._send(operations.PING)
