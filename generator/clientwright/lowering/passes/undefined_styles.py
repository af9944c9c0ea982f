"""Reports parameters and form properties whose serialization OpenAPI leaves undefined.

These are the combinations that are not in the table "Style Values" or are `n/a` in "Style
Examples", and values that are nested more deeply than a style defines (appendix C).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, auto

from ...diagnostics import Diagnostics, rules
from ...model import (
    AdditionalProperties,
    ArrayType,
    Content,
    DeclaredType,
    DeepArrays,
    InlineUnion,
    MapType,
    ObjectType,
    Operation,
    Parameter,
    ParameterLocation,
    Ref,
    ScalarKind,
    ScalarType,
    TupleType,
    TypeId,
    TypeRef,
    UnionType,
    unwrap,
)

_DELIMITED = ("spaceDelimited", "pipeDelimited")
_DEFINED = "use a style that OpenAPI defines for it, or `content` with `application/json`"
_PROPERTY_DEFINED = "use a style that OpenAPI defines for it, or none, which sends JSON"
_DIALECT = "set `x-clientwright: {arrays: indices}` or `{arrays: repeat}` if the API reads those"


class _Shape(Enum):
    SCALAR = auto()
    ARRAY = auto()
    OBJECT = auto()


class UndefinedStyles:
    """Finds them in the operations of one API."""

    def __init__(self, types: Mapping[TypeId, DeclaredType], diagnostics: Diagnostics) -> None:
        self._types = types
        self._diagnostics = diagnostics

    def report(self, operations: Iterable[Operation]) -> None:
        """Report each parameter once."""
        for operation in operations:
            for parameter in operation.parameters:
                if parameter.media_type is None:
                    self._report(parameter)
            for content in () if operation.body is None else operation.body.contents:
                for prop in self._styled_properties(content):
                    self._report(prop, advice=_PROPERTY_DEFINED)

    def _report(self, parameter: Parameter, advice: str | None = None) -> None:
        found = self._find(parameter)
        if found is not None:
            combination, sent, usual_advice = found
            self._diagnostics.report(
                rules.PARAMETER_UNDEFINED,
                parameter.origin,
                combination=combination,
                name=parameter.wire_name,
                sent=sent,
                advice=advice or usual_advice,
            )

    def _styled_properties(self, content: Content) -> Iterator[Parameter]:
        """The properties of a form that have a style, as the query parameters that they equal."""
        record = next(self._variants(content.type), None)
        declared = record.properties if isinstance(record, ObjectType) else ()
        types = {prop.wire_name: prop.type for prop in declared}
        for encoding in content.encodings:
            if encoding.style is not None and encoding.property in types:
                yield Parameter(
                    wire_name=encoding.property,
                    location=ParameterLocation.QUERY,
                    type=types[encoding.property],
                    required=False,
                    style=encoding.style,
                    explode=encoding.explode,
                    origin=content.origin / "encoding" / encoding.property,
                )

    def _find(self, parameter: Parameter) -> tuple[str, str, str] | None:
        """The combination, what is sent, and the advice."""
        name, style = parameter.wire_name, parameter.style
        shapes = set(self._shapes(parameter.type))
        members = self._members(parameter.type)
        inner = {shape for member in members for shape in self._shapes(member)}
        if style == "deepObject":
            return self._find_deep(parameter, shapes, inner)
        if style in _DELIMITED and _Shape.SCALAR in shapes:
            return f"`{style}` for a single value", f"{name}=1", _DEFINED
        if style in _DELIMITED and parameter.explode:
            return f"`{style}` with `explode`", f"{name}=1&{name}=2", "remove `explode`"
        if _Shape.ARRAY in inner:
            return f"nested arrays in style `{style}`", "[1,2]", _DEFINED
        if _Shape.OBJECT in inner:
            return f"nested objects in style `{style}`", '{"a":1}', _DEFINED
        return None

    def _find_deep(
        self, parameter: Parameter, shapes: set[_Shape], inner: set[_Shape]
    ) -> tuple[str, str, str] | None:
        name = parameter.wire_name
        suffix = {DeepArrays.BRACKETS: "[]", DeepArrays.INDICES: "[0]", DeepArrays.REPEAT: ""}
        if _Shape.ARRAY in shapes:
            sent = f"{name}{suffix[parameter.arrays]}=1"
            return "`deepObject` for an array", sent, _DIALECT
        if _Shape.SCALAR in shapes:
            return "`deepObject` for a single value", f"{name}=1", _DEFINED
        if _Shape.ARRAY in inner:
            sent = f"{name}[a]{suffix[parameter.arrays]}=1"
            return "arrays in style `deepObject`", sent, _DIALECT
        if _Shape.OBJECT in inner:
            return "nested objects in style `deepObject`", f"{name}[a][b]=1", _DEFINED
        return None

    def _shapes(self, type_ref: TypeRef) -> Iterator[_Shape]:
        """The shapes that a value can have; none if it can be anything."""
        for each in self._variants(type_ref):
            match each:
                case ScalarType(kind=ScalarKind.ANY | ScalarKind.NULL | ScalarKind.NEVER):
                    pass
                case ArrayType() | TupleType():
                    yield _Shape.ARRAY
                case MapType() | ObjectType():
                    yield _Shape.OBJECT
                case _:
                    yield _Shape.SCALAR

    def _members(self, type_ref: TypeRef) -> Iterator[TypeRef]:
        """The types of items and properties."""
        for each in self._variants(type_ref):
            match each:
                case ArrayType(item=item):
                    yield item
                case TupleType(items=items):
                    yield from items
                case MapType(value=value):
                    yield value
                case ObjectType(properties=properties, additional=additional):
                    yield from (each.type for each in properties)
                    if not isinstance(additional, AdditionalProperties):
                        yield additional
                case _:
                    pass

    def _variants(self, type_ref: TypeRef, depth: int = 0) -> Iterator[TypeRef | DeclaredType]:
        """The type, or those of a union."""
        inner = unwrap(type_ref, self._types)
        declared = self._types.get(inner.id) if isinstance(inner, Ref) else inner
        match declared:
            case None:
                pass
            case InlineUnion(variants=variants) if depth < 5:
                for variant in variants:
                    yield from self._variants(variant, depth + 1)
            case UnionType(variants=tagged) if depth < 5:
                for each in tagged:
                    yield from self._variants(each.type, depth + 1)
            case _:
                yield declared
