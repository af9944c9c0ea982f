"""`client.by_url` of the asynchronous client."""

from __future__ import annotations

from .. import models
from .._runtime.aio.pager import AsyncPager
from .._runtime.aio.resource import AsyncResource
from .._runtime.unset import UNSET, Unset
from ..operations import by_url as operations


class AsyncByUrl(AsyncResource):
    """Available as `client.by_url`."""

    def list(
        self, *, size: int | Unset = UNSET, limit: int | None = None
    ) -> AsyncPager[models.Item]:
        """Send `GET /by-url`.

        Args:
            limit: The maximum number of items. By default, all of them.

        Example:
            async for by_url in client.by_url.list(limit=20):
                print(by_url.id)
        """
        return self._pages(operations.LIST, query={"size": size}, limit=limit)
