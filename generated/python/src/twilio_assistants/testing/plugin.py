"""Fixtures for pytest. In a `conftest.py`:

```python
pytest_plugins = ["twilio_assistants.testing.plugin"]
```

It is not loaded by itself: a package that many programs depend on should not put names into the
tests of all of them.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from typing import TypeVar, cast

import pytest

from . import FakeApi
from ._client import AsyncClient, Client

F = TypeVar("F", bound=Callable[..., object])


def _fixture(function: F) -> F:
    """`pytest.fixture`, keeping the function's own type: pytest's is not complete."""
    return cast("F", pytest.fixture(function))


@_fixture
def fake_api() -> FakeApi:
    """The API, played in this process, empty at the start of each test."""
    return FakeApi()


@_fixture
def fake_client(fake_api: FakeApi) -> Iterator[Client]:
    """A client that talks to `fake_api`."""
    with fake_api.client() as client:
        yield client


@_fixture
async def fake_async_client(fake_api: FakeApi) -> AsyncIterator[AsyncClient]:
    """An async client that talks to `fake_api` (needs a plugin for async fixtures, as anyio's)."""
    async with fake_api.async_client() as client:
        yield client
