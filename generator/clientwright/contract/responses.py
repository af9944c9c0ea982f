"""Responses that an API may send, and the values that a client must return for them.

Generated tests use them. For every declared status there are the document's examples, or samples if
it has none. The expected value is the body, with the properties that the document does not declare.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Final

from .. import model
from ..conventions.media_types import BodyType, ContentKind
from ..conventions.pagination import ABSENT, Pagination, PropertyPath
from ..model import ArrayType, Content, JsonValue, Operation, Ref, ScalarKind, ScalarType, TypeRef
from ..values import JsonObject, is_array, is_object
from .parameters import format_scalar
from .samples import Sampler

_EMPTY: Final = frozenset({204, 205, 304})
"""Statuses without a body (RFC 9110, 15.3.5, 15.3.6, 15.4.5)."""
NONE_ACCEPTED: Final[Mapping[str, str]] = {}
_DEFAULT: Final = (0, 999)
_EXAMPLE_STATUSES: Final = {2: 200, 3: 307, 4: 418, 5: 503}
"""A status of each range that documents rarely declare exactly."""
_KINDS: Final[dict[ScalarKind, tuple[type, ...]]] = {
    ScalarKind.BOOLEAN: (bool,),
    ScalarKind.INTEGER: (int, float),
    ScalarKind.NUMBER: (int, float),
    ScalarKind.NULL: (type(None),),
    ScalarKind.NEVER: (),
}


class AmbiguousValueError(Exception):
    """Several types of a union fit the value, so a client may choose any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleResponse:
    """A response, and the value that a client returns for it, or has as the body of its error."""

    operation: str
    status: int
    accept: str | None = None
    """The media type that the call selects; None for the default."""
    media_type: str | None = None
    body: str = ""
    value: JsonValue = None
    is_exact: bool = True
    """Whether `value` is known."""
    type: TypeRef | None = None
    """The type of the body."""
    headers: dict[str, str] = field(default_factory=dict[str, str])
    example: str = ""
    """The name of the example in the document, if the body is one."""
    is_location: bool = False
    """The value is the location of a redirect."""

    @property
    def success(self) -> bool:
        return self.status < 300 or self.is_location


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePages:
    """Two pages of a list, and the items of both."""

    operation: str
    pages: tuple[SampleResponse, ...]
    second_query: JsonObject
    """Parameters of the request for the second page, by name."""
    request_path: PropertyPath | None
    """The path of the object in its body that has them; None if they are in its query."""
    items: list[JsonValue]


_LOCATION: Final = "https://example.com/somewhere"


class SampleResponses:
    def __init__(self, api: model.Api, sampler: Sampler) -> None:
        self._api = api
        self._sampler = sampler
        self._cache: dict[tuple[int, model.TypeId], JsonValue | AmbiguousValueError] = {}
        """Results for parts of the current value: unions may share variants."""
        self._keeps_undeclared = True

    # --- responses -------------------------------------------------------------------------------

    def of(
        self, operation: Operation, accepted: Mapping[str, str] = NONE_ACCEPTED
    ) -> Iterator[SampleResponse]:
        """Responses for every declared status, successes first.

        Then the successes in other media types: `accepted` has what a call asks for, with the
        declared media type, which may be a range.
        """
        returned = operation.returned_responses
        for response in operation.responses:
            status = self._choose_status(response, operation) if response.last >= 200 else None
            if status is not None and response.is_redirect and response in returned:
                yield SampleResponse(
                    operation=operation.id,
                    status=status,
                    headers={"location": _LOCATION},
                    value=_LOCATION,
                    is_location=True,
                )
            elif status is not None:
                content = operation.preferred_content(response)
                yield from self._create_responses(operation, response, content, status)
        for accept, declared in accepted.items():
            for response in operation.returned_responses:
                status = self._choose_status(response, operation)
                content = response.find_content(declared)
                if status is not None and content is not None and not response.is_redirect:
                    yield from self._create_responses(operation, response, content, status, accept)

    @staticmethod
    def _choose_status(response: model.Response, operation: Operation) -> int | None:
        """A status for which the operation has this response and no other."""
        bounds = (response.first, response.last)
        if bounds == _DEFAULT:
            is_error = response not in operation.returned_responses
            wanted = [418, 501, 416, 507] if is_error else [200]
        elif response.first == response.last:
            return response.first
        else:
            first = _EXAMPLE_STATUSES.get(response.first // 100, response.first)
            wanted = [first, *range(response.last, response.first, -1)]
        others = [other for other in operation.responses if other is not response]
        narrower = [one for one in others if (one.first, one.last) != _DEFAULT]
        free = (s for s in wanted if not any(one.first <= s <= one.last for one in narrower))
        return next(free, None)

    def _create_responses(
        self,
        operation: Operation,
        response: model.Response,
        content: Content | None,
        status: int,
        accept: str | None = None,
    ) -> Iterator[SampleResponse]:
        is_head = operation.method == "HEAD"
        if content is None or is_head or status in _EMPTY:
            exact = content is None or is_head
            yield SampleResponse(
                operation=operation.id,
                status=status,
                is_exact=exact,
                headers=self._create_headers(response),
            )
            return
        examples = [one for one in content.examples if self._sampler.fits(one.value, content.type)]
        values = [(one.name, one.value) for one in examples]
        if not values:
            values = [("", self._sampler.value(content.type, "text"))]
            short = self._sampler.value(content.type, "text", full=False)
            if short != values[0][1]:
                values.append(("", short))
        for name, value in values:
            expected: JsonValue | AmbiguousValueError = value
            if status < 300 or content.kind is ContentKind.JSON:
                expected = self._build_expected_value(content, value)
            exact = not isinstance(expected, AmbiguousValueError)
            yield SampleResponse(
                operation=operation.id,
                status=status,
                accept=accept,
                media_type=accept or content.kind.concrete(content.media_type),
                body=encode_body(content, value),
                value=expected if exact else None,
                is_exact=exact,
                type=content.type,
                headers=self._create_headers(response),
                example=name,
            )

    def _create_headers(self, response: model.Response) -> dict[str, str]:
        """The required headers, with samples."""
        return {
            header.wire_name: _format_header(header, self._sampler.value(header.type, "text"))
            for header in response.headers
            if header.required
        }

    def _build_expected_value(
        self, content: Content, value: JsonValue
    ) -> JsonValue | AmbiguousValueError:
        if content.returns is not BodyType.VALUE:
            return encode_body(content, value)
        if content.kind is ContentKind.EVENTS and content.type == model.ANY:
            return AmbiguousValueError()  # the events as they are, or their data
        if content.event is not None and not (
            is_object(value) and "data" in value and None not in value.values()
        ):
            return AmbiguousValueError()  # without data, it is none (HTML, 9.2.6)
        try:
            part = self._select_known(value, content.type)
        except AmbiguousValueError as error:
            return error
        return [part] if content.kind.is_stream else part

    def select_declared(self, value: JsonValue, type_ref: TypeRef) -> JsonValue:
        """The value without undeclared properties. Raises `AmbiguousValueError`."""
        self._cache, self._keeps_undeclared = {}, False
        return self._select(value, type_ref)

    def _select_known(self, value: JsonValue, type_ref: TypeRef) -> JsonValue:
        """The value as a client reads it. Raises `AmbiguousValueError`."""
        self._cache, self._keeps_undeclared = {}, True
        return self._select(value, type_ref)

    def _select(self, value: JsonValue, type_: TypeRef | model.DeclaredType) -> JsonValue:
        match type_:
            case Ref(id=type_id):
                return self._select_in_declared(value, type_id)
            case model.Nullable(inner=inner):
                return None if value is None else self._select(value, inner)
            case model.AliasType(type=inner):
                return self._select(value, inner)
            case ScalarType(kind=ScalarKind.BYTE) if isinstance(value, str):
                return _normalize_base64(value)
            case ArrayType(item=item) if is_array(value):
                return [self._select(one, item) for one in value]
            case model.TupleType(items=items) if is_array(value):
                return [self._select(one, item) for one, item in zip(value, items, strict=False)]
            case model.MapType(value=inner) if is_object(value):
                return {key: self._select(one, inner) for key, one in value.items()}
            case model.ObjectType(properties=fields, additional=extra) if is_object(value):
                types = {one.wire_name: one.type for one in fields}
                others = None if isinstance(extra, model.AdditionalProperties) else extra
                declared = ((name, item, types.get(name, others)) for name, item in value.items())
                return {
                    name: item if one is None else self._select(item, one)
                    for name, item, one in declared
                    if one is not None or self._keeps_undeclared
                }
            case model.InlineUnion(variants=variants):
                return self._select_variant(value, variants)
            case model.UnionType(variants=variants, discriminator=tag):
                if tag is not None and is_object(value):
                    for variant in variants:
                        if value.get(tag) in variant.tags:
                            return self._select(value, variant.type)
                return self._select_variant(value, tuple(variant.type for variant in variants))
            case _:
                return value

    def _select_in_declared(self, value: JsonValue, type_id: model.TypeId) -> JsonValue:
        key = (id(value), type_id)
        if key not in self._cache:
            try:
                self._cache[key] = self._select(value, self._api.types[type_id])
            except AmbiguousValueError as error:
                self._cache[key] = error
        part = self._cache[key]
        if isinstance(part, AmbiguousValueError):
            raise part
        return part

    def _select_variant(self, value: JsonValue, variants: tuple[TypeRef, ...]) -> JsonValue:
        # The JSON type of the value often decides; validation is much slower.
        likely = [variant for variant in variants if self._may_be(value, variant)]
        several = len(likely) > 1
        fitting = [one for one in likely if not several or self._sampler.fits(value, one)]
        found = [self._select(value, variant) for variant in fitting]
        if not found or any(other != found[0] for other in found):
            raise AmbiguousValueError
        return found[0]

    def _may_be(self, value: JsonValue, type_ref: TypeRef) -> bool:
        """Whether the value has the JSON type of the type."""
        match self._api.types[type_ref.id] if isinstance(type_ref, Ref) else type_ref:
            case ScalarType(kind=ScalarKind.ANY) | model.AliasType() | model.UnionType():
                return True
            case ScalarType(kind=scalar):
                return isinstance(value, _KINDS.get(scalar, str))
            case model.ConstantType(value=only):
                return bool(value == only)
            case model.EnumType(members=members):
                return any(value == member.value for member in members)
            case ArrayType() | model.TupleType():
                return is_array(value)
            case model.MapType() | model.ObjectType():
                return is_object(value)
            case model.Nullable(inner=inner):
                return value is None or self._may_be(value, inner)
            case model.InlineUnion(variants=variants):
                return any(self._may_be(value, one) for one in variants)

    # --- pages -----------------------------------------------------------------------------------

    def pages(self, operation: Operation) -> SamplePages | None:
        """Two pages of a paginated operation; None if it is not, or its pages are not JSON."""
        pagination = operation.pagination
        success = next(iter(operation.success_responses), None)
        content = None if success is None else operation.preferred_content(success)
        if pagination is None or success is None or content is None:
            return None
        if content.kind is not ContentKind.JSON:
            return None
        bodies = [self._create_page(content, pagination, last) for last in (False, True)]
        if any(body is None for body in bodies):
            return None
        try:
            parts = [
                _get_path(self._select_known(body, content.type), pagination.items)
                for body in bodies
            ]
        except AmbiguousValueError:
            return None
        items = [item for page in parts if is_array(page) for item in page]
        first_items = _get_path(bodies[0], pagination.items)
        pages = tuple(
            SampleResponse(
                operation=operation.id,
                status=success.first,
                media_type=content.kind.concrete(content.media_type),
                body=encode_body(content, body),
                headers=self._create_headers(success) | pagination.sample_headers(last=index == 1),
            )
            for index, body in enumerate(bodies)
        )
        return SamplePages(
            operation=operation.id,
            pages=pages,
            second_query=pagination.second_page_query(first_items[-1]),
            request_path=pagination.request_path,
            items=items,
        )

    def _create_page(self, content: Content, pagination: Pagination, last: bool) -> JsonValue:
        """A page with one item, or without if that marks the last page; None if it has no items."""
        # A copy, because samples may be the document's own examples.
        body = deepcopy(self._sampler.content(content))
        items = _get_path(body, pagination.items)
        if not is_array(items) or not items:
            return None
        items = [] if last and pagination.ends_with_empty_page else items[:1]
        if not pagination.items:
            return items
        _set_path(body, pagination.items, items)
        for path, values in pagination.sample_values(last=last):
            for value in values:
                _set_path(body, path, value)
                if self._sampler.fits(body, content.type):
                    break
        return body


def _format_header(header: model.ResponseHeader, value: JsonValue) -> str:
    """The text of a header (OpenAPI, "Style Examples")."""
    if header.style is model.HeaderStyle.JSON:
        return json.dumps(value)
    parts: list[JsonValue] = [value]
    if is_array(value):
        parts = value
    elif is_object(value):
        is_exploded = header.style is model.HeaderStyle.EXPLODE
        parts = [
            part
            for name, item in value.items()
            for part in ([f"{name}={format_scalar(item)}"] if is_exploded else [name, item])
        ]
    return ",".join(map(format_scalar, parts))


def _normalize_base64(text: str) -> str:
    """Base64 as an encoder writes it, without bits after the last byte (RFC 4648, section 3.5)."""
    try:
        return base64.b64encode(base64.b64decode(text, validate=True)).decode()
    except ValueError:
        return text


def encode_event(fields: JsonObject) -> str:
    """An event with these fields."""
    texts = {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in fields.items()
    }
    lines = (f"{name}: {line}\n" for name, text in texts.items() for line in text.split("\n"))
    return "".join(lines) + "\n"


def encode_body(content: Content, value: JsonValue) -> str:
    """A value as a body; for a stream, as its only record."""
    if content.event is not None and is_object(value):
        return encode_event(value)
    is_string = isinstance(content.type, ScalarType) and content.type.kind is ScalarKind.STRING
    return content.kind.encode(value, is_string=is_string)


def _get_path(value: JsonValue, path: tuple[str, ...]) -> Any:
    for name in path:
        value = value.get(name) if is_object(value) else None
    return value


def _set_path(value: JsonValue, path: tuple[str, ...], item: JsonValue) -> None:
    """Set the property at a path of names, or remove it if the item is `ABSENT`."""
    for name in path[:-1]:
        inner = value.setdefault(name, {})
        value = inner if is_object(inner) else {}
    if is_object(value):
        value.pop(path[-1], None)
        if item is not ABSENT:
            value[path[-1]] = item
