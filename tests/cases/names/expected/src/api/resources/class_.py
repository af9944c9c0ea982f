"""`client.class_`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import class_ as operations


class Class(Resource):
    """Available as `client.class_`."""

    def import_(
        self,
        from_: str,
        *,
        in_: str | Unset = UNSET,
        query_self: str | Unset = UNSET,
        none: str | Unset = UNSET,
        filter_name: str | Unset = UNSET,
        top: int | Unset = UNSET,
        parameter_1st: str | Unset = UNSET,
        type: str | Unset = UNSET,
        header_type: str | Unset = UNSET,
        client: str | Unset = UNSET,
    ) -> models.Class:
        """Send `GET /class/{from}`.

        Returns:
            It.

        Example:
            result = client.class_.import_("from_")
        """
        return self._send(
            operations.IMPORT,
            path={"from": from_},
            query={
                "in": in_,
                "self": query_self,
                "None": none,
                "filter[name]": filter_name,
                "$top": top,
                "1st": parameter_1st,
                "type": type,
            },
            headers={"type": header_type},
            cookies={"client": client},
        )
