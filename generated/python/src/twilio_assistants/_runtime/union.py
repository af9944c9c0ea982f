"""Unions of objects, and aliases that lead back to themselves: what msgspec has no type for.

At run time each is a marker class, whose `isinstance` is true for its variants and which the codec
reads through `__decode__`. For type checkers it is a plain union: they see the other branch of the
`if TYPE_CHECKING` that stands around each.
"""

from __future__ import annotations

import builtins
import types
import typing
from collections.abc import Callable, Mapping, Set
from functools import cached_property
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec

from .codec import Convert
from .json_value import is_object
from .open_model import OpenModel, shape_of


class _Marker(type):
    """The class of the markers; `isinstance(value, Pet)` asks for a variant of `Pet`."""

    __definition__: Union | Alias

    def __instancecheck__(cls, value: Any) -> bool:
        definition = cls.__definition__
        # The classes first: msgspec asks this of every value it was given.
        return isinstance(value, definition.classes) or any(
            _is(value, variant) for variant in definition.types
        )

    def __decode__(cls, value: Any, convert: Convert) -> Any:
        return cls.__definition__.decode(value, convert)

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
    ) -> None:
        self.name, self.tag, self.mapping, self.default = name, tag, mapping, default
        self._variants = variants

    @cached_property
    def types(self) -> tuple[Any, ...]:
        """The types of the variants."""
        return self._variants()

    @cached_property
    def _known(self) -> tuple[tuple[Any, frozenset[str]], ...]:
        # By markers nothing is known: what they stand for is found when they are tried.
        nothing = frozenset[str]()
        return tuple(
            (one, nothing if isinstance(one, _Marker) else names_of(one)) for one in self.types
        )

    @cached_property
    def classes(self) -> tuple[type, ...]:
        """Those of the variants that are classes, and no markers."""
        return _classes(self.types)

    def tagged(self, value: Any) -> Any:
        """The type that the tag of `value` selects; None where it selects none."""
        if self.tag is None or not is_object(value):
            return None
        sent = value.get(self.tag)
        index = self.mapping.get(sent, self.default) if isinstance(sent, str) else self.default
        return None if index is None else self.types[index]

    def decode(self, value: Any, convert: Convert) -> Any:
        """By the tag, else the variant that fits and knows most of the keys of `value`."""
        chosen = self.tagged(value)
        if chosen is not None:
            return convert(value, chosen)
        keys: Set[str] = value.keys() if is_object(value) else frozenset()
        # The first of the best comes first, so that mostly one variant is tried at all.
        ranked = sorted(self._known, key=lambda one: -len(one[1] & keys)) if keys else self._known
        for variant, _ in ranked:
            try:
                return convert(value, variant)
            except (msgspec.ValidationError, TypeError):
                continue
        raise msgspec.ValidationError(f"Expected `{self.name}`")


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
) -> Any:
    """A marker for one of `variants`: by the value of property `tag`, else the one that fits best.

    `mapping` leads from values of the tag to places in `variants`, `default` is the place for a
    value that it does not know.
    """
    return _mark(name, Union(name, variants, tag, mapping or {}, default))


def alias(name: str, of: Callable[[], Any]) -> Any:
    """A marker for the type `of()`, which may name the marker itself."""
    return _mark(name, Alias(name, of))


def _mark(name: str, definition: Union | Alias) -> Any:
    return _Marker(name, (), {"__definition__": definition, "__slots__": ()})


def definition_of(type: Any) -> Union | Alias | None:
    """What a marker knows; None where `type` is no marker."""
    return type.__definition__ if isinstance(type, _Marker) else None


def names_of(type: Any) -> frozenset[str]:
    """The names that a type has for properties of an object; those of all variants of a union."""
    definition = definition_of(type)
    if definition is not None:
        return frozenset(name for variant in definition.types for name in names_of(variant))
    if isinstance(type, builtins.type):
        if issubclass(type, msgspec.Struct):
            return frozenset(type.__struct_encode_fields__)
        if issubclass(type, OpenModel):
            return shape_of(type).names
    return frozenset()


def overlap(variant: Any, value: Any) -> int:
    """How many keys of `value` the variant knows; 0 where it is no object with names."""
    if not is_object(value) or isinstance(variant, _Marker):
        return 0
    return len(names_of(variant) & value.keys())


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
