"""The API without a network, for the tests of programs that use it.

```python
from twilio_assistants.testing import fake_client

def test_mine():
    with fake_client() as client:
        ...  # what was created is there, until it is deleted
```

`FakeApi` is the same with everything to hold on to: the requests that came, faults on demand,
answers of your own, a server on 127.0.0.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import faults
from ._fake import FakeApi
from ._received import Received
from ._server import Server

if TYPE_CHECKING:
    from ._client import AsyncClient, Client

__all__ = [
    "FakeApi",
    "Received",
    "Server",
    "fake_async_client",
    "fake_client",
    "faults",
]


def fake_client(*, forgiving: bool = False, strict: bool = False) -> Client:
    """A client that talks to a new fake. See `FakeApi` for `forgiving`."""
    return FakeApi(forgiving=forgiving).client(strict=strict)


def fake_async_client(*, forgiving: bool = False, strict: bool = False) -> AsyncClient:
    """An async client that talks to a new fake."""
    return FakeApi(forgiving=forgiving).async_client(strict=strict)
