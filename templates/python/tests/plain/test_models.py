"""Models preserve values: JSON to model to JSON, for any value that their schemas allow."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from .client import models, package
from .schemas import EXAMPLES, MODELS, Endless, validator, values
from .support import same


@pytest.mark.parametrize("name", MODELS)
def test_round_trip(name: str) -> None:
    schema = validator(name)
    model: Any = getattr(models, name)
    try:
        strategy = values(name)
    except Endless:
        pytest.skip("the type has no finite value")

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def check(value: Any) -> None:
        assert schema.is_valid(value), "the generated value is invalid"
        encoded = json.loads(package.to_json(package.from_json(model, json.dumps(value))))
        assert schema.is_valid(encoded)
        if MODELS[name]:
            assert same(encoded, value)

    check()
