"""Answers that an API may give, and what a client must make of them: for tests of clients.

For every status that an operation documents there are the document's examples, or samples where it
has none. `gives` is what a faithful reader of that answer holds: the same value without the
properties that the document neither names nor keeps. Not here: how a client spells its results.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, assert_never

from ..conventions.media_types import BodyType, ContentKind
from ..conventions.pagination import ABSENT, Pagination
from ..model import (
    AdditionalProperties,
    AliasType,
    Api,
    ArrayType,
    Content,
    EnumType,
    InlineUnion,
    JsonValue,
    MapType,
    Nullable,
    ObjectType,
    Operation,
    Ref,
    Response,
    ScalarKind,
    ScalarType,
    TupleType,
    TypeId,
    TypeRef,
    UnionType,
)
from ..model import ConstantType as Only
from ..values import is_array, is_object
from .samples import Sampler

EMPTY: Final = frozenset({204, 205, 304})
"""Statuses whose answers have no body (RFC 9110, 15.3.5, 15.3.6, 15.4.5)."""
_DEFAULT: Final = (0, 999)
_STANDS_FOR: Final = {2: 200, 3: 307, 4: 418, 5: 503}
"""A status of a range that no document has other words for."""
_KINDS: Final[dict[ScalarKind, tuple[type, ...]]] = {
    ScalarKind.BOOLEAN: (bool,),
    ScalarKind.INTEGER: (int, float),
    ScalarKind.NUMBER: (int, float),
    ScalarKind.NULL: (type(None),),
    ScalarKind.NEVER: (),
}


class Ambiguous(Exception):
    """Several types of a union fit the value: which one a client takes is its own choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer, with what it means."""

    operation: str
    status: int
    media_type: str | None
    body: str
    gives: JsonValue = None
    exact: bool = True
    """`gives` is known."""
    success: bool
    headers: dict[str, str] = field(default_factory=dict[str, str])
    example: str = ""
    """The name of the document's example that the body is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """Two pages of a list, what the second is asked for with, and all that they hold."""

    operation: str
    pages: tuple[Answer, ...]
    asks: dict[str, str]
    """Query parameters of the second request."""
    items: list[JsonValue]


class AnswersOf:
    """The answers of one API's operations."""

    def __init__(self, api: Api, sampler: Sampler) -> None:
        self._api = api
        self._sampler = sampler
        self._known: dict[tuple[int, TypeId], JsonValue | Ambiguous] = {}
        """What was kept of a part of the value at hand as a type: unions may share variants."""

    # --- answers ---------------------------------------------------------------------------------

    def of(self, operation: Operation) -> Iterator[Answer]:
        """Answers for every documented status, successes first."""
        stated = [response for response in operation.responses if response.last >= 200]
        falls_back = not operation.success_responses
        for response in stated:
            status = self._status(response, operation, falls_back)
            if status is not None:
                success = status < 300
                yield from self._answers(operation, response, status, success)

    @staticmethod
    def _status(response: Response, operation: Operation, falls_back: bool) -> int | None:
        """A status that the response, and no other of the operation, is for."""
        bounds = (response.first, response.last)
        if bounds == _DEFAULT:
            wanted = [200] if falls_back else [418, 501, 416, 507]
        elif response.first == response.last:
            return response.first
        else:
            first = _STANDS_FOR.get(response.first // 100, response.first)
            wanted = [first, *range(response.last, response.first, -1)]
        others = [other for other in operation.responses if other is not response]
        narrower = [one for one in others if (one.first, one.last) != _DEFAULT]
        free = (s for s in wanted if not any(one.first <= s <= one.last for one in narrower))
        return next(free, None)

    def _answers(
        self, operation: Operation, response: Response, status: int, success: bool
    ) -> Iterator[Answer]:
        content = response.preferred_content
        if content is None or status in EMPTY or operation.method == "HEAD":
            if content is None or operation.method != "HEAD":
                yield Answer(
                    operation=operation.id,
                    status=status,
                    media_type=None,
                    body="",
                    success=success,
                    exact=content is None,
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
            yield self._answer(operation, status, content, value, success, name)

    def _answer(
        self,
        operation: Operation,
        status: int,
        content: Content,
        value: JsonValue,
        success: bool,
        example: str,
    ) -> Answer:
        exact = True
        gives: JsonValue = value
        if success:
            try:
                gives = self._gives(content, value)
            except Ambiguous:
                gives, exact = None, False
        return Answer(
            operation=operation.id,
            status=status,
            media_type=content.kind.concrete(content.media_type),
            body=written(content, value),
            gives=gives,
            exact=exact,
            success=success,
            example=example,
        )

    def _gives(self, content: Content, value: JsonValue) -> JsonValue:
        if content.kind.returns is not BodyType.VALUE:
            return written(content, value)
        kept = self.kept(value, content.type)
        return [kept] if content.kind.is_stream else kept

    def kept(self, value: JsonValue, use: TypeRef) -> JsonValue:
        """The value without what a reader of the type drops. Raises `Ambiguous`."""
        self._known = {}
        return self._kept(value, use)

    def _kept(self, value: JsonValue, use: TypeRef) -> JsonValue:
        match use:
            case Nullable(inner=inner):
                return None if value is None else self._kept(value, inner)
            case ArrayType(item=item) if is_array(value):
                return [self._kept(one, item) for one in value]
            case TupleType(items=items) if is_array(value):
                return [self._kept(one, item) for one, item in zip(value, items, strict=False)]
            case MapType(value=inner) if is_object(value):
                return {key: self._kept(one, inner) for key, one in value.items()}
            case InlineUnion(variants=variants):
                return self._kept_of(value, variants)
            case Ref(id=type_id):
                key = (id(value), type_id)
                if key not in self._known:
                    try:
                        self._known[key] = self._kept_declared(value, use, self._api.types[type_id])
                    except Ambiguous as error:
                        self._known[key] = error
                known = self._known[key]
                if isinstance(known, Ambiguous):
                    raise known
                return known
            case ScalarType() | Only() | ArrayType() | TupleType() | MapType():
                return value
            case _:
                assert_never(use)

    def _kept_declared(self, value: JsonValue, use: Ref, declared: Any) -> JsonValue:
        match declared:
            case AliasType(type=inner):
                return self._kept(value, inner)
            case ObjectType(properties=fields, additional=extra) if is_object(value):
                types = {one.wire_name: one.type for one in fields}
                kept: dict[str, JsonValue] = {}
                for name, item in value.items():
                    if name in types:
                        kept[name] = self._kept(item, types[name])
                    elif not isinstance(extra, AdditionalProperties):
                        kept[name] = self._kept(item, extra)
                return kept
            case UnionType(variants=variants, discriminator=tag):
                if tag is not None and is_object(value):
                    for variant in variants:
                        if value.get(tag) in variant.tags:
                            return self._kept(value, variant.type)
                return self._kept_of(value, tuple(variant.type for variant in variants))
            case EnumType() | _:
                return value

    def _kept_of(self, value: JsonValue, variants: tuple[TypeRef, ...]) -> JsonValue:
        # Most unions are told apart by the kind of the value; validating costs much more.
        likely = [variant for variant in variants if self._may_be(value, variant)]
        several = len(likely) > 1
        fitting = [one for one in likely if not several or self._sampler.fits(value, one)]
        found = [self._kept(value, variant) for variant in fitting]
        if not found or any(other != found[0] for other in found):
            raise Ambiguous
        return found[0]

    def _may_be(self, value: JsonValue, use: TypeRef) -> bool:
        """Whether the value is of the type's kind in JSON."""
        match use:
            case ScalarType(kind=ScalarKind.ANY):
                return True
            case ScalarType(kind=scalar):
                return isinstance(value, _KINDS.get(scalar, str))
            case Only(value=only):
                return bool(value == only)
            case ArrayType() | TupleType():
                return is_array(value)
            case MapType():
                return is_object(value)
            case Nullable(inner=inner):
                return value is None or self._may_be(value, inner)
            case InlineUnion(variants=variants):
                return any(self._may_be(value, one) for one in variants)
            case Ref(id=type_id):
                match self._api.types[type_id]:
                    case ObjectType():
                        return is_object(value)
                    case EnumType(members=members):
                        return any(value == member.value for member in members)
                    case AliasType() | UnionType():
                        return True
            case _:
                assert_never(use)

    # --- walks -----------------------------------------------------------------------------------

    def walk(self, operation: Operation) -> Walk | None:
        """Two pages of a list that goes on; None where it is none, or its pages are no JSON."""
        paging = operation.pagination
        success = next(iter(operation.success_responses), None)
        content = None if success is None else success.preferred_content
        if paging is None or success is None or content is None:
            return None
        if content.kind is not ContentKind.JSON:
            return None
        status = success.first
        bodies = [self._page(content, paging, last) for last in (False, True)]
        if any(body is None for body in bodies):
            return None
        try:
            read = [_at(self.kept(body, content.type), paging.items) for body in bodies]
        except Ambiguous:
            return None
        items = [item for page in read if is_array(page) for item in page]
        pages = tuple(
            Answer(
                operation=operation.id,
                status=status,
                media_type=content.kind.concrete(content.media_type),
                body=written(content, body),
                success=True,
                headers=paging.sample_headers(last=index == 1),
            )
            for index, body in enumerate(bodies)
        )
        return Walk(
            operation=operation.id, pages=pages, asks=paging.second_page_query(), items=items
        )

    def _page(self, content: Content, paging: Pagination, last: bool) -> JsonValue:
        """A page with an item (the last of a numbered list: with none); None if there is no way."""
        body = self._sampler.value(content.type, "text")
        found = self._sampler.example(content.examples, content.type)
        if found is not None:
            body = json.loads(json.dumps(found.value))
        items = _at(body, paging.items)
        if not is_array(items) or not items:
            return None
        items = [] if last and paging.ends_with_empty_page else items[:1]
        if not paging.items:
            return items
        _put(body, paging.items, items)
        for path, values in paging.sample_values(last=last):
            for value in values:
                _put(body, path, value)
                if self._sampler.fits(body, content.type):
                    break
        return body


def written(content: Content, value: JsonValue) -> str:
    """A value as the text of a body; of a stream, as its only record."""
    is_string = isinstance(content.type, ScalarType) and content.type.kind is ScalarKind.STRING
    return content.kind.encode(value, is_string=is_string)


def _at(value: JsonValue, way: tuple[str, ...]) -> Any:
    for name in way:
        value = value.get(name) if is_object(value) else None
    return value


def _put(value: JsonValue, way: tuple[str, ...], item: JsonValue) -> None:
    """Sets the property at the end of the way; takes it out where the item is `ABSENT`."""
    for name in way[:-1]:
        inner = value.setdefault(name, {})
        value = inner if is_object(inner) else {}
    if is_object(value):
        value.pop(way[-1], None)
        if item is not ABSENT:
            value[way[-1]] = item
