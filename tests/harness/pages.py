"""Finds JSON samples in pages of documentation: Markdown, HTML or plain text."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PAGES = (".htm", ".html", ".json", ".md", ".txt")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_WORD_START = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NUMBER_ALONE = re.compile(r"\s*([0-9]+)\s*")


def pages(folder: Path) -> list[Path]:
    """Return the pages below a folder; empty if the folder does not exist."""
    return sorted(file for file in folder.rglob("*") if file.suffix in PAGES)


def objects(text: str) -> Iterator[dict[str, Any]]:
    """Find the outermost JSON objects in a text: plain, HTML-escaped, or interspersed with tags."""
    text = without_line_numbers(text)
    for candidate in (text, html.unescape(text), html.unescape(_TAG.sub("", text))):
        found = list(_objects(candidate))
        if found:
            yield from found
            return


def without_line_numbers(text: str) -> str:
    """Remove the line numbers of code listings that were copied from a web page.

    Each is on a line of its own, above the line that it numbers. Only lines that count up from 1
    are removed, so a number that is alone on its line inside a sample usually stays.
    """
    kept: list[str] = []
    previous = 0
    for line in text.splitlines():
        if (number := _NUMBER_ALONE.fullmatch(line)) and int(number[1]) in (1, previous + 1):
            previous = int(number[1])
        else:
            kept.append(line)
    return "\n".join(kept)


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
    """Convert keys to snake case, for pages that show them in JavaScript's style."""
    if isinstance(value, dict):
        return {_WORD_START.sub("_", key).lower(): snake_case(item) for key, item in value.items()}
    return [snake_case(item) for item in value] if isinstance(value, list) else value
