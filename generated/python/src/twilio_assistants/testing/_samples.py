"""Makes values for types: always the same, always valid, with the document's own examples first.

Not here: what a string with a pattern or a number within limits looks like. That was worked out
when the package was generated and stands in `_api.json`.
"""

from __future__ import annotations

import base64
from typing import assert_never

from msgspec import UNSET

from .._runtime.models import vocabulary as v
from .._runtime.models.vocabulary import resolved

_DEEP = 3
"""Below this depth only required properties are made, or samples of large APIs would be huge."""


class Sampler:
    """Samples of the types of one API.

    `writing`: as a request holds them, else as a response does. The difference is in the
    properties that exist in one direction only.
    """

    def __init__(self, types: dict[str, v.Type], *, writing: bool = False) -> None:
        self._types = types
        self._hidden = "read" if writing else "write"

    def sample(self, type: v.Type, name: str = "text", depth: int = 0) -> v.Json:
        """A value of the type. `name` is the word that a plain string gets."""
        match type:
            case v.Anything():
                return {}
            case v.Null() | v.Nothing():
                return None
            case v.Boolean():
                return True
            case v.Octets():
                return name
            case v.Number():
                return _number(type)
            case v.Text():
                return name[: type.max_length] if type.sample is UNSET else type.sample
            case v.Constant():
                return type.value
            case v.Enumeration():
                return type.values[0]
            case v.Nullable():
                return self.sample(type.of, name, depth)
            case v.Ref():
                return self.sample(self._types[type.to], name, depth)
            case v.OneOf():
                return self._variant(type, name, depth)
            case v.Listing():
                return self._list(type, name, depth)
            case v.Row():
                return [self.sample(item, name, depth + 1) for item in type.items]
            case v.Dictionary():
                return {
                    f"key{number or ''}": self.sample(type.value, name, depth + 1)
                    for number in range(type.min_properties)
                }
            case v.Record():
                return self._record(type, depth)
            case _:
                assert_never(type)

    def content(self, content: v.Content) -> v.Json:
        """The example of a body, or a sample of its type."""
        if content.example is not UNSET:
            return content.example
        return self.sample(content.type)

    def _variant(self, union: v.OneOf, name: str, depth: int) -> v.Json:
        value = self.sample(union.variants[union.sample], name, depth)
        if union.tag is not None and v.is_object(value) and union.tags[union.sample]:
            value[union.tag] = union.tags[union.sample][0]
        return value

    def _list(self, listing: v.Listing, name: str, depth: int) -> v.Json:
        wanted = 1 if depth < _DEEP else 0
        if listing.max_items is not None:
            wanted = min(wanted, listing.max_items)
        count = max(wanted, listing.min_items)
        if not count:
            return []
        first = self.sample(listing.item, name, depth + 1)
        if count == 1 or not listing.unique:
            return [first] * count
        return several(listing.item, first, count, self._types)

    def _record(self, record: v.Record, depth: int) -> v.Json:
        if record.example is not UNSET:
            return _copy(record.example)
        fields = {
            name: field for name, field in record.fields.items() if field.travels != self._hidden
        }
        wanted = [
            name
            for name, field in fields.items()
            if field.required or (depth < _DEEP and not field.deep)
        ]
        shown = _together(record, fields, wanted)
        return {
            name: (
                self.sample(field.type, name, depth + 1)
                if field.example is UNSET
                else _copy(field.example)
            )
            for name, field in fields.items()
            if name in shown
        }


def _together(record: v.Record, fields: dict[str, v.Field], wanted: list[str]) -> set[str]:
    """The properties to show, as many as are allowed, and with each what must stand beside it."""
    shown: set[str] = set()
    # The required ones first: they are there, however many others may be.
    for name in sorted(wanted, key=lambda name: not fields[name].required):
        more = shown | _with_others(record, name)
        too_many = record.max_properties is not None and len(more) > record.max_properties
        if fields[name].required or not too_many:
            shown = more
    for name in fields:
        if len(shown) < record.min_properties:
            shown |= _with_others(record, name)
    return shown


def _with_others(record: v.Record, name: str) -> set[str]:
    """A name, with all that must stand beside it."""
    found: set[str] = set()
    todo = [name]
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += record.beside.get(name, ())
    return found


def several(type: v.Type, first: v.Json, count: int, types: dict[str, v.Type]) -> list[v.Json]:
    """`count` values of a simple type, all different, where the type has so many."""
    match resolved(type, types):
        case v.Enumeration(values=values):
            return values[:count]
        case v.Number(multiple_of=step):
            return [first + number * (step or 1) for number in range(count)]
        case v.Text():
            return [first, *(f"{first}{number}" for number in range(2, count + 1))]
        case _:
            return [first] * count


def text_of(value: v.Json, type: v.Type, types: dict[str, v.Type]) -> bytes:
    """A sample as the bytes of a body that is not JSON."""
    if isinstance(resolved(type, types), v.Octets):
        return str(value).encode()
    if isinstance(value, str):
        return value.encode()
    return b"" if value is None else str(value).encode()


def base64_of(text: str) -> str:
    """Base64 text of a sample of octets."""
    return base64.b64encode(text.encode()).decode()


def _number(type: v.Number) -> v.Json:
    if type.sample is not UNSET:
        return type.sample
    return 1 if type.whole else 1.5


def _copy(value: v.Json) -> v.Json:
    # Samples are changed by whoever asked for them; examples must stay what they are.
    if v.is_object(value):
        return {key: _copy(item) for key, item in value.items()}
    if v.is_array(value):
        return [_copy(item) for item in value]
    return value
