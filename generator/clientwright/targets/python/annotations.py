"""Type annotations for the types of the model, as expression trees.

Every type has two annotations: that of a value in a response, which msgspec decodes, and that of a
value in a request, which is wider: dictionaries beside models, any sequence for a list, text beside
a date. Types without a declaration are written inline.

`type: number` is `int | float`, since msgspec would decode `123` as `123.0`, and large integers
inexactly. For a type checker, `float` accepts both in a request.

msgspec decodes a union only if at most one variant is text. Several text types are therefore
widened to a type that holds all their values: `date | date-time` becomes `str`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from ...model import (
    Api,
    ArrayType,
    ConstantType,
    DeclaredType,
    EnumType,
    InlineUnion,
    MapType,
    Nullable,
    ObjectType,
    Property,
    Ref,
    ScalarKind,
    ScalarType,
    TupleType,
    TypeRef,
    UnionType,
)
from .formats import exclusive_text, is_plain_text, text_class
from .naming.names import PythonNames
from .representation import Representation
from .source import expression as py

_BUILTINS = {
    ScalarKind.BOOLEAN: "bool",
    ScalarKind.INTEGER: "int",
    ScalarKind.NUMBER: "float",
    ScalarKind.STRING: "str",
    ScalarKind.DURATION: "str",
    ScalarKind.BYTE: "bytes",
    ScalarKind.BINARY: "bytes",
}

_NUMBER = py.UnionExpr((py.Name("int"), py.Name("float")))

_LITERAL_TYPES: dict[type, py.Expression] = {
    bool: py.Name("bool"),
    str: py.Name("str"),
    int: py.Name("int"),
    float: _NUMBER,
}
_STR = py.Name("str")

_Scalar = bool | int | float | str | None


class Annotations:
    """The annotations of one API's types, as used outside the models (`models.Pet`)."""

    def __init__(
        self, api: Api | Representation, names: PythonNames, *, taken: frozenset[str] = frozenset()
    ) -> None:
        """`taken` are names that the file defines. Imports of the same name get an alias."""
        self.representation = api if isinstance(api, Representation) else Representation(api)
        self.names = names
        self._taken = taken

    def for_response(self, type_ref: TypeRef) -> py.Expression:
        """The annotation of a value in a response. It can also be evaluated at run time."""
        return self._annotate(type_ref, in_request=False)

    def for_request(self, type_ref: TypeRef) -> py.Expression:
        return self._annotate(type_ref, in_request=True)

    def embedded_json(self, prop: Property) -> py.Expression | None:
        """The annotation of the JSON inside a text property, if there is any."""
        return None if prop.content is None else self.for_response(prop.content)

    def or_unset(self, tree: py.Expression) -> py.Expression:
        """`tree | Unset`"""
        return py.UnionExpr((tree, self.runtime("unset", "Unset")))

    # --- symbols -------------------------------------------------------------------------------

    def symbol(self, module: str, name: str) -> py.Symbol:
        """A name from a module, with an alias if the file defines that name itself."""
        if name in self._taken:
            return py.Symbol(f"_{name}", py.Import(module, name, alias=f"_{name}"))
        return py.Symbol(name, py.Import(module, name))

    def runtime(self, module: str, name: str) -> py.Symbol:
        return self.symbol(f"._runtime.{module}", name)

    def model(self, name: str) -> py.Expression:
        return py.Attribute(self.symbol(".", "models"), name)

    @property
    def any(self) -> py.Symbol:
        return self.symbol("typing", "Any")

    # --- type references -----------------------------------------------------------------------

    def _annotate(self, type_ref: TypeRef, *, in_request: bool) -> py.Expression:
        resolved = self.representation.resolve(type_ref)
        match resolved:
            case ScalarType():
                return self._scalar(resolved, in_request=in_request)
            case ConstantType(value=value):
                return self._literal((value,))
            case ArrayType(item=item):
                array = (
                    self.symbol("collections.abc", "Sequence") if in_request else py.Name("list")
                )
                return py.Subscript(array, (self._annotate(item, in_request=in_request),))
            case TupleType(items=items):
                parts = tuple(self._annotate(item, in_request=in_request) for item in items)
                return py.Subscript(py.Name("tuple"), parts or (py.TupleExpr(()),))
            case MapType(value=value):
                mapping = (
                    self.symbol("collections.abc", "Mapping") if in_request else py.Name("dict")
                )
                return py.Subscript(mapping, (_STR, self._annotate(value, in_request=in_request)))
            case Nullable(inner=inner):
                return self._union((self._annotate(inner, in_request=in_request), py.NONE))
            case InlineUnion(variants=variants):
                return self._inline_union(variants, in_request=in_request)
            case Ref(id=type_id):
                declared = self.representation.declared(type_id)
                return self._declared(declared, in_request=in_request)
            case _:
                assert_never(resolved)

    def _scalar(self, scalar: ScalarType, *, in_request: bool) -> py.Expression:
        kind = scalar.kind
        class_ = text_class(scalar)
        if class_ is not None:
            if in_request:
                return py.UnionExpr((self.symbol(*class_), _STR))
            if kind is ScalarKind.DATE_TIME:
                return self.runtime("models.model", "DateTime")
            return self.symbol(*class_)
        if kind is ScalarKind.BINARY and in_request:
            return self.runtime("bodies.files", "File")
        if kind is ScalarKind.NUMBER and not in_request:
            return _NUMBER
        if kind in _BUILTINS:
            return py.Name(_BUILTINS[kind])
        # `NEVER` is `Any` too: msgspec has no type without values.
        return py.NONE if kind is ScalarKind.NULL else self.any

    def _declared(self, declared: DeclaredType, *, in_request: bool) -> py.Expression:
        if isinstance(declared, EnumType):
            if self.representation.is_inline(declared):
                return self.enum_values(declared)
            return self.model(self.names.type(declared.id).class_name)
        name = self.names.type(declared.id)
        model = self.model(name.class_name)
        if not in_request:
            return model
        match declared:
            case UnionType() if self.representation.is_inline_in_requests(declared):
                variants = tuple(variant.type for variant in declared.variants)
                return self._inline_union(variants, in_request=True)
            case ObjectType() if self.representation.is_open(declared):
                mapping = self.symbol("collections.abc", "Mapping")
                return py.UnionExpr((model, py.Subscript(mapping, (_STR, self.any))))
            case _ if name.dict_name:
                return py.UnionExpr((model, self.model(name.dict_name)))
            case _:
                return model

    # --- enumerations and literals -------------------------------------------------------------

    def enum_values(self, declared: EnumType) -> py.Expression:
        """The members of an enumeration, or any other value of their types."""
        values = [member.value for member in declared.members]
        if any(type(value) is float for value in values):
            # A `Literal` cannot hold floats. With only the integers, it would be incomplete.
            values = [float(value) if type(value) is int else value for value in values]
        types = [
            name
            for python_type, name in _LITERAL_TYPES.items()
            if any(type(value) is python_type for value in values)
        ]
        known = [value for value in values if _fits_literal(value) and type(value) is not bool]
        return self._union([*([self._literal(known)] if known else []), *(types or [_STR])])

    def closed_enum(self, declared: EnumType) -> py.Expression:
        """The members of an enumeration, and no other value."""
        return self._literal(member.value for member in declared.members)

    def _literal(self, values: Iterable[_Scalar]) -> py.Expression:
        """`Literal[...]` with these values, and the types of those that it cannot hold."""
        # The type is part of the key because `1 == True`.
        known: dict[tuple[type, object], py.Expression] = {}
        types: list[py.Expression] = []
        for value in values:
            if value is None:
                types.append(py.NONE)
            elif _fits_literal(value):
                known[type(value), value] = py.Value(value)
            else:
                types.append(_LITERAL_TYPES[type(value)])
        arguments = tuple(known.values())
        literal = [py.Subscript(self.symbol("typing", "Literal"), arguments)] if arguments else []
        return py.make_union([*literal, *types])

    # --- unions --------------------------------------------------------------------------------

    def _inline_union(self, variants: tuple[TypeRef, ...], *, in_request: bool) -> py.Expression:
        flat = tuple(self._flatten(variants))
        if not in_request:
            flat = self._merge_text(flat)
        constants = [item.value for item in flat if isinstance(item, ConstantType)]
        others = [
            self._annotate(item, in_request=in_request)
            for item in flat
            if not isinstance(item, ConstantType)
        ]
        return self._union([*([self._literal(constants)] if constants else []), *others])

    def _flatten(self, variants: Iterable[TypeRef]) -> Iterator[TypeRef]:
        for variant in variants:
            match self.representation.resolve(variant):
                case InlineUnion(variants=nested):
                    yield from self._flatten(nested)
                case Nullable(inner=inner):
                    yield from self._flatten((inner, ScalarType(kind=ScalarKind.NULL)))
                case ScalarType(kind=ScalarKind.NEVER):
                    pass
                case resolved:
                    yield resolved

    def _merge_text(self, variants: tuple[TypeRef, ...]) -> tuple[TypeRef, ...]:
        """The variants with at most one text type: several become plain text."""
        exclusive = [
            item
            for item in variants
            if isinstance(item, ScalarType) and exclusive_text(item) is not None
        ]
        has_plain = any(self._is_plain_text(item) for item in variants)
        if not exclusive or (not has_plain and len(set(map(exclusive_text, exclusive))) == 1):
            return variants
        text = ScalarType(kind=ScalarKind.STRING)
        return (*(item for item in variants if item not in exclusive and item != text), text)

    def _is_plain_text(self, type_ref: TypeRef) -> bool:
        match type_ref:
            case ScalarType():
                return is_plain_text(type_ref)
            case ConstantType(value=value):
                return isinstance(value, str)
            case Ref(id=type_id):
                declared = self.representation.declared(type_id)
                return isinstance(declared, EnumType) and any(
                    isinstance(member.value, str) for member in declared.members
                )
            case ArrayType() | TupleType() | MapType() | Nullable() | InlineUnion():
                return False

    def _union(self, parts: Iterable[py.Expression]) -> py.Expression:
        """A union. `Any` replaces all other variants."""
        variants = tuple(parts)
        return self.any if not variants or self.any in variants else py.make_union(variants)


def _fits_literal(value: _Scalar) -> bool:
    """Whether `Literal` can hold a value: no floats (PEP 586), and only 64-bit integers."""
    if isinstance(value, str):
        return value.isascii() or not any("\ud800" <= each <= "\udfff" for each in value)
    if isinstance(value, float) or value is None:
        return False
    return isinstance(value, bool) or -(2**63) <= value < 2**63


def simplify_annotation(tree: py.Expression) -> py.Expression:
    """An annotation for readers: without `Unset`, and with the usual name of `datetime`."""
    match tree:
        case py.Symbol(name="DateTime"):
            return py.Name("datetime")
        case py.UnionExpr(variants=variants):
            return py.make_union(
                simplify_annotation(part)
                for part in variants
                if not (isinstance(part, py.Symbol) and part.name in {"Unset", "UnsetType"})
            )
        case py.Subscript(value=value, arguments=arguments):
            return py.Subscript(value, tuple(map(simplify_annotation, arguments)))
        case _:
            return tree
