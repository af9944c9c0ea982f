"""`client.notes`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import notes as operations


class Notes(Resource):
    """Available as `client.notes`."""

    def replace(
        self,
        *,
        text: str,
        color: str | None,
        size: int | None | Unset = UNSET,
        never_null: int | Unset = UNSET,
        labels: Sequence[str | None] | None | Unset = UNSET,
        counts: Mapping[str, int | None] | Unset = UNSET,
        mood: Literal["good", "bad"] | str | None | Unset = UNSET,
        author: models.Author | models.AuthorDict | None | Unset = UNSET,
        editor: models.MaybeAuthor | models.MaybeAuthorDict | None | Unset = UNSET,
        ignored: models.Author | models.AuthorDict | None | Unset = UNSET,
        anything: Any | Unset = UNSET,
        reviewer: models.Author | models.AuthorDict | None | Unset = UNSET,
        due: str | int | None | Unset = UNSET,
    ) -> models.Note:
        """Send `PUT /notes`.

        Args:
            color: Required, and may be null.

        Returns:
            The note, as it was sent.

        Example:
            note = client.notes.replace(text="text", color="color")
        """
        return self._send(
            operations.REPLACE,
            body={
                "text": text,
                "color": color,
                "size": size,
                "never_null": never_null,
                "labels": labels,
                "counts": counts,
                "mood": mood,
                "author": author,
                "editor": editor,
                "ignored": ignored,
                "anything": anything,
                "reviewer": reviewer,
                "due": due,
            },
        )
