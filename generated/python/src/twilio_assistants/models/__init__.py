"""The models of the API: what is sent and what comes back. Each is loaded when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._index import *
else:

    def __getattr__(name: str) -> Any:
        from importlib import import_module

        from ._index import modules

        if name not in modules:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{modules[name]}", __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    from ._index import modules

    return sorted({*globals(), *modules})
