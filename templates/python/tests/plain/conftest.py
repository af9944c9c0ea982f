"""Runs async tests on asyncio, with the pytest plugin of anyio (a dependency of httpx2)."""

from __future__ import annotations

import pytest


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"
