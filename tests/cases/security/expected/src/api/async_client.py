"""The asynchronous client, from which everything is reached."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API
from ._runtime.aio.client import AsyncClient as _AsyncClient
from ._runtime.auth.credentials import ApiKey, Basic, Bearer, Setting

if TYPE_CHECKING:
    from ._runtime.auth.credentials import AsyncToken
    from ._runtime.call.timeouts import Timeout
    from ._runtime.hooks import Hooks
    from ._runtime.http.client import AsyncHTTPClient
    from .async_resources.health import AsyncHealth
    from .async_resources.secrets import AsyncSecrets


class AsyncClient(_AsyncClient):
    """The asynchronous client for Vault.

    Args:
        account_id: The account's id and token. Default: `VAULT_ACCOUNT_ID` in the environment.
        account_token: Default: `VAULT_ACCOUNT_TOKEN` in the environment.
        api_key: Default: `API_API_KEY` in the environment.
        token: Default: `API_TOKEN` in the environment.
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
            await client.secrets.list()
    """

    def __init__(
        self,
        *,
        account_id: str | None = None,
        account_token: str | None = None,
        api_key: AsyncToken | None = None,
        token: AsyncToken | None = None,
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
            credentials={
                "account": Basic(
                    username=Setting("account_id", account_id, "VAULT_ACCOUNT_ID"),
                    password=Setting("account_token", account_token, "VAULT_ACCOUNT_TOKEN"),
                ),
                "key": ApiKey(
                    key=Setting("api_key", api_key, "API_API_KEY"),
                    place="header",
                    name="X-Vault-Key",
                ),
                "bearer": Bearer(token=Setting("token", token, "API_TOKEN")),
            },
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            headers=headers,
            strict=strict,
            hooks=hooks,
            http_client=http_client,
        )

    @cached_property
    def secrets(self) -> AsyncSecrets:
        """The operations below `client.secrets`."""
        from .async_resources.secrets import AsyncSecrets

        return AsyncSecrets(self._client)

    @cached_property
    def health(self) -> AsyncHealth:
        """The operations below `client.health`."""
        from .async_resources.health import AsyncHealth

        return AsyncHealth(self._client)
