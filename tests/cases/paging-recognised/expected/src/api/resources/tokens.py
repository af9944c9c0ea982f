"""`client.tokens`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.pager import Pager
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import tokens as operations


class Tokens(Resource):
    """Available as `client.tokens`."""

    def list(
        self, *, page_token: str | Unset = UNSET, limit: int | None = None
    ) -> Pager[models.Thing]:
        """Send `GET /tokens`.

        Args:
            limit: The maximum number of items. By default, all of them.

        Example:
            for token in client.tokens.list(limit=20):
                print(token.id)
        """
        return self._pages(operations.LIST, query={"pageToken": page_token}, limit=limit)
