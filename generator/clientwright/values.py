"""Asking what a JSON value is, in a way that type checkers understand.

`isinstance(value, dict)` leaves strict checkers with members of unknown type; these do not.
"""

from __future__ import annotations

from typing import TypeGuard

from .model import JsonValue


def is_object(value: JsonValue) -> TypeGuard[dict[str, JsonValue]]:
    """Whether it is an object."""
    return isinstance(value, dict)


def is_array(value: JsonValue) -> TypeGuard[list[JsonValue]]:
    """Whether it is an array."""
    return isinstance(value, list)


def is_number(value: JsonValue) -> TypeGuard[int | float]:
    """Whether it is a number. Booleans are none, although Python says so."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)
