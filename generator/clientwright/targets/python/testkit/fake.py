"""`_api.json`: what the generated client knows of the API as data: its fake, and strict reading.

Operations, types, limits and examples in the vocabulary of `runtime/_runtime/models/vocabulary.py`; which
operations create, fetch, list, change and delete one kind of thing was found in `kinds.py`. One
line holds one operation or one type, so that a change of the document shows as a change of its
line. Not here: the fake itself and what checks values, which are the same for every document.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias, assert_never

from ....contract.entities import Kind, Kinds, kinds_of
from ....contract.json_schema import allowed_tags, limits_of
from ....contract.requests import filled
from ....contract.safe_regex import safe
from ....contract.samples import Sampler, leaf_sample
from ....conventions.pagination import Pagination
from ....model import (
    AdditionalProperties,
    AliasType,
    Api,
    ArrayType,
    ConstantType,
    Constraints,
    Content,
    DeclaredType,
    Direction,
    Encoding,
    EnumType,
    InlineUnion,
    MapType,
    Nullable,
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
    SecurityRequirement,
    SecurityScheme,
    Server,
    TupleType,
    TypeId,
    TypeRef,
    UnionType,
)
from ..naming.names import PythonNames

Data: TypeAlias = dict[str, Any]
_QUERY = ParameterLocation.QUERY

_TEXTS = {
    ScalarKind.DATE_TIME: "date-time",
    ScalarKind.DATE: "date",
    ScalarKind.TIME: "time",
    ScalarKind.DURATION: "duration",
    ScalarKind.UUID: "uuid",
    ScalarKind.DECIMAL: "decimal",
    ScalarKind.BYTE: "byte",
}
_PLAIN = {
    ScalarKind.ANY: "any",
    ScalarKind.BOOLEAN: "boolean",
    ScalarKind.BINARY: "octets",
    ScalarKind.NULL: "null",
    ScalarKind.NEVER: "never",
}
_NUMBER_LIMITS = {
    "minimum": "minimum",
    "maximum": "maximum",
    "exclusive_minimum": "above",
    "exclusive_maximum": "below",
    "multiple_of": "multiple_of",
}


class ApiData:
    """The data of one API."""

    def __init__(self, api: Api, names: PythonNames, sampler: Sampler) -> None:
        self._api = api
        self._names = names
        self._sampler = sampler
        self._kinds: Kinds = kinds_of(api)
        self._kind_names = dict(self._named_kinds())
        self._type_names = dict(self._named_types())

    def text(self) -> str:
        """The file."""
        operations = [self._operation(one) for one in self._api.operations()]
        types = {
            self._type_names[type_id]: self._declared(declared)
            for type_id, declared in self._api.types.items()
        }
        parts = [
            f'"title": {_line(self._api.title)}',
            f'"version": {_line(self._api.version)}',
            f'"servers": {_line(list(dict.fromkeys(map(filled, self._servers()))))}',
            f'"schemes": {_rows({one.id: _scheme(one) for one in self._api.schemes})}',
            f'"kinds": {_rows(dict(self._kinds_data()))}',
            f'"operations": [\n{_joined(map(_line, operations))}]',
            f'"types": {_rows(types)}',
        ]
        return "{\n" + ",\n".join(parts) + "\n}\n"

    def call(self, operation: Operation) -> str:
        """How the client spells the operation: `assistants.messages.create`."""
        path = operation.resource
        owners = [self._names.resource(path[: n + 1]).attribute for n in range(len(path))]
        return ".".join([*owners, self._names.operation(operation.id).method])

    # --- kinds -----------------------------------------------------------------------------------

    def _named_kinds(self) -> Iterator[tuple[str, str]]:
        """Kinds by the resources that they belong to; by their paths where several share one."""
        kinds = self._kinds.kinds.values()
        owners = [kind.resource for kind in kinds]
        for kind in kinds:
            path = kind.resource
            name = ".".join(self._names.resource(path[: n + 1]).attribute for n in range(len(path)))
            yield kind.collection, name if name and owners.count(path) == 1 else kind.collection

    def _kinds_data(self) -> Iterator[tuple[str, Data]]:
        for collection, kind in self._kinds.kinds.items():
            yield self._kind_names[collection], _kind(kind)

    # --- operations ------------------------------------------------------------------------------

    def _servers(self) -> Iterator[Server]:
        yield from self._api.servers
        for operation in self._api.operations():
            yield from operation.servers

    def _operation(self, operation: Operation) -> Data:
        data: Data = {
            "id": operation.id,
            "call": self.call(operation),
            "method": operation.method,
            "path": operation.path_text,
        }
        part = self._kinds.parts.get(operation.id)
        if part is not None:
            data |= {"kind": self._kind_names[part.kind], "does": part.does.value}
        pagination = operation.pagination
        items = (
            pagination.items if pagination is not None else part.items if part is not None else ()
        )
        found: Data = {
            "items": list(items),
            "parameters": [self._parameter(one) for one in operation.parameters],
            "body": None if operation.body is None else self._body(operation.body),
            "responses": [self._response(one) for one in operation.responses],
            "security": [_requirement(one) for one in operation.security],
            "pagination": None if pagination is None else _pagination(pagination, operation),
        }
        return data | _said(found)

    def _parameter(self, parameter: Parameter) -> Data:
        data: Data = {
            "name": parameter.wire_name,
            "place": parameter.location.value,
            "type": self.type(parameter.type),
        }
        if parameter.required:
            data["required"] = True
        if (parameter.style, parameter.explode) != ("form", True):
            data |= {"style": parameter.style, "explode": parameter.explode}
        if parameter.media_type is not None:
            data["media_type"] = parameter.media_type
        return data

    def _body(self, body: RequestBody) -> Data:
        data: Data = {"contents": [self._content(one) for one in body.contents]}
        return data | ({"required": True} if body.required else {})

    def _content(self, content: Content) -> Data:
        data: Data = {
            "media_type": content.media_type,
            "kind": content.kind.value,
            "type": self.type(content.type),
        }
        found = self._sampler.example(content.examples, content.type)
        if found is not None:
            data["example"] = found.value
        if content.encodings:
            data["encodings"] = {one.property: _encoding(one) for one in content.encodings}
        return data

    def _response(self, response: Response) -> Data:
        data: Data = {"first": response.first, "last": response.last}
        headers = {
            header.wire_name: {"type": self.type(header.type)}
            | ({"required": True} if header.required else {})
            | self._example(header.docs.examples, header.type)
            for header in response.headers
        }
        contents = [self._content(one) for one in response.contents]
        return data | _said({"contents": contents, "headers": headers})

    # --- types -----------------------------------------------------------------------------------

    def _named_types(self) -> Iterator[tuple[TypeId, str]]:
        taken: set[str] = set()
        for type_id in self._api.types:
            name = self._names.type(type_id).class_name
            name = str(type_id) if name in taken else name
            taken.add(name)
            yield type_id, name

    def type(self, use: TypeRef) -> Data:
        """A type in use."""
        match use:
            case ScalarType():
                return _leaf(use)
            case ConstantType(value=value):
                return {"is": "constant", "value": value}
            case ArrayType(item=item, constraints=limits):
                data: Data = {"is": "list", "item": self.type(item)}
                if limits.min_items:
                    data["min_items"] = limits.min_items
                if limits.max_items is not None:
                    data["max_items"] = limits.max_items
                return data | ({"unique": True} if limits.unique_items else {})
            case TupleType(items=items):
                return {"is": "row", "items": [self.type(item) for item in items]}
            case MapType(value=value, constraints=limits):
                return {"is": "map", "value": self.type(value)} | _size(limits)
            case Nullable(inner=inner):
                return {"is": "nullable", "of": self.type(inner)}
            case InlineUnion(variants=variants):
                return self._one_of(variants)
            case Ref(id=type_id):
                return {"is": "ref", "to": self._type_names[type_id]}
            case _:
                assert_never(use)

    def _declared(self, declared: DeclaredType) -> Data:
        match declared:
            case ObjectType():
                return self._record(declared)
            case EnumType(members=members):
                return {"is": "enum", "values": [member.value for member in members]}
            case AliasType(type=use):
                return self.type(use)
            case UnionType(variants=variants, discriminator=tag):
                data = self._one_of(tuple(variant.type for variant in variants))
                if tag is not None:
                    data["tag"] = tag
                    every = range(len(variants))
                    data["tags"] = [list(allowed_tags(self._api.types, declared, n)) for n in every]
                    if declared.default_variant is not None:
                        data["default"] = declared.default_variant
                return data
            case _:
                assert_never(declared)

    def _one_of(self, variants: tuple[TypeRef, ...]) -> Data:
        heights = [self._sampler.height(variant) for variant in variants]
        data: Data = {"is": "one-of", "variants": [self.type(variant) for variant in variants]}
        best = heights.index(min(heights)) if heights else 0
        return data | ({"sample": best} if best else {})

    def _record(self, record: ObjectType) -> Data:
        data: Data = {
            "is": "record",
            "fields": {one.wire_name: self._field(record, one) for one in record.properties},
        }
        if record.additional is AdditionalProperties.FORBIDDEN:
            data["closed"] = True
        elif record.additional is not AdditionalProperties.UNSPECIFIED:
            data["extra"] = self.type(record.additional)
        data |= _size(record.constraints)
        return data | self._example(record.docs.examples, Ref(id=record.id))

    def _field(self, record: ObjectType, one: Property) -> Data:
        data: Data = {"type": self.type(one.type)}
        if one.required:
            data["required"] = True
        elif self._sampler.is_circular(record.id, one.type):
            data["deep"] = True
        if one.direction is not Direction.BOTH:
            data["travels"] = one.direction.value
        if one.conditional:
            data["sometimes"] = True
        return data | self._example(one.docs.examples, one.type)

    def _example(self, examples: tuple[Any, ...], use: TypeRef) -> Data:
        found = self._sampler.example(examples, use)
        return {} if found is None else {"example": found.value}


# --- small things --------------------------------------------------------------------------------


def _leaf(leaf: ScalarType) -> Data:
    limits = limits_of(leaf)
    if leaf.kind in _PLAIN:
        return {"is": _PLAIN[leaf.kind]}
    if leaf.kind in (ScalarKind.INTEGER, ScalarKind.NUMBER):
        whole = leaf.kind is ScalarKind.INTEGER
        data: Data = {"is": "number"} | ({"whole": True} if whole else {})
        data |= {
            said: getattr(limits, name)
            for name, said in _NUMBER_LIMITS.items()
            if getattr(limits, name) is not None
        }
        sample = leaf_sample(leaf, "")
        return data | ({} if sample == (1 if whole else 1.5) else {"sample": sample})
    data = {"is": "text"}
    form = _TEXTS.get(leaf.kind, leaf.format)
    found: Data = {
        "format": form,
        "patterns": [text for text in map(safe, limits.patterns) if text is not None],
        "min_length": limits.min_length,
        "max_length": limits.max_length,
    }
    data |= _said(found)
    sample = leaf_sample(leaf, "text")
    # Without a sample the name of its place will do; not where that may be too short.
    if sample != "text" or (limits.min_length or 0) > 1 or limits.patterns:
        data["sample"] = sample
    return data


def _size(limits: Constraints) -> Data:
    """How many properties an object may have, and which of them go together."""
    least, most = limits.min_properties, limits.max_properties
    data: Data = {"min_properties": least} if least else {}
    data |= {} if most is None else {"max_properties": most}
    return data | ({"beside": dict(limits.dependent_required)} if limits.dependent_required else {})


def _kind(kind: Kind) -> Data:
    found: Data = {
        "parameter": kind.parameter,
        "recipe": [piece if isinstance(piece, str) else list(piece) for piece in kind.recipe],
        "creates": kind.creates,
    }
    return {"collection": kind.collection, "key": list(kind.key)} | _said(found)


def _pagination(pagination: Pagination, operation: Operation) -> Data:
    names = [one.wire_name for one in operation.parameters if one.location is _QUERY]
    return {"kind": pagination.kind} | pagination.server_fields(names)


def _scheme(scheme: SecurityScheme) -> Data:
    found: Data = {
        "place": None if scheme.location is None else scheme.location.value,
        "name": scheme.wire_name,
        "prefix": scheme.prefix,
    }
    return {"kind": scheme.kind.value} | _said(found)


def _requirement(requirement: SecurityRequirement) -> list[str]:
    return [name for name, _ in requirement.schemes]


def _encoding(encoding: Encoding) -> Data:
    data: Data = {"style": encoding.style, "explode": encoding.explode}
    return data | _said({"media_type": encoding.media_type})


def _said(found: Mapping[str, Any]) -> Data:
    """Only what says something."""
    return {name: value for name, value in found.items() if value not in (None, [], {}, False, 0)}


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True)


def _rows(values: Mapping[str, Any]) -> str:
    lines = (f"{_line(name)}: {_line(value)}" for name, value in values.items())
    return f"{{\n{_joined(lines)}}}"


def _joined(lines: Iterable[str]) -> str:
    text = ",\n".join(lines)
    return f"{text}\n" if text else ""
