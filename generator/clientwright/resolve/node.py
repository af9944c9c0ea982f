"""A value of a document together with where it stands: what `build` and `validate` read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..diagnostics.origin import Origin
from ..model import JsonValue
from ..values import is_array, is_number, is_object

if TYPE_CHECKING:
    from .spec import Spec


class Node:
    """A value at its origin. Cheap: made when asked for, compared by origin."""

    __slots__ = ("origin", "spec", "value")

    def __init__(self, value: JsonValue, origin: Origin, spec: Spec) -> None:
        self.value = value
        self.origin = origin
        self.spec = spec

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and self.origin == other.origin

    def __hash__(self) -> int:
        return hash(self.origin)

    def __repr__(self) -> str:
        return f"Node({self.origin})"

    # --- members -------------------------------------------------------------------------------

    def get(self, key: str) -> Node | None:
        """The member of an object; None where there is none, or this is no object."""
        if is_object(self.value) and key in self.value:
            return self._member(self.value[key], self.origin / key)
        return None

    def _member(self, value: JsonValue, origin: Origin) -> Node:
        """A member; where a reference stands that may not, what it means (`Spec.moved`)."""
        moved = self.spec.moved
        if moved and origin in moved:
            return self.spec.node(moved[origin])
        return Node(value, origin, self.spec)

    def __getitem__(self, key: str | int) -> Node:
        """A member that is known to be there. Raises KeyError or IndexError where it is not."""
        if isinstance(key, int):
            if not is_array(self.value):
                raise IndexError(key)
            return self._member(self.value[key], self.origin / key)
        member = self.get(key)
        if member is None:
            raise KeyError(key)
        return member

    def __contains__(self, key: object) -> bool:
        return is_object(self.value) and key in self.value

    def __len__(self) -> int:
        value = self.value
        return len(value) if is_object(value) or is_array(value) else 0

    def __bool__(self) -> bool:
        return True

    def items(self) -> Iterator[tuple[str, Node]]:
        """The members of an object, in the document's order; none where this is no object."""
        if is_object(self.value):
            for key, value in self.value.items():
                yield key, self._member(value, self.origin / key)

    def __iter__(self) -> Iterator[Node]:
        """The items of an array; none where this is no array."""
        if is_array(self.value):
            for index, value in enumerate(self.value):
                yield self._member(value, self.origin / index)

    # --- references ----------------------------------------------------------------------------

    @property
    def is_ref(self) -> bool:
        """Whether this is an object with a `$ref` (or `$dynamicRef`), alone or with siblings."""
        return is_object(self.value) and (
            isinstance(self.value.get("$ref"), str)
            or isinstance(self.value.get("$dynamicRef"), str)
        )

    def step(self) -> Node | None:
        """What the reference here points at, one step on. None without one, or if it dangles.

        Nor where it is a dynamic one, and nothing on the way here said what it means.
        """
        if not is_object(self.value):
            return None
        reference = self.value.get("$ref")
        is_dynamic = not isinstance(reference, str)
        if is_dynamic:
            reference = self.value.get("$dynamicRef")
        if not isinstance(reference, str):
            return None
        dynamic = self.spec.dynamic
        if dynamic is None:
            return self.spec.target(self.origin, reference)
        return dynamic.target(self, reference, dynamic=is_dynamic)

    def follow(self) -> Node:
        """What stands at the end of the references here; itself where there is none.

        Any number of steps, over files, escapes and anchors. A chain that dangles or leads back
        to itself was reported by `resolve`; here it ends where it stops making sense.
        """
        here = self
        passed: set[Origin] | None = None
        while True:
            there = here.step()
            if there is None:
                return here
            if passed is None:
                passed = {here.origin}
            if there.origin in passed:
                return here
            passed.add(there.origin)
            here = there

    @property
    def is_lost(self) -> bool:
        """Whether the references here end at no value: they dangle, or lead round in a circle."""
        return self.follow().is_ref

    # --- readers that take a wrong type for a missing value ------------------------------------

    def text(self, key: str, default: str = "") -> str:
        """A member that is text. A number is given as it is written: a version 1.10 stays that."""
        if not is_object(self.value):
            return default
        value = self.value.get(key)
        if isinstance(value, str):
            return value
        if is_number(value):
            return self.spec.source(self.origin / key)
        return default

    def flag(self, key: str, default: bool = False) -> bool:
        """A member that is true or false."""
        value = self.value.get(key) if is_object(self.value) else None
        return value if isinstance(value, bool) else default

    def integer(self, key: str) -> int | None:
        """A member that is a whole number (`1.0` is one)."""
        value = self.number(key)
        if isinstance(value, float):
            return int(value) if value.is_integer() else None
        return value

    def number(self, key: str) -> int | float | None:
        """A member that is a number."""
        value = self.value.get(key) if is_object(self.value) else None
        if is_number(value):
            return value
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        """A member that is a list of texts, without what is none."""
        value = self.value.get(key) if is_object(self.value) else None
        if not is_array(value):
            return ()
        return tuple(item for item in value if isinstance(item, str))
