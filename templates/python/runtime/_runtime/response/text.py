"""The character set of a text: stated by its media type, or by XML itself."""

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
"""Byte order marks, which the encodings remove."""
_STARTS: Final = (
    ("<?xml".encode("utf-16-le"), "utf-16-le"),
    ("<?xml".encode("utf-16-be"), "utf-16-be"),
)
_ENCODING: Final = re.compile(
    rb"<\?xml\b[^>]*?\sencoding\s*=\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']"
)


def decode_text(content: bytes, content_type: str) -> str:
    """A text with this `Content-Type`. Invalid bytes and unknown character sets are replaced."""
    name = essence(content_type)
    is_xml = name.endswith(("/xml", "+xml"))
    encoding = _find_xml_encoding(content, content_type) if is_xml else charset(content_type)
    try:
        return content.decode(encoding, "replace")
    except (LookupError, ValueError):  # unknown, or not made for this
        return content.decode("utf-8", "replace")


def _find_xml_encoding(content: bytes, content_type: str) -> str:
    """The byte order mark, `charset`, or the XML declaration (RFC 7303, section 3)."""
    for start, encoding in _MARKS:
        if content.startswith(start):
            return encoding
    if "charset" in content_type.lower():
        return charset(content_type)
    for start, encoding in _STARTS:
        if content.startswith(start):
            return encoding
    found = _ENCODING.match(content[:500])
    return "utf-8" if found is None else found[1].decode("ascii")
