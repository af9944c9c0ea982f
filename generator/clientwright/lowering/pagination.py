"""Finds the pagination style of an operation: declared by an extension, or detected.

Detection is careful: the response must hold an array of items, and the way to the next page must
be unmistakable. A wrong guess would silently lose items; a missed style only costs convenience.
The styles themselves are in `conventions/pagination.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Final

from .. import model
from ..conventions import pagination
from ..conventions.media_types import ContentKind
from ..conventions.pagination import BodyProperty, PropertyPath
from ..diagnostics import Diagnostics, Origin, rules
from ..model import DeclaredType, Operation, Parameter, Ref, ScalarType, TypeId, TypeRef, unwrap
from ..values import JsonObject, as_object
from .discovery import RawOperation
from .extensions import OWN, PAGINATION
from .naming.english import to_snake
from .passes.own_extensions import build_hint

_ITEM_PROPERTIES: Final = (
    "data items results records entries values objects list resources content rows elements".split()
)
_MOMENT: Final = re.compile(r"\b(timestamp|created (after|before)|journal number)\b", re.IGNORECASE)
_FIRST_PAGE: Final = re.compile(
    r"(?:start(?:s|ing)?|begin(?:s|ning)?|count(?:s|ed|ing)?|defaults?|index(?:ed)?|first page)"
    r"\W+(?:page\W+)?(?:at|from|with|is|to|on)?\W*(?:page\W+)?([01])\b",
    re.IGNORECASE,
)
_REPORTS: Final = frozenset({"errors", "warnings", "messages"})
"""Arrays beside the items."""


def find_pagination(
    operation: Operation,
    raw: RawOperation,
    document: JsonObject,
    types: Mapping[TypeId, DeclaredType],
    diagnostics: Diagnostics,
) -> pagination.Pagination | None:
    """The pagination style of an operation; None if it returns everything at once."""
    style = _find_style(operation, raw, document, types, diagnostics)
    for parameter in replace(operation, pagination=style).page_counters:
        diagnostics.report(rules.PAGE_COUNTER, parameter.origin, name=parameter.wire_name)
    return style


def _find_style(
    operation: Operation,
    raw: RawOperation,
    document: JsonObject,
    types: Mapping[TypeId, DeclaredType],
    diagnostics: Diagnostics,
) -> pagination.Pagination | None:
    extensions = as_object(raw.node.value)
    own = PAGINATION.read(extensions)
    if own is False:
        return None
    declared = pagination.read_declared_pagination(own, extensions, document)
    if declared is not None:
        declared = _locate_parameter(declared, operation, types)
    if own is None and declared is not None and declared.request_path is not None:
        declared = declared if _request_body(operation) is not None else None
    if declared is not None and own is not None:
        origin = raw.node.origin / OWN / PAGINATION.name
        _check_names(operation, declared, origin, types, diagnostics)
    if declared is not None and not declared.items and own is None:
        found = next((facts.items for facts in _list_facts(operation, types)), ())
        return replace(declared, items=found)
    if declared is not None or operation.method not in ("GET", "POST"):
        return declared
    root = PAGINATION.read(document)
    if root is False:
        return None
    general = pagination.read_declared_pagination(root, {}, {})
    for facts in _list_facts(operation, types):
        if general is not None and _applies(general, operation, facts, types):
            sizes = {} if general.size is not None else facts.common()
            return replace(general, **{**sizes, "items": facts.items})
        detected = pagination.detect_pagination(facts)
        if detected is not None:
            diagnostics.report(
                rules.PAGINATION_DETECTED, operation.origin, key=True, kind=detected.kind
            )
            return detected
    return None


def _applies(
    style: pagination.Pagination,
    operation: Operation,
    facts: pagination.ListFacts,
    types: Mapping[TypeId, DeclaredType],
) -> bool:
    """Whether a style that the document states for all its lists is that of a list."""
    if operation.method != "GET" or (style.items and style.items != facts.items):
        return False
    parameter: str | None = getattr(style, "parameter", None)
    names = [one.name for one in facts.parameters]
    if parameter not in names if parameter is not None else not facts.has_page_parameter():
        return False
    reader, body = _BodyReader(types), _response_body(operation)
    paths = [getattr(style, one.name) for one in fields(style) if one.name != "request_path"]
    return all(
        reader.find_missing(body, path) is None
        for path in paths
        if pagination.is_property_path(path)
    )


def _check_names(
    operation: Operation,
    style: pagination.Pagination,
    origin: Origin,
    types: Mapping[TypeId, DeclaredType],
    diagnostics: Diagnostics,
) -> None:
    """Report parameters and properties that our extension names and the operation lacks."""
    reader, body = _BodyReader(types), _response_body(operation)
    known = [one.name for one in _request_values(operation, reader, style.request_path)]
    what, introduction = "query parameter", "its query parameters are"
    if style.request_path is not None:
        what, introduction = "property in its request body", "the properties there are"
    for one in fields(style):
        value, key = getattr(style, one.name), one.name.replace("_", "-")
        # The document may mention a header in prose only.
        is_name = isinstance(value, str) and not key.endswith("header")
        if is_name and value not in known:
            hint = build_hint(value, known, introduction)
            diagnostics.report(
                rules.EXTENSION_TARGET, origin / key, what=what, value=value, hint=hint
            )
        if not pagination.is_property_path(value) or key == "request-path":
            continue
        missing = reader.find_missing(body, value)
        if missing is not None:
            name, there = missing
            hint = build_hint(name, there, "the properties there are")
            diagnostics.report(
                rules.EXTENSION_TARGET,
                origin / key,
                what="property in its response",
                value=name,
                hint=hint,
            )


def _list_facts(
    operation: Operation, types: Mapping[TypeId, DeclaredType]
) -> Iterator[pagination.ListFacts]:
    """The facts for the response body, then for each object directly in it."""
    body = _response_body(operation)
    if body is None:
        return
    reader = _BodyReader(types)
    requests = [
        (path, _request_values(operation, reader, path))
        for path in _request_paths(operation, reader)
    ]
    headers = frozenset(
        header.wire_name.lower()
        for response in operation.success_responses
        for header in response.headers
    )
    objects: list[tuple[PropertyPath, TypeRef]] = [((), body)]
    objects += [((each.wire_name,), each.type) for each in reader.properties(body)]
    for path, type_ref in objects:
        if path and not reader.properties(type_ref):
            continue
        items = reader.items(type_ref)
        if items is None:
            continue
        for request_path, parameters in requests:
            yield pagination.ListFacts(
                items=(*path, *items),
                parameters=parameters,
                request_path=request_path,
                properties=(
                    *reader.values(type_ref, path),
                    *(reader.links(body) if path and path[0] not in pagination.LINKS else ()),
                ),
                headers=headers,
                key=reader.key(type_ref, items, path),
            )


def _request_paths(operation: Operation, reader: _BodyReader) -> Iterator[pagination.RequestPath]:
    """Where a request may select a page: in its query or, if it is sent by POST, in its body."""
    if operation.method != "POST":
        yield None
        return
    body = _request_body(operation)
    if body is not None:
        yield ()
        for each in reader.properties(body):
            if reader.properties(each.type):
                yield (each.wire_name,)


def _request_values(
    operation: Operation, reader: _BodyReader, path: pagination.RequestPath
) -> tuple[pagination.RequestValue, ...]:
    """The query parameters, or the properties of an object in the request body."""
    if path is None:
        queries = [p for p in operation.parameters if p.location is model.ParameterLocation.QUERY]
        return tuple(map(_request_value, queries))
    found = _request_body(operation)
    for name in path:
        found = next((p.type for p in reader.properties(found) if p.wire_name == name), None)
    return tuple(map(_request_value, reader.properties(found)))


def _locate_parameter(
    style: pagination.Pagination, operation: Operation, types: Mapping[TypeId, DeclaredType]
) -> pagination.Pagination:
    """The style, with the place of its parameter: some extensions do not say where it is."""
    name, reader = getattr(style, "parameter", None), _BodyReader(types)
    if style.request_path is not None or name is None:
        return style
    in_query, in_body = (
        any(one.name == name for one in _request_values(operation, reader, path))
        for path in (None, ())
    )
    return replace(style, request_path=()) if in_body and not in_query else style


def _request_body(operation: Operation) -> TypeRef | None:
    """The type of the JSON request body."""
    contents = () if operation.body is None else operation.body.contents
    return next((one.type for one in contents if one.kind is ContentKind.JSON), None)


def _response_body(operation: Operation) -> TypeRef | None:
    """The type of the first successful JSON response."""
    return next(
        (
            content.type
            for response in operation.success_responses
            for content in response.contents
            if content.kind is ContentKind.JSON
        ),
        None,
    )


class _BodyReader:
    """Looks into the types of a response body."""

    def __init__(self, types: Mapping[TypeId, DeclaredType]) -> None:
        self._types = types

    def properties(self, type_ref: TypeRef | None) -> tuple[model.Property, ...]:
        """The properties of an object type; none for other types."""
        bare = None if type_ref is None else unwrap(type_ref, self._types)
        declared = self._types.get(bare.id) if isinstance(bare, Ref) else None
        return declared.properties if isinstance(declared, model.ObjectType) else ()

    def find_missing(
        self, body: TypeRef | None, path: PropertyPath
    ) -> tuple[str, list[str]] | None:
        """The first name on a path that no object has, and the names that it has."""
        for name in path:
            types = {} if body is None else {p.wire_name: p.type for p in self.properties(body)}
            if types and name not in types:
                return name, list(types)
            body = types.get(name)
        return None

    def items(self, type_ref: TypeRef) -> PropertyPath | None:
        """The path of the array of items; None if it is unclear which array that is."""
        if self._is_array(type_ref):
            return ()
        arrays = [p.wire_name for p in self.properties(type_ref) if self._is_array(p.type)]
        if len(arrays) > 1:
            arrays = [name for name in arrays if name.lower() not in _REPORTS]
        if len(arrays) == 1:
            return (arrays[0],)
        return next(((name,) for name in _ITEM_PROPERTIES if name in arrays), None)

    def key(self, envelope: TypeRef, items: PropertyPath, path: PropertyPath) -> PropertyPath:
        """The path of `id` in the items of an object at `path`; empty if one of them has none."""
        found = {each.wire_name: each.type for each in self.properties(envelope)}
        array = unwrap(found[items[0]] if items else envelope, self._types)
        if not isinstance(array, model.ArrayType) or not self._has_id(array.item):
            return ()
        return (*path, *items, "id")

    def _has_id(self, type_ref: TypeRef) -> bool:
        bare = unwrap(type_ref, self._types)
        declared = self._types.get(bare.id) if isinstance(bare, Ref) else bare
        if isinstance(declared, model.UnionType):
            return all(self._has_id(each.type) for each in declared.variants)
        return any(each.wire_name == "id" for each in self.properties(type_ref))

    def values(self, type_ref: TypeRef, path: PropertyPath) -> Iterator[BodyProperty]:
        """The properties of an object, then those of objects in it that hold no arrays."""
        top = self.properties(type_ref)
        for outer in top:
            yield self._body_property(outer, path)
        for outer in top:
            inner = self.properties(outer.type)
            if not any(self._is_array(each.type) for each in inner):
                for each in inner:
                    yield self._body_property(each, (*path, outer.wire_name))
                    if each.wire_name == "next":
                        at = (*path, outer.wire_name, each.wire_name)
                        yield from (self._body_property(p, at) for p in self.properties(each.type))

        if not path:
            yield from self.links(type_ref)

    def links(self, body: TypeRef) -> Iterator[BodyProperty]:
        """The URLs in the objects of a body that hold URLs, at any of two levels."""
        for outer in self.properties(body):
            if outer.wire_name in pagination.LINKS:
                for link in self.properties(outer.type):
                    yield self._body_property(link, (outer.wire_name,))
                    for each in self.properties(link.type):
                        yield self._body_property(each, (outer.wire_name, link.wire_name))

    def _body_property(self, property_: model.Property, path: PropertyPath) -> BodyProperty:
        bare = model.without_null(property_.type)
        docs = property_.docs
        return BodyProperty(
            path=(*path, property_.wire_name),
            normalized=to_snake(property_.wire_name),
            kinds=frozenset(self._kinds(property_.type)),
            format=(isinstance(bare, ScalarType) and bare.format) or "",
            docs=f"{docs.description} {docs.summary}",
            examples=" ".join(str(example.value) for example in docs.examples),
        )

    def _kinds(self, type_ref: TypeRef) -> Iterator[str]:
        bare = unwrap(type_ref, self._types)
        if isinstance(bare, model.InlineUnion):
            for variant in bare.variants:
                yield from self._kinds(variant)
        elif isinstance(bare, ScalarType):
            yield bare.kind.value

    def _is_array(self, type_ref: TypeRef) -> bool:
        return isinstance(unwrap(type_ref, self._types), model.ArrayType)


def _request_value(value: Parameter | model.Property) -> pagination.RequestValue:
    bare = model.without_null(value.type)
    return pagination.RequestValue(
        name=value.wire_name,
        normalized=to_snake(value.wire_name),
        kind=bare.kind.value if isinstance(bare, ScalarType) else None,
        first=_first_page(value),
        maximum=_maximum(value),
        is_moment=_MOMENT.search(value.docs.description or "") is not None,
        deprecated=value.docs.deprecated,
    )


def _maximum(value: Parameter | model.Property) -> int | None:
    if not isinstance(value.type, ScalarType):
        return None
    maximum = value.type.constraints.maximum
    return int(maximum) if maximum is not None and maximum >= 1 else None


def _first_page(value: Parameter | model.Property) -> int | None:
    """The number of the first page; None if the document does not say it."""
    if value.default is not None and value.default.value in (0, 1):
        return int(value.default.value)
    if isinstance(value.type, ScalarType) and value.type.constraints.minimum in (0, 1):
        return int(value.type.constraints.minimum)
    words = _FIRST_PAGE.search(value.docs.description or "")
    return None if words is None else int(words[1])
