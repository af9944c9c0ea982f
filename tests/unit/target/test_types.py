"""Annotations: what comes back, what may be given, and what msgspec reads of it."""

from __future__ import annotations

import pytest

from clientwright.diagnostics.findings import Diagnostics
from clientwright.diagnostics.origin import Origin
from clientwright.model import (
    ANY,
    Alias,
    Api,
    Constant,
    DeclaredType,
    Dictionary,
    Enumeration,
    Leaf,
    Listing,
    Member,
    Naming,
    Nullable,
    OneOf,
    Record,
    Ref,
    Resource,
    Row,
    Scalar,
    TypeId,
    TypeUse,
    Union,
    Variant,
)
from clientwright.targets import TargetConfig
from clientwright.targets.python.annotations.types import Types
from clientwright.targets.python.naming.names import names_of
from clientwright.targets.python.source.expression import imports_of, text_of

ROOT = Origin("openapi.yaml")
TEXT = Leaf(scalar=Scalar.STRING)
WHOLE = Leaf(scalar=Scalar.INTEGER)
NULL = Leaf(scalar=Scalar.NULL)


def ref(name: str) -> Ref:
    return Ref(id=TypeId(str(ROOT / "components" / "schemas" / name)))


def facts(name: str) -> dict[str, object]:
    """What all declared types of these tests have."""
    origin = ROOT / "components" / "schemas" / name
    return {
        "id": ref(name).id,
        "naming": Naming(parts=(name,)),
        "origin": origin,
        "read": True,
        "write": True,
    }


def record(name: str, **more: object) -> Record:
    return Record(**facts(name), fields=(), **more)  # type: ignore[arg-type]


def enumeration(name: str, *values: object, inline: bool = False) -> Enumeration:
    members = tuple(Member(value=value) for value in values)  # type: ignore[arg-type]
    return Enumeration(**facts(name), members=members, base=Scalar.ANY, inline=inline)  # type: ignore[arg-type]


def union(name: str, *uses: TypeUse, **more: object) -> Union:
    variants = tuple(Variant(type=use) for use in uses)
    return Union(**facts(name), variants=variants, **more)  # type: ignore[arg-type]


def alias(name: str, use: TypeUse, **more: object) -> Alias:
    return Alias(**facts(name), type=use, **more)  # type: ignore[arg-type]


DECLARED: tuple[DeclaredType, ...] = (
    record("Cat"),
    record("Dog"),
    record("Open", extra=ANY),
    enumeration("Mode", "chat", "email"),
    enumeration("Small", "a", "b", inline=True),
    enumeration("Large", *"abcdefgh", inline=True),
    enumeration("Mixed", "a", 1, 2.5, True, inline=True),
    enumeration("Flag", True, False, inline=True),
    enumeration("Huge", 2**70, 1, inline=True),
    union("Pet", ref("Cat"), ref("Dog")),
    union("Content", TEXT, Listing(item=ref("Cat"))),
    union("Loose", TEXT, ref("Open")),
    union("Lists", Listing(item=TEXT), Listing(item=WHOLE), inline=True),
    union("Arrays", Listing(item=TEXT), Listing(item=WHOLE)),
    alias("Cats", Listing(item=ref("Cat"))),
    alias("Tree", Dictionary(value=ref("Tree")), recursive=True),
    union("Json", TEXT, Listing(item=ref("Json"))),
)


@pytest.fixture(scope="module")
def types() -> Types:
    api = Api(
        title="Pets",
        version="1",
        openapi="3.1.0",
        root=Resource(path=()),
        origin=ROOT,
        types={one.id: one for one in DECLARED},
    )
    return Types(api, names_of(api, TargetConfig(), Diagnostics()))


@pytest.mark.parametrize(
    ("use", "returned", "accepted"),
    [
        (ANY, "Any", "Any"),
        (TEXT, "str", "str"),
        (WHOLE, "int", "int"),
        (Leaf(scalar=Scalar.NUMBER), "float", "float"),
        (Leaf(scalar=Scalar.BOOLEAN), "bool", "bool"),
        (Leaf(scalar=Scalar.DATE_TIME), "DateTime", "datetime | str"),
        (Leaf(scalar=Scalar.DATE), "date", "date | str"),
        (Leaf(scalar=Scalar.TIME), "time", "time | str"),
        (Leaf(scalar=Scalar.DURATION), "str", "str"),
        (Leaf(scalar=Scalar.UUID), "UUID", "UUID | str"),
        (Leaf(scalar=Scalar.DECIMAL), "Decimal", "Decimal | str"),
        (Leaf(scalar=Scalar.BYTE), "bytes", "bytes"),
        (Leaf(scalar=Scalar.BINARY), "bytes", "File"),
        (NULL, "None", "None"),
        (Leaf(scalar=Scalar.NEVER), "Any", "Any"),
        (Constant(value="x"), 'Literal["x"]', 'Literal["x"]'),
        (Constant(value=1), "Literal[1]", "Literal[1]"),
        (Constant(value=True), "Literal[True]", "Literal[True]"),
        (Constant(value=1.5), "float", "float"),
        (Constant(value=None), "None", "None"),
        (Constant(value="\ud800"), "str", "str"),
        (Listing(item=TEXT), "list[str]", "Sequence[str]"),
        (Row(items=(TEXT, WHOLE)), "tuple[str, int]", "tuple[str, int]"),
        (Row(items=()), "tuple[()]", "tuple[()]"),
        (Dictionary(value=WHOLE), "dict[str, int]", "Mapping[str, int]"),
        (Nullable(of=TEXT), "str | None", "str | None"),
        (ref("Cat"), "models.Cat", "models.Cat | models.CatDict"),
        (ref("Open"), "models.Open", "models.Open | Mapping[str, Any]"),
        (
            Listing(item=ref("Cat")),
            "list[models.Cat]",
            "Sequence[models.Cat | models.CatDict]",
        ),
        (ref("Mode"), "models.Mode", "models.Mode"),
        (ref("Small"), 'Literal["a", "b"] | str', 'Literal["a", "b"] | str'),
        (ref("Large"), "models.Large", "models.Large"),
        (ref("Mixed"), 'Literal["a"] | bool | str | float', None),
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
        (Nullable(of=ref("Pet")), "models.Pet | None", None),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_a_type_is_written(types: Types, use: TypeUse, returned: str, accepted: str | None) -> None:
    assert text_of(types.returned(use)) == returned
    if accepted is not None:
        assert text_of(types.accepted(use)) == accepted


@pytest.mark.parametrize(
    ("variants", "returned"),
    [
        ((TEXT, WHOLE), "str | int"),
        ((TEXT, NULL), "str | None"),
        ((Constant(value="a"), Constant(value="b")), 'Literal["a", "b"]'),
        ((Constant(value="a"), TEXT), 'Literal["a"] | str'),
        ((Constant(value=1), Constant(value=True)), "Literal[1, True]"),
        ((TEXT, Leaf(scalar=Scalar.DATE_TIME)), "str"),
        ((Leaf(scalar=Scalar.DATE), Leaf(scalar=Scalar.DATE_TIME)), "str"),
        ((Leaf(scalar=Scalar.UUID), WHOLE), "UUID | int"),
        ((Constant(value="now"), Leaf(scalar=Scalar.DATE_TIME)), 'Literal["now"] | str'),
        ((ref("Small"), Leaf(scalar=Scalar.UUID)), 'Literal["a", "b"] | str'),
        ((TEXT, Listing(item=TEXT)), "str | list[str]"),
        ((TEXT, ANY), "Any"),
        ((TEXT, OneOf(variants=(WHOLE, TEXT))), "str | int"),
        ((TEXT, Leaf(scalar=Scalar.NEVER)), "str"),
        ((Leaf(scalar=Scalar.NEVER),), "Any"),
    ],
    ids=str,
)
def test_a_union_of_scalars_is_brought_into_a_form_that_msgspec_reads(
    types: Types, variants: tuple[TypeUse, ...], returned: str
) -> None:
    assert text_of(types.returned(OneOf(variants=variants))) == returned


def test_what_may_be_given_stays_exact(types: Types) -> None:
    both = OneOf(variants=(Listing(item=TEXT), Listing(item=WHOLE)))
    assert text_of(types.accepted(both)) == "Sequence[str] | Sequence[int]"


def test_optional_adds_unset(types: Types) -> None:
    assert text_of(types.optional(types.returned(Nullable(of=TEXT)))) == "str | None | Unset"


def test_symbols_carry_their_imports(types: Types) -> None:
    tree = types.accepted(Dictionary(value=Leaf(scalar=Scalar.DATE)))
    found = {(one.module, one.name) for one in imports_of([tree])}
    assert found == {("collections.abc", "Mapping"), ("datetime", "date")}
    outside = {(one.module, one.name) for one in imports_of([types.returned(ref("Cat"))])}
    assert outside == {(".", "models")}
