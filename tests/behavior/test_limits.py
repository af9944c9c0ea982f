"""Constraints that types do not express are checked by strict reading only."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from tests.harness.generated import Generated

Make = Callable[[str], Generated]

WRONG: list[tuple[str, Any, str, str]] = [
    ("id", "or_1234567", "$.id", r"must match \Aor_[0-9a-f]{8}\Z"),
    ("id", "or_12345678\n", "$.id", r"must match \Aor_[0-9a-f]{8}\Z"),
    ("note", "", "$.note", "must have at least 1 characters, not 0"),
    ("note", "nine char", "$.note", "must have at most 8 characters, not 9"),
    ("code", "a1", "$.code", r"must match \A[A-Z]"),
    ("code", "ABCDE1", "$.code", r"must match \A[A-Z]{1,4}[0-9]\Z"),
    ("code", "A", "$.code", "must have at least 2 characters, not 1"),
    ("amount", -0.5, "$.amount", "must be at least 0"),
    ("amount", 1000, "$.amount", "must be less than 1000"),
    ("amount", 0.75, "$.amount", "must be a multiple of 0.5"),
    ("quantity", 2**31, "$.quantity", "must be at most 2147483647"),
    ("state", "lost", "$.state", "must be one of 'open', 'paid'"),
    ("tags", [], "$.tags", "must have at least 1 items, not 0"),
    ("tags", list("abcd"), "$.tags", "must have at most 3 items, not 4"),
    ("tags", ["a", "a"], "$.tags", "contains a duplicate item"),
    ("counts", {"a": 1, "b": 1, "c": 1}, "$.counts", "must have at most 2 properties, not 3"),
    ("counts", {"a b": 0}, "$.counts['a b']", "must be at least 1"),
    ("server", "300.1.1.1", "$.server", "is not a ipv4"),
    ("length", 0, "$.length", "must be at least 1"),
    ("length", "long", "$.length", "must have at most 3 characters, not 4"),
    ("part", {"size": 50}, "$.part.size", "must be at most 10"),
    ("colour_", "red", "$.colour_", "is unknown"),
]
RIGHT: list[tuple[str, Any]] = [
    ("note", "12345678"),
    ("note", "\U0001f600" * 8),
    ("email", "not checked, since that could take exponential time"),
    ("code", "AB1"),
    ("amount", 999.5),
    ("quantity", -(2**31)),
    ("tint", "any other"),
    ("tags", ["a", "A"]),
    ("server", None),
    ("length", 1),
    ("part", {"size": 5}),
    ("part", {"size": 200}),
]


@pytest.fixture
def limits(case: Callable[[str], Generated]) -> Generated:
    return case("limits")


def responding(body: Any) -> Callable[[httpx2.Request], httpx2.Response]:
    return lambda request: httpx2.Response(200, json=body)


def order(**fields: Any) -> dict[str, Any]:
    return {"id": "or_0123abcd", **fields}


@pytest.mark.parametrize(("field", "value", "path", "words"), WRONG)
def test_violation_is_refused_if_strict(
    limits: Generated, field: str, value: Any, path: str, words: str
) -> None:
    body = order() | {field: value}
    with (
        limits.client(responding(body), strict=True) as client,
        pytest.raises(limits.errors.ResponseValidationError) as raised,
    ):
        client.orders.replace(id="or_0123abcd")
    assert str(raised.value) == f"replaceOrder: {path}: {words}"
    assert raised.value.path == path
    assert raised.value.operation == "replaceOrder"


@pytest.mark.parametrize(("field", "value", "path", "words"), WRONG)
def test_async_client_refuses_the_same(
    limits: Generated, field: str, value: Any, path: str, words: str
) -> None:
    async def program() -> None:
        async with limits.async_client(responding(order() | {field: value}), strict=True) as client:
            await client.orders.replace(id="or_0123abcd")

    with pytest.raises(limits.errors.ResponseValidationError) as raised:
        asyncio.run(program())
    assert str(raised.value) == f"replaceOrder: {path}: {words}"


@pytest.mark.parametrize(("field", "value"), RIGHT)
def test_valid_value_is_accepted(limits: Generated, field: str, value: Any) -> None:
    with limits.client(responding(order(**{field: value})), strict=True) as client:
        read = client.orders.replace(id="or_0123abcd")
    assert limits.package.to_dict(read)[field] == value


@pytest.mark.parametrize(("field", "value", "path", "words"), WRONG)
def test_violation_is_no_drift(
    limits: Generated, field: str, value: Any, path: str, words: str
) -> None:
    body = order() | {field: value}
    with limits.client(responding(body)) as client:
        response = client.with_response(client.orders.replace, id="or_0123abcd")
    assert response.drift == ()


@pytest.mark.parametrize(("field", "value", "path", "words"), WRONG)
def test_from_dict_is_strict_by_default(
    limits: Generated, field: str, value: Any, path: str, words: str
) -> None:
    body = order() | {field: value}
    with pytest.raises(limits.errors.ResponseValidationError) as raised:
        limits.package.from_dict(limits.models.Order, body)
    assert str(raised.value) == f"{path}: {words}"
    limits.package.from_dict(limits.models.Order, body, strict=False)


def test_lists_and_dictionaries_of_models_are_checked(limits: Generated) -> None:
    wrong = order(note="")
    for type_, value, path in (
        (list[limits.models.Order], [order(), wrong], "$[1].note"),
        (dict[str, limits.models.Order], {"a": wrong}, "$.a.note"),
        (limits.models.Order | None, wrong, "$.note"),
    ):
        with pytest.raises(limits.errors.ResponseValidationError) as raised:
            limits.package.from_dict(type_, value)
        assert raised.value.path == path


def test_inline_body_is_checked(limits: Generated) -> None:
    with (
        limits.client(responding([order()] * 3), strict=True) as client,
        pytest.raises(limits.errors.ResponseValidationError) as raised,
    ):
        client.orders.list()
    assert raised.value.path == "$"
    assert raised.value.expected == "have at most 2 items"


def test_number_of_properties_is_checked(limits: Generated) -> None:
    body = order(note="a", code="A1", amount=1, quantity=1, state="open")
    limits.package.from_dict(limits.models.Order, body)
    with pytest.raises(limits.errors.ResponseValidationError) as raised:
        limits.package.from_dict(limits.models.Order, body | {"tags": ["a"]})
    assert str(raised.value) == "$: must have at most 6 properties, not 7"


def test_message_does_not_contain_value(limits: Generated) -> None:
    body = order(state="s3cret", note="s3cret-s3cret", code="s3cret", server="s3cret")
    for field in ("state", "note", "code", "server"):
        with pytest.raises(limits.errors.ResponseValidationError) as raised:
            limits.package.from_dict(limits.models.Order, order(**{field: body[field]}))
        assert "s3cret" not in str(raised.value)


def test_data_is_loaded_only_by_strict_reading(limits: Generated) -> None:
    api_data = limits.module("_runtime.models.api_data")
    api_data.load.cache_clear()
    with limits.client(responding(order())) as client:
        client.orders.replace(id="or_0123abcd")
    assert api_data.load.cache_info().currsize == 0


UNIONS = """
    paths:
      /chains:
        get:
          operationId: getChain
          responses:
            "200":
              description: The chain.
              content: {application/json: {schema: {$ref: "#/components/schemas/Chain"}}}
    components:
      schemas:
        Chain: {oneOf: [{$ref: "#/components/schemas/A"}, {$ref: "#/components/schemas/B"}]}
        A:
          type: object
          properties:
            next: {$ref: "#/components/schemas/Chain"}
            value: {type: integer, maximum: 1}
        B:
          type: object
          properties:
            next: {$ref: "#/components/schemas/Chain"}
            value: {type: integer, maximum: 2}
"""


def test_nested_unions_are_checked_once(generated: Make) -> None:
    """60 nested unions have two variants each: without a cache the test would not end."""
    api = generated(UNIONS)
    checks, api_data = api.module("_runtime.models.checks"), api.module("_runtime.models.api_data")
    checker = checks.Checker(api_data.load().definitions, writing=None)
    chain: Any = {"value": 3}
    for _ in range(60):
        chain = {"next": chain, "value": 2}
    fault = checker.first(chain, {"$ref": "#/$defs/Chain"}, "$")
    assert fault.path == "$" + ".next" * 60 + ".value"


def test_streams_are_checked_item_by_item(generated: Make) -> None:
    api = generated("""
        openapi: 3.2.0
        paths:
          /ticks:
            get:
              operationId: watch
              responses:
                "200":
                  description: Ticks.
                  content:
                    text/event-stream:
                      itemSchema: {$ref: "#/components/schemas/Tick"}
        components:
          schemas:
            Tick: {type: object, properties: {n: {type: integer, maximum: 1}}}
        """)

    def respond(request: httpx2.Request) -> httpx2.Response:
        text = 'data: {"n": 1}\n\ndata: {"n": 2}\n\n'
        return httpx2.Response(200, text=text, headers={"content-type": "text/event-stream"})

    with api.client(respond) as client:
        assert len(list(client.ticks.watch())) == 2
    with api.client(respond, strict=True) as client:
        stream = iter(client.ticks.watch())
        next(stream)
        with pytest.raises(api.errors.ResponseValidationError) as raised:
            next(stream)
    assert raised.value.path == "$.n"


def test_conditional_constraints_are_not_checked(generated: Make) -> None:
    """Which branch applies is not evaluated."""
    api = generated("""
        paths:
          /pets:
            get:
              operationId: getPet
              responses:
                "200":
                  description: A pet.
                  content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
        components:
          schemas:
            Pet:
              type: object
              properties: {kind: {type: string, maxLength: 4}}
              if: {properties: {kind: {const: cat}}}
              then: {properties: {lives: {type: integer, maximum: 9}}}
              dependentSchemas:
                name: {properties: {title: {type: string, maxLength: 2}}}
        """)
    fits: dict[str, Any] = {"kind": "cow", "lives": 20, "title": "Madam"}
    with api.client(responding(fits), strict=True) as client:
        assert api.package.to_dict(client.pets.get()) == fits
    with pytest.raises(api.errors.ResponseValidationError) as raised:
        api.package.from_dict(api.models.Pet, fits | {"kind": "horse"})
    assert raised.value.path == "$.kind"


def test_object_may_combine_properties_of_variants(generated: Make) -> None:
    """`unevaluatedProperties` allows the properties of any matching variant (Core, 11.3)."""
    api = generated("""
        paths:
          /things:
            get:
              operationId: getThing
              responses:
                "200":
                  description: A thing.
                  content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}
        components:
          schemas:
            Thing:
              type: object
              properties: {id: {type: integer}}
              anyOf:
                - {properties: {a: {type: string}}, required: [a]}
                - {properties: {b: {type: string}}, required: [b]}
              unevaluatedProperties: false
        """)
    api.package.from_dict(api.models.Thing, {"id": 1, "a": "x", "b": "y"})
    with pytest.raises(api.errors.ResponseValidationError):
        api.package.from_dict(api.models.Thing, {"id": 1})


@pytest.mark.parametrize("moment", ["2024-01-01t00:00:00z", "2024-01-01T00:00:00.123456789+05:30"])
def test_datetime_follows_rfc_3339(generated: Make, moment: str) -> None:
    """RFC 3339, 5.6: lower-case letters and any number of digits are allowed."""
    api = generated("""
        paths:
          /moments:
            get:
              operationId: listMoments
              responses:
                "200":
                  description: Moments.
                  content:
                    application/json:
                      schema: {type: array, items: {type: string, format: date-time}}
        """)
    with api.client(responding([moment]), strict=True) as client:
        assert [found.year for found in client.moments.list()] == [2024]
    with (
        api.client(responding([moment.replace("-01-", "-13-")]), strict=True) as client,
        pytest.raises(api.errors.ResponseValidationError),
    ):
        client.moments.list()
