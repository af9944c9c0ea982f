"""What a plain YAML scalar means: the core schema of YAML 1.2 (section 10.3), as JSON values.

`yes`, `on`, `012`, `1_000`, `2024-01-01` and `12:30` are text, or decimal numbers, here: the
documents are read by many tools, and OpenAPI (3.0 section 4.2) asks for the values that JSON can
express. YAML 1.1's other readings of these have broken many an enum of country codes (`NO`).
"""

from __future__ import annotations

import re

from ..model import JsonValue

STR_TAG = "tag:yaml.org,2002:str"
MAP_TAG = "tag:yaml.org,2002:map"
SEQ_TAG = "tag:yaml.org,2002:seq"
SCALAR_TAGS = frozenset(
    {
        STR_TAG,
        "tag:yaml.org,2002:null",
        "tag:yaml.org,2002:bool",
        "tag:yaml.org,2002:int",
        "tag:yaml.org,2002:float",
    }
)

_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_NUMBER_START = frozenset("+-.0123456789")

MAX_DIGITS = 1000
"""More digits than this are no number that a JSON reader takes."""


class NotANumber(ValueError):
    """A scalar that reads as a number which JSON cannot express: `.inf`, `.nan`, `1e999`."""


def plain(text: str) -> JsonValue:
    """The value of an unquoted scalar without a tag. Raises `NotANumber`."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_START:
        return text
    if _INTEGER.fullmatch(text):
        return integer(text)
    if _FLOAT.fullmatch(text):
        return real(text)
    if _HEXADECIMAL.fullmatch(text):
        return integer(text, 16)
    if _OCTAL.fullmatch(text):
        return integer(text, 8)
    if _NOT_FINITE.fullmatch(text):
        raise NotANumber(text)
    return text


def tagged(text: str, tag: str) -> JsonValue:
    """The value of a scalar with one of `SCALAR_TAGS`. Raises `NotANumber`, or `ValueError` where
    the text is nothing that the tag allows."""
    if tag == STR_TAG:
        return text
    value = plain(text)
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
        raise ValueError(f"`{text}` is no {kind}")
    return value


def integer(text: str, base: int = 10) -> int:
    """An integer of any size that a reader can be expected to take. Raises `NotANumber`."""
    if len(text) > MAX_DIGITS:
        raise NotANumber(text)
    return int(text, 0 if base != 10 else 10)


def real(text: str) -> float:
    """A finite floating-point number. Raises `NotANumber` where it is too large for one."""
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise NotANumber(text)
    return value
