"""OAuth2: requests for access tokens, and their responses (RFC 6749, sections 4.4 and 6)."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final, cast
from urllib.parse import quote_plus, urlencode

from ...errors import APIStatusError, AuthenticationError, ConfigurationError
from ..call.call import CallContext, Deadline, get_error_class
from ..call.request import Request
from ..call.retry import Failure, get_delay, is_retryable, parse_retry_after
from ..http.headers import find_request_id
from ..http.urls import get_origin, is_same_origin, resolve_url
from ..options import list_server_urls
from ..response.problem import read_body, read_problem
from ..response.response import RawResponse
from .credentials import OAuth2, Secret, TokenOptions

_RENEWAL_MARGIN: Final = 30.0
"""A token is renewed this many seconds before it expires."""
_DEFAULT_LIFETIME: Final = 300.0
"""Seconds, for a token without `expires_in`."""
_REFUSED: Final = frozenset({400, 401, 403})
"""Status codes that refuse the credentials (section 5.2). Others are failures of the server."""


@dataclass(frozen=True, slots=True)
class AccessToken:
    """A token that was granted."""

    text: str = field(repr=False)
    expires_at: float
    """On the monotonic clock, minus the margin."""
    scopes: frozenset[str] | None
    """The scopes that were requested; None if that is up to the refresh token."""
    refresh_token: str | None = field(default=None, repr=False)
    """The refresh token to use next."""

    def is_usable(self, scopes: frozenset[str], now: float) -> bool:
        """Whether it is valid for an operation that requires these scopes."""
        return now < self.expires_at and (self.scopes is None or scopes <= self.scopes)


class TokenExchange:
    """The requests for one token, until it is granted or refused. Decisions only, no I/O.

    `operation` and `deadline` are those of the call that needs the token.
    """

    def __init__(
        self,
        credential: OAuth2,
        context: CallContext,
        operation: str,
        deadline: Deadline,
        scopes: frozenset[str],
        refresh_token: str | None,
    ) -> None:
        self._credential = credential
        self._context = context
        self._operation = operation
        self._deadline = deadline
        self._options = credential.options or TokenOptions()
        self._is_refresh = credential.grant_type == "refresh_token"
        self._refresh_token = refresh_token
        self._scopes = scopes
        self._attempts = 0

    def build_request(self) -> Request:
        """The request of the next attempt. Raises `ConfigurationError`."""
        self._attempts += 1
        request = Request("token", "POST", find_token_url(self._credential, self._context))
        request.set_header("Accept", "application/json")
        request.set_header("User-Agent", self._context.api.user_agent)
        request.set_header("Content-Type", "application/x-www-form-urlencoded")
        form = dict(self._build_form())
        form |= {key: [value] for key, value in self._options.parameters.items()}
        form |= self._authenticate(request)
        request.content = urlencode(form, doseq=True).encode()
        return request

    def evaluate(self, outcome: RawResponse | Failure, now: float) -> AccessToken | float:
        """The token; or the seconds to wait before the next attempt.

        Raises `AuthenticationError` if the credentials are refused, and the same errors as a call
        if the server fails.
        """
        if isinstance(outcome, Failure):
            delay = None if outcome.final else self._plan_retry(None, sent=outcome.sent)
            if delay is not None:
                return delay
            failure = replace(outcome, reason=f"requesting a token: {outcome.reason}")
            raise failure.to_error(self._operation, self._attempts) from failure.cause
        body = read_body(outcome)
        fields = cast("dict[str, Any]", body) if isinstance(body, dict) else {}
        text = fields.get("access_token")
        if outcome.status_code < 300 and isinstance(text, str) and text:
            refresh_token = fields.get("refresh_token")
            return AccessToken(
                text,
                now + _read_lifetime(fields.get("expires_in")),
                None if self._is_refresh else self._scopes,
                refresh_token if isinstance(refresh_token, str) else self._refresh_token,
            )
        delay = self._plan_retry(outcome)
        if delay is None:
            raise self._create_error(outcome)
        return delay

    def _build_form(self) -> Iterator[tuple[str, list[str]]]:
        yield "grant_type", [self._credential.grant_type or ""]
        if self._is_refresh:
            yield "refresh_token", [self._refresh_token or ""]
        elif self._scopes:
            yield "scope", [" ".join(sorted(self._scopes))]
        audience = self._options.audience or self._credential.audience
        if audience:
            yield "audience", [audience]
        resource = self._options.resource or self._credential.resource
        if resource:
            yield "resource", [resource] if isinstance(resource, str) else list(resource)

    def _authenticate(self, request: Request) -> dict[str, list[str]]:
        """Authenticate the client (section 2.3.1): in a header, or with fields of the form."""
        id_, secret = self._credential.client_id, self._credential.client_secret
        client_id = "" if id_ is None else id_.get_text()
        if secret is None or secret.value is None:
            return {"client_id": [client_id]}  # a public client (section 6)
        method = self._options.auth_method or self._credential.auth_method
        if method == "client_secret_post":
            return {"client_id": [client_id], "client_secret": [secret.get_text()]}
        pair = f"{quote_plus(client_id)}:{quote_plus(secret.get_text())}"
        request.set_header("Authorization", f"Basic {base64.b64encode(pair.encode()).decode()}")
        return {}

    def _plan_retry(self, response: RawResponse | None, *, sent: bool = True) -> float | None:
        # A server may accept a refresh token only once, so that request is not safe to repeat.
        is_safe = not self._is_refresh
        status = None if response is None else response.status_code
        headers = None if response is None else response.headers
        if self._attempts > self._context.options.max_retries or self._deadline.has_passed:
            return None
        if not is_retryable("POST", has_key=is_safe, status=status, sent=sent):
            return None
        delay, remaining = get_delay(self._attempts, headers), self._deadline.remaining
        return None if remaining is not None and delay is not None and delay >= remaining else delay

    def _create_error(self, response: RawResponse) -> APIStatusError:
        details = read_problem(response, {}, self._operation)
        status = response.status_code
        is_refused = status in _REFUSED or status < 300
        class_ = AuthenticationError if is_refused else get_error_class(status)
        return class_(
            f"no access token was granted: {details.message}",
            status_code=status,
            code=details.code,
            more_info=details.more_info,
            request_id=find_request_id(response.headers),
            headers=response.headers,
            body=details.body,
            content=response.content,
            operation=self._operation,
            retry_after=parse_retry_after(response.headers),
            attempts=self._attempts,
        )


def get_scopes(credential: OAuth2, required: tuple[str, ...]) -> frozenset[str]:
    """The scopes to request for an operation that requires some."""
    chosen = None if credential.options is None else credential.options.scopes
    return frozenset(required if chosen is None else chosen)


def find_token_url(credential: OAuth2, context: CallContext) -> str:
    """The URL to request a token from. Raises `ConfigurationError` if it must be passed."""
    options = context.options
    is_refresh = credential.grant_type == "refresh_token"
    declared = (credential.refresh_url if is_refresh else credential.token_url) or ""
    url = resolve_url(options.base_url, credential.custom_url or declared)
    try:
        scheme, host, _ = get_origin(url)
    except ValueError:
        raise ConfigurationError("the token URL must be an http or https URL") from None
    if credential.custom_url is None and options.has_custom_base_url:
        # Another server than the document's may have accounts of its own.
        known = (url, *list_server_urls(context.api))
        if not any(is_same_origin(options.base_url, each) for each in known):
            raise ConfigurationError(
                f"pass the token URL: with your own `base_url`, the client secret is not sent to"
                f" {scheme}://{host}, which the API's document declares"
            )
    if scheme != "https" and host not in ("localhost", "127.0.0.1", "::1"):
        raise ConfigurationError("the token URL must use https: it receives the client secret")
    return url


def check_token(token: object, secret: Secret) -> str:
    """Return the token that the user's function returned. Raises `ConfigurationError`."""
    if not isinstance(token, str) or not token.strip():
        raise ConfigurationError(f"the function `{secret.argument}` did not return a token")
    return token


def _read_lifetime(seconds: object) -> float:
    try:
        lifetime = float(seconds) if isinstance(seconds, (int, float, str)) else _DEFAULT_LIFETIME
    except (ValueError, OverflowError):
        lifetime = _DEFAULT_LIFETIME
    return max(1.0, lifetime - _RENEWAL_MARGIN)
