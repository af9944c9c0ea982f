"""The client, from which everything is reached."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API
from ._runtime.sync.client import SyncClient

if TYPE_CHECKING:
    from ._runtime.call.timeouts import Timeout
    from ._runtime.hooks import Hooks
    from ._runtime.http.client import HTTPClient
    from .resources.by_cursor import ByCursor
    from .resources.by_offset import ByOffset
    from .resources.by_url import ByUrl


class Client(SyncClient):
    """The client for Paging.

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
        with Client() as client:
            for by_url in client.by_url.list(limit=20):
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
        http_client: HTTPClient | None = None,
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
    def by_url(self) -> ByUrl:
        """The operations below `client.by_url`."""
        from .resources.by_url import ByUrl

        return ByUrl(self._client)

    @cached_property
    def by_cursor(self) -> ByCursor:
        """The operations below `client.by_cursor`."""
        from .resources.by_cursor import ByCursor

        return ByCursor(self._client)

    @cached_property
    def by_offset(self) -> ByOffset:
        """The operations below `client.by_offset`."""
        from .resources.by_offset import ByOffset

        return ByOffset(self._client)
