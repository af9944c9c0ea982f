"""The parts of the fake: values off the wire, faults of values, paths, samples, pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientwright.config import Config
from clientwright.contract.requests import path, scalar
from clientwright.diagnostics.origin import Origin
from clientwright.model import ANY, Parameter, Place
from tests.harness.generated import Generated, client_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generated]:
    config = Config(document=ROOT / "spec" / "twilio_assistants.yaml")
    with client_of(config, tmp_path_factory.mktemp("fake")) as generated:
        yield generated


@pytest.fixture(scope="module")
def reading(made: Generated) -> Any:
    """The module that reads values off the wire."""
    return made.module("testing._reading")


@pytest.fixture(scope="module")
def v(made: Generated) -> Any:
    """The vocabulary."""
    return made.module("_runtime.models.vocabulary")


# --- faults --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("type", "value", "problem"),
    [
        ("Number(whole=True)", 1.5, "must be a whole number"),
        ("Number(whole=True)", True, "must be an integer, not a boolean"),
        ("Number(minimum=2)", 1, "must be at least 2"),
        ("Number(above=1)", 1, "must be more than 1"),
        ("Number(below=1)", 1, "must be less than 1"),
        ("Number(multiple_of=0.1)", 0.25, "must be a multiple of 0.1"),
        ("Text(min_length=2)", "a", "must have at least 2 characters, not 1"),
        ("Text(patterns=['^a+$'])", "b", "must match ^a+$"),
        ("Text(format='date-time')", "yesterday", "is not a date-time"),
        ("Text(format='uuid')", "1", "is not a uuid"),
        ("Boolean()", "true", "must be a boolean, not a string"),
        ("Constant(1)", True, "must be 1"),
        ("Enumeration(['a', 'b'])", "c", "must be one of 'a', 'b'"),
        ("Null()", 0, "must be null, not a number"),
        ("Nothing()", 0, "no value is allowed here"),
        ("Listing(item=Null())", {}, "must be an array, not an object"),
        ("Listing(item=Null(), max_items=1)", [None, None], "must have at most 1 items, not 2"),
        ("Listing(item=Null(), unique=True)", [None, None], "holds an item twice"),
        ("Row([Null()])", [], "must be an array of exactly 1 items"),
        ("Dictionary(value=Null())", {"a": 1}, ".a: must be null, not a number"),
        (
            "Record(fields={'a': Field(type=Null(), required=True)})",
            {},
            ".a: is required and missing",
        ),
        ("Record(fields={})", {"b": 1}, ".b: is not known here"),
        (
            "Record(fields={'a': Field(type=Null(), travels='read')})",
            {"a": None},
            ".a: exists in responses only",
        ),
        ("OneOf(variants=[Null(), Number()])", "x", "must be null, not a string"),
        (
            "OneOf(variants=[Record(fields={'k': Field(type=Text())})], tag='k', tags=[['a']])",
            {"k": "a", "b": 1},
            ".b: is not known here",
        ),
    ],
)
def test_each_fault_is_said(made: Generated, v: Any, type: str, value: Any, problem: str) -> None:
    checker = made.module("_runtime.models.checks").Checker({}, writing=True)
    [found] = checker.problems(value, eval(type, vars(v)), "")
    assert found.removeprefix(": ") == problem or found == problem


@pytest.mark.parametrize(
    ("type", "value"),
    [
        ("Number()", 1),
        ("Number(whole=True)", 1.0),
        ("Number(multiple_of=0.1)", 0.3),
        ("Text(format='of tomorrow')", "x"),
        ("Nullable(Text())", None),
        ("Dictionary(value=Anything())", {"a": [1]}),
        ("Record(fields={}, extra=Number())", {"a": 1}),
        # Each variant lacks what the other knows; together they are no mistake.
        (
            "OneOf(variants=[Record(fields={n: Field(type=Null())}) for n in 'ab'])",
            {"a": None, "b": None},
        ),
    ],
)
def test_what_fits_has_no_fault(made: Generated, v: Any, type: str, value: Any) -> None:
    checker = made.module("_runtime.models.checks").Checker({}, writing=True)
    assert checker.fits(value, eval(type, vars(v)))


def test_an_answer_may_hold_what_the_document_does_not_name(made: Generated, v: Any) -> None:
    checker = made.module("_runtime.models.checks").Checker({}, writing=False)
    assert checker.fits({"new": 1}, v.Record(fields={}))


# --- reading -------------------------------------------------------------------------------------

TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
STYLES = [
    ("simple", False),
    ("simple", True),
    ("label", False),
    ("label", True),
    ("matrix", False),
    ("matrix", True),
]


@pytest.mark.parametrize(("style", "explode"), STYLES)
@given(value=st.lists(TEXTS, min_size=1, max_size=3))
def test_arrays_in_a_path_read_back(
    reading: Any, v: Any, style: str, explode: bool, value: list[str]
) -> None:
    text = _sent(style, explode, value)
    if style == "label" and explode and any("." in item for item in value):
        return  # RFC 6570 leaves dots as they are: nobody can tell them from those between
    assert _read(reading, v, style, explode, text, v.Listing(item=v.Text())) == value


@pytest.mark.parametrize(("style", "explode"), STYLES)
@given(value=st.integers() | TEXTS)
def test_scalars_in_a_path_read_back(
    reading: Any, v: Any, style: str, explode: bool, value: Any
) -> None:
    type = v.Number(whole=True) if isinstance(value, int) else v.Text()
    assert _read(reading, v, style, explode, _sent(style, explode, value), type) == value


def _sent(style: str, explode: bool, value: Any) -> str:
    """What stands in the path, worked out by the generator."""
    from clientwright.model import Hole, Operation

    origin = Origin("openapi.yaml")
    parameter = Parameter(
        wire_name="p",
        place=Place.PATH,
        type=ANY,
        required=True,
        style=style,
        explode=explode,
        origin=origin,
    )
    operation = Operation(
        id="get",
        operation_id="get",
        method="GET",
        path=("/", Hole(parameter="p")),
        resource=(),
        action=("get",),
        origin=origin,
        parameters=(parameter,),
    )
    return path(operation, {(Place.PATH, "p"): value}).removeprefix("/")


def _read(reading: Any, v: Any, style: str, explode: bool, text: str, type: Any) -> Any:
    reader = reading.Reader({})
    parameter = v.Parameter(name="p", place="path", type=type, style=style, explode=explode)
    return reader.simple(parameter, text)


def test_nested_names_of_forms(made: Generated) -> None:
    nested = made.module("testing._reading").nested
    pairs = [("a[b][c]", "1"), ("a[b][d]", "2"), ("e[]", "3"), ("e[]", "4"), ("f", "5")]
    assert nested(pairs) == {"a": {"b": {"c": "1", "d": "2"}}, "e": ["3", "4"], "f": "5"}


@pytest.mark.parametrize("value", [True, 1, 1.5, "a", "1"])
def test_a_scalar_is_what_its_type_says(made: Generated, v: Any, value: Any) -> None:
    types = {bool: v.Boolean(), int: v.Number(whole=True), float: v.Number(), str: v.Text()}
    reader = made.module("testing._reading").Reader({})
    assert reader.scalar(scalar(value), types[type(value)]) == value


# --- paths ---------------------------------------------------------------------------------------


def test_literals_win_over_holes(made: Generated, v: Any) -> None:
    paths = ["/pets/{id}", "/pets/mine", "/pets/{id}.json", "/{a}/{b}/c", "/pets/{id}/c"]
    operations = [v.Operation(id=one, call=one, method="GET", path=one) for one in paths]
    api = v.Api(title="", version="", operations=operations, servers=["https://x.example/v1/"])
    router = made.module("testing._router").Router(api)

    def found(path: str) -> tuple[str, dict[str, str]]:
        match = router.find("GET", path)
        return match.operation.id, match.holes

    assert found("/v1/pets/mine") == ("/pets/mine", {})
    assert found("/pets/7") == ("/pets/{id}", {"id": "7"})
    assert found("/v1/pets/7.json") == ("/pets/{id}.json", {"id": "7"})
    assert found("/pets/a%2Fb") == ("/pets/{id}", {"id": "a%2Fb"})
    assert found("/pets/7/c") == ("/pets/{id}/c", {"id": "7"})
    assert found("/dogs/7/c") == ("/{a}/{b}/c", {"a": "dogs", "b": "7"})
    assert router.find("POST", "/pets/7").methods == ["GET"]
    assert router.find("GET", "/v1").methods == []


# --- samples -------------------------------------------------------------------------------------


def test_every_sample_of_an_answer_satisfies_its_type(made: Generated, v: Any) -> None:
    api = v.load()
    sampler = made.module("testing._samples").Sampler(api.types)
    checker = made.module("_runtime.models.checks").Checker(api.types, writing=False)
    for operation in api.operations:
        for response in operation.responses:
            for content in response.contents:
                sample = sampler.sample(content.type)
                assert list(checker.problems(sample, content.type, operation.id)) == []


def test_examples_are_copied(made: Generated, v: Any) -> None:
    sampler = made.module("testing._samples").Sampler({})
    record = v.Record(fields={}, example={"a": [1]})
    sampler.sample(record)["a"].append(2)
    assert sampler.sample(record) == {"a": [1]}


def test_a_sample_keeps_to_what_must_stand_together(made: Generated, v: Any) -> None:
    def field(required: bool = False) -> Any:
        return v.Field(type=v.Boolean(), required=required)

    fields = {"a": field(), "b": field(), "c": field(), "id": field(required=True)}
    sampler = made.module("testing._samples").Sampler({})
    narrow = v.Record(fields=fields, max_properties=3, beside={"a": ["c"]})
    assert set(sampler.sample(narrow)) == {"id", "a", "c"}
    deep = v.Record(fields={**fields, "b": v.Field(type=v.Boolean(), deep=True)}, min_properties=4)
    assert set(sampler.sample(deep)) == {"a", "b", "c", "id"}
