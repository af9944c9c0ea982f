"""`OpenModel`: an object with named properties and, beside them, properties of any name.

msgspec drops what a `Struct` does not name, so these are plain classes, read and written through
`hooks` of the codec: the named properties by a struct made from the annotations at first use.
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


def extra() -> Any:
    """The default of `additional_properties`: a new dictionary for each object."""
    return _EXTRA


_EXTRA: Any = object()


@dataclass_transform(kw_only_default=True, field_specifiers=(extra,))
class _Fields(type):
    """Lets type checkers see the annotations of an `OpenModel` as its keyword arguments."""


class OpenModel(metaclass=_Fields):
    """An object of the API whose further properties are kept in `additional_properties`."""

    additional_properties: dict[str, Any] = extra()
    """The properties that have no field, by their names in JSON."""

    __sensitive__: ClassVar[frozenset[str]] = frozenset()
    __rename__: ClassVar[Mapping[str, str]] = {}
    __shape__: ClassVar[_Shape | None] = None

    def __init_subclass__(cls, *, rename: Mapping[str, str] | None = None) -> None:
        super().__init_subclass__()
        cls.__rename__ = {**cls.__rename__, **(rename or {})}
        cls.__shape__ = None

    def __init__(self, /, **fields: Any) -> None:
        shape = shape_of(type(self))
        extras = fields.pop("additional_properties", _EXTRA)
        unknown = fields.keys() - shape.wire.keys()
        if unknown:
            raise TypeError(f"{type(self).__name__} has no field {sorted(unknown)[0]!r}")
        for name in shape.wire:
            value = fields.get(name, getattr(type(self), name, _EXTRA))
            if value is _EXTRA:
                raise TypeError(f"{type(self).__name__} needs the field {name!r}")
            setattr(self, name, value)
        self.additional_properties = {} if extras is _EXTRA else extras

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(other) == vars(self)

    __hash__: ClassVar[None] = None  # type: ignore[assignment]  # it can change

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        for name, value in vars(self).items():
            if value is not UNSET and (name != "additional_properties" or value):
                yield name, MASK if name in self.__sensitive__ and value is not None else value

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.__rich_repr__())
        return f"{type(self).__name__}({shown})"

    @classmethod
    def __decode__(cls, value: Any, convert: Convert) -> OpenModel:
        """The codec's hook: from the JSON value `value`. Raises `msgspec.ValidationError`."""
        shape = shape_of(cls)
        known = convert(shape.readable(value), shape.struct)
        extras = {key: item for key, item in value.items() if key not in shape.names}
        fields = {name: getattr(known, name) for name in shape.wire}
        return cls(**fields, additional_properties=convert(extras, shape.extra))

    def __encode__(self) -> dict[str, Any]:
        """The codec's hook: to a value that it can write itself."""
        written = dict(self.additional_properties)
        for name, wire in shape_of(type(self)).wire.items():
            value = getattr(self, name)
            if value is not UNSET:
                written[wire] = value
        return written


_ODD = re.compile(r'["\\\x00-\x1f\ud800-\udfff]')


class _Shape:
    """What the annotations of an `OpenModel` say, worked out at its first use."""

    __slots__ = ("extra", "names", "odd", "struct", "wire")

    def __init__(self, cls: type[OpenModel]) -> None:
        hints = {
            name: hint
            for name, hint in get_type_hints(cls, include_extras=True).items()
            if not name.startswith("__")
        }
        self.extra: Any = hints.pop("additional_properties")
        self.wire: dict[str, str] = {name: cls.__rename__.get(name, name) for name in hints}
        self.names: frozenset[str] = frozenset(self.wire.values())
        # msgspec takes no name with quotes, backslashes or control characters in it.
        self.odd: dict[str, str] = {
            wire: quote(wire, "", errors="replace") for wire in self.names if _ODD.search(wire)
        }
        self.struct: type[msgspec.Struct] = msgspec.defstruct(
            cls.__name__,
            [
                (name, hint, getattr(cls, name)) if hasattr(cls, name) else (name, hint)
                for name, hint in hints.items()
            ],
            kw_only=True,
            rename={name: self.odd.get(wire, wire) for name, wire in self.wire.items()},
            module=cls.__module__,
        )

    def readable(self, value: Any) -> Any:
        """`value` with names that `struct` can have."""
        if not self.odd or not isinstance(value, Mapping):
            return value
        pairs = cast("Mapping[str, Any]", value).items()
        return {self.odd.get(key, key): item for key, item in pairs}


def shape_of(cls: type[OpenModel]) -> _Shape:
    """The shape of `cls`, made once."""
    shape = cls.__dict__.get("__shape__")
    if shape is None:
        shape = cls.__shape__ = _Shape(cls)
    return cast("_Shape", shape)
