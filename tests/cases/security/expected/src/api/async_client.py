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
        account_id: The account's id and token. Default: the environment variable
            `VAULT_ACCOUNT_ID`.
        account_token: Default: the environment variable `VAULT_ACCOUNT_TOKEN`.
        api_key: Default: the environment variable `API_API_KEY`.
        token: Default: the environment variable `API_TOKEN`.
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
        """The methods of `client.secrets`."""
        from .async_resources.secrets import AsyncSecrets

        return AsyncSecrets(self._client)

    @cached_property
    def health(self) -> AsyncHealth:
        """The methods of `client.health`."""
        from .async_resources.health import AsyncHealth

        return AsyncHealth(self._client)
