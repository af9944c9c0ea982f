"""Unions of objects and recursive aliases, which msgspec does not support.

At run time each is a marker class: `isinstance` is true for values of its variants, and the codec
decodes it with `__decode__`. Type checkers see a plain union, in the other branch of
`if TYPE_CHECKING`.
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
from .open_model import OpenModel, layout_of
from .pydantic_field import PydanticField
from .unknown import Unknown

_convert: Convert = msgspec.convert
_CACHE_LIMIT = 256
"""The limit of cached orders, and of the keys in one, since the API chooses the keys."""


class _Cache(threading.local):
    """Results by union and value while the outermost union is decoded; None outside.

    Nested unions would otherwise decode the same value for each variant around them, twice as often
    at each level. The value is kept as well, so that its `id` is not reused.
    """

    results: dict[tuple[int, int], tuple[Any, bool, Any]] | None = None


_cache = _Cache()


class _Marker(type):
    """The class of markers: `isinstance(value, Pet)` is true for variants of `Pet`."""

    __definition__: Union | Alias

    def __instancecheck__(cls, value: Any) -> bool:
        definition = cls.__definition__
        # Classes first, because msgspec checks every value.
        if isinstance(value, definition.classes):
            return True
        return any(_is(value, variant) for variant in definition.types)

    def __repr__(cls) -> str:
        return cls.__name__


class Union:
    """The definition of a union: its variants, and how one is selected."""

    def __init__(
        self,
        name: str,
        variants: Callable[[], tuple[Any, ...]],
        tag: str | None,
        mapping: Mapping[str | int, int],
        default: int | None,
        closed: bool,
        native: bool,
    ) -> None:
        self.name, self.tag, self.mapping, self.default = name, tag, mapping, default
        self.closed = closed
        self._variants = variants
        self._native = native
        self._ranked: dict[tuple[str, ...], tuple[Any, ...]] = {}

    @cached_property
    def types(self) -> tuple[Any, ...]:
        return self._variants()

    @cached_property
    def leaves(self) -> tuple[Any, ...]:
        """The types of the variants, with those of nested unions instead of the unions."""
        return tuple(_leaves(self.types, []))

    @cached_property
    def _known(self) -> tuple[tuple[Any, list[frozenset[str]]], ...]:
        return tuple(
            (one, [property_names(leaf) for leaf in _leaves((one,), [])]) for one in self.types
        )

    @cached_property
    def _by_tag(self) -> dict[str | float | None, Any]:
        return {sent: self.types[index] for sent, index in self.mapping.items()}

    @cached_property
    def _otherwise(self) -> Any:
        return None if self.default is None else self.types[self.default]

    @cached_property
    def classes(self) -> tuple[type, ...]:
        """The variants that are classes other than markers."""
        unknown = (Unknown,) if self.closed else ()
        return (*_classes(self.types), *unknown)

    def is_unknown(self, value: Any) -> bool:
        """Whether the value has a tag that selects no variant."""
        if not self.closed or self.tag is None or not is_object(value):
            return False
        return value.get(self.tag) is not None and self.tagged(value) is None

    def tagged(self, value: Any) -> Any:
        """The type that the tag of the value selects, if any."""
        if self.tag is None or not is_object(value):
            return None
        sent = value.get(self.tag)
        if isinstance(sent, bool) or not isinstance(sent, str | int | float):
            sent = None
        return self._by_tag.get(sent, self._otherwise)

    def decode(self, value: Any, convert: Convert) -> Any:
        if self._native:
            convert = _convert  # without the slow hook
        if is_object(value):
            if self.tag is not None and (chosen := self.tagged(value)) is not None:
                return convert(value, chosen)
            if self.is_unknown(value):
                # `Lenient` decodes and reports it.
                raise self._misfit()
            variants = self.order(value)
        else:
            variants = self.types
        if self._native or not (is_object(value) or is_array(value)):
            return self._first(value, variants, convert)
        found = _cache.results
        if found is None:
            _cache.results = {}
            try:
                return self._first(value, variants, convert)
            finally:
                _cache.results = None
        key = (id(self), id(value))
        if key not in found:
            try:
                found[key] = (value, True, self._first(value, variants, convert))
            except msgspec.ValidationError:
                found[key] = (value, False, None)
        _, fits, decoded = found[key]
        if not fits:
            raise self._misfit()
        return decoded

    def _first(self, value: Any, variants: tuple[Any, ...], convert: Convert) -> Any:
        """Decode as the first variant that fits."""
        for variant in variants:
            try:
                return convert(value, variant)
            except (msgspec.ValidationError, TypeError):
                continue
        raise self._misfit()

    def _misfit(self) -> msgspec.ValidationError:
        return msgspec.ValidationError(f"Expected `{self.name}`")

    def order(self, value: dict[str, Any]) -> tuple[Any, ...]:
        """The variants, those that declare most of the keys first: usually the first one fits.

        Cached for objects with the same keys, because a response has many.
        """
        keys = tuple(value)
        order = self._ranked.get(keys)
        if order is None:

            def missed(one: tuple[Any, list[frozenset[str]]]) -> int:
                return -max((len(names.intersection(keys)) for names in one[1]), default=0)

            order = tuple(variant for variant, _ in sorted(self._known, key=missed))
            if len(self._ranked) < _CACHE_LIMIT and len(keys) < _CACHE_LIMIT:
                self._ranked[keys] = order
        return order


class Alias:
    """The definition of an alias."""

    def __init__(self, name: str, of: Callable[[], Any]) -> None:
        self.name = name
        self._of = of

    @cached_property
    def types(self) -> tuple[Any, ...]:
        return (self._of(),)

    @cached_property
    def classes(self) -> tuple[type, ...]:
        """The aliased type if it is a class other than a marker."""
        return _classes(self.types)

    def decode(self, value: Any, convert: Convert) -> Any:
        return convert(value, self.types[0])


def union(
    name: str,
    variants: Callable[[], tuple[Any, ...]],
    *,
    tag: str | None = None,
    mapping: Mapping[str | int, int] | None = None,
    default: int | None = None,
    closed: bool = False,
    native: bool = False,
) -> Any:
    """Create a marker for a union, whose variant the property `tag` selects if there is one.

    Args:
        mapping: From values of the tag to indexes of variants.
        default: The index of the variant for unknown values of the tag.
        closed: Whether an object with an unknown value of the tag is none of the variants.
        native: Whether no variant contains a marker or an `OpenModel`.
    """
    return _mark(name, Union(name, variants, tag, mapping or {}, default, closed, native))


def alias(name: str, of: Callable[[], Any]) -> Any:
    """Create a marker for the type `of()`, which may contain the marker itself."""
    return _mark(name, Alias(name, of))


def _mark(name: str, definition: Union | Alias) -> Any:
    members = {"__definition__": definition, "__decode__": definition.decode, "__slots__": ()}
    return _Marker(name, (PydanticField,), members)


def definition_of(type: Any) -> Union | Alias | None:
    """The definition of a marker; None for other types."""
    return type.__definition__ if isinstance(type, _Marker) else None


def _leaves(types: tuple[Any, ...], seen: list[Any]) -> Iterator[Any]:
    for one in types:
        definition = definition_of(one)
        if definition is None:
            yield one
        elif definition not in seen:
            seen.append(definition)
            yield from _leaves(definition.types, seen)


def property_names(type: Any) -> frozenset[str]:
    """The property names of a type, for a union those of all variants."""
    if isinstance(type, _Marker):
        return frozenset(name for leaf in _leaves((type,), []) for name in property_names(leaf))
    if isinstance(type, builtins.type):
        if issubclass(type, msgspec.Struct):
            return frozenset(type.__struct_encode_fields__)
        if issubclass(type, OpenModel):
            return layout_of(type).names
    return frozenset()


def overlap(variant: Any, value: Any) -> int:
    """How many keys of the value the variant declares."""
    return len(property_names(variant) & value.keys()) if is_object(value) else 0


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
    return isinstance(value, origin)  # a parametrized type: `list[int]`


_UNIONS = (typing.Union, types.UnionType)
