"""`client.chapters`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import chapters as operations


class Chapters(Resource):
    """Available as `client.chapters`."""

    def get(self, *, page: int | Unset = UNSET) -> models.GetChapterResponse:
        """Send `GET /chapter`.

        Returns:
            A page of a book.

        Example:
            chapter = client.chapters.get()
        """
        return self._send(operations.GET, query={"page": page})
