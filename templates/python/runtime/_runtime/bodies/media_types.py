"""Media types: their names, parameters and families."""

from __future__ import annotations


def essence(media_type: str) -> str:
    """The media type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def charset(media_type: str) -> str:
    """The declared character set, or UTF-8."""
    for parameter in media_type.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip('"') or "utf-8"
    return "utf-8"


def is_json(media_type: str) -> bool:
    """Whether it is `application/json` or one with the suffix `+json`."""
    name = essence(media_type)
    return name in ("application/json", "text/json") or name.endswith("+json")


def is_text(media_type: str) -> bool:
    """Whether it is text for people, including XML and YAML."""
    name = essence(media_type)
    return name.startswith("text/") or name.endswith(("+xml", "/xml", "/yaml", "+yaml"))
