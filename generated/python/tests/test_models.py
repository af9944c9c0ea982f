"""Models hold what they are given: JSON to model to JSON, for whatever their schemas allow."""

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
    allowed = validator(name)
    model: Any = getattr(models, name)
    try:
        strategy = values(name)
    except Endless:
        pytest.skip("each value of this type holds another one")

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def check(value: Any) -> None:
        assert allowed.is_valid(value), "the schemas disagree"
        written = json.loads(package.to_json(package.from_json(model, json.dumps(value))))
        assert allowed.is_valid(written)
        if MODELS[name]:
            assert same(written, value)

    check()
