"""`_api.json`: the API as data, for strict reading, the fake and the generated tests.

It holds the operations, the entities that the fake stores, and the schemas of all types under
`$defs` (JSON Schema 2020-12). Annotations that JSON Schema lacks begin with `x-`:

- `x-patterns`: those of `pattern` that are safe to match, as regular expressions of Python
- `x-conditional`: the property's type holds for some values of the object only
- `x-sample-variant`: the index in `anyOf` to generate a sample from
- `x-sample-properties`: the optional properties of a sample, if not all

Each operation and each type is one line, so that a change to the document is a change to its line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from ....contract.entities import Entities, Entity, find_entities
from ....contract.json_schema import Schema, SchemaBuilder
from ....contract.requests import expand_server_url
from ....contract.samples import Sampler, sample_scalar
from ....conventions.pagination import Pagination
from ....model import (
    HTTP_DATE,
    NO_CONSTRAINTS,
    Api,
    Content,
    Encoding,
    Example,
    HeaderStyle,
    ObjectType,
    Operation,
    Parameter,
    ParameterLocation,
    Property,
    Ref,
    RequestBody,
    Response,
    ScalarKind,
    ScalarType,
    SecurityScheme,
    Server,
    TypeId,
    TypeRef,
    is_headers,
)
from ..naming.names import PythonNames
from .regex import translate_regex

Data: TypeAlias = dict[str, Any]

_STYLES: Final = {style: style.value for style in HeaderStyle} | {HeaderStyle.SIMPLE: None}
_DEFAULT_SAMPLES: Final = {ScalarKind.INTEGER: 1, ScalarKind.NUMBER: 1.5, ScalarKind.STRING: "text"}
"""Samples that the fake knows: numbers, and the name of the property for a string."""


def type_keys(api: Api, names: PythonNames) -> dict[TypeId, str]:
    """The keys of types in `$defs`: the names of their classes, made unique by a number."""
    keys: dict[str, TypeId] = {}
    for number, type_id in enumerate(api.types):
        name = names.type(type_id).class_name
        keys[f"{name}.{number}" if name in keys else name] = type_id
    return {type_id: key for key, type_id in keys.items()}


def api_data(api: Api, names: PythonNames, sampler: Sampler) -> str:
    """The text of the file."""
    schemas = _AnnotatedSchemas(api, type_keys(api, names), sampler)
    entities = find_entities(api)
    operations = _Operations(schemas, sampler, names, entities)
    entity_data = {
        operations.entity_names[path]: _entity(entity) for path, entity in entities.by_path.items()
    }
    urls = [expand_server_url(server) for server in _servers(api)]
    parts = [
        f'"title": {_line(api.title)}',
        f'"version": {_line(api.version)}',
        f'"servers": {_line(list(dict.fromkeys(urls)))}',
        f'"schemes": {_rows({one.id: _scheme(one) for one in api.schemes if one.credentials})}',
        f'"entities": {_rows(entity_data)}',
        f'"operations": [\n{_joined(_line(operations.data(one)) for one in api.operations())}]',
        f'"$defs": {_rows(schemas.definitions())}',
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


class _AnnotatedSchemas(SchemaBuilder):
    """Schemas with samples, and with what only the generator can find out."""

    def __init__(self, api: Api, keys: Mapping[TypeId, str], sampler: Sampler) -> None:
        bodies = {key: one for key, one in api.types.items() if not is_headers(one)}
        super().__init__(bodies, keys)
        self._sampler = sampler

    def scalar(self, scalar: ScalarType) -> Schema:
        if scalar == HTTP_DATE:
            return {"type": "string", "examples": ["Sat, 31 Jan 2026 12:30:00 GMT"]}
        schema = super().scalar(scalar)
        constraints = scalar.constraints
        patterns = [
            pattern for pattern in map(translate_regex, constraints.patterns) if pattern is not None
        ]
        if patterns:
            schema["x-patterns"] = patterns
        if "type" not in schema or scalar.kind in (
            ScalarKind.BOOLEAN,
            ScalarKind.NULL,
            ScalarKind.BINARY,
        ):
            return schema
        sample = sample_scalar(scalar, "text")
        # The name of the property may be too short, or not match.
        constrained = (constraints.min_length or 0) > 1 or constraints.patterns
        if constrained or sample != _DEFAULT_SAMPLES.get(scalar.kind):
            schema["examples"] = [sample]
        return schema

    def union(self, variants: tuple[TypeRef, ...], schemas: list[Schema]) -> Schema:
        schema = super().union(variants, schemas)
        heights = [self._sampler.measure_height(variant) for variant in variants]
        best = heights.index(min(heights)) if heights else 0
        return schema | ({"x-sample-variant": best} if best else {})

    def object(self, declared: ObjectType) -> Schema:
        schema = super().object(declared)
        optional = [prop.wire_name for prop in declared.properties if not prop.required]
        shown = self._sampler.choose_sample_properties(declared)
        shown_optional = [name for name in optional if name in shown]
        if shown_optional != optional or declared.constraints is not NO_CONSTRAINTS:
            schema["x-sample-properties"] = shown_optional
        return schema | self.example(declared.docs.examples, Ref(id=declared.id))

    def property(self, owner: ObjectType, prop: Property) -> Schema:
        schema = super().property(owner, prop)
        if prop.conditional:
            schema["x-conditional"] = True
        return schema | self.example(prop.docs.examples, prop.type)

    def example(self, examples: tuple[Example, ...], type_ref: TypeRef) -> Schema:
        """The first of the document's examples that is valid, as `examples`."""
        example = self._sampler.example(examples, type_ref)
        return {} if example is None else {"examples": [example.value]}


class _Operations:
    """The operations as data."""

    def __init__(
        self,
        schemas: _AnnotatedSchemas,
        sampler: Sampler,
        names: PythonNames,
        entities: Entities,
    ) -> None:
        self._schemas = schemas
        self._sampler = sampler
        self._names = names
        self._entities = entities
        self.entity_names = dict(self._named_entities())

    def data(self, operation: Operation) -> Data:
        """One operation."""
        method = self._names.operation(operation.id).method
        data: Data = {
            "id": operation.id,
            "call": ".".join([*self._names.attributes(operation.resource), method]),
            "method": operation.method,
            "path": operation.path_text,
        }
        role = self._entities.roles.get(operation.id)
        if role is not None:
            data |= {"entity": self.entity_names[role.entity], "action": role.action.value}
        pagination = operation.pagination
        items = () if role is None else role.items
        return data | _without_defaults(
            {
                "items": list(items if pagination is None else pagination.items),
                "parameters": [self._parameter(one) for one in operation.parameters],
                "body": None if operation.body is None else self._body(operation.body),
                "responses": [self._response(one) for one in operation.responses],
                "security": [[name for name, _ in one.schemes] for one in operation.security],
                "pagination": None if pagination is None else _pagination(pagination, operation),
            }
        )

    def _named_entities(self) -> Iterator[tuple[str, str]]:
        """Entities by their resource; by their path if several share one."""
        resources = [entity.resource for entity in self._entities.by_path.values()]
        for path, entity in self._entities.by_path.items():
            name = ".".join(self._names.attributes(entity.resource))
            yield path, name if name and resources.count(entity.resource) == 1 else path

    def _parameter(self, parameter: Parameter) -> Data:
        data: Data = {
            "name": parameter.wire_name,
            "location": parameter.location.value,
            "schema": self._schemas.schema(parameter.type),
        }
        if (parameter.style, parameter.explode) != ("form", True):
            data |= {"style": parameter.style, "explode": parameter.explode}
        return data | _without_defaults(
            {
                "required": parameter.required,
                "media_type": parameter.media_type,
                "encodings": {one.property: _encoding(one) for one in parameter.encodings},
            }
        )

    def _body(self, body: RequestBody) -> Data:
        data: Data = {"contents": [self._content(one) for one in body.contents]}
        return data | _without_defaults({"required": body.required})

    def _content(self, content: Content) -> Data:
        schema = self._schemas.schema(content.type)
        return {
            "media_type": content.media_type,
            "kind": content.kind.value,
            "schema": schema | self._schemas.example(content.examples, content.type),
            **_without_defaults(
                {
                    "is_event": content.event is not None,
                    "encodings": {
                        one.property: encoding
                        for one in content.encodings
                        if (encoding := _encoding(one))
                    },
                }
            ),
        }

    def _response(self, response: Response) -> Data:
        headers = {
            header.wire_name: {
                "schema": self._schemas.schema(header.type)
                | self._schemas.example(header.docs.examples, header.type),
                **_without_defaults({"required": header.required, "style": _STYLES[header.style]}),
            }
            for header in response.headers
        }
        contents = [self._content(one) for one in response.contents]
        optional = _without_defaults({"contents": contents, "headers": headers})
        return {"first": response.first, "last": response.last, **optional}


def _servers(api: Api) -> Iterator[Server]:
    yield from api.servers
    for operation in api.operations():
        yield from operation.servers


def _entity(entity: Entity) -> Data:
    optional: Data = {
        "parameter": entity.parameter,
        "template": [piece if isinstance(piece, str) else list(piece) for piece in entity.template],
        "creates": entity.creates,
    }
    return {
        "collection": entity.collection,
        "key": list(entity.key),
        **_without_defaults(optional),
    }


def _pagination(pagination: Pagination, operation: Operation) -> Data:
    query = ParameterLocation.QUERY
    names = [one.wire_name for one in operation.parameters if one.location is query]
    return {"kind": pagination.kind, **pagination.server_fields(names)}


def _scheme(scheme: SecurityScheme) -> Data:
    return {"kind": scheme.type.runtime_class, **scheme.type.runtime_fields()}


def _encoding(encoding: Encoding) -> Data:
    data: Data = {} if encoding.style is None else {"explode": encoding.explode}
    return data | _without_defaults(
        {
            "style": encoding.style,
            "media_type": encoding.media_type,
            "is_file": encoding.is_file,
        }
    )


def _without_defaults(data: Data) -> Data:
    """The entries that differ from the defaults of the reader."""
    return {name: value for name, value in data.items() if value not in (None, [], {}, False, 0)}


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True)


def _rows(values: Mapping[str, Any]) -> str:
    lines = (f"{_line(name)}: {_line(value)}" for name, value in values.items())
    return f"{{\n{_joined(lines)}}}"


def _joined(lines: Iterable[str]) -> str:
    text = ",\n".join(lines)
    return f"{text}\n" if text else ""
