"""Media types: their names, parameters and kinds. `kinds.py` is the list."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from .kinds import NAMES, PREFIXES, SUFFIXES

STREAMS: Final = ("events", "json-lines", "json-seq")
"""The kinds of media types that are sequences of records."""


def essence(media_type: str) -> str:
    """The media type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


_PARAMETER: Final = re.compile(r';\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))')
"""A parameter, whose value may be quoted (RFC 9110, section 5.6.6)."""


@lru_cache
def charset(media_type: str) -> str:
    """The declared character set, or UTF-8."""
    for name, quoted, plain in _PARAMETER.findall(media_type):
        if name.lower() == "charset":
            return (quoted or plain).strip() or "utf-8"
    return "utf-8"


@cache
def kind_of(name: str) -> str:
    """The kind of a media type, given without parameters; `binary` if it is unknown."""
    if name in NAMES:
        return NAMES[name]
    for kind, prefixes in PREFIXES.items():
        if name.startswith(tuple(prefixes)):
            return kind
    for kind, suffixes in SUFFIXES.items():
        if name.endswith(tuple(suffixes)):
            return kind
    return "binary"


def is_json(media_type: str) -> bool:
    """Whether it is `application/json` or one with the suffix `+json`."""
    return kind_of(essence(media_type)) == "json"


def is_text(media_type: str) -> bool:
    """Whether it is text for people, including XML and YAML."""
    return kind_of(essence(media_type)) in ("text", "events", "form")


def is_range(media_type: str) -> bool:
    """Whether it is a range such as `image/*`."""
    return "*" in essence(media_type)


def is_in_range(media_type: str, media_range: str) -> bool:
    """Whether a media type is a given one, or in a range such as `image/*`."""
    name, other = essence(media_type), essence(media_range)
    if other in ("*/*", "*", name):
        return True
    return other.endswith("/*") and name.startswith(other[:-1])
