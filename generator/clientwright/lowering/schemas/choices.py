"""Unions that only say which properties go together: `anyOf: [{required: [a]}, {required: [b]}]`.

No type says that, but words do. Read here as data, where each variant is nothing but a list of
required names; what else such variants can hold (`not`, `minProperties`) is not put into words.
"""

from __future__ import annotations

from typing import Any

from ...model import RequiredGroups
from ..reading import as_list, as_object
from .parts import UNION_KEYS, Part, View

_SAYING = frozenset({"required", "type", "title", "description", "$comment"})


def choices(view: View) -> tuple[RequiredGroups, ...]:
    """What the unions of a view say of its properties, each once."""
    found = (choice(part, keyword) for part in view.parts for keyword in UNION_KEYS)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def choice(part: Part, keyword: str) -> RequiredGroups | None:
    """What one union says; None where it is none of these. Whether the part is to be read without
    that keyword does not matter: types are made without it, words are not."""
    alternatives = [_names(variant) for variant in as_list(part.value.get(keyword))]
    if not alternatives or not all(alternatives):
        return None
    return RequiredGroups(alternatives=tuple(alternatives), exactly_one=keyword == "oneOf")


def _names(variant: Any) -> tuple[str, ...]:
    value = as_object(variant)
    names = [name for name in as_list(value.get("required")) if isinstance(name, str)]
    is_plain = value.keys() <= _SAYING and value.get("type") in (None, "object")
    return tuple(dict.fromkeys(names)) if is_plain else ()
