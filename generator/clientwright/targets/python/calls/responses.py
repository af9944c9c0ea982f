"""The responses that a method returns, and the media types that a call can ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from .... import model
from ....conventions.media_types import ContentKind, is_range
from ..representation import Representation

Value = TypeVar("Value")

_EMPTY: Final = (204, 205)
"""Statuses without a body (RFC 9110, 15.3.5 and 15.3.6)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedResponse:
    """A response that a method returns; `content` is None if it has no body."""

    key: int | str
    """The status codes in the runtime: `200`, `"2XX"`, `"default"`."""
    content: model.Content | None
    """The preferred content, or that in the media type of a call."""
    response: model.Response | None = None

    @property
    def is_location(self) -> bool:
        """Whether its location is returned, and not its body."""
        return self.response is not None and self.response.is_redirect


def accepted_media_types(operation: model.Operation) -> str:
    """The `Accept` header of a call that selects no media type: what each response prefers."""
    if operation.method == "HEAD":  # a request for what GET returns (RFC 9110, 9.3.2)
        operation = replace(operation, method="GET")
    found = [item.content.media_type for item in find_returned_responses(operation) if item.content]
    return ", ".join(dict.fromkeys(found)) or "application/json"


def switched_media_types(operation: model.Operation) -> tuple[str, str]:
    """The `Accept` headers of a value and of a stream, if the request decides between them."""
    value, stream = (
        dict.fromkeys(
            item.content.media_type
            for item in find_returned_responses(operation, stream=is_stream)
            if item.content is not None and item.content.kind.is_stream is is_stream
        )
        for is_stream in (False, True)
    )
    return ", ".join(value), ", ".join(stream)


def declared_media_types(operation: model.Operation) -> tuple[str, ...]:
    """All media types of the responses that are returned, those of the default first."""
    return tuple(_contents(operation))


def selectable_media_types(
    representation: Representation, operation: model.Operation
) -> tuple[str, ...]:
    """The media types that `accept` can select, the default first. None if there is no choice."""
    found = _contents(operation)
    if len(found) == 2 and has_switch_argument(representation, operation):
        return ()  # a value and a stream, which the switch selects
    return tuple(found) if len(found) > 1 or any(map(allows_any, found.values())) else ()


def has_switch_argument(representation: Representation, operation: model.Operation) -> bool:
    """Whether an argument of the method decides between a value and a stream."""
    switch = operation.stream_switch
    if switch is None or switch.location is not None:
        return switch is not None
    record = representation.flat_body(operation)
    return record is not None and record.find_property(switch.wire_name) is not None


def _contents(operation: model.Operation) -> dict[str, model.Content]:
    returned = find_returned_responses(operation)
    contents = [item.content for item in returned if item.content is not None]
    for response in operation.returned_responses:
        contents += () if response.is_redirect else response.contents
    return {content.media_type: content for content in contents}


def allows_any(content: model.Content) -> bool:
    """Whether a call can select any media type in this range. JSON is the only one of its range."""
    return is_range(content.media_type) and content.kind is not ContentKind.JSON


def find_returned_responses(
    operation: model.Operation, media_type: str | None = None, *, stream: bool | None = None
) -> tuple[ReturnedResponse, ...]:
    """The responses that a method returns; all others are raised as errors.

    In this media type where they have it, and as a stream or a value. If no response is declared, a
    method returns any 2xx response, decoded as JSON. So does a GET whose response has no content,
    since a request for nothing makes no sense.
    """
    anything = model.Content(
        media_type="*/*", kind=ContentKind.JSON, type=model.ANY, origin=operation.origin
    )
    if not operation.returned_responses:
        return (ReturnedResponse(key="2XX", content=anything),)
    has_content = any(response.contents for response in operation.returned_responses)
    undeclared = anything if operation.method == "GET" and not has_content else None
    return tuple(
        ReturnedResponse(
            key=format_status_range(response),
            content=(
                None
                if response.is_redirect or operation.method == "HEAD"  # RFC 9110, 9.3.2
                else response.find_content(media_type)
                or operation.preferred_content(response, stream=stream)
                or (undeclared if response.first not in _EMPTY else None)
            ),
            response=response,
        )
        for response in operation.returned_responses
    )


def format_status_range(response: model.Response) -> int | str:
    """The key of a response in `Operation.returns` of the runtime."""
    if response.first == response.last:
        return response.first
    if response.last - response.first == 99:
        return f"{response.first // 100}XX"
    return "default"


def map_statuses(
    responses: Sequence[model.Response], find: Callable[[model.Response], Value], nothing: Value
) -> tuple[tuple[int | str, Value], ...]:
    """What responses have, by status as in the runtime, where a wider range does not have it."""
    found: dict[int | str, Value] = {}
    for response in reversed(responses):  # the widest range first
        key, value = format_status_range(response), find(response)
        wider = (f"{str(key)[0]}XX", "default")
        if value != next((found[one] for one in wider if one in found), nothing):
            found[key] = value
    return tuple(reversed(found.items()))
