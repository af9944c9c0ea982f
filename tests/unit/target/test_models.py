"""Declarations in the models package that no golden case covers."""

from __future__ import annotations

from collections.abc import Callable

from tests.harness.generated import Generated


def test_long_union_of_forward_references_spans_lines(
    generated: Callable[..., Generated],
) -> None:
    names = [f"A{'very' * 5}LongSchemaName{number}" for number in range(5)]
    schemas = "".join(
        f"    {name}: {{type: object, properties: {{kind: {{type: string}}}}}}\n" for name in names
    )
    variants = ", ".join(f"{{$ref: '#/components/schemas/{name}'}}" for name in names)
    text = generated(
        f"components:\n  schemas:\n{schemas}    AnyOf: {{oneOf: [{variants}]}}\n"
    ).text("models/any_of.py")
    assert "from typing import TYPE_CHECKING, TypeAlias, Union\n" in text
    assert "AnyOf: TypeAlias = Union[\n" in text
