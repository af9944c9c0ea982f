"""What a method returns: a value, pages or a stream, for each media type that a call can accept.

Media types with results of the same type are a group. The first group is the default. See
docs/decisions/0020-accepted-media-types.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from .... import model
from ....conventions.media_types import BodyType, ContentKind
from ..annotations import Annotations
from ..source.expression import NONE, Expression, Name, Subscript, make_union, symbol
from .responses import (
    ReturnedResponse,
    allows_any,
    find_returned_responses,
    has_switch_argument,
    selectable_media_types,
)


class Form(Enum):
    """How a method returns its result."""

    VALUE = "value"
    PAGES = "pages"
    STREAM = "stream"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallResult:
    """What a method returns for a group of media types."""

    form: Form
    type: Expression
    """The type of the value; of an item if these are pages or a stream."""
    media_types: tuple[str, ...] = ()
    """Those that `accept` can select."""
    ranges: tuple[str, ...] = ()
    """Ranges such as `image/*`, of which `accept` can select any media type."""


class Results:
    """Plans the results of methods."""

    def __init__(self, api: model.Api, types: Annotations) -> None:
        self._api = api
        self._types = types

    def of(self, operation: model.Operation) -> tuple[CallResult, ...]:
        """The results of an operation, the default first; at least one."""
        default = self._result(operation, None)
        found: dict[tuple[Form, Expression], list[str]] = {(default.form, default.type): []}
        if has_switch_argument(self._types.representation, operation):
            other = self._result(operation, None, stream=default.form is not Form.STREAM)
            found.setdefault((other.form, other.type), [])
        for media_type in selectable_media_types(self._types.representation, operation):
            result = self._result(operation, media_type)
            if result.form is Form.VALUE and default.form is Form.PAGES:
                # A page in another media type of the same type.
                is_same = self._page(operation, media_type) == self._page(operation, None)
                result = default if is_same else result
            found.setdefault((result.form, result.type), []).append(media_type)
        ranges = {
            content.media_type
            for response in operation.returned_responses
            for content in response.contents
            if allows_any(content) and not response.is_redirect
        }
        return tuple(
            CallResult(
                form=form,
                type=type_,
                media_types=tuple(one for one in media_types if one not in ranges),
                ranges=tuple(one for one in media_types if one in ranges),
            )
            for (form, type_), media_types in found.items()
        )

    def _result(
        self, operation: model.Operation, media_type: str | None, *, stream: bool | None = None
    ) -> CallResult:
        returned = find_returned_responses(operation, media_type, stream=stream)
        item = self.item_type(operation)
        if media_type is None and item is not None and not stream:
            return CallResult(form=Form.PAGES, type=self._types.for_response(item))
        contents = [one.content for one in returned if one.content is not None]
        first = next((one for one in contents if one.media_type == media_type), None)
        first = first or next((one for one in contents if one.kind.is_stream is stream), None)
        first = first or next(iter(contents), None)
        if first is not None and first.kind.is_stream:
            items = [self.content_type(one) for one in contents if one.kind.is_stream]
            return CallResult(form=Form.STREAM, type=make_union(items))
        return CallResult(form=Form.VALUE, type=make_union(self._values(returned)))

    def _page(self, operation: model.Operation, media_type: str | None) -> Expression:
        return make_union(self._values(find_returned_responses(operation, media_type)))

    def _values(self, returned: tuple[ReturnedResponse, ...]) -> Iterator[Expression]:
        for one in returned:
            if one.content is None:
                yield Name("str") if one.is_location else NONE
            elif not one.content.kind.is_stream:
                yield self.content_type(one.content)

    def content_type(self, content: model.Content) -> Expression:
        """The type of a body; of a stream, of one item."""
        if content.kind is ContentKind.EVENTS and content.type == model.ANY:
            event = symbol("._runtime.bodies.records", "ServerSentEvent")
            return Subscript(event, (Name("str"),))
        match content.returns:
            case BodyType.VALUE:
                return self._types.for_response(content.type)
            case BodyType.TEXT:
                return Name("str")
            case BodyType.BYTES:
                return Name("bytes")

    def headers_type(self, response: model.Response) -> Expression | None:
        """The type of the headers of a response; None if it declares none."""
        type_ = response.headers_type
        return None if type_ is None else self._types.for_response(type_)

    def combine(self, operation: model.Operation, results: tuple[CallResult, ...]) -> Expression:
        """The type of all results; of a page if paginated, of an item if a stream."""
        return make_union(
            self._page(operation, None) if one.form is Form.PAGES else one.type for one in results
        )

    def item_type(self, operation: model.Operation) -> model.TypeRef | None:
        """The type of the items of a paginated list; None if it isn't one."""
        paging = operation.pagination
        if paging is None:
            return None
        returned = find_returned_responses(operation)
        content = next((item.content for item in returned if item.content), None)
        if content is None or content.kind.is_stream:
            return None
        return find_item_type(self._api, content.type, paging.items)


def find_item_type(
    api: model.Api, type: model.TypeRef, path: tuple[str, ...]
) -> model.TypeRef | None:
    """The item type of the array at a path of properties; None if it isn't one."""
    found = api.type_at(type, path)
    array = None if found is None else api.unwrap(found)
    return array.item if isinstance(array, model.ArrayType) else None
