"""Picks a distinguishing name for each variant of a union, from its content.

The best is a property with a single value (`type: {const: text}`), then a property that the other
variants do not have, then the JSON type, and last the position.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from ...values import as_list, as_object, as_text
from .english import split_words


class VariantNames:
    """The names of the variants of a union. Counts shared features once for all variants."""

    def __init__(self, variants: list[Any]) -> None:
        self._variants = [as_object(variant) for variant in variants]
        non_null = [variant for variant in self._variants if not _is_null(variant)]
        self._count = len(non_null)
        self._references = sum("$ref" in variant for variant in non_null)
        self._types = Counter(as_text(variant.get("type")) for variant in non_null)
        self._constants = Counter(_find_constant(variant)[1] for variant in non_null)
        self._properties: dict[str, Counter[str]] = {}
        """How many variants have each property, by the constant that they share."""
        for variant in non_null:
            counter = self._properties.setdefault(_find_constant(variant)[1], Counter())
            counter.update(_property_names(variant))

    def words(self, index: int) -> tuple[str, ...]:
        """The words for a variant. None are needed for the only variant other than `null`."""
        variant = self._variants[index]
        reference = as_text(variant.get("$ref"))
        if reference:
            return (reference.rpartition("/")[2].rpartition("#")[2] or "option",)
        if self._count <= 1:
            return ()
        constant_property, constant = _find_constant(variant)
        if constant and self._constants[constant] == 1:
            return (constant,)
        words = (constant,) if constant else ()
        type_ = as_text(variant.get("type"))
        if type_ not in ("", "object") and self._types[type_] == 1:
            return (type_,)
        for name in _property_names(variant):
            if name != constant_property and self._properties[constant][name] == 1:
                return (*words, name)
        if self._references == self._count - 1:
            return (type_ or "other",)
        return (*words, "option", str(index + 1))


def _is_null(variant: Mapping[str, Any]) -> bool:
    return variant.get("type") == "null" or variant.get("enum") == [None]


def _find_constant(variant: Mapping[str, Any]) -> tuple[str, str]:
    """The first property with a single allowed string, and that string."""
    for name, schema in as_object(variant.get("properties")).items():
        data = as_object(schema)
        values = [data["const"]] if "const" in data else as_list(data.get("enum"))
        if len(values) == 1 and isinstance(values[0], str) and split_words(values[0]):
            return name, values[0]
    return "", ""


def _property_names(variant: Mapping[str, Any]) -> list[str]:
    """The property names, required ones first."""
    required = [name for name in as_list(variant.get("required")) if isinstance(name, str)]
    return list(dict.fromkeys((*required, *as_object(variant.get("properties")))))
