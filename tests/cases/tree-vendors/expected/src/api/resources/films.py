"""`client.films`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .. import models
from .._runtime.sync.pager import Pager
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import films as operations

if TYPE_CHECKING:
    from .films_actors import FilmsActors


class Films(Resource):
    """Available as `client.films`."""

    @cached_property
    def actors(self) -> FilmsActors:
        """The methods of `client.films.actors`."""
        from .films_actors import FilmsActors

        return FilmsActors(self._client)

    def list(
        self, *, page: int | Unset = UNSET, limit: int | None = None
    ) -> Pager[models.PageResponseDataItem]:
        """Send `GET /speakeasy/pages`.

        Args:
            limit: The maximum number of items. By default, all of them.

        Example:
            for film in client.films.list(limit=20):
                print(film.id)
        """
        return self._pages(operations.LIST, query={"page": page}, limit=limit)
