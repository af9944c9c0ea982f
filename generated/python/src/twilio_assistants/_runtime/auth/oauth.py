"""OAuth2 client credentials: the request for a token, and its answer (RFC 6749, section 4.4)."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import Any, Final, cast
from urllib.parse import quote_plus, urlencode

from ...errors import AuthenticationError, ConfigurationError
from ..call.call import Call, Context
from ..call.failure import Failure
from ..call.request import Request
from ..http.urls import join, origin
from ..response import problem
from ..response.response import Answer
from .credentials import OAuth2, Setting

_EARLY: Final = 30.0
"""Seconds before its end at which a token is replaced."""
_LIFE: Final = 300.0
"""Seconds that a token is used where the server does not say how long it lives."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A token and the end of its life, on the monotonic clock."""

    token: str = field(repr=False)
    ends: float

    def is_fresh(self, now: float) -> bool:
        """Whether it will live for a while."""
        return now < self.ends


def token_request(credential: OAuth2, context: Context) -> Request:
    """The request for a token, with the client's id and secret as Basic (section 2.3.1)."""
    url = join(context.options.base_url, credential.token_url or "")
    scheme, host, _ = origin(url)
    if scheme != "https" and host not in ("localhost", "127.0.0.1", "::1"):
        raise ConfigurationError(
            "the token URL is not https: the client's secret would be readable"
        )
    client_id, secret = (quote_plus(setting.text()) for setting in credential.settings)
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


def grant_of(outcome: Answer | Failure, call: Call[Any], now: float) -> Grant:
    """The token that was granted. Raises `AuthenticationError` where none was."""
    if isinstance(outcome, Failure):
        raise outcome.error("token", 1) from outcome.cause
    body = problem.body_of(outcome)
    fields = cast("dict[str, Any]", body) if isinstance(body, dict) else {}
    token, life = fields.get("access_token"), fields.get("expires_in")
    if outcome.status_code >= 300 or not isinstance(token, str) or not token:
        told = problem.problem_of(outcome)
        raise AuthenticationError(
            f"no token was granted: {told.message}",
            status_code=outcome.status_code,
            code=told.code,
            headers=outcome.headers,
            operation=call.operation.id,
        )
    seconds = float(life) if isinstance(life, (int, float)) else _LIFE
    return Grant(token, now + max(1.0, seconds - _EARLY))


def checked(token: object, setting: Setting) -> str:
    """What the user's function gave, if it is a token. Raises `ConfigurationError`."""
    if not isinstance(token, str) or not token.strip():
        raise ConfigurationError(f"the function `{setting.argument}` gave no token")
    return token
