"""What tells the variants of a union apart: found in each of them, never in its number.

A property that has only one value says it best (`type: {const: text}`), then a property that the
others do not have, then the JSON type. The number is the last resort. A variant that is alone, but
for `null`, needs nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from ..reading import as_list, as_object, as_text
from .words import split


class Variants:
    """The variants of one union. What they have in common is counted once for all of them."""

    def __init__(self, variants: list[Any]) -> None:
        self._variants = [as_object(variant) for variant in variants]
        said = [variant for variant in self._variants if not _is_null(variant)]
        self._count = len(said)
        self._references = sum("$ref" in variant for variant in said)
        self._kinds = Counter(as_text(variant.get("type")) for variant in said)
        self._constants = Counter(_constant(variant)[1] for variant in said)
        self._marks: dict[str, Counter[str]] = {}
        for variant in said:
            marks = self._marks.setdefault(_constant(variant)[1], Counter())
            marks.update(_marks(variant))

    def words(self, index: int) -> tuple[str, ...]:
        """The words for a variant."""
        variant = self._variants[index]
        reference = as_text(variant.get("$ref"))
        if reference:
            return (reference.rpartition("/")[2].rpartition("#")[2] or "option",)
        if self._count <= 1:
            return ()
        name, constant = _constant(variant)
        if constant and self._constants[constant] == 1:
            return (constant,)
        words = (constant,) if constant else ()
        kind = as_text(variant.get("type"))
        if kind not in ("", "object") and self._kinds[kind] == 1:
            return (kind,)
        for mark in _marks(variant):
            if mark != name and self._marks[constant][mark] == 1:
                return (*words, mark)
        if self._references == self._count - 1:
            return (kind or "other",)
        return (*words, "option", str(index + 1))


def _is_null(variant: Mapping[str, Any]) -> bool:
    return variant.get("type") == "null" or variant.get("enum") == [None]


def _constant(variant: Mapping[str, Any]) -> tuple[str, str]:
    """The first property that has only one value, and that value."""
    for name, schema in as_object(variant.get("properties")).items():
        said = as_object(schema)
        values = [said["const"]] if "const" in said else as_list(said.get("enum"))
        if len(values) == 1 and isinstance(values[0], str) and split(values[0]):
            return name, values[0]
    return "", ""


def _marks(variant: Mapping[str, Any]) -> list[str]:
    """Property names, those required first, each once."""
    required = [name for name in as_list(variant.get("required")) if isinstance(name, str)]
    return list(dict.fromkeys((*required, *as_object(variant.get("properties")))))
