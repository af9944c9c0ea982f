"""Asynchronous tests run on asyncio, by the plugin of anyio (which httpx2 needs anyway)."""

from __future__ import annotations

import pytest


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"
