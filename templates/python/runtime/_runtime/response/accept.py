"""Which media types a call asks for, and the type of what comes back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...errors import RequestError
from ..bodies.media_types import STREAMS, essence, is_in_range, kind_of
from ..operation import (
    Arguments,
    Operation,
    PagedOperation,
    Returns,
    StreamOperation,
    TypeByMediaType,
)
from ..unset import Unset


def get_accepted(operation: Operation[Any], arguments: Arguments) -> str:
    """The media types of a success that a call asks for. Raises `RequestError`."""
    accept = arguments.accept
    if not isinstance(accept, str):
        return operation.accept
    known = [*(one.strip() for one in operation.accept.split(",")), *operation.other_accepts]
    if accept not in known and not any(is_in_range(accept, name) for name in known):
        raise RequestError(f"`accept` must be one of {', '.join(known)}, got {accept!r}")
    return accept


def returns_stream(operation: Operation[Any], accept: str | Unset | None) -> bool:
    """Whether a call returns a stream."""
    if isinstance(accept, str):
        return kind_of(essence(accept)) in STREAMS
    return isinstance(operation, StreamOperation)


def returns_default(operation: Operation[Any], accept: str | Unset | None) -> bool:
    """Whether a call returns the same type as one that selects no media type."""
    if not isinstance(accept, str):
        return True
    types = operation.returns.values()
    return all(_find_type(one, accept) == _find_type(one, operation.accept) for one in types)


def get_return_type(
    returns: Returns, status: int, media_type: str = "", accept: str = ""
) -> tuple[bool, Any]:
    """Whether a status is declared, and its type (None: no body). Exact codes come first.

    If it depends on the media type, that of the response decides, then what was asked for.
    """
    for key in (status, f"{status // 100}XX", "default"):
        if key in returns:
            return True, _find_type(returns[key], accept, media_type)
    return False, None


def _find_type(declared: TypeByMediaType, accept: str, media_type: str = "") -> Any:
    if isinstance(declared, Mapping):
        declared = declared[find_declared(declared, media_type, accept)]
    return None if declared is None else declared()


def find_declared(declared: Iterable[str], media_type: str, accept: str) -> str:
    """The declared media type of a response, which may be a range. At least one is declared."""
    names = list(declared)
    names = (
        [name for name in names if essence(name) == essence(media_type)]
        or sorted(
            (name for name in names if media_type and is_in_range(media_type, name)),
            key=lambda name: name == "*/*",  # the most specific range first
        )
        or names
    )
    asked = [one.strip() for one in accept.split(",")]
    exact = (name for one in asked for name in names if name == one)
    in_range = (name for one in asked for name in names if is_in_range(one, name))
    return next(exact, next(in_range, names[0]))
