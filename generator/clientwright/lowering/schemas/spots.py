"""A spot: where a type is made, what it is called there, and what it is printed with.

Everything about a spot follows from its pointer alone, never from the order in which things are
built; so adding anything elsewhere in a document renames nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...diagnostics.origin import Origin
from ...model import NameHint, TypeId
from ..naming.type_names import Namer

MERGED = "+merged"
"""In the way of a variant that was merged with what stands beside its union."""
MAX_VARIANTS = 4
MAX_WAY = 16


@dataclass(frozen=True, slots=True)
class Spot:
    """A real place (`origin`), and the way on from it to a type that stands nowhere itself.

    Words of the way are part of the type's name, save those that start with `+`.

    The way is used where several schemas are merged into a new one: the union of a parent's and a
    child's `items` belongs to the child's `items`, but is not what is written there.
    """

    origin: Origin
    way: tuple[str, ...] = ()

    @property
    def is_far(self) -> bool:
        """Whether this is so many merges away from anything written that merging should end.

        Schemas that merge each other in circles would otherwise be taken apart into all subsets.
        """
        variants = sum(word.endswith(MERGED) for word in self.way)
        return variants >= MAX_VARIANTS or len(self.way) >= MAX_WAY

    @property
    def id(self) -> TypeId:
        """The id of the type that is declared here."""
        return TypeId("?".join((str(self.origin), *self.way)))

    @property
    def place(self) -> Origin:
        """Where it stands, however one came there."""
        return self.origin.unbound

    def __truediv__(self, word: str) -> Spot:
        """The spot of something that is derived from this one."""
        return Spot(self.origin, (*self.way, word))

    def name_hint(self, namer: Namer) -> NameHint:
        """The words for the type that is declared here."""
        hint = namer.name_hint(self.origin)
        words = tuple(word for word in self.way if not word.startswith("+"))
        return NameHint(parts=(*hint.parts, *words)) if words else hint
