"""Fixtures for all tests of this repository."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.harness.generated import Generated


@pytest.fixture
def generated(tmp_path: Path) -> Iterator[Callable[..., Generated]]:
    """`generated(document)`: the client of a document, made, written and imported."""
    # Here, so that a test of one part loads that part alone.
    from tests.harness.generated import generate

    with ExitStack() as stack:
        yield lambda document, **options: stack.enter_context(
            generate(document, tmp_path, **options)
        )
