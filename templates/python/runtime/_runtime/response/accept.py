"""Which media types a call asks for, and the type of what comes back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeGuard

from ...errors import RequestError
from ..bodies.files import is_file
from ..bodies.media_types import STREAMS, essence, is_in_range, kind_of
from ..http.parameters import to_plain
from ..models.json_value import is_object
from ..operation import (
    NO_BODY,
    Arguments,
    Operation,
    PagedOperation,
    Returns,
    StreamOperation,
    TypeByMediaType,
)
from ..unset import UNSET, Unset


def get_accepted(operation: Operation[Any], arguments: Arguments) -> str:
    """The media types of a success that a call asks for. Raises `RequestError`."""
    accept = arguments.accept
    if not isinstance(accept, str):
        return operation.accept
    known = [*(one.strip() for one in operation.accept.split(",")), *operation.other_accepts]
    asked = [one.strip() for one in accept.split(",")]
    if not all(any(is_in_range(one, name) for name in known) for one in asked):
        raise RequestError(f"`accept` must be one of {', '.join(known)}, got {accept!r}")
    return accept


def choose_accept(
    operation: Operation[Any], accept: str | Unset | None, arguments: Mapping[str, Any]
) -> str | Unset | None:
    """What a call asks for: the request may decide whether that is a stream."""
    switch = operation.switch
    if switch is None or isinstance(accept, str):
        return accept
    source = arguments.get("query" if switch.is_query else "body")
    if source is None or source is UNSET or source is NO_BODY:
        source = arguments.get("fields")
    if not is_object(source) and not is_file(source):
        source = to_plain(source, "body")  # a model
    value = source.get(switch.name) if is_object(source) else None
    is_stream = value if isinstance(value, bool) else switch.default
    return switch.stream if is_stream else switch.value


def returns_stream(operation: Operation[Any], accept: str | Unset | None) -> bool:
    """Whether a call returns a stream."""
    if isinstance(accept, str):
        return kind_of(essence(accept.partition(",")[0])) in STREAMS
    return isinstance(operation, StreamOperation)


def returns_pages(
    operation: Operation[Any], accept: str | Unset | None
) -> TypeGuard[PagedOperation[Any, Any]]:
    """Whether a call returns pages: those of the type of a call that selects no media type."""
    if not isinstance(operation, PagedOperation) or not isinstance(accept, str):
        return isinstance(operation, PagedOperation)
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
    if declared is None or callable(declared):
        return None if declared is None else declared()
    return declared[find_declared(declared, media_type, accept)]()


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
