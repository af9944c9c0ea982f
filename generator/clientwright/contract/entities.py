"""Kinds of things that an API keeps, found from its operations.

An API that has `POST /Assistants`, `GET /Assistants/{id}` and `DELETE /Assistants/{id}` keeps
assistants: what the first makes, the second finds and the third takes away. The fake of the
generated client plays that; which operation does what is decided here, once, from methods, paths
and the types of answers alone.

Not here: playing it, and names of any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from ..model import (
    Api,
    ArrayType,
    Content,
    ContentKind,
    ObjectType,
    Operation,
    Ref,
    ScalarKind,
    ScalarType,
    TypeRef,
    UnionType,
)
from ..names import singularize, split_words
from .pattern_samples import HEX, Recipe, recipe
from .samples import UUID_RECIPE


class Does(Enum):
    """What an operation does with the things of its kind."""

    CREATE = "create"
    FETCH = "fetch"
    LIST = "list"
    UPDATE = "update"
    REPLACE = "replace"
    """Updates, and creates under the identifier that the path gives."""
    DELETE = "delete"
    CLEAR = "clear"
    """Deletes all of a collection."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of thing."""

    resource: tuple[str, ...]
    """The resource whose operations work on it: its name."""
    collection: str
    """The path that lists and creates, as a template."""
    key: tuple[str, ...]
    """Property names that lead to the identifier; empty: it has none that is known."""
    parameter: str | None
    """The path parameter that takes the identifier."""
    recipe: Recipe
    """How an identifier looks; empty: a whole number."""
    creates: bool
    """Things of this kind can be made by a request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one operation has to do with a kind."""

    kind: str
    """The path of the kind's collection, its key in `Kinds.kinds`."""
    does: Does
    items: tuple[str, ...] = ()
    """Of a list: the property names that lead to the array."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """All kinds of an API, by the paths of their collections, and the parts of its operations."""

    kinds: Mapping[str, Kind]
    parts: Mapping[str, Part]
    """By `Operation.id`."""


def kinds_of(api: Api) -> Kinds:
    """Find the kinds of things of an API."""
    return _Finder(api).find()


_ITEM = re.compile(r"(?P<collection>.*[^/])/\{(?P<parameter>[^{}/]+)\}(?P<rest>\.\w+|/?)")
_HOLE = re.compile(r"\{[^{}]*\}")
_LISTS = ("data", "items", "results", "values", "entries", "records")
_KEYS = ("id", "sid", "uuid", "guid", "key", "name", "slug", "code")
_SUCCESSES = range(200, 300)


@dataclass(slots=True)
class _Group:
    """The operations on one collection and on its single things."""

    path: str
    parameter: str | None = None
    whole: dict[str, Operation] = field(default_factory=dict[str, Operation])
    single: dict[str, Operation] = field(default_factory=dict[str, Operation])


class _Finder:
    def __init__(self, api: Api) -> None:
        self._api = api
        self._kinds: dict[str, Kind] = {}
        self._parts: dict[str, Part] = {}

    def find(self) -> Kinds:
        for group in self._groups():
            self._recognise(group)
        return Kinds(self._kinds, self._parts)

    def _groups(self) -> list[_Group]:
        """Operations by collection: `/A/{x}` belongs to `/A`, and so does `/A/{y}`."""
        groups: dict[str, _Group] = {}
        for operation in self._api.operations():
            path = operation.path_text
            groups.setdefault(_shape(path), _Group(path)).whole[operation.method] = operation
        for operation in self._api.operations():
            found = _ITEM.fullmatch(operation.path_text)
            if found is None:
                continue
            collection = found["collection"] + found["rest"]
            group = groups.setdefault(_shape(collection), _Group(collection))
            group.parameter = found["parameter"]
            group.single[operation.method] = operation
        return list(groups.values())

    def _recognise(self, group: _Group) -> None:
        parts = dict(self._parts_of(group))
        done = {part.does for part in parts.values()}
        # Creating alone is sending; something must also give back what was made.
        if not done & {Does.FETCH, Does.LIST}:
            return
        operations = [*group.whole.values(), *group.single.values()]
        by_does = {parts[one.id].does: one for one in operations if one.id in parts}
        record = self._thing(by_does, parts)
        if record is None:
            return
        noun = _noun(group.path)
        key = self._key(record, group.parameter, noun)
        if not key and group.single:
            return
        first = next(by_does[does] for does in Does if does in by_does)
        self._kinds[group.path] = Kind(
            resource=first.resource,
            collection=group.path,
            key=key,
            parameter=group.parameter,
            recipe=self._recipe(record, key, group, noun),
            creates=bool(done & {Does.CREATE, Does.REPLACE}),
        )
        self._parts.update(parts)

    def _parts_of(self, group: _Group) -> Iterator[tuple[str, Part]]:
        for method, operation in group.whole.items():
            match method:
                case "GET":
                    items = self._items(operation, group.path)
                    if items is not None:
                        yield operation.id, Part(kind=group.path, does=Does.LIST, items=items)
                case "POST" if operation.body is not None and self._answer(operation):
                    yield operation.id, Part(kind=group.path, does=Does.CREATE)
                case "DELETE" if group.single:
                    yield operation.id, Part(kind=group.path, does=Does.CLEAR)
                case _:
                    pass
        creates = "POST" in group.whole
        for method, operation in group.single.items():
            does = {
                "GET": Does.FETCH if self._answer(operation) else None,
                "PATCH": Does.UPDATE,
                "POST": Does.UPDATE,
                "PUT": Does.UPDATE if creates else Does.REPLACE,
                "DELETE": Does.DELETE,
            }.get(method)
            if does is not None:
                yield operation.id, Part(kind=group.path, does=does)

    # --- answers ---------------------------------------------------------------------------------

    def _answer(self, operation: Operation) -> ObjectType | None:
        """The object that the operation answers with, where it answers with one."""
        content = _success(operation)
        return None if content is None else self._record(content.type)

    def _items(self, operation: Operation, path: str) -> tuple[str, ...] | None:
        """The way to the array of objects in the answer; None where it is no list."""
        content = _success(operation)
        if content is None:
            return None
        if operation.pagination is not None:
            way = operation.pagination.items
            return way if self._item(content.type, way) is not None else None
        if self._item(content.type, ()) is not None:
            return ()
        record = self._record(content.type)
        if record is None:
            return None
        arrays = [
            one.wire_name for one in record.properties if self._item(one.type, ()) is not None
        ]
        likely = {*_LISTS, *(word.lower() for word in _segments(path)[-1:])}
        named = [name for name in arrays if name.lower() in likely]
        # An object with several lists is a thing of its own, not an envelope around one of them.
        if len(named) == 1:
            return (named[0],)
        has_key = any(one.wire_name in ("id", "sid") for one in record.properties)
        return (arrays[0],) if len(arrays) == 1 and not has_key else None

    def _item(self, use: TypeRef, way: tuple[str, ...]) -> ObjectType | None:
        """The object in the array at the end of the way."""
        for name in way:
            record = self._record(use)
            found = _field(record, name) if record is not None else None
            if found is None:
                return None
            use = found
        use = self._api.unwrap(use)
        return self._record(use.item) if isinstance(use, ArrayType) else None

    def _thing(
        self, by_does: Mapping[Does, Operation], parts: Mapping[str, Part]
    ) -> ObjectType | None:
        """The object that the identifier is looked for in."""
        for does in (Does.FETCH, Does.CREATE, Does.LIST, Does.REPLACE):
            operation = by_does.get(does)
            content = None if operation is None else _success(operation)
            if operation is None or content is None:
                continue
            if does is Does.LIST:
                found = self._item(content.type, parts[operation.id].items)
            else:
                found = self._record(content.type)
            if found is not None:
                return found
        return None

    def _record(self, use: TypeRef) -> ObjectType | None:
        """The object that a type is; of a union, the first that is one."""
        use = self._api.unwrap(use)
        if not isinstance(use, Ref):
            return None
        match self._api.types[use.id]:
            case ObjectType() as record:
                return record
            case UnionType(variants=variants):
                first = (self._api.unwrap(one.type) for one in variants)
                for one in first:
                    if isinstance(one, Ref):
                        declared = self._api.types[one.id]
                        if isinstance(declared, ObjectType):
                            return declared
                return None
            case _:
                return None

    # --- identifiers -----------------------------------------------------------------------------

    def _key(self, record: ObjectType, parameter: str | None, noun: str) -> tuple[str, ...]:
        """The way to the identifier: the parameter's name, or what such things are called."""
        scalars = {
            _folded(one.wire_name): one.wire_name
            for one in record.properties
            if self._leaf(one.type)
        }
        for wanted in _wanted(parameter, noun):
            if wanted in scalars:
                return (scalars[wanted],)
        # Kubernetes and its like: the name is in `metadata`.
        for outer in record.properties:
            inner = self._record(outer.type) if outer.wire_name == "metadata" else None
            for one in inner.properties if inner is not None else ():
                if _folded(one.wire_name) == _folded(parameter or "") and self._leaf(one.type):
                    return outer.wire_name, one.wire_name
        return ()

    def _recipe(self, record: ObjectType, key: tuple[str, ...], group: _Group, noun: str) -> Recipe:
        """How new identifiers look: as the pattern says, or `assistant_` and a number."""
        leaf = self._leaf_at(record, key)
        if leaf is None or leaf.kind is ScalarKind.INTEGER:
            return () if leaf is not None else ((HEX, 12),)
        if leaf.kind is ScalarKind.UUID:
            return UUID_RECIPE
        limits = leaf.constraints
        if limits.patterns:
            found = recipe(limits.patterns[-1], limits.min_length or 0, limits.max_length)
            if found is not None and any(isinstance(piece, tuple) for piece in found):
                return found
        length = min(max(8, (limits.min_length or 0) - len(noun) - 1), 64)
        if limits.max_length is not None and len(noun) + 1 + length > limits.max_length:
            return ((HEX, limits.max_length),)
        return (f"{noun}_", (HEX, length)) if noun else ((HEX, length),)

    def _leaf_at(self, record: ObjectType, key: tuple[str, ...]) -> ScalarType | None:
        use: TypeRef | None = None
        inside: ObjectType | None = record
        for name in key:
            use = _field(inside, name) if inside is not None else None
            inside = self._record(use) if use is not None else None
        return None if use is None else self._leaf(use)

    def _leaf(self, use: TypeRef) -> ScalarType | None:
        """The text or whole number that a type is."""
        plain = self._api.unwrap(use)
        wanted = (ScalarKind.STRING, ScalarKind.INTEGER, ScalarKind.UUID)
        return plain if isinstance(plain, ScalarType) and plain.kind in wanted else None


def _success(operation: Operation) -> Content | None:
    """The JSON of the first success."""
    for response in operation.responses:
        if response.first in _SUCCESSES:
            for content in response.contents:
                if content.kind is ContentKind.JSON:
                    return content
    return None


def _wanted(parameter: str | None, noun: str) -> Iterator[str]:
    """Names of an identifier, fold_case, the best first."""
    if parameter is not None:
        whole = _folded(parameter)
        yield whole
        if noun and whole.startswith(_folded(noun)) and whole != _folded(noun):
            yield whole.removeprefix(_folded(noun))
        for ending in ("uuid", "guid", "id", "sid", "number", "key", "name", "slug", "code"):
            if whole.endswith(ending):
                yield ending
    yield from _KEYS


def _field(record: ObjectType | None, name: str) -> TypeRef | None:
    fields = () if record is None else record.properties
    return next((one.type for one in fields if one.wire_name == name), None)


def _noun(path: str) -> str:
    """What one thing of the collection is called: `assistant` for `/v1/Assistants`."""
    last = _segments(path)[-1:]
    parts = split_words(last[0]) if last else ()
    return singularize(parts[-1].lower()) if parts else ""


def _segments(path: str) -> list[str]:
    """The literal segments of a path, without an ending such as `.json`."""
    return [
        segment.partition(".")[0] or segment
        for segment in path.split("/")
        if segment and "{" not in segment
    ]


def _shape(path: str) -> str:
    return _HOLE.sub("{}", path)


def _folded(name: str) -> str:
    return re.sub(r"[^0-9a-z]", "", name.lower())
