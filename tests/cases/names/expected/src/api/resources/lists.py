"""`client.lists`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import lists as operations


class Lists(Resource):
    """Available as `client.lists`."""

    def list(
        self,
        *,
        class_: str,
        type: str | Unset = UNSET,
        fooBar: str | Unset = UNSET,
        foo_bar: str | Unset = UNSET,
        foo_dash_bar: str | Unset = UNSET,
        foo_space_bar: str | Unset = UNSET,
        at_id: str | Unset = UNSET,
        ref: str | Unset = UNSET,
        id: str | Unset = UNSET,
        private: str | Unset = UNSET,
        dunder: str | Unset = UNSET,
        field_1st: str | Unset = UNSET,
        field_acjeddpf: str | Unset = UNSET,
        dash: str | Unset = UNSET,
        plus_1: int | Unset = UNSET,
        minus_1: int | Unset = UNSET,
        abc: str | Unset = UNSET,
        ünï: str | Unset = UNSET,
        名前: str | Unset = UNSET,
        party_popper: str | Unset = UNSET,
        list: Sequence[str] | Unset = UNSET,
        dict: Mapping[str, str] | Unset = UNSET,
        str: str | Unset = UNSET,
        int: int | Unset = UNSET,
        UNSET: str | Unset = UNSET,
        any: Any | Unset = UNSET,
        body_self: str | Unset = UNSET,
        cls: str | Unset = UNSET,
        copy: str | Unset = UNSET,
        model_config: str | Unset = UNSET,
        date: date | str | Unset = UNSET,
        datetime: datetime | str | Unset = UNSET,
        url_value: str | Unset = UNSET,
        http_status_code2: int | Unset = UNSET,
        field: models.Field | models.FieldDict | Unset = UNSET,
        model: models.Model | models.ModelDict | Unset = UNSET,
        literal: models.Literal | models.LiteralDict | Unset = UNSET,
        unset: models.Unset | models.UnsetDict | Unset = UNSET,
        pet: models.PetObject | models.PetObjectDict | Unset = UNSET,
        Pet_: models.Pet | models.PetDict | Unset = UNSET,
        pet_: models.PET | models.PETDict | Unset = UNSET,
        digits: models.Type2FA | models.Type2FADict | Unset = UNSET,
        dotted: models.IoK8sApiPod | models.IoK8sApiPodDict | Unset = UNSET,
        generic: models.PagePet | models.PagePetDict | Unset = UNSET,
        con: models.CON | models.CONDict | Unset = UNSET,
    ) -> models.Names:
        """Send `PUT /lists`.

        Returns:
            It.

        Example:
            result = client.lists.list(class_="class_")
        """
        return self._send(
            operations.LIST,
            body={
                "class": class_,
                "type": type,
                "fooBar": fooBar,
                "foo_bar": foo_bar,
                "FOO-BAR": foo_dash_bar,
                "foo bar": foo_space_bar,
                "@id": at_id,
                "$ref": ref,
                "id": id,
                "_private": private,
                "__dunder__": dunder,
                "1st": field_1st,
                "": field_acjeddpf,
                "-": dash,
                "+1": plus_1,
                "-1": minus_1,
                "ａｂｃ": abc,
                "ünï": ünï,
                "名前": 名前,
                "🎉": party_popper,
                "list": list,
                "dict": dict,
                "str": str,
                "int": int,
                "UNSET": UNSET,
                "Any": any,
                "self": body_self,
                "cls": cls,
                "copy": copy,
                "model_config": model_config,
                "date": date,
                "datetime": datetime,
                "URLValue": url_value,
                "HTTPStatusCode2": http_status_code2,
                "field": field,
                "model": model,
                "literal": literal,
                "unset": unset,
                "pet": pet,
                "Pet": Pet_,
                "pet_": pet_,
                "digits": digits,
                "dotted": dotted,
                "generic": generic,
                "con": con,
            },
        )

    def property(self) -> builtins.list[models.Names]:
        """Send `GET /lists`.

        Returns:
            Them.

        Example:
            lists = client.lists.property()
        """
        return self._send(operations.PROPERTY)
