"""`client.records`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import records as operations


class Records(Resource):
    """Available as `client.records`."""

    def replace(
        self,
        *,
        moment: datetime | str | Unset = UNSET,
        day: date | str | Unset = UNSET,
        clock: time | str | Unset = UNSET,
        span: str | Unset = UNSET,
        id: UUID | str | Unset = UNSET,
        link: str | Unset = UNSET,
        octets: bytes | Unset = UNSET,
        small: int | Unset = UNSET,
        large: int | Unset = UNSET,
        single: float | Unset = UNSET,
        double: float | Unset = UNSET,
        exact: Decimal | str | Unset = UNSET,
        secret: str | Unset = UNSET,
        mail: str | Unset = UNSET,
        host: str | Unset = UNSET,
        address: str | Unset = UNSET,
        unknown: str | Unset = UNSET,
        wrong: int | Unset = UNSET,
        untyped: datetime | str | Unset = UNSET,
        moments: Sequence[datetime | str] | Unset = UNSET,
        days: Mapping[str, date | str] | Unset = UNSET,
        maybe_moment: datetime | str | None | Unset = UNSET,
        moment_or_count: datetime | str | int | Unset = UNSET,
    ) -> models.Record:
        """Send `PUT /records`.

        Returns:
            The record, as it was sent.

        Example:
            record = client.records.replace()
        """
        return self._send(
            operations.REPLACE,
            body={
                "moment": moment,
                "day": day,
                "clock": clock,
                "span": span,
                "id": id,
                "link": link,
                "octets": octets,
                "small": small,
                "large": large,
                "single": single,
                "double": double,
                "exact": exact,
                "secret": secret,
                "mail": mail,
                "host": host,
                "address": address,
                "unknown": unknown,
                "wrong": wrong,
                "untyped": untyped,
                "moments": moments,
                "days": days,
                "maybe_moment": maybe_moment,
                "moment_or_count": moment_or_count,
            },
        )

    def get(
        self,
        day: date | str,
        *,
        since: datetime | str | Unset = UNSET,
        id: UUID | str | Unset = UNSET,
        at: time | str | Unset = UNSET,
        within: str | Unset = UNSET,
        x_count: int | Unset = UNSET,
    ) -> models.Record:
        """Send `GET /records/{day}`.

        Returns:
            The record.

        Example:
            record = client.records.get("2026-01-31")
        """
        return self._send(
            operations.GET,
            path={"day": day},
            query={"since": since, "id": id, "at": at, "within": within},
            headers={"X-Count": x_count},
        )
