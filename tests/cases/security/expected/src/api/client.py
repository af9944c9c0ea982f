"""The client, from which everything is reached."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API
from ._runtime.auth.credentials import ApiKey, Basic, Bearer, Setting
from ._runtime.sync.client import SyncClient

if TYPE_CHECKING:
    from ._runtime.auth.credentials import Token
    from ._runtime.call.timeouts import Timeout
    from ._runtime.hooks import Hooks
    from ._runtime.http.client import HTTPClient
    from .resources.health import Health
    from .resources.secrets import Secrets


class Client(SyncClient):
    """The client for Vault.

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
        with Client() as client:
            client.secrets.list()
    """

    def __init__(
        self,
        *,
        account_id: str | None = None,
        account_token: str | None = None,
        api_key: Token | None = None,
        token: Token | None = None,
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
    def secrets(self) -> Secrets:
        """The methods of `client.secrets`."""
        from .resources.secrets import Secrets

        return Secrets(self._client)

    @cached_property
    def health(self) -> Health:
        """The methods of `client.health`."""
        from .resources.health import Health

        return Health(self._client)
