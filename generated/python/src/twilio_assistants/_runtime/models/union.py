"""Unions of objects, and aliases that lead back to themselves: what msgspec has no type for.

At run time each is a marker class, whose `isinstance` is true for its variants and which the codec
reads through `__decode__`. For type checkers it is a plain union: they see the other branch of the
`if TYPE_CHECKING` that stands around each.
"""

from __future__ import annotations

import builtins
import threading
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec

from .codec import Convert
from .json_value import is_array, is_object
from .open_model import OpenModel, shape_of

_convert: Convert = msgspec.convert
_KEPT = 256
"""So many orders of variants are kept for each union, of so many keys: an API chooses its keys."""


class _Tried(threading.local):
    """What was found out while the outermost union is read, by union and value; None outside.

    Unions inside of unions would otherwise read the same value again for each variant around it,
    which doubles with each level. The value is kept too, so that no other gets its `id`.
    """

    found: dict[tuple[int, int], tuple[Any, bool, Any]] | None = None


_tried = _Tried()


class _Marker(type):
    """The class of the markers; `isinstance(value, Pet)` asks for a variant of `Pet`."""

    __definition__: Union | Alias

    def __instancecheck__(cls, value: Any) -> bool:
        definition = cls.__definition__
        # The classes first: msgspec asks this of every value it was given.
        if isinstance(value, definition.classes):
            return True
        return any(_is(value, variant) for variant in definition.types)

    def __repr__(cls) -> str:
        return cls.__name__


class Union:
    """What a union marker knows: its variants, and how one is chosen."""

    def __init__(
        self,
        name: str,
        variants: Callable[[], tuple[Any, ...]],
        tag: str | None,
        mapping: Mapping[str, int],
        default: int | None,
        native: bool,
    ) -> None:
        self.name, self.tag, self.mapping, self.default = name, tag, mapping, default
        self._variants = variants
        self._native = native
        self._ranked: dict[tuple[str, ...], tuple[Any, ...]] = {}

    @cached_property
    def types(self) -> tuple[Any, ...]:
        """The types of the variants."""
        return self._variants()

    @cached_property
    def leaves(self) -> tuple[Any, ...]:
        """The types of the variants, those of unions inside of it instead of these."""
        return tuple(_leaves(self.types, []))

    @cached_property
    def _known(self) -> tuple[tuple[Any, list[frozenset[str]]], ...]:
        return tuple((one, [names_of(leaf) for leaf in _leaves((one,), [])]) for one in self.types)

    @cached_property
    def _by_tag(self) -> dict[str | None, Any]:
        return {sent: self.types[index] for sent, index in self.mapping.items()}

    @cached_property
    def _otherwise(self) -> Any:
        return None if self.default is None else self.types[self.default]

    @cached_property
    def classes(self) -> tuple[type, ...]:
        """Those of the variants that are classes, and no markers."""
        return _classes(self.types)

    def tagged(self, value: Any) -> Any:
        """The type that the tag of `value` selects; None where it selects none."""
        if self.tag is None or not is_object(value):
            return None
        sent = value.get(self.tag)
        return self._by_tag.get(sent if isinstance(sent, str) else None, self._otherwise)

    def decode(self, value: Any, convert: Convert) -> Any:
        """By the tag, else the variant that fits and knows most of the keys of `value`."""
        if self._native:
            convert = _convert  # without a hook, which costs more than the rest
        if is_object(value):
            if self.tag is not None and (chosen := self.tagged(value)) is not None:
                return convert(value, chosen)
            variants = self._order(value)
        else:
            variants = self.types
        if self._native or not (is_object(value) or is_array(value)):
            return self._first(value, variants, convert)
        found = _tried.found
        if found is None:
            _tried.found = {}
            try:
                return self._first(value, variants, convert)
            finally:
                _tried.found = None
        key = (id(self), id(value))
        if key not in found:
            try:
                found[key] = (value, True, self._first(value, variants, convert))
            except msgspec.ValidationError:
                found[key] = (value, False, None)
        _, fits, made = found[key]
        if not fits:
            raise self._misfit()
        return made

    def _first(self, value: Any, variants: tuple[Any, ...], convert: Convert) -> Any:
        """The value as the first of these that it fits."""
        for variant in variants:
            try:
                return convert(value, variant)
            except (msgspec.ValidationError, TypeError):
                continue
        raise self._misfit()

    def _misfit(self) -> msgspec.ValidationError:
        return msgspec.ValidationError(f"Expected `{self.name}`")

    def _order(self, value: dict[str, Any]) -> tuple[Any, ...]:
        """The variants, the one that knows most of the keys first: mostly it is the only one that
        is tried. Kept for objects with the same keys, of which an answer has many."""
        keys = tuple(value)
        order = self._ranked.get(keys)
        if order is None:

            def missed(one: tuple[Any, list[frozenset[str]]]) -> int:
                return -max((len(names.intersection(keys)) for names in one[1]), default=0)

            order = tuple(variant for variant, _ in sorted(self._known, key=missed))
            if len(self._ranked) < _KEPT and len(keys) < _KEPT:
                self._ranked[keys] = order
        return order


class Alias:
    """What an alias marker knows: the type that it stands for."""

    def __init__(self, name: str, of: Callable[[], Any]) -> None:
        self.name = name
        self._of = of

    @cached_property
    def types(self) -> tuple[Any, ...]:
        """The one type that it stands for."""
        return (self._of(),)

    @cached_property
    def classes(self) -> tuple[type, ...]:
        """That type, if it is a class and no marker."""
        return _classes(self.types)

    def decode(self, value: Any, convert: Convert) -> Any:
        """As the type that it stands for."""
        return convert(value, self.types[0])


def union(
    name: str,
    variants: Callable[[], tuple[Any, ...]],
    *,
    tag: str | None = None,
    mapping: Mapping[str, int] | None = None,
    default: int | None = None,
    native: bool = False,
) -> Any:
    """A marker for one of `variants`: by the value of property `tag`, else the one that fits best.

    `mapping` leads from values of the tag to places in `variants`, `default` is the place for a
    value that it does not know. `native`: no variant holds a marker or an `OpenModel`.
    """
    return _mark(name, Union(name, variants, tag, mapping or {}, default, native))


def alias(name: str, of: Callable[[], Any]) -> Any:
    """A marker for the type `of()`, which may name the marker itself."""
    return _mark(name, Alias(name, of))


def _mark(name: str, definition: Union | Alias) -> Any:
    # `__decode__` is what the codec looks for.
    members = {"__definition__": definition, "__decode__": definition.decode, "__slots__": ()}
    return _Marker(name, (), members)


def definition_of(type: Any) -> Union | Alias | None:
    """What a marker knows; None where `type` is no marker."""
    return type.__definition__ if isinstance(type, _Marker) else None


def _leaves(types: tuple[Any, ...], seen: list[Any]) -> Iterator[Any]:
    for one in types:
        definition = definition_of(one)
        if definition is None:
            yield one
        elif definition not in seen:
            seen.append(definition)
            yield from _leaves(definition.types, seen)


def names_of(type: Any) -> frozenset[str]:
    """The names that a type has for properties of an object; those of all variants of a union."""
    if isinstance(type, _Marker):
        return frozenset(name for leaf in _leaves((type,), []) for name in names_of(leaf))
    if isinstance(type, builtins.type):
        if issubclass(type, msgspec.Struct):
            return frozenset(type.__struct_encode_fields__)
        if issubclass(type, OpenModel):
            return shape_of(type).names
    return frozenset()


def overlap(variant: Any, value: Any) -> int:
    """How many keys of `value` the variant knows; 0 where it is no object with names."""
    return len(names_of(variant) & value.keys()) if is_object(value) else 0


def _classes(types: tuple[Any, ...]) -> tuple[builtins.type, ...]:
    return tuple(
        one for one in types if isinstance(one, builtins.type) and not isinstance(one, _Marker)
    )


def _is(value: Any, variant: Any) -> bool:
    if variant is Any:
        return True
    if variant is None:
        return value is None
    origin = get_origin(variant)
    if origin is None:
        return isinstance(value, variant)
    if origin is Literal:
        return any(value == one and type(value) is type(one) for one in get_args(variant))
    if origin is Annotated:
        return _is(value, get_args(variant)[0])
    if origin in _UNIONS:
        return any(_is(value, one) for one in get_args(variant))
    return isinstance(value, origin)  # a parametrised type: `list[int]`


_UNIONS = (typing.Union, types.UnionType)
