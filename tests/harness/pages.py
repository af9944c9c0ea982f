"""JSON samples in pages of documentation, whatever the pages are: Markdown, HTML or plain text.

Not here: which model a sample is of, and what becomes of it.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PAGES = (".htm", ".html", ".json", ".md", ".txt")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def pages(folder: Path) -> list[Path]:
    """The pages below a folder; none where there is no folder."""
    return sorted(file for file in folder.rglob("*") if file.suffix in PAGES)


def objects(text: str) -> Iterator[dict[str, Any]]:
    """Every outermost JSON object in a text: plain, escaped for HTML, or with tags in between."""
    for way in (text, html.unescape(text), html.unescape(_TAG.sub("", text))):
        found = list(_objects(way))
        if found:
            yield from found
            return


def _objects(text: str) -> Iterator[dict[str, Any]]:
    decoder = json.JSONDecoder()
    position = text.find("{")
    while position >= 0:
        try:
            value, end = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            end = position + 1
        else:
            if value:
                yield value
        position = text.find("{", end)


def snake_case(value: Any) -> Any:
    """A value with the keys of the wire, where a page writes them as JavaScript does."""
    if isinstance(value, dict):
        return {_HUMP.sub("_", key).lower(): snake_case(item) for key, item in value.items()}
    return [snake_case(item) for item in value] if isinstance(value, list) else value
