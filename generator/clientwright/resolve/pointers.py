"""JSON pointers (RFC 6901), as text."""

from __future__ import annotations


def escaped(key: str) -> str:
    """A key as a token of a JSON pointer."""
    if "~" in key or "/" in key:
        return key.replace("~", "~0").replace("/", "~1")
    return key
