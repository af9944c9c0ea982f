"""Values drawn from the schemas of real documents survive a round trip through the models, and
invalid ones are rejected in strict mode.

The documents are small and come from different authors. Skipped where the corpus is not available.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis_jsonschema import from_schema

from clientwright.config import Config
from clientwright.diagnostics.findings import Diagnostics
from clientwright.load import load
from clientwright.model import ObjectType, TypeId, UnionType
from clientwright.targets import TargetConfig
from clientwright.targets.python.naming.names import assign_names
from tests.corpus.run import CORPUS
from tests.harness.drawing import ANYTHING, FORMATS, quiet, replace_part
from tests.harness.generated import Generated, client_of
from tests.harness.schemas import Schemas, TooDeep

pytestmark = pytest.mark.slow

DOCUMENTS = [
    "twilio/twilio_assistants_v1.yaml",
    "twilio/twilio_studio_v2.yaml",
    "misc/apple_petstore.yaml",
    "misc/ogen_tinkoff.json",
    "misc/ogen_firecracker.json",
    "misc/oxide_buildomat.json",
    "apisguru/handwrytten.com.json",
    "apisguru/hubapi.com__crm.json",
    "apisguru/vercel.com.json",
]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_values_round_trip(name: str, tmp_path: Path) -> None:
    file = CORPUS / name
    if not file.is_file():
        pytest.skip("../shared/corpus is not available")
    loaded = load(file, Diagnostics())
    assert loaded is not None
    document = received_only(loaded.data)
    schemas = Schemas(document)
    tested = 0
    with client_of(Config(document=file), tmp_path) as api:
        for component, schema in document["components"]["schemas"].items():
            model = model_of(api, component)
            if model is None or schema.get("nullable"):
                continue
            try:
                exact = schemas.exact(schema)
            except TooDeep:
                continue
            assert_round_trip(api, model, exact)
            assert_rejected(api, model, exact, schemas.loose(schema))
            tested += 1
    assert tested


def assert_round_trip(api: Generated, model: Any, schema: Any) -> None:
    @settings(quiet, max_examples=2)
    @given(from_schema(schema, custom_formats=FORMATS))
    def check(value: Any) -> None:
        if value is None:  # nullability belongs to the reference, not to the model
            return
        parsed = api.package.from_dict(model, value)
        assert json.loads(api.package.to_json(parsed)) == value

    check()


def assert_rejected(api: Generated, model: Any, exact: Any, loose: Any) -> None:
    """A value that no longer matches its schema, after one replacement in it, is rejected."""
    allowed = jsonschema_rs.Draft7Validator(loose)

    @settings(quiet, max_examples=4)
    @given(from_schema(exact, custom_formats=FORMATS), ANYTHING, st.data())
    def check(value: Any, other: Any, data: st.DataObject) -> None:
        changed = replace_part(value, other, data)
        if changed is None or allowed.is_valid(changed):
            return
        with pytest.raises(api.errors.ResponseValidationError):
            api.package.from_dict(model, changed)

    check()


def model_of(api: Generated, component: str) -> Any:
    """Returns the model class of a component as responses contain it, or None."""
    names = assign_names(api.api, TargetConfig(package=api.name, client="Client"), Diagnostics())
    for type_id in (
        f"{api.api.origin.file}#/components/schemas/{component}{v}" for v in ("?read", "")
    ):
        declared = api.api.types.get(TypeId(type_id))
        if isinstance(declared, ObjectType | UnionType) and declared.read:
            return getattr(api.models, names.type(declared.id).class_name)
    return None


def received_only(value: Any) -> Any:
    """Removes the write-only properties from a document."""
    if isinstance(value, list):
        return [received_only(item) for item in value]
    if not isinstance(value, dict):
        return value
    copy = {key: received_only(item) for key, item in value.items()}
    properties = copy.get("properties")
    if isinstance(properties, dict):
        copy["properties"] = {
            name: schema
            for name, schema in properties.items()
            if not (isinstance(schema, dict) and schema.get("writeOnly"))
        }
    return copy
