"""What a method of a resource was called with. Light, since every client imports it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

NONE: Final[Mapping[str, Any]] = {}
"""No arguments in that place."""
NO_BODY: Final = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """The arguments of a call, by their names on the wire. Those that are `UNSET` are not sent."""

    path: Mapping[str, Any] = field(default_factory=dict[str, Any], repr=False)
    query: Mapping[str, Any] = field(default_factory=dict[str, Any], repr=False)
    headers: Mapping[str, Any] = field(default_factory=dict[str, Any], repr=False)
    cookies: Mapping[str, Any] = field(default_factory=dict[str, Any], repr=False)
    body: Any = field(default=NO_BODY, repr=False)
    url: str | None = field(default=None, repr=False)
    """Where to, in place of path and query: a next link."""
