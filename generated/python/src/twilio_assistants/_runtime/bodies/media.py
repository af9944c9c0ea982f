"""Media types: what kind of content one is."""

from __future__ import annotations


def is_json(media_type: str) -> bool:
    """`application/json`, `application/problem+json`, with or without parameters."""
    kind = essence(media_type)
    return kind in ("application/json", "text/json") or kind.endswith("+json")


def is_text(media_type: str) -> bool:
    """Text that is given as a `str`."""
    kind = essence(media_type)
    return kind.startswith("text/") or kind.endswith(("+xml", "/xml", "/yaml", "+yaml"))


def is_json_lines(media_type: str) -> bool:
    """One JSON value a line, or a record (RFC 7464)."""
    return essence(media_type) in _LINES


_LINES = frozenset(
    {
        "application/jsonl",
        "application/json-lines",
        "application/x-jsonlines",
        "application/x-ndjson",
        "application/ndjson",
        "application/json-seq",
        "application/x-json-stream",
        "application/stream+json",
    }
)


def essence(media_type: str) -> str:
    """The type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def charset(media_type: str) -> str:
    """The character set that the type states, else UTF-8."""
    for parameter in media_type.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip('"') or "utf-8"
    return "utf-8"
