"""The client, from which everything is reached."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API
from ._runtime.auth.credentials import Basic, Setting
from ._runtime.sync.client import SyncClient

if TYPE_CHECKING:
    from ._runtime.call.timeouts import Timeout
    from ._runtime.hooks import Hooks
    from ._runtime.http.client import HTTPClient
    from .resources.assistants import Assistants
    from .resources.sessions import Sessions


class AssistantsClient(SyncClient):
    """The client for Twilio AI Assistants.

    Args:
        account_sid: The SID and the auth token of your account, from the Twilio Console.
            Default: the environment variable `TWILIO_ACCOUNT_SID`.
        auth_token: Default: the environment variable `TWILIO_AUTH_TOKEN`.
        api_key: The SID (`SK...`) and the secret of an API key. Default: the environment
            variable `TWILIO_API_KEY`.
        api_secret: Default: the environment variable `TWILIO_API_SECRET`.
        base_url: The URL of the API. Default: the server in the API's description.
        timeout: The timeout of a call in seconds, or a `Timeout`.
        max_retries: The maximum number of retries after a transient failure.
        headers: Headers to send with every request.
        strict: Whether to raise `ResponseValidationError` for unexpected responses.
        hooks: Functions to call for requests, responses, retries and unexpected responses.
        http_client: The httpx2 client to use, for example with a proxy or certificates.

    Raises:
        ConfigurationError: An option is invalid or credentials are missing.
        APIStatusError: Any other error. (Any method.)
        AuthenticationError: The credentials are missing or wrong. (Any method.)
        BadRequestError: The request is not valid. The message says which part of it, and why.
            (Any method.)
        PermissionDeniedError: The credentials are right, but do not allow this. (Any method.)
        RateLimitError: Too many requests at once. This one was not processed, so it is safe to
            send it again after a pause. (Any method.)
        ServerError: Something went wrong at Twilio. The request may have been processed or not.
            (Any method.)

    Example:
        with AssistantsClient() as client:
            for assistant in client.assistants.list(limit=20):
                print(assistant.name)
    """

    def __init__(
        self,
        *,
        account_sid: str | None = None,
        auth_token: str | None = None,
        api_key: str | None = None,
        api_secret: str | None = None,
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
                "accountSid_authToken": Basic(
                    username=Setting("account_sid", account_sid, "TWILIO_ACCOUNT_SID"),
                    password=Setting("auth_token", auth_token, "TWILIO_AUTH_TOKEN"),
                ),
                "apiKey_apiSecret": Basic(
                    username=Setting("api_key", api_key, "TWILIO_API_KEY"),
                    password=Setting("api_secret", api_secret, "TWILIO_API_SECRET"),
                ),
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
    def assistants(self) -> Assistants:
        """Create and configure assistants."""
        from .resources.assistants import Assistants

        return Assistants(self._client)

    @cached_property
    def sessions(self) -> Sessions:
        """Find the conversations that your assistants had."""
        from .resources.sessions import Sessions

        return Sessions(self._client)
