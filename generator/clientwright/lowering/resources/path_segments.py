"""The literal segments of a path, from which resources are named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from ..naming.english import split_words

Words: TypeAlias = tuple[str, ...]

VERSION = re.compile(r"v?\d+(\.\d+)*([a-z]+\d*)?|\d{4}-\d{2}-\d{2}|latest|stable", re.IGNORECASE)
EXTENSION = re.compile(r"\.(json|xml|yaml|yml|csv|aspx?|php|html?)$", re.IGNORECASE)
_PREFIXES = frozenset({"api", "apis", "rest"})
_CUSTOM_METHOD = re.compile(r"(.+):([A-Za-z]\w*)")
_TEXT_FIRST = re.compile(r"([A-Za-z][\w-]{2,})[.:_-]?\{")


@dataclass(frozen=True, slots=True)
class PathSegment:
    """A literal segment of a path, and whether a variable follows it."""

    text: str
    has_variable: bool

    @property
    def words(self) -> Words:
        return split_words(self.text)


def split_path(path: str) -> list[PathSegment]:
    """The meaningful literal segments of a path, without version, `api` and `.json`.

    Custom methods (`/things/{id}:cancel`, as in Google's APIs) are segments of their own. Of
    `/thumbnail.{extension}`, only the text counts.
    """
    path, _, fragment = path.partition("#")
    texts = [text for segment in path.split("/") if segment for text in _literals(segment)]
    segments: list[PathSegment] = []
    for index, text in enumerate(texts):
        if "{" in text or not split_words(text) or VERSION.fullmatch(text):
            continue
        if not segments and text.lower() in _PREFIXES:
            continue
        segments.append(PathSegment(text, index + 1 < len(texts) and "{" in texts[index + 1]))
    if split_words(fragment):  # distinguishes operations with the same path; never sent
        segments.append(PathSegment(fragment, has_variable=False))
    return segments


def ends_in_variable(path: str) -> bool:
    """Whether the last segment of a path is a variable."""
    last = path.partition("#")[0].rstrip("/").rpartition("/")[2]
    return "{" in _literals(last)[-1]


def _literals(segment: str) -> tuple[str, ...]:
    text = EXTENSION.sub("", segment)
    custom_method = _CUSTOM_METHOD.fullmatch(text)
    if custom_method is not None:
        return (*_literals(custom_method.group(1)), custom_method.group(2))
    text_first = _TEXT_FIRST.match(text)
    return (text_first.group(1).strip("-_"),) if text_first is not None else (text,)
