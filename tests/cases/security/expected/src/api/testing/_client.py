"""The clients that talk to the fake: the package's own, with credentials that open nothing."""

from __future__ import annotations

import httpx2

from ..async_client import AsyncClient as AsyncClient
from ..client import Client as Client

__all__ = ["AsyncClient", "Client", "async_client", "client"]


def client(transport: httpx2.BaseTransport, *, strict: bool, max_retries: int) -> Client:
    """A client over this transport."""
    return Client(
        account_id="test-account-id",
        account_token="test-account-token",
        api_key="test-api-key",
        token="test-token",
        strict=strict,
        max_retries=max_retries,
        http_client=httpx2.Client(transport=transport),
    )


def async_client(
    transport: httpx2.AsyncBaseTransport, *, strict: bool, max_retries: int
) -> AsyncClient:
    """An async client over this transport."""
    return AsyncClient(
        account_id="test-account-id",
        account_token="test-account-token",
        api_key="test-api-key",
        token="test-token",
        strict=strict,
        max_retries=max_retries,
        http_client=httpx2.AsyncClient(transport=transport),
    )
