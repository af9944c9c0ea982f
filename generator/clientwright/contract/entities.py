"""Entities: the resources that an API stores, inferred from its operations.

An API with `POST /Assistants`, `GET /Assistants/{id}` and `DELETE /Assistants/{id}` stores
assistants: the first operation creates them, the second fetches one, the third deletes it. The fake
of a generated client implements that. Which operation does what is decided here, from methods,
paths and response types alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from .. import model
from ..conventions.media_types import ContentKind
from ..model import Api, ObjectType, Operation, ScalarKind, ScalarType, TypeRef
from ..names.words import singularize, split_words
from .pattern_samples import HEX, TextTemplate, find_template
from .samples import UUID_TEMPLATE


class EntityAction(Enum):
    """What an operation does with the entities of a collection."""

    CREATE = "create"
    FETCH = "fetch"
    LIST = "list"
    UPDATE = "update"
    REPLACE = "replace"
    """Updates, or creates under the identifier in the path."""
    DELETE = "delete"
    CLEAR = "clear"
    """Deletes the whole collection."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A type of stored resource."""

    resource: tuple[str, ...]
    """The path of the `Resource` with its operations."""
    collection: str
    """The path template that lists and creates."""
    key: tuple[str, ...]
    """Property names that lead to the identifier; empty if it has none that is known."""
    parameter: str | None
    """The path parameter for the identifier."""
    template: TextTemplate
    """The form of an identifier; empty for an integer."""
    creates: bool
    """Whether a request can create entities."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRole:
    """What one operation does with an entity."""

    entity: str
    """The path of the collection: the key in `Entities.by_path`."""
    action: EntityAction
    items: tuple[str, ...] = ()
    """Of a list: the property names that lead to the array."""


@dataclass(frozen=True, slots=True)
class Entities:
    """All entities of an API by the path of their collection, and the roles of operations."""

    by_path: Mapping[str, Entity]
    roles: Mapping[str, EntityRole]
    """By `Operation.id`."""


_ITEM = re.compile(r"(?P<collection>.*[^/])/\{(?P<parameter>[^{}/]+)\}(?P<rest>\.\w+|/?)")
_VARIABLE = re.compile(r"\{[^{}]*\}")
_LIST_NAMES = ("data", "items", "results", "values", "entries", "records")
_KEY_NAMES = ("id", "sid", "uuid", "guid", "key", "name", "slug", "code")
_KEY_ENDINGS = ("uuid", "guid", "id", "sid", "number", "key", "name", "slug", "code")
_KEY_KINDS = (ScalarKind.STRING, ScalarKind.INTEGER, ScalarKind.UUID)


@dataclass(slots=True)
class _Collection:
    """The operations on one collection, and those on a single item of it, by method."""

    path: str
    parameter: str | None = None
    operations: dict[str, Operation] = field(default_factory=dict[str, Operation])
    item_operations: dict[str, Operation] = field(default_factory=dict[str, Operation])


def find_entities(api: Api) -> Entities:
    finder = _Finder(api)
    entities: dict[str, Entity] = {}
    roles: dict[str, EntityRole] = {}
    for collection in _group_by_collection(api):
        found = finder.find_entity(collection)
        if found is not None:
            entities[collection.path], collection_roles = found
            roles |= collection_roles
    return Entities(entities, roles)


def _group_by_collection(api: Api) -> list[_Collection]:
    """Operations by collection: `/A/{x}` belongs to `/A`, and so does `/A/{y}`."""
    collections: dict[str, _Collection] = {}
    for operation in api.operations():
        path = operation.path_text
        collection = collections.setdefault(_blank_variables(path), _Collection(path))
        collection.operations[operation.method] = operation
    for operation in api.operations():
        found = _ITEM.fullmatch(operation.path_text)
        if found is not None:
            path = found["collection"] + found["rest"]
            collection = collections.setdefault(_blank_variables(path), _Collection(path))
            collection.parameter = found["parameter"]
            collection.item_operations[operation.method] = operation
    return list(collections.values())


class _Finder:
    def __init__(self, api: Api) -> None:
        self._api = api

    def find_entity(self, collection: _Collection) -> tuple[Entity, dict[str, EntityRole]] | None:
        """The entity of a collection, and the roles of the collection's operations."""
        found = list(self._assign_roles(collection))
        by_action = {action: operation for operation, action, _ in found}
        # An operation that only creates sends something; one must return what was created.
        if not by_action.keys() & {EntityAction.FETCH, EntityAction.LIST}:
            return None
        roles = {
            operation.id: EntityRole(entity=collection.path, action=action, items=items)
            for operation, action, items in found
        }
        object_type = self._find_entity_type(by_action, roles)
        if object_type is None:
            return None
        noun = _derive_noun(collection.path)
        key, key_type = self._find_key(object_type, collection.parameter, noun)
        if not key and collection.item_operations:
            return None
        first = next(by_action[action] for action in EntityAction if action in by_action)
        entity = Entity(
            resource=first.resource,
            collection=collection.path,
            key=key,
            parameter=collection.parameter,
            template=self._build_template(key_type, noun),
            creates=bool(by_action.keys() & {EntityAction.CREATE, EntityAction.REPLACE}),
        )
        return entity, roles

    def _assign_roles(
        self, collection: _Collection
    ) -> Iterator[tuple[Operation, EntityAction, tuple[str, ...]]]:
        """The operations with a role: the action, and of a list the path of its items."""
        for method, operation in collection.operations.items():
            if method == "GET":
                items = self._find_items(operation, collection.path)
                if items is not None:
                    yield operation, EntityAction.LIST, items
            elif method == "POST":
                if operation.body is not None and self._returns_object(operation):
                    yield operation, EntityAction.CREATE, ()
            elif method == "DELETE" and collection.item_operations:
                yield operation, EntityAction.CLEAR, ()
        creates = "POST" in collection.operations
        actions = {
            **dict.fromkeys(("PATCH", "POST"), EntityAction.UPDATE),
            "PUT": EntityAction.UPDATE if creates else EntityAction.REPLACE,
            "DELETE": EntityAction.DELETE,
        }
        for method, operation in collection.item_operations.items():
            if method in actions:
                yield operation, actions[method], ()
            elif method == "GET" and self._returns_object(operation):
                yield operation, EntityAction.FETCH, ()

    # --- responses -------------------------------------------------------------------------------

    def _returns_object(self, operation: Operation) -> bool:
        content = _find_success_content(operation)
        return content is not None and self._find_object(content.type) is not None

    def _find_items(self, operation: Operation, path: str) -> tuple[str, ...] | None:
        """The property names that lead to the array of objects; None if this is not a list."""
        content = _find_success_content(operation)
        if content is None:
            return None
        if operation.pagination is not None:
            items = operation.pagination.items
            return items if self._find_item_type(content.type, items) is not None else None
        if self._find_item_type(content.type, ()) is not None:
            return ()
        envelope = self._find_object(content.type)
        if envelope is None:
            return None
        arrays = [
            prop.wire_name
            for prop in envelope.properties
            if self._find_item_type(prop.type, ()) is not None
        ]
        likely = {*_LIST_NAMES, *(segment.lower() for segment in _split_segments(path)[-1:])}
        named = [name for name in arrays if name.lower() in likely]
        # An object with several arrays is an entity itself, not an envelope of one of them.
        if len(named) == 1:
            return (named[0],)
        is_item = _ITEM.fullmatch(path) is not None
        has_key = any(prop.wire_name in ("id", "sid") for prop in envelope.properties)
        return (arrays[0],) if len(arrays) == 1 and not (is_item or has_key) else None

    def _find_item_type(self, type_ref: TypeRef, path: tuple[str, ...]) -> ObjectType | None:
        """The objects in the array at the end of a path of property names."""
        for name in path:
            declared = self._find_object(type_ref)
            prop = None if declared is None else declared.find_property(name)
            if prop is None:
                return None
            type_ref = prop.type
        type_ref = self._api.unwrap(type_ref)
        return self._find_object(type_ref.item) if isinstance(type_ref, model.ArrayType) else None

    def _find_entity_type(
        self, by_action: Mapping[EntityAction, Operation], roles: Mapping[str, EntityRole]
    ) -> ObjectType | None:
        actions = (
            EntityAction.FETCH,
            EntityAction.CREATE,
            EntityAction.LIST,
            EntityAction.REPLACE,
        )
        for operation in (by_action[action] for action in actions if action in by_action):
            content = _find_success_content(operation)
            role = roles[operation.id]
            is_list = role.action is EntityAction.LIST
            if content is None:
                continue
            found = (
                self._find_item_type(content.type, role.items)
                if is_list
                else self._find_object(content.type)
            )
            if found is not None:
                return found
        return None

    def _find_object(self, type_ref: TypeRef) -> ObjectType | None:
        """The object type that this is, or the first one in a union."""
        declared = self._api.declaration_of(type_ref)
        if isinstance(declared, ObjectType):
            return declared
        variants = declared.variants if isinstance(declared, model.UnionType) else ()
        objects = (self._api.object_type(variant.type) for variant in variants)
        return next((one for one in objects if one is not None), None)

    # --- identifiers -----------------------------------------------------------------------------

    def _find_key(
        self, object_type: ObjectType, parameter: str | None, noun: str
    ) -> tuple[tuple[str, ...], ScalarType | None]:
        """The path to the identifier, which is like the parameter or a usual name, and its type."""
        scalars = {
            _fold_name(prop.wire_name): (prop.wire_name, scalar)
            for prop in object_type.properties
            if (scalar := self._find_key_scalar(prop.type))
        }
        for name in _list_key_names(parameter, noun):
            if name in scalars:
                wire_name, scalar = scalars[name]
                return (wire_name,), scalar
        # Kubernetes and similar APIs: the name is in `metadata`.
        metadata = object_type.find_property("metadata")
        inner = None if metadata is None else self._find_object(metadata.type)
        for prop in inner.properties if inner is not None else ():
            same_name = _fold_name(prop.wire_name) == _fold_name(parameter or "")
            if same_name and (scalar := self._find_key_scalar(prop.type)):
                return ("metadata", prop.wire_name), scalar
        return (), None

    def _build_template(self, key_type: ScalarType | None, noun: str) -> TextTemplate:
        """The form of new identifiers: as its pattern, or `assistant_` and a number."""
        if key_type is None:
            return ((HEX, 12),)
        if key_type.kind is ScalarKind.INTEGER:
            return ()
        if key_type.kind is ScalarKind.UUID:
            return UUID_TEMPLATE
        constraints = key_type.constraints
        least, most = constraints.min_length or 0, constraints.max_length
        if constraints.patterns:
            found = find_template(constraints.patterns[-1], least, most)
            if found is not None and any(isinstance(piece, tuple) for piece in found):
                return found
        length = min(max(8, least - len(noun) - 1), 64)
        if most is not None and len(noun) + 1 + length > most:
            return ((HEX, most),)
        return (f"{noun}_", (HEX, length)) if noun else ((HEX, length),)

    def _find_key_scalar(self, type_ref: TypeRef) -> ScalarType | None:
        """The string or integer that a type is."""
        scalar = self._api.unwrap(type_ref)
        return scalar if isinstance(scalar, ScalarType) and scalar.kind in _KEY_KINDS else None


def _find_success_content(operation: Operation) -> model.Content | None:
    """The JSON of the first 2xx response."""
    for response in operation.responses:
        if 200 <= response.first < 300:
            for content in response.contents:
                if content.kind is ContentKind.JSON:
                    return content
    return None


def _list_key_names(parameter: str | None, noun: str) -> Iterator[str]:
    """Folded names of an identifier, the best first."""
    if parameter is not None:
        whole = _fold_name(parameter)
        yield whole
        if noun and whole.startswith(_fold_name(noun)) and whole != _fold_name(noun):
            yield whole.removeprefix(_fold_name(noun))
        yield from (ending for ending in _KEY_ENDINGS if whole.endswith(ending))
    yield from _KEY_NAMES


def _derive_noun(path: str) -> str:
    """The singular name of a collection's entities: `assistant` for `/v1/Assistants`."""
    last = _split_segments(path)[-1:]
    parts = split_words(last[0]) if last else ()
    return singularize(parts[-1].lower()) if parts else ""


def _split_segments(path: str) -> list[str]:
    """The literal segments of a path, without an extension such as `.json`."""
    return [
        segment.partition(".")[0] or segment
        for segment in path.split("/")
        if segment and "{" not in segment
    ]


def _blank_variables(path: str) -> str:
    return _VARIABLE.sub("{}", path)


def _fold_name(name: str) -> str:
    return re.sub(r"[^0-9a-z]", "", name.lower())
