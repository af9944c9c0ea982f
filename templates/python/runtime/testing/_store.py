"""Stores entities: created by some requests, returned by others.

A collection is a path with values for its variables, so the messages of different sessions are
separate. What a request sends is stored as it is; a response contains what its schema allows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from .._runtime.models.api_data import ApiData, EntityData, Json
from .._runtime.models.checks import Checker
from .._runtime.models.json_value import is_array, is_object
from .._runtime.models.schemas import Schema, additional_properties, kind_of, properties, resolve
from ._samples import Sampler, fill_template

_MIN_IDENTIFIER = 6
"""Shorter identifiers may be part of other text by chance."""


@dataclass(slots=True)
class Collection:
    """The entities of one type under one parent, by identifier, in the order of creation."""

    entities: dict[str, dict[str, Json]] = field(default_factory=dict[str, dict[str, Json]])
    initialized: bool = False
    """The initial samples were added."""


class Store:
    """All collections of one fake."""

    def __init__(self, api: ApiData) -> None:
        self._definitions = api.definitions
        self._sampler = Sampler(api.definitions)
        self._checker = Checker(api.definitions, writing=False)
        self._collections: dict[str, Collection] = {}
        self._count = 0

    def clear(self) -> None:
        """Remove everything, and count identifiers from the start."""
        self._collections.clear()
        self._count = 0

    def collection(self, path: str) -> Collection:
        """The entities under a path without variables."""
        return self._collections.setdefault(path, Collection())

    def new_key(self, entity: EntityData, taken: Mapping[str, object]) -> Json:
        """A new identifier, in the form that the document declares."""
        while True:
            self._count += 1
            key = fill_template(entity.template, self._count) if entity.template else self._count
            if str(key) not in taken:
                return key

    def sample(self, entity: EntityData, schema: Schema, key: Json) -> dict[str, Json]:
        """A sample of the schema with this identifier."""
        value = self._sampler.sample(schema)
        old = get_path(value, entity.key)
        if isinstance(old, str) and len(old) >= _MIN_IDENTIFIER:
            # URLs in an example contain the identifier of the example.
            value = _replace_text(value, old, str(key))
        stored: dict[str, Json] = value if is_object(value) else {}
        set_path(stored, entity.key, key)
        return stored

    def view(self, stored: dict[str, Json], schema: Schema) -> dict[str, Json]:
        """The entity as a value of the schema: what fits of it, and a sample of the rest."""
        sample = self._sampler.sample(schema)
        tags = self._tags(schema)
        schema = self.object_schema(schema)
        if not is_record(schema):
            return deepcopy(stored)
        result: dict[str, Json] = sample if is_object(sample) else {}
        for name, value in stored.items():
            if name in tags and value not in tags[name]:
                continue
            declared = properties(schema).get(name, additional_properties(schema))
            if declared is None or "writeOnly" in declared:
                continue
            if self._checker.fits(value, declared):
                result[name] = deepcopy(value)
        return result

    def fill(self, stored: dict[str, Json], schema: Schema, parameters: Mapping[str, Json]) -> None:
        """Set the properties named like parameters (`session_id` for `sessionId`), if they fit."""
        values = {_folded(name): value for name, value in parameters.items()}
        for name, declared in properties(self.object_schema(schema)).items():
            value = values.get(_folded(name))
            if value is not None and self._checker.fits(value, declared):
                stored[name] = value

    def object_schema(self, schema: Schema) -> Schema:
        """The schema itself; of a union, the variant that samples have."""
        while True:
            schema = resolve(schema, self._definitions)
            if kind_of(schema) != "union":
                return schema
            schema = self._sampler.sampled_variant(schema).schema

    def _tags(self, schema: Schema) -> dict[str, tuple[Json, ...]]:
        """The values by which unions select the variant that samples have, by property."""
        found: dict[str, tuple[Json, ...]] = {}
        while kind_of(schema := resolve(schema, self._definitions)) == "union":
            variant = self._sampler.sampled_variant(schema)
            if variant.tag is not None:
                found.setdefault(variant.tag, variant.tags)
            schema = variant.schema
        return found


def is_record(schema: Schema) -> bool:
    return kind_of(schema) == "object" and "properties" in schema


def set_path(value: dict[str, Json], path: Sequence[str], item: Json) -> None:
    """Set the property at the end of a path of names."""
    for name in path[:-1]:
        inner = value.get(name)
        if not is_object(inner):
            inner = value[name] = {}
        value = inner
    if path:
        value[path[-1]] = item


def remove_path(value: Json, path: Sequence[str]) -> None:
    parent = get_path(value, path[:-1])
    if is_object(parent):
        parent.pop(path[-1], None)


def get_path(value: Json, path: Sequence[str]) -> Json:
    """The property at the end of a path of names, or None."""
    for name in path:
        if not is_object(value):
            return None
        value = value.get(name)
    return value


def _replace_text(value: Json, old: str, new: str) -> Json:
    """The value with a text replaced in all strings."""
    if isinstance(value, str):
        return value.replace(old, new)
    if is_array(value):
        return [_replace_text(item, old, new) for item in value]
    if is_object(value):
        return {name: _replace_text(item, old, new) for name, item in value.items()}
    return value


def _folded(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()
