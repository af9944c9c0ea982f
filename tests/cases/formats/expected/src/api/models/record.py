"""The schema `Record`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, TypedDict
from uuid import UUID

from .._runtime.models.model import DateTime, Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Record", "RecordDict"]


class Record(Model, kw_only=True):
    """The schema `Record`."""

    moment: DateTime | Unset = UNSET
    day: date | Unset = UNSET
    clock: time | Unset = UNSET
    span: str | Unset = UNSET
    id: UUID | Unset = UNSET
    link: str | Unset = UNSET
    octets: bytes | Unset = UNSET
    small: int | Unset = UNSET
    large: int | Unset = UNSET
    single: float | Unset = UNSET
    double: float | Unset = UNSET
    exact: Decimal | Unset = UNSET
    secret: str | Unset = UNSET
    mail: str | Unset = UNSET
    host: str | Unset = UNSET
    address: str | Unset = UNSET
    unknown: str | Unset = UNSET
    wrong: int | Unset = UNSET
    untyped: DateTime | Unset = UNSET
    moments: list[DateTime] | Unset = UNSET
    days: dict[str, date] | Unset = UNSET
    maybe_moment: DateTime | None | Unset = UNSET
    moment_or_count: DateTime | int | Unset = UNSET
    __sensitive__: ClassVar[frozenset[str]] = frozenset(["secret"])


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class RecordDict(TypedDict, total=False):
        """`Record` as a dictionary."""

        moment: datetime | str
        day: date | str
        clock: time | str
        span: str
        id: UUID | str
        link: str
        octets: bytes
        small: int
        large: int
        single: float
        double: float
        exact: Decimal | str
        secret: str
        mail: str
        host: str
        address: str
        unknown: str
        wrong: int
        untyped: datetime | str
        moments: Sequence[datetime | str]
        days: Mapping[str, date | str]
        maybe_moment: datetime | str | None
        moment_or_count: datetime | str | int

else:
    RecordDict = dict
