"""The character set of a text: a byte order mark, its media type, or XML itself."""

from __future__ import annotations

import codecs
import re
from typing import Final

from ..bodies.media_types import charset, essence

_MARKS: Final = (  # the longer ones first, which begin with another
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
"""Byte order marks, which the encodings remove. They override `charset` (Encoding Standard)."""
_STARTS: Final = (
    ("<?xml".encode("utf-16-le"), "utf-16-le"),
    ("<?xml".encode("utf-16-be"), "utf-16-be"),
)
_ENCODING: Final = re.compile(
    rb"<\?xml\b[^>]*?\sencoding\s*=\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']"
)


def decode_text(content: bytes, content_type: str) -> str:
    """A text with this `Content-Type`. Invalid bytes and unknown character sets are replaced."""
    encoding = _find_encoding(content, content_type)
    try:
        return content.decode(encoding, "replace")
    except (LookupError, ValueError):  # unknown, or not made for this
        return content.decode("utf-8", "replace")


def _find_encoding(content: bytes, content_type: str) -> str:
    """The byte order mark, `charset`, or the XML declaration (RFC 7303, section 3)."""
    for start, encoding in _MARKS:
        if content.startswith(start):
            return encoding
    is_xml = essence(content_type).endswith(("/xml", "+xml"))
    if not is_xml or "charset" in content_type.lower():
        return charset(content_type)
    for start, encoding in _STARTS:
        if content.startswith(start):
            return encoding
    found = _ENCODING.match(content[:500])
    return "utf-8" if found is None else found[1].decode("ascii")
