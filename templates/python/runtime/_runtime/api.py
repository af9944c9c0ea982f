"""What a client must know of its API beside the operations, as data: the constant in `_api.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Server:
    """Where the API is served. `url` may hold `{variables}`, whose defaults are `variables`.

    One whose default is None must be given a value.
    """

    url: str
    variables: Mapping[str, str | None] = field(default_factory=dict[str, str | None])


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """An API, as its document describes it."""

    title: str
    version: str
    user_agent: str
    servers: tuple[Server, ...] = ()
    security: tuple[tuple[str, ...], ...] = ()
    """The schemes that let a request in, as alternatives, where an operation says nothing else."""
    credentials_required: bool = False
    """No operation works without credentials, so a client without any is refused at once."""
