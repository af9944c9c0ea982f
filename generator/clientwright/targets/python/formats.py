"""The Python types of string formats. All other strings are `str`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ...contract.formats import find_string_format
from ...model import ScalarKind, ScalarType

_CLASSES: Final[Mapping[str, tuple[str, str]]] = {
    "date-time": ("datetime", "datetime"),
    "date": ("datetime", "date"),
    "time": ("datetime", "time"),
    "uuid": ("uuid", "UUID"),
    "decimal": ("decimal", "Decimal"),
}
"""Modules and names of classes that msgspec decodes from text. A duration stays text, since those
in months or years (ISO 8601) are not a `timedelta`."""
_BYTES: Final = (ScalarKind.BYTE, ScalarKind.BINARY)


def text_class(scalar: ScalarType) -> tuple[str, str] | None:
    """The module and name of the class for a string with a format; None if it is `str`."""
    return _CLASSES.get(find_string_format(scalar) or "")


def exclusive_text(scalar: ScalarType) -> str | None:
    """What a string is decoded to if not `str`. In a union, msgspec supports only one such type."""
    if scalar.kind in _BYTES:
        return "bytes"
    found = text_class(scalar)
    return None if found is None else found[1]


def is_plain_text(scalar: ScalarType) -> bool:
    """Whether the value is a `str`."""
    is_text = scalar.kind is ScalarKind.STRING or find_string_format(scalar) is not None
    return is_text and exclusive_text(scalar) is None
