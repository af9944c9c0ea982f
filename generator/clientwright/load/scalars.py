"""The values of YAML scalars by the core schema of YAML 1.2 (section 10.3).

`yes`, `on`, `1_000`, `2024-01-01` and `12:30` are strings and `012` is decimal: OpenAPI (3.0,
section 4.2) only allows values that JSON can represent. The rules of YAML 1.1 have broken many
enums of country codes (`NO`).
"""

from __future__ import annotations

import re
from math import isfinite

from ..model import JsonValue

STR_TAG = "tag:yaml.org,2002:str"
MAP_TAG = "tag:yaml.org,2002:map"
SEQ_TAG = "tag:yaml.org,2002:seq"
SCALAR_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("str", "null", "bool", "int", "float")
)

_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_NUMBER_START = frozenset("+-.0123456789")

MAX_DEPTH = 200
"""The maximum depth of nested objects and arrays. Real documents stay below 60."""

MAX_DIGITS = 1000
"""The maximum number of digits, which JSON parsers limit as well."""


class UnrepresentableNumber(ValueError):
    """A number that JSON cannot represent: `.inf`, `.nan`, `1e999`."""


def parse_plain(text: str) -> JsonValue:
    """The value of an unquoted scalar without a tag. Raises `UnrepresentableNumber`."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in _NUMBER_START:
        return text
    if _INTEGER.fullmatch(text):
        return parse_integer(text)
    if _FLOAT.fullmatch(text):
        return parse_float(text)
    if _HEXADECIMAL.fullmatch(text):
        return parse_integer(text, 16)
    if _OCTAL.fullmatch(text):
        return parse_integer(text, 8)
    if _NOT_FINITE.fullmatch(text):
        raise UnrepresentableNumber(text)
    return text


def parse_tagged(text: str, tag: str) -> JsonValue:
    """The value of a scalar with one of `SCALAR_TAGS`.

    Raises `UnrepresentableNumber`, or `ValueError` if the text does not match the tag.
    """
    if tag == STR_TAG:
        return text
    value = parse_plain(text)
    kind = tag.rpartition(":")[2]
    if kind == "float" and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    fits = {
        "null": value is None,
        "bool": isinstance(value, bool),
        "int": isinstance(value, int) and not isinstance(value, bool),
        "float": isinstance(value, float),
    }
    if not fits[kind]:
        raise ValueError(f"`{text}` is not a valid {kind}")
    return value


def parse_integer(text: str, base: int = 10) -> int:
    """An integer. Raises `UnrepresentableNumber` if it has too many digits."""
    if len(text) > MAX_DIGITS:
        raise UnrepresentableNumber(text)
    return int(text, 0 if base != 10 else 10)


def parse_float(text: str) -> float:
    """A floating-point number. Raises `UnrepresentableNumber` if it is not finite."""
    value = float(text)
    if not isfinite(value):
        raise UnrepresentableNumber(text)
    return value
