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
        base_url: The URL of the API. Default: the server in the API's description.
        timeout: The timeout of a call in seconds, or a `Timeout`.
        max_retries: The maximum number of retries after a transient failure.
        headers: Headers to send with every request.
        strict: Whether to raise `ResponseValidationError` for unexpected responses.
        hooks: Functions to call for requests, responses, retries and unexpected responses.
        http_client: The httpx2 client to use, for example with a proxy or certificates.

    Raises:
        ConfigurationError: An option is invalid or credentials are missing.

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
        """The methods of `client.by_url`."""
        from .resources.by_url import ByUrl

        return ByUrl(self._client)

    @cached_property
    def by_cursor(self) -> ByCursor:
        """The methods of `client.by_cursor`."""
        from .resources.by_cursor import ByCursor

        return ByCursor(self._client)

    @cached_property
    def by_offset(self) -> ByOffset:
        """The methods of `client.by_offset`."""
        from .resources.by_offset import ByOffset

        return ByOffset(self._client)
