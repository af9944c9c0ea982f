"""Fixtures for all tests of this repository."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from tests.harness.generated import Generated

# No test depends on how fast the machine is.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture
def generated(tmp_path: Path) -> Iterator[Callable[..., Generated]]:
    """`generated(document)` generates, writes and imports the client of a document."""
    # Imported here so that tests that do not use the fixture do not load the whole generator.
    from tests.harness.generated import generate

    with ExitStack() as stack:
        yield lambda document, **options: stack.enter_context(
            generate(document, tmp_path, **options)
        )
