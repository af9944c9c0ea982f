"""Executes operations on the stored entities: create, fetch, list, update and delete.

The generator decided which operation does what (`OperationData.action`, `.entity`). All others
return examples and samples.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote

from .._runtime.models.api_data import ApiData, EntityData, Json, OperationData
from .._runtime.models.json_value import is_array, is_object
from .._runtime.models.schemas import ANY, Schema
from ._pages import NoSuchPage, Pages
from ._requests import ValidRequest
from ._responses import FakeResponse, ResponseFactory
from ._store import Collection, Store, get_path, is_record, set_path

_VARIABLE = re.compile(r"\{[^}]*\}")
_INITIAL_SAMPLES = 3
"""The size of a collection that no operation can fill."""


@dataclass(frozen=True, slots=True)
class _Call:
    """One request for an operation on an entity."""

    request: ValidRequest
    entity: EntityData
    collection: Collection
    key: str
    """The identifier in the path; empty for operations on the collection."""

    @property
    def operation(self) -> OperationData:
        return self.request.operation

    @property
    def sent(self) -> dict[str, Json]:
        return self.request.body if is_object(self.request.body) else {}


class State:
    """The entities of one fake.

    Args:
        forgiving: Whether to sample an entity that does not exist instead of responding with 404.
    """

    def __init__(
        self, api: ApiData, responses: ResponseFactory, *, page_size: int, forgiving: bool
    ) -> None:
        self._api = api
        self._responses = responses
        self._pages = Pages(api, page_size, forgiving=forgiving)
        self._forgiving = forgiving
        self._parents = [
            (_shape(f"{entity.collection}/{{}}"), entity)
            for entity in api.entities.values()
            if entity.creates and entity.parameter is not None
        ]
        self.store = Store(api)

    def respond(self, request: ValidRequest) -> FakeResponse:
        """The response in the media type that the request asks for."""
        accept = request.recorded.headers.get("accept", "*/*")
        return self._responses.convert(request.operation, self._respond(request), accept)

    def _respond(self, request: ValidRequest) -> FakeResponse:
        operation = request.operation
        missing = self._missing_parent(request)
        if missing is not None:
            return self._not_found(operation, missing)
        if operation.entity is None or operation.action is None:
            return self._sampled(request)
        entity = self._api.entities[operation.entity]
        values = list(request.path_values.values())
        count = len(_VARIABLE.findall(entity.collection))
        collection = self.store.collection(_fill_path(entity.collection, values[:count]))
        key = unquote(values[count]) if len(values) > count else ""
        call = _Call(request, entity, collection, key)
        match operation.action:
            case "create":
                return self._create(call)
            case "list":
                return self._list(call)
            case "clear":
                call.collection.entities.clear()
                return self._responses.create(operation)
            case "fetch" | "update" | "replace" | "delete":
                return self._one(call)

    def add(self, name: str, values: Mapping[str, Json], parents: Sequence[str]) -> Json:
        """Add an entity with these values and a sample of the others. Returns its identifier."""
        entity = self._api.entities[name]
        collection = self.store.collection(_fill_path(entity.collection, parents))
        collection.initialized = True
        key = get_path(values, entity.key)
        if key is None:
            key = self.store.new_key(entity, collection.entities)
        stored = {**self.store.sample(entity, self._entity_schema(name), key), **values}
        set_path(stored, entity.key, key)
        collection.entities[str(key)] = stored
        return key

    # --- operations ------------------------------------------------------------------------------

    def _create(self, call: _Call) -> FakeResponse:
        entities = call.collection.entities
        key = get_path(call.sent, call.entity.key)
        if not isinstance(key, str | int):
            key = self.store.new_key(call.entity, entities)
        elif str(key) in entities:
            return self._responses.error(call.operation, 409, f"{key} already exists")
        stored = self._new(call, key)
        stored.update(call.sent)
        set_path(stored, call.entity.key, key)
        entities[str(key)] = stored
        return self._shown(call.operation, stored)

    def _list(self, call: _Call) -> FakeResponse:
        collection = call.collection
        item_schema = self._responses.item_schema(call.operation)
        body_schema = self._responses.body_schema(call.operation)
        if item_schema is None or body_schema is None:
            return self._responses.create(call.operation)
        if not collection.initialized and not call.entity.creates:
            while len(collection.entities) < _INITIAL_SAMPLES:
                key = self.store.new_key(call.entity, collection.entities)
                collection.entities[str(key)] = self._new(call, key)
        collection.initialized = True
        items = [self.store.view(stored, item_schema) for stored in collection.entities.values()]
        return self._page(call.request, items, call.entity.key, body_schema)

    def _one(self, call: _Call) -> FakeResponse:
        """Fetch, update, replace or delete one entity."""
        operation, entities = call.operation, call.collection.entities
        if call.key not in entities:
            may_create = operation.action == "replace" or not call.entity.creates
            if not (may_create or self._forgiving):
                return self._not_found(operation, call.key)
            key = call.request.parameters.get(("path", call.entity.parameter or ""), call.key)
            entities[call.key] = self._new(call, key)
        if operation.action == "delete":
            return self._shown(operation, entities.pop(call.key))
        if operation.action != "fetch":
            entities[call.key].update(call.sent)
        return self._shown(operation, entities[call.key])

    def _shown(self, operation: OperationData, stored: dict[str, Json]) -> FakeResponse:
        """A response with the entity, if the operation returns one."""
        schema = self._responses.body_schema(operation)
        if schema is None or not is_record(self.store.object_schema(schema)):
            return self._responses.create(operation)
        return self._responses.create(operation, value=self.store.view(stored, schema))

    def _sampled(self, request: ValidRequest) -> FakeResponse:
        """A response independent of the stored entities. Lists are paginated all the same."""
        operation = request.operation
        schema = self._responses.body_schema(operation)
        paginated = operation.pagination is not None
        sample = self._responses.sample(operation) if paginated else None
        items = get_path(sample, operation.items)
        if schema is None or not is_array(items):
            accept = request.recorded.headers.get("accept", "*/*")
            return self._responses.create(operation, accept=accept)
        return self._page(request, items, [], schema)

    def _page(
        self, request: ValidRequest, items: list[Json], key: list[str], schema: Schema
    ) -> FakeResponse:
        operation = request.operation
        sample = self._responses.sample(operation)
        most: int | None = self._responses.array_schema(operation).get("maxItems")
        try:
            body, headers = self._pages.respond(request, items, key, most, sample, schema)
        except NoSuchPage as error:
            return self._responses.error(operation, 400, str(error))
        response = self._responses.create(operation, value=body)
        response.headers |= headers
        return response

    # --- entities --------------------------------------------------------------------------------

    def _new(self, call: _Call, key: Json) -> dict[str, Json]:
        schema = self._responses.item_schema(call.operation)
        schema = ANY if schema is None else schema
        stored = self.store.sample(call.entity, schema, key)
        # `GET /Sessions/{sessionId}/Messages` returns messages with this `session_id`.
        parents = {
            name: value
            for (location, name), value in call.request.parameters.items()
            if location == "path" and name != call.entity.parameter
        }
        self.store.fill(stored, schema, parents)
        set_path(stored, call.entity.key, key)
        return stored

    def _entity_schema(self, name: str) -> Schema:
        for action in ("fetch", "create", "list"):
            for operation in self._api.operations:
                if operation.entity == name and operation.action == action:
                    schema = self._responses.item_schema(operation)
                    if schema is not None:
                        return schema
        return ANY

    def _missing_parent(self, request: ValidRequest) -> str | None:
        """The identifier of a parent in the path that does not exist."""
        if self._forgiving:
            return None
        values = list(request.path_values.values())
        shape = _shape(request.operation.path)
        for parent, entity in self._parents:
            if shape.startswith(f"{parent}/"):
                count = parent.count("{}")
                path = _fill_path(entity.collection, values[: count - 1])
                key = unquote(values[count - 1])
                if key not in self.store.collection(path).entities:
                    return key
        return None

    def _not_found(self, operation: OperationData, key: str) -> FakeResponse:
        return self._responses.error(operation, 404, f"{key} was not found")


def _shape(path: str) -> str:
    return _VARIABLE.sub("{}", path)


def _fill_path(path: str, values: Sequence[str]) -> str:
    """The path with values for its variables, each in one encoding."""
    remaining = iter(values)
    return _VARIABLE.sub(lambda _: quote(unquote(next(remaining, "")), safe=""), path)
