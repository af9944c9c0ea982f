"""`PetshopClient`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API
from ._runtime.sync.client import SyncClient
from ._runtime.auth.credentials import ApiKey, Basic, OAuth2, Secret

if TYPE_CHECKING:
    from ._runtime.auth.credentials import Token
    from ._runtime.hooks import Hooks
    from ._runtime.http.client import HTTPClient
    from ._runtime.options import Timeout
    from .resources.pets import Pets


class PetshopClient(SyncClient):
    """The pet shop."""

    def __init__(
        self,
        *,
        account: str | None = None,
        password: str | None = None,
        key: Token | None = None,
        token: Token | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        region: str | None = None,
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
                    username=Secret("account", account, "PETSHOP_ACCOUNT"),
                    password=Secret("password", password, "PETSHOP_PASSWORD"),
                ),
                "key": ApiKey(
                    key=Secret("key", key, "PETSHOP_KEY"), location="query", name="api_key"
                ),
                "machine": OAuth2(
                    token=Secret("token", token, "PETSHOP_TOKEN"),
                    client_id=Secret("client_id", client_id, "PETSHOP_CLIENT_ID"),
                    client_secret=Secret("client_secret", client_secret, "PETSHOP_CLIENT_SECRET"),
                    token_url="/oauth/token",
                ),
            },
            server_variables={"region": region},
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            headers=headers,
            strict=strict,
            hooks=hooks,
            http_client=http_client,
        )

    @cached_property
    def pets(self) -> Pets:
        """Animals, and what is known of them."""
        from .resources.pets import Pets

        return Pets(self)
