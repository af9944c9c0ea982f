"""Annotations of types in responses and in requests."""

from __future__ import annotations

import pytest

from clientwright.diagnostics.findings import Diagnostics
from clientwright.diagnostics.origin import Origin
from clientwright.model import (
    ANY,
    AliasType,
    Api,
    ArrayType,
    ConstantType,
    DeclaredType,
    EnumMember,
    EnumType,
    InlineUnion,
    MapType,
    NameHint,
    Nullable,
    ObjectType,
    Ref,
    Resource,
    ScalarKind,
    ScalarType,
    TupleType,
    TypeId,
    TypeRef,
    UnionType,
    Variant,
)
from clientwright.targets import TargetConfig
from clientwright.targets.python.annotations import Annotations
from clientwright.targets.python.naming.names import assign_names
from clientwright.targets.python.source.expression import imports_of, to_source

ROOT = Origin("openapi.yaml")
TEXT = ScalarType(kind=ScalarKind.STRING)
WHOLE = ScalarType(kind=ScalarKind.INTEGER)
NULL = ScalarType(kind=ScalarKind.NULL)


def ref(name: str) -> Ref:
    return Ref(id=TypeId(str(ROOT / "components" / "schemas" / name)))


def facts(name: str) -> dict[str, object]:
    """The fields that all declared types need."""
    origin = ROOT / "components" / "schemas" / name
    return {
        "id": ref(name).id,
        "name_hint": NameHint(parts=(name,)),
        "origin": origin,
        "read": True,
        "write": True,
    }


def record(name: str, **more: object) -> ObjectType:
    return ObjectType(**facts(name), properties=(), **more)  # type: ignore[arg-type]


def enumeration(name: str, *values: object, inline: bool = False) -> EnumType:
    members = tuple(EnumMember(value=value) for value in values)  # type: ignore[arg-type]
    return EnumType(**facts(name), members=members, base=ScalarKind.ANY, inline=inline)  # type: ignore[arg-type]


def union(name: str, *uses: TypeRef, **more: object) -> UnionType:
    variants = tuple(Variant(type=use) for use in uses)
    return UnionType(**facts(name), variants=variants, **more)  # type: ignore[arg-type]


def alias(name: str, use: TypeRef, **more: object) -> AliasType:
    return AliasType(**facts(name), type=use, **more)  # type: ignore[arg-type]


DECLARED: tuple[DeclaredType, ...] = (
    record("Cat"),
    record("Dog"),
    record("Open", additional=ANY),
    enumeration("Mode", "chat", "email"),
    enumeration("Small", "a", "b", inline=True),
    enumeration("Large", *"abcdefgh", inline=True),
    enumeration("Mixed", "a", 1, 2.5, True, inline=True),
    enumeration("Flag", True, False, inline=True),
    enumeration("Huge", 2**70, 1, inline=True),
    union("Pet", ref("Cat"), ref("Dog")),
    union("Content", TEXT, ArrayType(item=ref("Cat"))),
    union("Loose", TEXT, ref("Open")),
    union("Lists", ArrayType(item=TEXT), ArrayType(item=WHOLE), inline=True),
    union("Arrays", ArrayType(item=TEXT), ArrayType(item=WHOLE)),
    alias("Cats", ArrayType(item=ref("Cat"))),
    alias("Tree", MapType(value=ref("Tree")), recursive=True),
    union("Json", TEXT, ArrayType(item=ref("Json"))),
)


@pytest.fixture(scope="module")
def types() -> Annotations:
    api = Api(
        title="Pets",
        version="1",
        openapi="3.1.0",
        root=Resource(path=()),
        origin=ROOT,
        types={one.id: one for one in DECLARED},
    )
    return Annotations(api, assign_names(api, TargetConfig(), Diagnostics()))


@pytest.mark.parametrize(
    ("use", "returned", "accepted"),
    [
        (ANY, "Any", "Any"),
        (TEXT, "str", "str"),
        (WHOLE, "int", "int"),
        (ScalarType(kind=ScalarKind.NUMBER), "int | float", "float"),
        (ScalarType(kind=ScalarKind.BOOLEAN), "bool", "bool"),
        (ScalarType(kind=ScalarKind.DATE_TIME), "DateTime", "datetime | str"),
        (ScalarType(kind=ScalarKind.DATE), "date", "date | str"),
        (ScalarType(kind=ScalarKind.TIME), "time", "time | str"),
        (ScalarType(kind=ScalarKind.DURATION), "str", "str"),
        (ScalarType(kind=ScalarKind.UUID), "UUID", "UUID | str"),
        (ScalarType(kind=ScalarKind.DECIMAL), "Decimal", "Decimal | str"),
        (ScalarType(kind=ScalarKind.BYTE), "bytes", "bytes"),
        (ScalarType(kind=ScalarKind.BINARY), "bytes", "File"),
        (NULL, "None", "None"),
        (ScalarType(kind=ScalarKind.NEVER), "Any", "Any"),
        (ConstantType(value="x"), 'Literal["x"]', 'Literal["x"]'),
        (ConstantType(value=1), "Literal[1]", "Literal[1]"),
        (ConstantType(value=True), "Literal[True]", "Literal[True]"),
        (ConstantType(value=1.5), "int | float", "int | float"),
        (ConstantType(value=None), "None", "None"),
        (ConstantType(value="\ud800"), "str", "str"),
        (ArrayType(item=TEXT), "list[str]", "Sequence[str]"),
        (TupleType(items=(TEXT, WHOLE)), "tuple[str, int]", "tuple[str, int]"),
        (TupleType(items=()), "tuple[()]", "tuple[()]"),
        (MapType(value=WHOLE), "dict[str, int]", "Mapping[str, int]"),
        (Nullable(inner=TEXT), "str | None", "str | None"),
        (ref("Cat"), "models.Cat", "models.Cat | models.CatDict"),
        (ref("Open"), "models.Open", "models.Open | Mapping[str, Any]"),
        (
            ArrayType(item=ref("Cat")),
            "list[models.Cat]",
            "Sequence[models.Cat | models.CatDict]",
        ),
        (ref("Mode"), "models.Mode", "models.Mode"),
        (ref("Small"), 'Literal["a", "b"] | str', 'Literal["a", "b"] | str'),
        (ref("Large"), "models.Large", "models.Large"),
        (ref("Mixed"), 'Literal["a"] | bool | str | int | float', None),
        (ref("Flag"), "bool", "bool"),
        (ref("Huge"), "Literal[1] | int", "Literal[1] | int"),
        (ref("Pet"), "models.Pet", "models.Pet | models.PetDict"),
        (ref("Cats"), "list[models.Cat]", "Sequence[models.Cat | models.CatDict]"),
        (
            ref("Content"),
            "str | list[models.Cat]",
            "str | Sequence[models.Cat | models.CatDict]",
        ),
        (ref("Loose"), "models.Loose", "models.Loose | models.LooseDict"),
        (ref("Lists"), "models.Lists", "Sequence[str] | Sequence[int]"),
        (ref("Arrays"), "models.Arrays", "models.Arrays | models.ArraysDict"),
        (ref("Tree"), "models.Tree", "models.Tree | models.TreeDict"),
        (ref("Json"), "models.Json", "models.Json | models.JsonDict"),
        (Nullable(inner=ref("Pet")), "models.Pet | None", None),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_annotation_of_a_type(
    types: Annotations, use: TypeRef, returned: str, accepted: str | None
) -> None:
    assert to_source(types.for_response(use)) == returned
    if accepted is not None:
        assert to_source(types.for_request(use)) == accepted


@pytest.mark.parametrize(
    ("variants", "returned"),
    [
        ((TEXT, WHOLE), "str | int"),
        ((TEXT, NULL), "str | None"),
        ((ConstantType(value="a"), ConstantType(value="b")), 'Literal["a", "b"]'),
        ((ConstantType(value="a"), TEXT), 'Literal["a"] | str'),
        ((ConstantType(value=1), ConstantType(value=True)), "Literal[1, True]"),
        ((TEXT, ScalarType(kind=ScalarKind.DATE_TIME)), "str"),
        ((ScalarType(kind=ScalarKind.DATE), ScalarType(kind=ScalarKind.DATE_TIME)), "str"),
        ((ScalarType(kind=ScalarKind.UUID), WHOLE), "UUID | int"),
        (
            (ConstantType(value="now"), ScalarType(kind=ScalarKind.DATE_TIME)),
            'Literal["now"] | str',
        ),
        ((ref("Small"), ScalarType(kind=ScalarKind.UUID)), 'Literal["a", "b"] | str'),
        ((TEXT, ArrayType(item=TEXT)), "str | list[str]"),
        ((TEXT, ANY), "Any"),
        ((TEXT, InlineUnion(variants=(WHOLE, TEXT))), "str | int"),
        ((TEXT, ScalarType(kind=ScalarKind.NEVER)), "str"),
        ((ScalarType(kind=ScalarKind.NEVER),), "Any"),
    ],
    ids=str,
)
def test_union_of_text_types_is_widened_for_msgspec(
    types: Annotations, variants: tuple[TypeRef, ...], returned: str
) -> None:
    assert to_source(types.for_response(InlineUnion(variants=variants))) == returned


def test_request_annotation_is_not_widened(types: Annotations) -> None:
    both = InlineUnion(variants=(ArrayType(item=TEXT), ArrayType(item=WHOLE)))
    assert to_source(types.for_request(both)) == "Sequence[str] | Sequence[int]"


def test_or_unset_adds_unset(types: Annotations) -> None:
    assert (
        to_source(types.or_unset(types.for_response(Nullable(inner=TEXT)))) == "str | None | Unset"
    )


def test_symbols_have_imports(types: Annotations) -> None:
    tree = types.for_request(MapType(value=ScalarType(kind=ScalarKind.DATE)))
    found = {(one.module, one.name) for one in imports_of([tree])}
    assert found == {("collections.abc", "Mapping"), ("datetime", "date")}
    outside = {(one.module, one.name) for one in imports_of([types.for_response(ref("Cat"))])}
    assert outside == {(".", "models")}
