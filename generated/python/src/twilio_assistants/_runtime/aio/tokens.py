"""The tokens of credentials: asked of the user's function, or exchanged for client credentials."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from ..auth import oauth
from ..auth.credentials import Basic, Credential, OAuth2
from ..call.call import Call
from .primitives import Turns, settle


class AsyncTokens:
    """The tokens of a client and its copies. `send` makes one attempt at a request."""

    def __init__(self, send: Callable[..., Any]) -> None:
        self._send = send
        self._grants: dict[int, oauth.Grant] = {}
        self._turns = Turns()

    async def all(self, call: Call[Any]) -> tuple[str | None, ...]:
        """The token of each of the call's credentials; None where its own value is the token."""
        return tuple([await self._token(call, c) for c in call.credentials])

    def forget(self, credential: Credential) -> None:
        """Fetch a new token for the next request: this one was refused."""
        self._grants.pop(id(credential), None)

    async def _token(self, call: Call[Any], credential: Credential) -> str | None:
        if isinstance(credential, OAuth2) and credential.exchanges:
            return await self._exchanged(call, credential)
        if isinstance(credential, Basic):
            return None
        value = credential.settings[0].value
        if value is None or isinstance(value, str):
            return None
        return oauth.checked(await settle(value()), credential.settings[0])

    async def _exchanged(self, call: Call[Any], credential: OAuth2) -> str:
        grant = self._fresh(credential)
        if grant is None:
            async with self._turns.turn(call.deadline):  # who waited finds the one that came
                grant = self._fresh(credential) or await self._granted(call, credential)
        return grant.token

    async def _granted(self, call: Call[Any], credential: OAuth2) -> oauth.Grant:
        request = oauth.token_request(credential, call.context)
        outcome = await self._send(call, request)
        grant = oauth.grant_of(outcome, call, time.monotonic())
        self._grants[id(credential)] = grant
        return grant

    def _fresh(self, credential: OAuth2) -> oauth.Grant | None:
        grant = self._grants.get(id(credential))
        return grant if grant is not None and grant.is_fresh(time.monotonic()) else None
