"""`client.messages`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import messages as operations


class Messages(Resource):
    """Available as `client.messages`."""

    def replace(
        self,
        *,
        id: str | int | Unset = UNSET,
        content: str | Sequence[models.Part | models.PartDict] | Unset = UNSET,
        sender: models.MessageSender | models.MessageSenderDict | Unset = UNSET,
        text_or_person: str | models.Person | models.PersonDict | Unset = UNSET,
        lists: Sequence[str] | Sequence[int] | Unset = UNSET,
        maps: Mapping[str, int] | bool | Unset = UNSET,
        moment_or_text: date | str | Unset = UNSET,
        single: models.Person | models.PersonDict | Unset = UNSET,
        with_base: models.MessageWithBase | models.MessageWithBaseDict | Unset = UNSET,
        needs_one_of: models.MessageNeedsOneOf | models.MessageNeedsOneOfDict | Unset = UNSET,
        limited: int | Unset = UNSET,
        deep: str | bool | None | Unset = UNSET,
        many: Sequence[models.Person | models.PersonDict | str | None] | Unset = UNSET,
    ) -> models.Message:
        """Send `PUT /messages`.

        Returns:
            The message, as it was sent.

        Example:
            message = client.messages.replace()
        """
        return self._send(
            operations.REPLACE,
            body={
                "id": id,
                "content": content,
                "sender": sender,
                "text_or_person": text_or_person,
                "lists": lists,
                "maps": maps,
                "moment_or_text": moment_or_text,
                "single": single,
                "with_base": with_base,
                "needs_one_of": needs_one_of,
                "limited": limited,
                "deep": deep,
                "many": many,
            },
        )
