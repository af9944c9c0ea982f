"""JSON values, and type guards for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from typing import Any, TypeAlias, TypeGuard

JsonValue: TypeAlias = dict[str, Any] | list[Any] | str | int | float | bool | None


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    return isinstance(value, Mapping)


def is_collection(value: object) -> TypeGuard[Iterable[Any]]:
    return isinstance(value, (list, tuple, Set))


def is_iterable(value: object) -> TypeGuard[Iterable[Any]]:
    """Whether it has items. A model has none: it is iterated over for `dict(model)`."""
    return not hasattr(value, "__sensitive__") and isinstance(value, Iterable)
