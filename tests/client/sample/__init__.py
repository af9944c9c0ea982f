"""The client of a pet shop's API, written by hand as the generator would print it: a test fixture.

Without its runtime, which `tests/client/conftest.py` puts beside it from the templates.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import errors as errors
    from . import models as models
    from . import webhooks as webhooks
    from .async_client import AsyncPetshopClient as AsyncPetshopClient
    from .client import PetshopClient as PetshopClient

_MODULES = ("errors", "models", "webhooks")
_HOMES = {"AsyncPetshopClient": ".async_client", "PetshopClient": ".client"}


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return import_module(f".{name}", __name__)
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name], __name__), name)
    globals()[name] = value
    return value
