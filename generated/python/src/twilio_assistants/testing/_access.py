"""Says whether a request shows credentials, as the document's security schemes ask for.

Whether they are the right ones nobody can know here: any will do, but there must be some.
"""

from __future__ import annotations

import base64
import binascii

from .._runtime.models import vocabulary as v
from ._received import Received


class Access:
    """The security of one API."""

    def __init__(self, api: v.Api) -> None:
        self._schemes = api.schemes

    def problem(self, operation: v.Operation, request: Received) -> str | None:
        """What is missing; None where one of the operation's alternatives is there in full."""
        if not operation.security:
            return None
        missing: list[str] = []
        for together in operation.security:
            absent = [name for name in together if not self._shown(name, request)]
            if not absent:
                return None
            missing.append(" and ".join(absent))
        return f"no credentials: {' or '.join(missing)} is needed"

    def _shown(self, name: str, request: Received) -> bool:
        scheme = self._schemes.get(name)
        if scheme is None:
            return True
        word, _, rest = request.headers.get("authorization", "").partition(" ")
        match scheme.kind:
            case "basic":
                return word.lower() == "basic" and _is_pair(rest)
            case "bearer" | "oauth2" | "open-id":
                return word.lower() == (scheme.prefix or "bearer").lower() and bool(rest)
            case "api-key":
                return self._key(scheme, request) not in (None, "")
            case "mutual-tls" | "other":
                return True  # not something that a request shows

    @staticmethod
    def _key(scheme: v.Scheme, request: Received) -> str | None:
        name = scheme.name or ""
        if scheme.place == "query":
            return dict(request.query).get(name)
        if scheme.place == "cookie":
            pieces = (
                piece.partition("=") for piece in request.headers.get("cookie", "").split(";")
            )
            return next((value for key, _, value in pieces if key.strip() == name), None)
        return request.headers.get(name.lower())


def _is_pair(text: str) -> bool:
    """Whether this is base64 of `user:password` (RFC 7617), with something before the colon."""
    try:
        user, colon, _ = base64.b64decode(text, validate=True).partition(b":")
    except (binascii.Error, ValueError):
        return False
    return bool(user and colon)
