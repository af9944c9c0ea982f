"""`client.values`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import values as operations


class Values(Resource):
    """Available as `client.values`."""

    def replace(
        self,
        *,
        maybe: str | None,
        single: int | Unset = UNSET,
        number_or_text: float | str | Unset = UNSET,
        flag_or_null_or_text: bool | str | None | Unset = UNSET,
        one_or_many: str | Sequence[str] | Unset = UNSET,
        text_or_object: (
            str | models.ValuesTextOrObjectObject | models.ValuesTextOrObjectObjectDict | Unset
        ) = UNSET,
        object_or_null: (
            models.ValuesObjectOrNull | models.ValuesObjectOrNullDict | None | Unset
        ) = UNSET,
        only_null: None | Unset = UNSET,
        all_of_them: Any | Unset = UNSET,
        by_union: str | None | Unset = UNSET,
        by_reference: models.Thing | models.ThingDict | None | Unset = UNSET,
        null_beside_union: str | float | None | Unset = UNSET,
        by_constant: int | None | Unset = UNSET,
    ) -> models.Values:
        """Send `PUT /values`.

        Returns:
            The values, as they were sent.

        Example:
            value = client.values.replace(maybe="maybe")
        """
        return self._send(
            operations.REPLACE,
            body={
                "maybe": maybe,
                "single": single,
                "number_or_text": number_or_text,
                "flag_or_null_or_text": flag_or_null_or_text,
                "one_or_many": one_or_many,
                "text_or_object": text_or_object,
                "object_or_null": object_or_null,
                "only_null": only_null,
                "all_of_them": all_of_them,
                "by_union": by_union,
                "by_reference": by_reference,
                "null_beside_union": null_beside_union,
                "by_constant": by_constant,
            },
        )
