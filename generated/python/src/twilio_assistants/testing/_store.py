"""The things that the fake keeps: made by requests that create, found by those that fetch and list.

Things lie in collections, and a collection is a path with all its holes filled in, so that the
messages of one session are not those of another. What a request sends is kept as it is; an answer
takes from it what fits the type that it promises.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from .._runtime.models import vocabulary as v
from .._runtime.models.checks import Checker
from .._runtime.models.vocabulary import resolved
from ._samples import Sampler

_DISTINCT = 5
"""A text that is longer than this is not in another by chance."""


@dataclass(slots=True)
class Collection:
    """Things of one kind under one parent, by identifier, in the order in which they were made."""

    things: dict[str, dict[str, v.Json]] = field(default_factory=dict[str, dict[str, v.Json]])
    begun: bool = False
    """The samples that it begins with were made."""


class Store:
    """All collections of one fake."""

    def __init__(self, api: v.Api) -> None:
        self._types = api.types
        self._sampler = Sampler(api.types)
        self._checker = Checker(api.types, writing=False)
        self._collections: dict[str, Collection] = {}
        self._made = 0

    def clear(self) -> None:
        """Forgets everything, the count of identifiers too."""
        self._collections.clear()
        self._made = 0

    def collection(self, path: str) -> Collection:
        """The things under a path whose holes are filled in."""
        return self._collections.setdefault(path, Collection())

    def new_key(self, kind: v.Kind, taken: Mapping[str, object]) -> v.Json:
        """An identifier that nothing has yet, of the form that the document asks for."""
        while True:
            self._made += 1
            key = written(kind.recipe, self._made) if kind.recipe else self._made
            if str(key) not in taken:
                return key

    def new(self, kind: v.Kind, type: v.Type, key: v.Json) -> dict[str, v.Json]:
        """A sample of the type with its identifier in place."""
        sample = self._sampler.sample(self.record(type))
        old = at(sample, kind.key)
        if isinstance(old, str) and len(old) > _DISTINCT:
            # The example's own address is that of the example's identifier.
            sample = _replaced(sample, old, str(key))
        thing: dict[str, v.Json] = sample if v.is_object(sample) else {}
        put(thing, kind.key, key)
        return thing

    def view(self, thing: dict[str, v.Json], type: v.Type) -> dict[str, v.Json]:
        """The thing as a value of the type: what of it fits, and a sample for the rest."""
        record = self.record(type)
        if not isinstance(record, v.Record):
            return deepcopy(thing)
        sample = self._sampler.sample(record)
        shown: dict[str, v.Json] = sample if v.is_object(sample) else {}
        for name, value in thing.items():
            known = record.fields.get(name)
            wanted = record.extra if known is None else known.type
            if known is not None and known.travels == "write":
                continue
            if wanted is not None and self._checker.fits(value, wanted):
                shown[name] = deepcopy(value)
        return shown

    def fill(self, thing: dict[str, v.Json], type: v.Type, values: Mapping[str, v.Json]) -> None:
        """Puts values in properties of the same name (`sessionId` is `session_id`) that they fit."""
        record = self.record(type)
        if not isinstance(record, v.Record):
            return
        given = {_folded(name): value for name, value in values.items()}
        for name, known in record.fields.items():
            value = given.get(_folded(name))
            if value is not None and self._checker.fits(value, known.type):
                thing[name] = value

    def record(self, type: v.Type) -> v.Type:
        """The record behind a type: of a union, the variant that samples are made of."""
        while True:
            found = resolved(type, self._types)
            if not isinstance(found, v.OneOf):
                return found
            type = found.variants[found.sample]


def written(recipe: list[str | tuple[str, int]], number: int) -> str:
    """Text after a recipe, with the number in the characters that are free, at the end first."""
    pieces: list[str] = []
    for piece in reversed(recipe):
        if isinstance(piece, str):
            pieces.append(piece)
            continue
        alphabet, length = piece
        text = ""
        for _ in range(length):
            number, index = divmod(number, len(alphabet))
            text = alphabet[index] + text
        pieces.append(text)
    return "".join(reversed(pieces))


def put(value: dict[str, v.Json], path: Sequence[str], new: v.Json) -> None:
    """Sets a property of an object, or of an object inside it."""
    for name in path[:-1]:
        inner = value.get(name)
        if not v.is_object(inner):
            inner = value[name] = {}
        value = inner
    if path:
        value[path[-1]] = new


def take_out(value: v.Json, path: Sequence[str]) -> None:
    """Removes a property of an object, or of an object inside it."""
    inner = at(value, path[:-1])
    if v.is_object(inner):
        inner.pop(path[-1], None)


def at(value: v.Json, path: Sequence[str]) -> v.Json:
    """The value at a path of property names; None if there is none."""
    for name in path:
        if not v.is_object(value):
            return None
        value = value.get(name)
    return value


def _replaced(value: v.Json, old: str, new: str) -> v.Json:
    """The value with one text in place of another, wherever that stands."""
    if isinstance(value, str):
        return value.replace(old, new)
    if v.is_array(value):
        return [_replaced(item, old, new) for item in value]
    if v.is_object(value):
        return {name: _replaced(item, old, new) for name, item in value.items()}
    return value


def _folded(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()
