"""A client for Library.

Books, and what readers say of them.

`Client` and `AsyncClient` are the synchronous and the asynchronous client.

Example:
    from api import Client

    client = Client()
    book = client.books.fetch("book_id")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import errors as errors
    from . import models as models
    from . import testing as testing
    from . import webhooks as webhooks
    from ._runtime.aio.pager import AsyncPager as AsyncPager
    from ._runtime.aio.stream import AsyncStream as AsyncStream
    from ._runtime.bodies.events import ServerSentEvent as ServerSentEvent
    from ._runtime.call.timeouts import Timeout as Timeout
    from ._runtime.hooks import (
        Drift as Drift,
        Hooks as Hooks,
        RequestEvent as RequestEvent,
        ResponseEvent as ResponseEvent,
        RetryEvent as RetryEvent,
    )
    from ._runtime.models.convert import (
        from_dict as from_dict,
        from_json as from_json,
        to_dict as to_dict,
        to_json as to_json,
    )
    from ._runtime.response.response import Page as Page, Response as Response
    from ._runtime.sync.pager import Pager as Pager
    from ._runtime.sync.stream import Stream as Stream
    from ._runtime.unset import UNSET as UNSET, Unset as Unset
    from .async_client import AsyncClient as AsyncClient
    from .client import Client as Client
    from .errors import APIError as APIError, APIStatusError as APIStatusError

__version__ = "1.0.0"

__all__ = [
    "UNSET",
    "APIError",
    "APIStatusError",
    "AsyncClient",
    "AsyncPager",
    "AsyncStream",
    "Client",
    "Drift",
    "Hooks",
    "Page",
    "Pager",
    "RequestEvent",
    "Response",
    "ResponseEvent",
    "RetryEvent",
    "ServerSentEvent",
    "Stream",
    "Timeout",
    "Unset",
    "errors",
    "from_dict",
    "from_json",
    "models",
    "testing",
    "to_dict",
    "to_json",
    "webhooks",
    "__version__",
]

_MODULES = frozenset(["errors", "models", "testing", "webhooks"])
_HOMES = {
    "APIError": ".errors",
    "APIStatusError": ".errors",
    "AsyncClient": ".async_client",
    "AsyncPager": "._runtime.aio.pager",
    "AsyncStream": "._runtime.aio.stream",
    "Client": ".client",
    "Drift": "._runtime.hooks",
    "from_dict": "._runtime.models.convert",
    "from_json": "._runtime.models.convert",
    "Hooks": "._runtime.hooks",
    "Page": "._runtime.response.response",
    "Pager": "._runtime.sync.pager",
    "RequestEvent": "._runtime.hooks",
    "Response": "._runtime.response.response",
    "ResponseEvent": "._runtime.hooks",
    "RetryEvent": "._runtime.hooks",
    "ServerSentEvent": "._runtime.bodies.events",
    "Stream": "._runtime.sync.stream",
    "Timeout": "._runtime.call.timeouts",
    "to_dict": "._runtime.models.convert",
    "to_json": "._runtime.models.convert",
    "UNSET": "._runtime.unset",
    "Unset": "._runtime.unset",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used (PEP 562)."""
    if name in _MODULES:
        return import_module(f".{name}", __name__)
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
