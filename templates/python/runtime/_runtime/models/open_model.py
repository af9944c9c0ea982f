"""`OpenModel`: an object with declared properties and additional ones.

A `Struct` drops additional properties, so these are plain classes with hooks for the codec.
Declared properties are decoded by a struct that is created from the annotations at the first use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, cast, dataclass_transform, get_type_hints
from urllib.parse import quote

import msgspec

from ..unset import UNSET
from .codec import Convert
from .model import MASK
from .pydantic_field import PydanticField


def extra() -> Any:
    """The default of `additional_properties`: a new dictionary."""
    return _EXTRA


_EXTRA: Any = object()


@dataclass_transform(kw_only_default=True, field_specifiers=(extra,))
class _Fields(type):
    """For type checkers: annotations of an `OpenModel` are keyword arguments."""


class OpenModel(PydanticField, metaclass=_Fields):
    """An object of the API with additional properties."""

    additional_properties: dict[str, Any] = extra()
    """The properties without a field, by their names in JSON."""

    __sensitive__: ClassVar[frozenset[str]] = frozenset()
    __rename__: ClassVar[Mapping[str, str]] = {}
    __layout__: ClassVar[_Layout | None] = None

    def __init_subclass__(cls, *, rename: Mapping[str, str] | None = None) -> None:
        super().__init_subclass__()
        cls.__rename__ = {**cls.__rename__, **(rename or {})}
        cls.__layout__ = None

    def __init__(self, /, **fields: Any) -> None:
        layout = layout_of(type(self))
        extras = fields.pop("additional_properties", _EXTRA)
        unknown = fields.keys() - layout.wire.keys()
        if unknown:
            raise TypeError(f"{type(self).__name__} has no field {sorted(unknown)[0]!r}")
        for name in layout.wire:
            value = fields.get(name, getattr(type(self), name, _EXTRA))
            if value is _EXTRA:
                raise TypeError(f"{type(self).__name__} needs the field {name!r}")
            setattr(self, name, value)
        self.additional_properties = {} if extras is _EXTRA else extras

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(other) == vars(self)

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        """The properties that are not absent, by JSON name, for `dict(model)`."""
        return iter(self.__encode__().items())

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        for name, value in vars(self).items():
            if value is not UNSET and not self._is_absent(name, value):
                yield name, MASK if name in self.__sensitive__ and value is not None else value

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.__rich_repr__())
        return f"{type(self).__name__}({shown})"

    @classmethod
    def __decode__(cls, value: Any, convert: Convert) -> OpenModel:
        """Decode a JSON value, for the codec. Raises `msgspec.ValidationError`."""
        layout = layout_of(cls)
        known = convert(layout.readable(value), layout.struct)
        extras = {key: item for key, item in value.items() if key not in layout.names}
        fields = {name: getattr(known, name) for name in layout.wire}
        return cls(**fields, additional_properties=convert(extras, layout.extra))

    def __encode__(self) -> dict[str, Any]:
        """A value that the codec can encode."""
        encoded = dict(self.additional_properties)
        for name, wire in layout_of(type(self)).wire.items():
            value = getattr(self, name)
            if value is not UNSET and not self._is_absent(name, value):
                encoded[wire] = value
        return encoded

    def _is_absent(self, name: str, value: Any) -> bool:
        """Whether a field has the None, or the dictionary, of one without a value."""
        if name == "additional_properties":
            return not value
        return value is None and getattr(type(self), name, _EXTRA) is None


_UNSUPPORTED = re.compile(r'["\\\x00-\x1f\ud800-\udfff]')


class _Layout:
    """The fields of an `OpenModel`, from its annotations."""

    __slots__ = ("extra", "names", "escaped", "struct", "wire")

    def __init__(self, cls: type[OpenModel]) -> None:
        hints = {
            name: hint
            for name, hint in get_type_hints(cls, include_extras=True).items()
            if not name.startswith("__")
        }
        self.extra: Any = hints.pop("additional_properties")
        self.wire: dict[str, str] = {name: cls.__rename__.get(name, name) for name in hints}
        self.names: frozenset[str] = frozenset(self.wire.values())
        # msgspec does not allow quotes, backslashes and control characters in names.
        self.escaped: dict[str, str] = {
            wire: quote(wire, "", errors="replace")
            for wire in self.names
            if _UNSUPPORTED.search(wire)
        }
        self.struct: type[msgspec.Struct] = msgspec.defstruct(
            cls.__name__,
            [
                (name, hint, getattr(cls, name)) if hasattr(cls, name) else (name, hint)
                for name, hint in hints.items()
            ],
            kw_only=True,
            rename={name: self.escaped.get(wire, wire) for name, wire in self.wire.items()},
            module=cls.__module__,
        )

    def readable(self, value: Any) -> Any:
        """The value with names that are allowed in a struct."""
        if not self.escaped or not isinstance(value, Mapping):
            return value
        pairs = cast("Mapping[str, Any]", value).items()
        return {self.escaped.get(key, key): item for key, item in pairs}


def layout_of(cls: type[OpenModel]) -> _Layout:
    layout = cls.__dict__.get("__layout__")
    if layout is None:
        layout = cls.__layout__ = _Layout(cls)
    return cast("_Layout", layout)
