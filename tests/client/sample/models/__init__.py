"""The types of the API. Each is loaded when it is first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .animal import Animal as Animal
    from .animal import Cat as Cat
    from .animal import Dog as Dog
    from .chip import Chip as Chip
    from .home import Home as Home
    from .home import HomeDict as HomeDict
    from .pet import Pet as Pet
    from .pet import PetKind as PetKind
    from .pet import PetMeta as PetMeta
    from .pet import PetPage as PetPage
    from .reply import Reply as Reply
    from .reply import Sound as Sound
    from .toy import Tree as Tree
    from .toy import Toy as Toy

_HOMES = {
    "Animal": ".animal",
    "Cat": ".animal",
    "Chip": ".chip",
    "Dog": ".animal",
    "Home": ".home",
    "HomeDict": ".home",
    "Pet": ".pet",
    "PetKind": ".pet",
    "PetMeta": ".pet",
    "PetPage": ".pet",
    "Reply": ".reply",
    "Sound": ".reply",
    "Toy": ".toy",
    "Tree": ".toy",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name], __name__), name)
    globals()[name] = value
    return value
