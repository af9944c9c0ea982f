"""Looking through the names of types."""

from __future__ import annotations

from . import _vocabulary as v


def resolved(type: v.Type, types: dict[str, v.Type]) -> v.Type:
    """The type itself, without the names and the `null` around it."""
    while isinstance(type, v.Ref | v.Nullable):
        type = types[type.to] if isinstance(type, v.Ref) else type.of
    return type
