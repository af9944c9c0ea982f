"""`client.mixtures`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import mixtures as operations


class Mixtures(Resource):
    """Available as `client.mixtures`."""

    def replace(
        self,
        *,
        mixed: models.MixtureMixed | models.MixtureMixedDict | Unset = UNSET,
        open_union: models.MixtureOpenUnion | models.MixtureOpenUnionDict | Unset = UNSET,
        map_of_union: (
            Mapping[str, models.MixtureMapOfUnionValue | models.MixtureMapOfUnionValueDict] | Unset
        ) = UNSET,
        extra: models.MixtureExtra | Mapping[str, Any] | Unset = UNSET,
        enum_or_null: models.E | None | Unset = UNSET,
        two_enums: models.E | models.E2 | Unset = UNSET,
        all_of_union: models.MixtureAllOfUnion | models.MixtureAllOfUnionDict | Unset = UNSET,
        union_of_all_of: (
            models.MixtureUnionOfAllOf | models.MixtureUnionOfAllOfDict | Unset
        ) = UNSET,
        deep_list: (
            Sequence[Sequence[models.MixtureDeepListItemItem | models.MixtureDeepListItemItemDict]]
            | Unset
        ) = UNSET,
        null_list: Sequence[str | None] | None | Unset = UNSET,
        tuple_of_union: (
            tuple[models.MixtureTupleOfUnionItem1 | models.MixtureTupleOfUnionItem1Dict, str]
            | Unset
        ) = UNSET,
        list_or_object: Sequence[models.A | models.ADict] | models.A | models.ADict | Unset = UNSET,
        int_or_float: int | float | Unset = UNSET,
        bool_or_int: bool | int | Unset = UNSET,
        dates: date | str | datetime | Unset = UNSET,
        uuid_or_null: UUID | str | None | Unset = UNSET,
        octets_or_object: bytes | models.A | models.ADict | Unset = UNSET,
        two_maps: models.MixtureTwoMaps | models.MixtureTwoMapsDict | Unset = UNSET,
        map_of_itself: models.Rec | models.RecDict | Unset = UNSET,
        no_properties: Mapping[str, Any] | Unset = UNSET,
        constants: Literal[1, "one", True] | None | Unset = UNSET,
        not_null: Any | Unset = UNSET,
        a_and_b: models.MixtureAAndB | models.MixtureAAndBDict | Unset = UNSET,
        decimals: Sequence[Decimal | str] | Unset = UNSET,
        time_or_int: time | str | int | Unset = UNSET,
        big: int | Unset = UNSET,
        any_values: Literal["a"] | bool | str | float | None | Unset = UNSET,
        formatted_int: int | Unset = UNSET,
    ) -> models.Mixture:
        """Send `PUT /mixtures`.

        Returns:
            It.

        Example:
            mixture = client.mixtures.replace()
        """
        return self._send(
            operations.REPLACE,
            body={
                "mixed": mixed,
                "open_union": open_union,
                "map_of_union": map_of_union,
                "extra": extra,
                "enum_or_null": enum_or_null,
                "two_enums": two_enums,
                "all_of_union": all_of_union,
                "union_of_all_of": union_of_all_of,
                "deep_list": deep_list,
                "null_list": null_list,
                "tuple_of_union": tuple_of_union,
                "list_or_object": list_or_object,
                "int_or_float": int_or_float,
                "bool_or_int": bool_or_int,
                "dates": dates,
                "uuid_or_null": uuid_or_null,
                "octets_or_object": octets_or_object,
                "two_maps": two_maps,
                "map_of_itself": map_of_itself,
                "no_properties": no_properties,
                "constants": constants,
                "not_null": not_null,
                "a_and_b": a_and_b,
                "decimals": decimals,
                "time_or_int": time_or_int,
                "big": big,
                "any_values": any_values,
                "formatted_int": formatted_int,
            },
        )

    def get(
        self,
        *,
        u: str | int | Unset = UNSET,
        o: models.GetMixtureO | models.GetMixtureODict | Unset = UNSET,
        m: Mapping[str, int] | Unset = UNSET,
    ) -> models.Mixture:
        """Send `GET /mixtures`.

        Returns:
            It.

        Example:
            mixture = client.mixtures.get()
        """
        return self._send(operations.GET, query={"u": u, "o": o, "m": m})
