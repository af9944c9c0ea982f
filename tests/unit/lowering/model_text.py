"""Lowers documents in tests, and formats types in one line.

`show` formats a type reference as `string`, `[int32 integer]`, `{string}` (a map), `Pet?`
(nullable), `'a' | integer`, `(string, number)` (a tuple). `show_declared` formats a declared type;
`!` marks required properties.
"""

from __future__ import annotations

import tempfile
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from clientwright.diagnostics.findings import Diagnostics
from clientwright.load import load
from clientwright.lowering import OperationFilter, lower
from clientwright.model import (
    AdditionalProperties,
    AliasType,
    Api,
    ArrayType,
    ConstantType,
    DeclaredType,
    Direction,
    EnumType,
    InlineUnion,
    MapType,
    Nullable,
    ObjectType,
    Operation,
    Property,
    Ref,
    ScalarKind,
    ScalarType,
    TupleType,
    TypeRef,
    UnionType,
)
from clientwright.resolve import resolve

HEAD = {"openapi": "3.1.0", "info": {"title": "Probe", "version": "1"}}


def lower_with_diagnostics(
    document: str | Mapping[str, Any], options: OperationFilter | None = None
) -> tuple[Api, Diagnostics]:
    """The model of a document and the diagnostics. `openapi`, `info` and `paths` can be omitted."""
    data = yaml.safe_load(textwrap.dedent(document)) if isinstance(document, str) else document
    whole = {**HEAD, "paths": {}, **data}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "openapi.yaml")
        file.write_text(yaml.safe_dump(whole, sort_keys=False, allow_unicode=True), "utf-8")
        diagnostics = Diagnostics()
        loaded = load(file, diagnostics)
        assert loaded is not None
        spec = resolve(loaded, diagnostics)
        assert not diagnostics.errors, [finding.message for finding in diagnostics.errors]
        return lower(spec, diagnostics, options), diagnostics


def lower_document(
    document: str | Mapping[str, Any], options: OperationFilter | None = None
) -> Api:
    """The model of a document."""
    return lower_with_diagnostics(document, options)[0]


def schemas(text: str, version: str = "3.1.0", *, send: bool = False) -> Schemas:
    """The types of component schemas, all in a response (and in the request, with `send`)."""
    components = yaml.safe_load(textwrap.dedent(text))
    content = {
        "application/json": {
            "schema": {
                "type": "object",
                "properties": {n: {"$ref": f"#/components/schemas/{n}"} for n in components},
            }
        }
    }
    operation: dict[str, Any] = {
        "operationId": "get/probe",
        "responses": {"200": {"description": "", "content": content}},
    }
    if send:
        operation["requestBody"] = {"content": content}
    api, diagnostics = lower_with_diagnostics(
        {
            "openapi": version,
            "paths": {"/probe": {"post": operation}},
            "components": {"schemas": components},
        }
    )
    return Schemas(api, diagnostics)


class Schemas:
    """The types of component schemas, by the last part of their id."""

    def __init__(self, api: Api, diagnostics: Diagnostics) -> None:
        self.api = api
        self.codes = [finding.rule.code for finding in diagnostics.all]
        self._short = {short(id_): made for id_, made in api.types.items()}

    def __contains__(self, name: str) -> bool:
        return name in self._short

    def __getitem__(self, name: str) -> str:
        """A declared type in one line."""
        return show_declared(self._short[name])

    def type(self, name: str) -> DeclaredType:
        """A declared type."""
        return self._short[name]

    def names(self) -> list[str]:
        """The names of the declared types, without those of the operation."""
        return [name for name in self._short if not name.startswith("/paths")]

    def use(self, name: str) -> str:
        """The reference to a component schema."""
        (holder,) = [t for n, t in self._short.items() if n.startswith("/paths")][:1]
        assert isinstance(holder, ObjectType)
        return next(show(field.type) for field in holder.properties if field.wire_name == name)


def short(id_: str) -> str:
    """The pointer after `/components/schemas`: `Pet`, `Pet/properties/tags`."""
    return id_.partition("#")[2].removeprefix("/components/schemas/")


def show(use: TypeRef) -> str:
    """A type reference in one line."""
    match use:
        case ScalarType(kind=scalar, format=format_):
            plain = scalar in (
                ScalarKind.STRING,
                ScalarKind.INTEGER,
                ScalarKind.NUMBER,
                ScalarKind.BOOLEAN,
            )
            return f"{format_} {scalar.value}" if format_ and plain else scalar.value
        case ConstantType(value=value):
            return repr(value)
        case ArrayType(item=item):
            return f"[{show(item)}]"
        case TupleType(items=items):
            return f"({', '.join(map(show, items))})"
        case MapType(value=value):
            return f"{{{show(value)}}}"
        case Nullable(inner=inner):
            return f"{show(inner)}?"
        case InlineUnion(variants=variants):
            return " | ".join(map(show, variants))
        case Ref(id=id_):
            return short(id_)


def show_property(prop: Property) -> str:
    """A property in one line."""
    arrow = {Direction.BOTH: "", Direction.READ_ONLY: "<", Direction.WRITE_ONLY: ">"}
    mark = "!" if prop.required else ""
    return f"{arrow[prop.direction]}{prop.wire_name}{mark}: {show(prop.type)}"


def show_declared(declared: DeclaredType) -> str:
    """A declared type in one line."""
    match declared:
        case ObjectType(properties=properties, additional=additional):
            parts = [show_property(prop) for prop in properties]
            if additional is AdditionalProperties.FORBIDDEN:
                parts.append("closed")
            elif not isinstance(additional, AdditionalProperties):
                parts.append(f"*: {show(additional)}")
            return f"({', '.join(parts)})"
        case EnumType(members=members, base=base):
            return f"{base.value} in {', '.join(repr(member.value) for member in members)}"
        case UnionType(variants=variants, discriminator=tag, default_variant=default):
            parts = ["/".join(v.tags) + ("=" if v.tags else "") + show(v.type) for v in variants]
            by = f" by {tag}" if tag else ""
            return " | ".join(parts) + by + (f" else {default}" if default is not None else "")
        case AliasType(type=type_, recursive=recursive):
            return f"is {show(type_)}" + (" recursively" if recursive else "")


def tree(api: Api) -> list[str]:
    """All operations as `resource.action`."""
    return [qualified_name(operation) for operation in api.operations()]


def qualified_name(operation: Operation) -> str:
    """Resource and action of an operation: `pets.toys.list`."""
    return ".".join((*operation.resource, "_".join(operation.action)))
