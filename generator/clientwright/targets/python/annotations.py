"""Python types for the types of the model: annotations as expression trees.

Two views: what comes back (what msgspec decodes into) and what may be given (wider: plain data
beside models, any sequence for a list, text beside a date). What has no name of its own is written
out: aliases, small enumerations, unions that msgspec reads by itself.

msgspec reads a union if at most one variant is text, one an array and one an object. Several kinds
of text are brought into that form here, to a type that holds every value of the document's:
`date | date-time` is `str`. Other unions are declared (`shape.py`), and come here as names.

Not here: how declared types are printed (`models.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from ...model import (
    Api,
    ArrayType,
    ConstantType,
    Content,
    EnumType,
    InlineUnion,
    MapType,
    Nullable,
    ObjectType,
    Operation,
    Property,
    Ref,
    RequestBody,
    ScalarKind,
    ScalarType,
    TupleType,
    TypeRef,
    UnionType,
)
from .naming.names import PythonNames
from .representation import Representation
from .source.expression import (
    NONE,
    Attribute,
    Expression,
    Import,
    Name,
    Subscript,
    Symbol,
    TupleExpr,
    UnionExpr,
    Value,
    make_union,
)

_TEXTS: dict[ScalarKind, tuple[str, str]] = {
    ScalarKind.DATE_TIME: ("datetime", "datetime"),
    ScalarKind.DATE: ("datetime", "date"),
    ScalarKind.TIME: ("datetime", "time"),
    ScalarKind.UUID: ("uuid", "UUID"),
    ScalarKind.DECIMAL: ("decimal", "Decimal"),
}
"""Scalars that are text in JSON and more than text in Python. A duration is text, since one of
months or years (ISO 8601) is no `timedelta`."""

_BUILTINS = {
    ScalarKind.BOOLEAN: "bool",
    ScalarKind.INTEGER: "int",
    ScalarKind.NUMBER: "float",
    ScalarKind.STRING: "str",
    ScalarKind.DURATION: "str",
    ScalarKind.BYTE: "bytes",
    ScalarKind.BINARY: "bytes",
}
_BASES: tuple[tuple[type, str], ...] = (
    (bool, "bool"),
    (str, "str"),
    (int, "int"),
    (float, "float"),
)

STR = Name("str")


class Annotations:
    """The annotations of one API's types, as seen from outside the models (`models.Pet`)."""

    def __init__(
        self, api: Api | Representation, names: PythonNames, *, taken: frozenset[str] = frozenset()
    ) -> None:
        """`taken` are names of the page: what is imported under one gets a private name."""
        self.shapes = api if isinstance(api, Representation) else Representation(api)
        self.names = names
        self._taken = taken

    # --- what others ask -----------------------------------------------------------------------

    def inside(self, field: Property) -> Expression | None:
        """The type of what is inside of a field's text, where that is JSON itself."""
        return self.returned(field.content) if field.content is not None else None

    def returned(self, use: TypeRef) -> Expression:
        """What a value of a response is. Also valid at run time: `returns={200: lambda: ...}`."""
        return self._written(use, given=False)

    def accepted(self, use: TypeRef) -> Expression:
        """What may be given for a value of a request: `models.Pet | models.PetDict`."""
        return self._written(use, given=True)

    def optional(self, tree: Expression) -> Expression:
        """The same, or nothing at all: `tree | Unset`."""
        return UnionExpr((tree, self.runtime("unset", "Unset")))

    def content(self, operation: Operation) -> Content | None:
        """The content in which a request body is sent: JSON where offered, else the first."""
        body: RequestBody | None = operation.body
        return None if body is None else self.shapes.content(body)

    def flat_body(self, operation: Operation) -> ObjectType | None:
        """The record whose fields are keyword arguments of the method; None: one argument, or none.

        A field is a required argument where it is required and so is the body.
        """
        return self.shapes.flat_body(operation)

    # --- symbols -------------------------------------------------------------------------------

    def symbol(self, module: str, name: str) -> Symbol:
        """A name from a module, under a private name where the page has another thing so called."""
        if name in self._taken:
            return Symbol(f"_{name}", Import(module, name, alias=f"_{name}"))
        return Symbol(name, Import(module, name))

    def runtime(self, module: str, name: str) -> Symbol:
        """A name of the client's runtime."""
        return self.symbol(f"._runtime.{module}", name)

    def declared(self, name: str) -> Expression:
        """A name of the models package."""
        return Attribute(self.symbol(".", "models"), name)

    # --- uses ----------------------------------------------------------------------------------

    def _written(self, use: TypeRef, *, given: bool) -> Expression:
        use = self.shapes.resolve(use)
        match use:
            case ScalarType(kind=scalar):
                return self._scalar(scalar, given=given)
            case ConstantType(value=value):
                return self._literal((value,))
            case ArrayType(item=item):
                inner = self._written(item, given=given)
                return Subscript(self._abc("Sequence") if given else Name("list"), (inner,))
            case TupleType(items=items):
                inside = tuple(self._written(item, given=given) for item in items)
                return Subscript(Name("tuple"), inside or (TupleExpr(()),))
            case MapType(value=value):
                inner = self._written(value, given=given)
                return Subscript(self._abc("Mapping") if given else Name("dict"), (STR, inner))
            case Nullable(inner=of):
                return self._either((self._written(of, given=given), NONE))
            case InlineUnion(variants=variants):
                return self._one_of(variants, given=given)
            case Ref():
                return self._ref(use, given=given)
            case _:
                assert_never(use)

    def _scalar(self, scalar: ScalarKind, *, given: bool) -> Expression:
        if scalar in _TEXTS:
            module, name = _TEXTS[scalar]
            if given:
                # Text in the right form is sent as it is, for those who have it so.
                return UnionExpr((self.symbol(module, name), STR))
            if scalar is ScalarKind.DATE_TIME:
                return self.runtime("models.model", "DateTime")
            return self.symbol(module, name)
        if scalar is ScalarKind.BINARY and given:
            return self.runtime("bodies.files", "File")
        if scalar in _BUILTINS:
            return Name(_BUILTINS[scalar])
        if scalar is ScalarKind.NULL:
            return NONE
        # `NEVER` too: msgspec has no type for nothing, and a value that comes is to be seen.
        return self.any

    @property
    def any(self) -> Symbol:
        """`Any`."""
        return self.symbol("typing", "Any")

    def _abc(self, name: str) -> Symbol:
        return self.symbol("collections.abc", name)

    def _ref(self, use: Ref, *, given: bool) -> Expression:
        declared = self.shapes.declared(use.id)
        name = self.names.type(use.id)
        if given and isinstance(declared, UnionType) and self.shapes.is_written_inline(declared):
            variants = tuple(variant.type for variant in declared.variants)
            return self._one_of(variants, given=True)
        if isinstance(declared, EnumType):
            return self.enumeration(declared, named=not self.shapes.is_inline(declared))
        model = self.declared(name.class_name)
        if not given:
            return model
        if isinstance(declared, ObjectType) and self.shapes.is_open(declared):
            return UnionExpr((model, Subscript(self._abc("Mapping"), (STR, self.any))))
        return UnionExpr((model, self.declared(name.dict_name))) if name.dict_name else model

    # --- enumerations and literals -------------------------------------------------------------

    def enumeration(self, declared: EnumType, *, named: bool) -> Expression:
        """The known values, or any other of their kind; by its name, or written out."""
        if named:
            return self.declared(self.names.type(declared.id).class_name)
        values = [member.value for member in declared.members]
        if any(type(value) is float for value in values):
            # A `Literal` holds no float; with some of the numbers in it, it would deny the others.
            values = [float(v) if type(v) is int else v for v in values]
        kinds = [
            Name(kind) for python, kind in _BASES if any(type(value) is python for value in values)
        ] or [STR]
        known = [value for value in values if _in_literal(value) and type(value) is not bool]
        return self._either([*([self._literal(known)] if known else []), *kinds])

    def _literal(self, values: Iterable[bool | int | float | str | None]) -> Expression:
        """`Literal[...]` of these, with the whole type for what cannot stand in one."""
        # By kind too, for `1 == True`.
        known: dict[tuple[type, object], Expression] = {}
        wide: list[Expression] = []
        for value in values:
            if value is None:
                wide.append(NONE)
            elif _in_literal(value):
                known[type(value), value] = Value(value)
            else:
                wide.append(next(Name(n) for python, n in _BASES if type(value) is python))
        unique = tuple(known.values())
        literal = [Subscript(self.symbol("typing", "Literal"), unique)] if unique else []
        return make_union([*literal, *wide])

    # --- unions --------------------------------------------------------------------------------

    def _one_of(self, variants: tuple[TypeRef, ...], *, given: bool) -> Expression:
        flat = tuple(self._flat(variants))
        if given:
            return self._either(self._constants(flat, given=True))
        return self._either(self._constants(_one_text(flat, self.shapes), given=False))

    def _flat(self, variants: Iterable[TypeRef]) -> Iterator[TypeRef]:
        for variant in variants:
            seen = self.shapes.resolve(variant)
            match seen:
                case InlineUnion(variants=inner):
                    yield from self._flat(inner)
                case Nullable(inner=of):
                    yield from self._flat((of, ScalarType(kind=ScalarKind.NULL)))
                case ScalarType(kind=ScalarKind.NEVER):
                    pass
                case _:
                    yield seen

    def _constants(self, flat: Iterable[TypeRef], *, given: bool) -> list[Expression]:
        """The variants written, all constants in one `Literal`."""
        flat = tuple(flat)
        values = [use.value for use in flat if isinstance(use, ConstantType)]
        literal = [self._literal(values)] if values else []
        rest = [
            self._written(use, given=given) for use in flat if not isinstance(use, ConstantType)
        ]
        return [*literal, *rest]

    def _either(self, parts: Iterable[Expression]) -> Expression:
        """A union, in which `Any` swallows all others."""
        found = tuple(parts)
        if not found or self.any in found:
            return self.any
        return make_union(found)


def _one_text(flat: tuple[TypeRef, ...], shapes: Representation) -> tuple[TypeRef, ...]:
    """At most one kind of text: where there are several, all become plain text."""
    special = [use for use in flat if isinstance(use, ScalarType) and use.kind in _SPECIAL_TEXT]
    plain = [use for use in flat if _is_text(use, shapes) and use not in special]
    if not special or (not plain and len({_kind_of(use) for use in special}) == 1):
        return flat
    text = ScalarType(kind=ScalarKind.STRING)
    return (*(use for use in flat if use not in special and use != text), text)


_SPECIAL_TEXT = frozenset({*_TEXTS, ScalarKind.BYTE, ScalarKind.BINARY})


def _kind_of(use: ScalarType) -> ScalarKind:
    return ScalarKind.BYTE if use.kind is ScalarKind.BINARY else use.kind


def _is_text(use: TypeRef, shapes: Representation) -> bool:
    match use:
        case ScalarType(kind=scalar):
            return scalar in (ScalarKind.STRING, ScalarKind.DURATION)
        case ConstantType(value=value):
            return isinstance(value, str)
        case Ref(id=type_id):
            declared = shapes.declared(type_id)
            return isinstance(declared, EnumType) and any(
                isinstance(member.value, str) for member in declared.members
            )
        case ArrayType() | TupleType() | MapType() | Nullable() | InlineUnion():
            return False


def _in_literal(value: bool | int | float | str | None) -> bool:
    """Whether `Literal` may hold it: no floats (PEP 586), and msgspec knows 64-bit integers."""
    if isinstance(value, str):
        return not any("\ud800" <= character <= "\udfff" for character in value)
    if isinstance(value, float) or value is None:
        return False
    return isinstance(value, bool) or -(2**63) <= value < 2**63
