"""`client.keyed`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import keyed as operations


class Keyed(Resource):
    """Available as `client.keyed`."""

    def create(self, *, idempotency_key: str | Unset = UNSET) -> None:
        """Send `POST /keyed`.

        Example:
            client.keyed.create()
        """
        return self._send(operations.CREATE, headers={"Idempotency-Key": idempotency_key})
