"""The parts of the fake: deserialization, validation, routing, samples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientwright.config import Config
from clientwright.contract.requests import build_path, format_scalar
from clientwright.diagnostics.origin import Origin
from clientwright.model import ANY, Operation, Parameter, ParameterLocation, PathVariable
from tests.harness.generated import Generated, client_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generated]:
    config = Config(document=ROOT / "spec" / "twilio_assistants.yaml")
    with client_of(config, tmp_path_factory.mktemp("fake")) as client:
        yield client


@pytest.fixture(scope="module")
def deserialize(generated: Generated) -> Any:
    """The module that deserializes parameters."""
    return generated.module("testing._deserialize")


@pytest.fixture(scope="module")
def data(generated: Generated) -> Any:
    """The module with the records of `_api.json`."""
    return generated.module("_runtime.models.api_data")


# --- violations ----------------------------------------------------------------------------------

NULL = {"type": "null"}
STRING = {"type": "string"}


def tagged(schema: Any, tag: str, *values: str) -> Any:
    """A variant of a union with its tags, as the generator writes it."""
    return {"allOf": [schema, {"properties": {tag: {"enum": [*values]}}, "required": [tag]}]}


def record(**properties: Any) -> Any:
    return {"type": "object", "properties": properties}


@pytest.mark.parametrize(
    ("schema", "value", "problem"),
    [
        ({"type": "integer"}, 1.5, "must be a whole number"),
        ({"type": "integer"}, True, "must be an integer, not a boolean"),
        ({"type": "number", "minimum": 2}, 1, "must be at least 2"),
        ({"type": "number", "exclusiveMinimum": 1}, 1, "must be more than 1"),
        ({"type": "number", "exclusiveMaximum": 1}, 1, "must be less than 1"),
        ({"type": "number", "multipleOf": 0.1}, 0.25, "must be a multiple of 0.1"),
        ({**STRING, "minLength": 2}, "a", "must have at least 2 characters, not 1"),
        ({**STRING, "pattern": "^a+$", "x-patterns": ["^a+$"]}, "b", "must match ^a+$"),
        ({**STRING, "format": "date-time"}, "yesterday", "is not a date-time"),
        ({**STRING, "format": "uuid"}, "1", "is not a uuid"),
        ({"type": "boolean"}, "true", "must be a boolean, not a string"),
        ({"const": 1}, True, "must be 1"),
        ({"enum": ["a", "b"]}, "c", "must be one of 'a', 'b'"),
        (NULL, 0, "must be null, not a number"),
        ({"not": {}}, 0, "no value is allowed here"),
        ({"type": "array", "items": NULL}, {}, "must be an array, not an object"),
        (
            {"type": "array", "items": NULL, "maxItems": 1},
            [None, None],
            "must have at most 1 items, not 2",
        ),
        (
            {"type": "array", "items": NULL, "uniqueItems": True},
            [None, None],
            "contains a duplicate item",
        ),
        (
            {"type": "array", "prefixItems": [NULL], "items": False, "minItems": 1, "maxItems": 1},
            [],
            "must be an array of exactly 1 items",
        ),
        (
            {"type": "object", "additionalProperties": NULL},
            {"a": 1},
            ".a: must be null, not a number",
        ),
        ({**record(a=NULL), "required": ["a"]}, {}, ".a: is required and missing"),
        (record(), {"b": 1}, ".b: is unknown"),
        (record(a={**NULL, "readOnly": True}), {"a": None}, ".a: exists in responses only"),
        ({"anyOf": [NULL, {"type": "number"}]}, "x", "must be null, not a string"),
        (
            {"anyOf": [tagged(record(k=STRING), "k", "a")]},
            {"k": "a", "b": 1},
            ".b: is unknown",
        ),
    ],
)
def test_violation_has_message(generated: Generated, schema: Any, value: Any, problem: str) -> None:
    checker = generated.module("_runtime.models.checks").Checker({}, writing=True)
    [found] = checker.problems(value, schema, "")
    assert found.removeprefix(": ") == problem or found == problem


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "number"}, 1),
        ({"type": "integer"}, 1.0),
        ({"type": "number", "multipleOf": 0.1}, 0.3),
        ({**STRING, "format": "unknown"}, "x"),
        ({"anyOf": [STRING, NULL]}, None),
        ({"type": "object", "additionalProperties": {}}, {"a": [1]}),
        ({**record(), "additionalProperties": {"type": "number"}}, {"a": 1}),
        # Each variant lacks the property of the other, which is allowed.
        ({"anyOf": [record(a=NULL), record(b=NULL)]}, {"a": None, "b": None}),
    ],
)
def test_valid_value_has_no_violation(generated: Generated, schema: Any, value: Any) -> None:
    checker = generated.module("_runtime.models.checks").Checker({}, writing=True)
    assert checker.fits(value, schema)


def test_response_may_have_undeclared_properties(generated: Generated) -> None:
    checker = generated.module("_runtime.models.checks").Checker({}, writing=False)
    assert checker.fits({"new": 1}, record())


# --- parameters ----------------------------------------------------------------------------------

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
def test_array_in_path_round_trip(
    deserialize: Any, data: Any, style: str, explode: bool, value: list[str]
) -> None:
    text = _serialized(style, explode, value)
    if style == "label" and explode and any("." in item for item in value):
        return  # RFC 6570 does not encode dots, so the value is ambiguous
    schema = {"type": "array", "items": STRING}
    assert _deserialized(deserialize, data, style, explode, text, schema) == value


@pytest.mark.parametrize(("style", "explode"), STYLES)
@given(value=st.integers() | TEXTS)
def test_scalar_in_path_round_trip(
    deserialize: Any, data: Any, style: str, explode: bool, value: Any
) -> None:
    schema = {"type": "integer" if isinstance(value, int) else "string"}
    text = _serialized(style, explode, value)
    assert _deserialized(deserialize, data, style, explode, text, schema) == value


def _serialized(style: str, explode: bool, value: Any) -> str:
    """The value in a path, as the generator expects it."""
    origin = Origin("openapi.yaml")
    parameter = Parameter(
        wire_name="p",
        location=ParameterLocation.PATH,
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
        path=("/", PathVariable(parameter="p")),
        resource=(),
        action=("get",),
        origin=origin,
        parameters=(parameter,),
    )
    return build_path(operation, {(ParameterLocation.PATH, "p"): value}).removeprefix("/")


def _deserialized(
    deserialize: Any, data: Any, style: str, explode: bool, text: str, schema: Any
) -> Any:
    parameter = data.ParameterData(
        name="p", location="path", schema=schema, style=style, explode=explode
    )
    return deserialize.Deserializer({}).simple(parameter, text)


def test_nested_names_of_form(deserialize: Any) -> None:
    pairs = [("a[b][c]", "1"), ("a[b][d]", "2"), ("e[]", "3"), ("e[]", "4"), ("f", "5")]
    assert deserialize.nested(pairs) == {
        "a": {"b": {"c": "1", "d": "2"}},
        "e": ["3", "4"],
        "f": "5",
    }


@pytest.mark.parametrize("value", [True, 1, 1.5, "a", "1"])
def test_type_of_scalar_depends_on_schema(deserialize: Any, value: Any) -> None:
    types = {bool: "boolean", int: "integer", float: "number", str: "string"}
    schema = {"type": types[type(value)]}
    assert deserialize.Deserializer({}).scalar(format_scalar(value), schema) == value


# --- paths ---------------------------------------------------------------------------------------


def test_literal_segments_have_precedence(generated: Generated, data: Any) -> None:
    paths = ["/pets/{id}", "/pets/mine", "/pets/{id}.json", "/{a}/{b}/c", "/pets/{id}/c"]
    operations = [data.OperationData(id=one, call=one, method="GET", path=one) for one in paths]
    api = data.ApiData(
        title="", version="", operations=operations, servers=["https://x.example/v1/"]
    )
    router = generated.module("testing._router").Router(api)

    def found(path: str) -> tuple[str, dict[str, str]]:
        match = router.find("GET", path, [], {})
        return match.operation.id, match.path_values

    assert found("/v1/pets/mine") == ("/pets/mine", {})
    assert found("/pets/7") == ("/pets/{id}", {"id": "7"})
    assert found("/v1/pets/7.json") == ("/pets/{id}.json", {"id": "7"})
    assert found("/pets/a%2Fb") == ("/pets/{id}", {"id": "a%2Fb"})
    assert found("/pets/7/c") == ("/pets/{id}/c", {"id": "7"})
    assert found("/dogs/7/c") == ("/{a}/{b}/c", {"a": "dogs", "b": "7"})
    assert router.find("POST", "/pets/7", [], {}).methods == ["GET"]
    assert router.find("GET", "/v1", [], {}).methods == []


# --- samples -------------------------------------------------------------------------------------


def test_samples_of_responses_are_valid(generated: Generated, data: Any) -> None:
    api = data.load()
    sampler = generated.module("testing._samples").Sampler(api.definitions)
    checker = generated.module("_runtime.models.checks").Checker(api.definitions, writing=False)
    for operation in api.operations:
        for response in operation.responses:
            for content in response.contents:
                schema = {key: value for key, value in content.schema.items() if key != "examples"}
                for sample in (sampler.sample(schema), sampler.sample(content.schema)):
                    assert list(checker.problems(sample, schema, operation.id)) == []


def test_examples_are_copied(generated: Generated) -> None:
    sampler = generated.module("testing._samples").Sampler({})
    schema = {**record(), "examples": [{"a": [1]}]}
    sampler.sample(schema)["a"].append(2)
    assert sampler.sample(schema) == {"a": [1]}


def test_sample_has_the_properties_that_the_generator_chose(generated: Generated) -> None:
    boolean = {"type": "boolean"}
    sampler = generated.module("testing._samples").Sampler({})
    schema = {**record(a=boolean, b=boolean, c=boolean, id=boolean), "required": ["id"]}
    assert set(sampler.sample(schema)) == {"a", "b", "c", "id"}
    assert set(sampler.sample(schema, depth=3)) == {"id"}
    chosen = {**schema, "x-sample-properties": ["a", "c"]}
    assert set(sampler.sample(chosen)) == {"id", "a", "c"}
    # These must be consistent at any depth.
    dependent = {**chosen, "dependentRequired": {"id": ["a", "c"]}}
    assert set(sampler.sample(dependent, depth=3)) == {"id", "a", "c"}
