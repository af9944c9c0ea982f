"""The asynchronous client, from which everything is reached."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API
from ._runtime.aio.client import AsyncClient as _AsyncClient

if TYPE_CHECKING:
    from ._runtime.call.timeouts import Timeout
    from ._runtime.hooks import Hooks
    from ._runtime.http.client import AsyncHTTPClient
    from .async_resources.by_cursor import AsyncByCursor
    from .async_resources.by_offset import AsyncByOffset
    from .async_resources.by_url import AsyncByUrl


class AsyncClient(_AsyncClient):
    """The asynchronous client for Paging.

    Args:
        base_url: Where the API is served, if not where its document says.
        timeout: Seconds for a whole call, or a `Timeout` with its parts.
        max_retries: How often a call that failed for a passing reason is sent again.
        headers: Headers that are sent with every request.
        strict: Refuse answers that break the API's document, instead of making the best of them.
        hooks: Functions that see each request, response, retry and drift.
        http_client: An httpx2 client to use, with proxies or certificates of your own.

    Raises:
        ConfigurationError: A setting is missing or of no use.

    Example:
        async with AsyncClient() as client:
            async for by_url in client.by_url.list(limit=20):
                print(by_url.id)
    """

    def __init__(
        self,
        *,
        base_url: str | None = None,
        timeout: Timeout | float | None = None,
        max_retries: int = 2,
        headers: Mapping[str, str] | None = None,
        strict: bool = False,
        hooks: Hooks | None = None,
        http_client: AsyncHTTPClient | None = None,
    ) -> None:
        super().__init__(
            API,
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            headers=headers,
            strict=strict,
            hooks=hooks,
            http_client=http_client,
        )

    @cached_property
    def by_url(self) -> AsyncByUrl:
        """The operations below `client.by_url`."""
        from .async_resources.by_url import AsyncByUrl

        return AsyncByUrl(self._client)

    @cached_property
    def by_cursor(self) -> AsyncByCursor:
        """The operations below `client.by_cursor`."""
        from .async_resources.by_cursor import AsyncByCursor

        return AsyncByCursor(self._client)

    @cached_property
    def by_offset(self) -> AsyncByOffset:
        """The operations below `client.by_offset`."""
        from .async_resources.by_offset import AsyncByOffset

        return AsyncByOffset(self._client)
