"""The string and number formats that the generator knows (`format` of JSON Schema and OpenAPI).

A new format is one row here, and one in the table of a target if its values are more than strings
there (`targets/python/formats.py`) or of the runtime if they are checked
(`_runtime/models/formats.py`). All other formats are annotations without effect.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ..model import ScalarKind, ScalarType


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """What a format means."""

    implies: str | None = None
    """The `type` to assume if the schema states none."""
    kind: ScalarKind = ScalarKind.STRING
    sample: str | None = None
    checked: bool = False
    """Whether values are checked: strict reading and the fake refuse others."""
    range: tuple[int, int] | None = None


def _string(sample: str | None = None, *, implied: bool = False, checked: bool = False) -> Format:
    return Format(implies="string" if implied else None, sample=sample, checked=checked)


def _typed(kind: ScalarKind, sample: str | None = None, *, checked: bool = True) -> Format:
    return Format(implies="string", kind=kind, sample=sample, checked=checked)


def _integer(bits: int, *, signed: bool = True) -> Format:
    high = 2 ** (bits - 1) if signed else 2**bits
    low = -high if signed else 0
    return Format(implies="integer", kind=ScalarKind.INTEGER, range=(low, high - 1))


FORMATS: Final[Mapping[str, Format]] = {
    "date-time": _typed(ScalarKind.DATE_TIME, "2026-01-31T12:30:00Z"),
    "date-time-rfc-2822": _string("Sat, 31 Jan 2026 12:30:00 +0000", checked=True),
    "date": _typed(ScalarKind.DATE, "2026-01-31"),
    "time": _typed(ScalarKind.TIME, "12:30:00Z"),
    "duration": _typed(ScalarKind.DURATION, "PT1H30M"),
    "uuid": _typed(ScalarKind.UUID, "00000000-0000-4000-8000-000000000001"),
    "guid": _typed(ScalarKind.UUID),
    "decimal": _typed(ScalarKind.DECIMAL, "1.50"),
    "byte": _typed(ScalarKind.BYTE, "b2N0ZXRz", checked=False),
    "base64": _typed(ScalarKind.BYTE, checked=False),
    "binary": _typed(ScalarKind.BINARY, checked=False),
    "file": _typed(ScalarKind.BINARY, checked=False),
    "password": _string(implied=True),
    "email": _string("someone@example.com", implied=True),
    "idn-email": _string("someone@example.com"),
    "uri": _string("https://example.com/", implied=True),
    "url": _string("https://example.com/"),
    "iri": _string("https://example.com/"),
    "uri-reference": _string("/here"),
    "uri-template": _string("https://example.com/{id}"),
    "hostname": _string("example.com", implied=True),
    "idn-hostname": _string("example.com"),
    "ipv4": _string("192.0.2.1", implied=True, checked=True),
    "ip": _string("192.0.2.1"),
    "ipv6": _string("2001:db8::1", implied=True, checked=True),
    "json-pointer": _string("/a/b"),
    "regex": _string("^a+$"),
    "phone": _string("+15550100"),
    "timezone": _string("Europe/London"),
    "int8": _integer(8),
    "int16": _integer(16),
    "int32": _integer(32),
    "int64": _integer(64),
    "uint8": _integer(8, signed=False),
    "uint16": _integer(16, signed=False),
    "uint32": _integer(32, signed=False),
    "uint64": _integer(64, signed=False),
    "float": Format(implies="number", kind=ScalarKind.NUMBER),
    "double": Format(implies="number", kind=ScalarKind.NUMBER),
}

_NO_FORMAT: Final = Format()


def find_string_format(scalar: ScalarType) -> str | None:
    """The format of a string: of several spellings (`guid`) the first (`uuid`)."""
    if scalar.kind is ScalarKind.STRING:
        return scalar.format
    known = FORMATS.get(scalar.kind.value)
    return None if known is None else scalar.kind.value


def find_format(scalar: ScalarType) -> Format:
    return FORMATS.get(find_string_format(scalar) or scalar.format or "", _NO_FORMAT)


def find_string_kind(name: str | None) -> ScalarKind:
    found = FORMATS.get(name or "", _NO_FORMAT)
    return found.kind if found.implies == "string" else ScalarKind.STRING


def find_implied_type(name: str | None) -> str | None:
    """The JSON type of a schema that has this format but no `type`."""
    return FORMATS.get(name or "", _NO_FORMAT).implies
