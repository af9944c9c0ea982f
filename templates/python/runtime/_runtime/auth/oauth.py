"""OAuth2 client credentials: the request for a token, and its response (RFC 6749, section 4.4)."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import Any, Final, cast
from urllib.parse import quote_plus, urlencode

from ...errors import AuthenticationError, ConfigurationError
from ..call.call import CallContext
from ..call.request import Request
from ..http.urls import get_origin, resolve_url
from ..response.problem import read_body, read_problem
from ..response.response import RawResponse
from .credentials import OAuth2, Secret

_RENEWAL_MARGIN: Final = 30.0
"""A token is renewed this many seconds before it expires."""
_DEFAULT_LIFETIME: Final = 300.0
"""Seconds, for a token without `expires_in`."""


@dataclass(frozen=True, slots=True)
class AccessToken:
    """A token that was fetched."""

    text: str = field(repr=False)
    expires_at: float
    """On the monotonic clock, minus the margin."""


def build_token_request(credential: OAuth2, context: CallContext) -> Request:
    """The request for a token. It is authenticated by HTTP Basic (section 2.3.1)."""
    url = resolve_url(context.options.base_url, credential.token_url or "")
    scheme, host, _ = get_origin(url)
    if scheme != "https" and host not in ("localhost", "127.0.0.1", "::1"):
        raise ConfigurationError("the token URL must use https: it receives the client secret")
    client_id, secret = (quote_plus(value.get_text()) for value in credential.secrets)
    request = Request("token", "POST", url)
    pair = base64.b64encode(f"{client_id}:{secret}".encode()).decode()
    request.set_header("Authorization", f"Basic {pair}")
    request.set_header("Accept", "application/json")
    request.set_header("User-Agent", context.api.user_agent)
    request.set_header("Content-Type", "application/x-www-form-urlencoded")
    form = {"grant_type": "client_credentials"}
    if credential.scopes:
        form["scope"] = " ".join(credential.scopes)
    request.content = urlencode(form).encode()
    return request


def read_token(response: RawResponse, operation: str, now: float) -> AccessToken:
    """The token in a response. Raises `AuthenticationError` if there is none."""
    body = read_body(response)
    fields = cast("dict[str, Any]", body) if isinstance(body, dict) else {}
    token, lifetime = fields.get("access_token"), fields.get("expires_in")
    if response.status_code >= 300 or not isinstance(token, str) or not token:
        details = read_problem(response)
        raise AuthenticationError(
            f"no access token was granted: {details.message}",
            status_code=response.status_code,
            code=details.code,
            headers=response.headers,
            operation=operation,
        )
    seconds = float(lifetime) if isinstance(lifetime, (int, float)) else _DEFAULT_LIFETIME
    return AccessToken(token, now + max(1.0, seconds - _RENEWAL_MARGIN))


def check_token(token: object, secret: Secret) -> str:
    """Return the token that the user's function returned. Raises `ConfigurationError`."""
    if not isinstance(token, str) or not token.strip():
        raise ConfigurationError(f"the function `{secret.argument}` did not return a token")
    return token
