"""A server on 127.0.0.1 that grants OAuth2 tokens (RFC 6749), and an API that requires them."""

from __future__ import annotations

import base64
import threading
from urllib.parse import parse_qs, unquote_plus

from tests.client.server import Reply, Seen, Server

ID, SECRET = "the client:id", "s3cret+/ü"


class TokenServer(Server):
    """Grants tokens at `/token`. Every other path is the API.

    A token is valid for the scopes in `scopes_by_path` of a path, until it is revoked.
    """

    def __init__(self) -> None:
        super().__init__()
        self.handler = self._respond
        self.failures: list[Reply] = []
        """The next responses of `/token`."""
        self.lifetime: object = 3600
        self.scopes_by_path: dict[str, set[str]] = {}
        self.refresh_token: str | None = None
        """The refresh token that is accepted; each use replaces it."""
        self.is_public = False
        """The client has no secret (section 2.1)."""
        self._scopes: dict[str, set[str]] = {}
        self._count = 0
        self._state = threading.Lock()

    @property
    def token_url(self) -> str:
        return f"{self.url}/token"

    @property
    def forms(self) -> list[dict[str, list[str]]]:
        """The bodies of the requests for tokens."""
        return [
            parse_qs(seen.body.decode(), keep_blank_values=True) for seen in self.token_requests
        ]

    @property
    def token_requests(self) -> list[Seen]:
        return [seen for seen in self.seen if seen.path == "/token"]

    @property
    def calls(self) -> list[tuple[str, str | None]]:
        """The path and the header `Authorization` of the requests to the API."""
        others = (seen for seen in self.seen if seen.path != "/token")
        return [(seen.path, seen.headers.get("authorization")) for seen in others]

    def revoke_all(self) -> None:
        """Refuse all tokens that were granted (RFC 7009)."""
        self._scopes.clear()

    def _respond(self, seen: Seen) -> Reply:
        with self._state:
            return self._grant(seen) if seen.path == "/token" else self._serve(seen)

    def _grant(self, seen: Seen) -> Reply:
        if self.failures:
            return self.failures.pop(0)
        form = {name: values[0] for name, values in parse_qs(seen.body.decode()).items()}
        if seen.method != "POST" or "form" not in seen.headers.get("content-type", ""):
            return Reply(400, {"error": "invalid_request"})
        if not self._is_authenticated(seen, form):
            return Reply(401, {"error": "invalid_client", "error_description": "unknown client"})
        granted: dict[str, object] = {"token_type": "Bearer", "expires_in": self.lifetime}
        if form["grant_type"] == "refresh_token":
            if self.refresh_token is None or form.get("refresh_token") != self.refresh_token:
                return Reply(400, {"error": "invalid_grant", "error_description": "expired"})
            self.refresh_token = granted["refresh_token"] = f"refresh-{self._count + 2}"
        self._count += 1
        granted["access_token"] = token = f"token-{self._count}"
        self._scopes[token] = set(form.get("scope", "").split())
        return Reply(200, granted)

    def _is_authenticated(self, seen: Seen, form: dict[str, str]) -> bool:
        """Section 2.3.1: encoded as a form and then as HTTP Basic; or in the body."""
        header = seen.headers.get("authorization")
        if header is None:
            secret = None if self.is_public else SECRET
            return (form.get("client_id"), form.get("client_secret")) == (ID, secret)
        pair = base64.b64decode(header.removeprefix("Basic ")).decode()
        user, _, password = pair.partition(":")
        return (unquote_plus(user), unquote_plus(password)) == (ID, SECRET)

    def _serve(self, seen: Seen) -> Reply:
        token = seen.headers.get("authorization", "").removeprefix("Bearer ")
        required = self.scopes_by_path.get(seen.path, set())
        if token not in self._scopes:
            error = 'Bearer error="invalid_token"'  # RFC 6750, section 3.1
            return Reply(401, headers={"WWW-Authenticate": error})
        if not required <= self._scopes[token]:
            return Reply(403, {"error": "insufficient_scope"})
        return Reply(204)
