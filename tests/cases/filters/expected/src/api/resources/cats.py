"""`client.cats`."""

from __future__ import annotations

import builtins
from functools import cached_property
from typing import TYPE_CHECKING

from .. import models
from .._runtime.sync.resource import Resource
from ..operations import cats as operations

if TYPE_CHECKING:
    from .cats_toys import CatsToys


class Cats(Resource):
    """Available as `client.cats`."""

    @cached_property
    def toys(self) -> CatsToys:
        """The methods of `client.cats.toys`."""
        from .cats_toys import CatsToys

        return CatsToys(self._client)

    def list(self) -> builtins.list[models.Cat]:
        """Send `GET /cats`.

        Returns:
            Cats.

        Example:
            cats = client.cats.list()
        """
        return self._send(operations.LIST)
