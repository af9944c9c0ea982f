"""Declarations in the models package that no golden case covers."""

from __future__ import annotations

from collections.abc import Callable

from tests.harness.generated import Generated


def test_long_union_of_forward_references_spans_lines(
    generated: Callable[..., Generated],
) -> None:
    names = [f"A{'very' * 5}LongSchemaName{number}" for number in range(5)]
    variants = [{"$ref": f"#/components/schemas/{name}"} for name in names]
    schema = {"type": "object", "properties": {"kind": {"type": "string"}}}
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Choice"}}}
    operation = {
        "operationId": "choose",
        "responses": {"200": {"description": "OK", "content": content}},
    }
    document = {
        "paths": {"/choices": {"get": operation}},
        "components": {"schemas": {**dict.fromkeys(names, schema), "Choice": {"oneOf": variants}}},
    }
    text = generated(document).text("models/choice.py")
    assert "from typing import TYPE_CHECKING, TypeAlias, Union\n" in text
    assert "Choice: TypeAlias = Union[\n" in text
