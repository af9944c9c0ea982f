"""The model as JSON: complete, without defaults, the same everywhere."""

from __future__ import annotations

import json
from typing import Any

from clientwright.diagnostics.findings import Diagnostics
from clientwright.diagnostics.origin import Origin
from clientwright.model import (
    Api,
    Constraints,
    Default,
    Direction,
    NameHint,
    Nullable,
    ObjectType,
    Property,
    Ref,
    Resource,
    ScalarKind,
    ScalarType,
    TypeId,
)
from clientwright.targets import TARGETS, TargetConfig, find
from clientwright.targets.json import dump_model


def api(file: str) -> Api:
    """A small model, from a document of that name."""
    root = Origin(file)
    pet = TypeId(f"{file}#/components/schemas/Pet")
    place = root / "components" / "schemas" / "Pet"
    return Api(
        title="Pets \u202e",
        version="1",
        openapi="3.1.0",
        root=Resource(path=()),
        origin=root,
        types={
            pet: ObjectType(
                id=pet,
                name_hint=NameHint(parts=("Pet",)),
                origin=place,
                properties=(
                    Property(
                        wire_name="parent",
                        type=Nullable(inner=Ref(id=pet)),
                        required=False,
                        origin=place / "properties" / "parent",
                        default=Default(value=None),
                    ),
                    Property(
                        wire_name="age",
                        type=ScalarType(
                            kind=ScalarKind.INTEGER, constraints=Constraints(minimum=0)
                        ),
                        required=True,
                        origin=place / "properties" / "age",
                        direction=Direction.READ_ONLY,
                    ),
                ),
            )
        },
    )


def test_defaults_are_omitted() -> None:
    data: Any = json.loads(dump_model(api("openapi.yaml")))
    record = data["types"]["openapi.yaml#/components/schemas/Pet"]
    parent, age = record["properties"]
    assert record["is"] == "ObjectType"
    assert "inline" not in record
    assert parent["type"] == {
        "is": "Nullable",
        "inner": {"is": "Ref", "id": "openapi.yaml#/components/schemas/Pet"},
    }
    assert parent["required"] is False
    assert parent["default"] == {"is": "Default", "value": None}
    # 0 and 0.0 and False are three things: a minimum of 0 is not omitted.
    assert age["type"]["constraints"] == {"is": "Constraints", "minimum": 0}
    assert age["direction"] == "read"
    assert age["origin"] == "openapi.yaml#/components/schemas/Pet/properties/age"


def test_output_does_not_depend_on_the_folder() -> None:
    assert dump_model(api("../far/away/openapi.yaml")) == dump_model(api("openapi.yaml"))


def test_control_characters_are_escaped() -> None:
    assert dump_model(api("openapi.yaml")).isascii()


def test_output_is_one_file() -> None:
    files = find("json").files(api("a/b.yaml"), TargetConfig(), Diagnostics())
    assert list(files) == ["api.json"]


def test_targets_are_found_by_name() -> None:
    for name in TARGETS:
        assert find(name).name == name
