"""A document that is being changed, and where each part of it came from.

Nothing that was loaded is touched: an object or array is copied, one level deep, when something in
it changes for the first time. Beside the data runs a tree of sources that is opened in step.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from ..diagnostics.findings import Place
from ..diagnostics.origin import Origin
from ..load import Document
from ..load.tree import tokens
from ..model import JsonValue
from ..resolve.pointers import escaped
from ..values import is_object

Location: TypeAlias = tuple[str | int, ...]
"""The way to a value from the root: keys and indices."""


@dataclass(frozen=True, slots=True)
class Source:
    """A value that came whole from one place of one file."""

    document: Document
    pointer: str

    def child(self, key: str | int) -> Source:
        """The source of a member."""
        return Source(self.document, f"{self.pointer}/{escaped(str(key))}")

    @property
    def origin(self) -> Origin:
        """The place, to be reported."""
        return Origin(self.document.name, self.pointer)

    def copy(self) -> Source:
        """Itself: what came whole from one place does not change."""
        return self


@dataclass(slots=True)
class Opened:
    """An object or array whose members may come from different places."""

    source: Source
    """Of the object or array itself."""
    members: dict[str, Opened | Source] | None = None
    items: list[Opened | Source] | None = None

    def child(self, key: str | int) -> Opened | Source | None:
        """What is known of a member."""
        if self.members is not None:
            return self.members.get(str(key))
        if self.items is not None and str(key).isdecimal() and int(key) < len(self.items):
            return self.items[int(key)]
        return None

    @property
    def origin(self) -> Origin:
        """The place of the object or array itself, to be reported."""
        return self.source.origin

    def copy(self) -> Opened:
        """The same, to go with a copy of the data."""
        members, items = self.members, self.items
        return Opened(
            self.source,
            None if members is None else {key: child.copy() for key, child in members.items()},
            None if items is None else [child.copy() for child in items],
        )

    def put(self, key: str | int, child: Opened | Source) -> None:
        """Say where a member comes from."""
        if self.members is not None:
            self.members[str(key)] = child
        elif self.items is not None:
            self.items[int(key)] = child


class Draft:
    """The data of a document while overlays change it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        # A holder, so that the root is a member like any other.
        self._data: dict[str, JsonValue] = {"": document.data}
        self._tree = Opened(Source(document, ""), members={"": Source(document, "")})
        self.changed = False

    @property
    def data(self) -> JsonValue:
        """The document as it is now."""
        return self._data[""]

    def source(self, location: Location) -> Source:
        """Where a value stands in the files that were loaded."""
        return self._source("".join(f"/{escaped(str(key))}" for key in location))

    def origin(self, location: Location) -> Origin:
        """The same as an origin, to be reported."""
        return self.source(location).origin

    def branch(self, location: Location) -> Opened | Source:
        """What is known of a value and of everything in it."""
        here: Opened | Source = self._tree
        for key in ("", *location):
            child = here.child(key)
            assert child is not None, "a location that was found leads somewhere"
            here = child
        return here

    def insert(
        self, location: Location, key: str, value: JsonValue, source: Opened | Source
    ) -> None:
        """Give the object at a location a member, or a member another value."""
        data, tree = self._open(location)
        data[key] = value
        tree.put(key, source)

    def append(self, location: Location, value: JsonValue, source: Opened | Source) -> None:
        """Add an item to the array at a location."""
        data, tree = self._open(location)
        data.append(value)
        if tree.items is not None:
            tree.items.append(source)

    def replace(self, location: Location, value: JsonValue, source: Opened | Source) -> None:
        """Put another value at a location, which is not the root."""
        data, tree = self._open(location[:-1])
        data[location[-1]] = value
        tree.put(location[-1], source)

    def remove(self, location: Location) -> None:
        """Take a value out of the object or array around it."""
        data, tree = self._open(location[:-1])
        key = location[-1]
        del data[key]
        if tree.members is not None:
            del tree.members[str(key)]
        elif tree.items is not None:
            del tree.items[int(key)]

    def get(self, location: Location) -> JsonValue:
        """The value at a location that is known to exist."""
        here = self.data
        for key in location:
            here = here[key]
        return here

    def exists(self, location: Location) -> bool:
        """Whether there is a value at a location."""
        try:
            self.get(location)
        except (KeyError, IndexError, TypeError):
            return False
        return True

    def document(self) -> Document:
        """The changed document: its data, and the places of everything in it."""
        return _Changed(self._document, self.data, self)

    def _open(self, location: Location) -> tuple[Any, Opened]:
        """The object or array at a location, its own copy, ready to be changed."""
        self.changed = True
        data: Any = self._data
        tree = self._tree
        for key in ("", *location):
            known = tree.child(key)
            assert known is not None, "a location that was found leads somewhere"
            if isinstance(known, Source):
                value = data[key]
                data[key] = dict(value) if is_object(value) else list(value)
                known = _opened(data[key], known)
                tree.put(key, known)
            data, tree = data[key], known
        return data, tree

    def _source(self, pointer: str) -> Source:
        here: Opened | Source = self._tree
        for token in ["", *tokens(pointer)]:
            child = here.child(token)
            if child is None:
                break
            here = child
        return here if isinstance(here, Source) else here.source

    def find(self, pointer: str) -> tuple[Document, str]:
        """The file and the pointer in it that a pointer into the changed document means."""
        source = self._source(pointer)
        return source.document, source.pointer


def _opened(data: JsonValue, source: Source) -> Opened:
    if is_object(data):
        return Opened(source, members={key: source.child(key) for key in data})
    return Opened(source, items=[source.child(number) for number in range(len(data))])


class _Changed(Document):
    """A document with overlays applied: places lead to where the text is."""

    def __init__(self, original: Document, data: JsonValue, draft: Draft) -> None:
        self.path = original.path
        self.name = original.name
        self.data = data
        self._original = original
        self._draft = draft

    def place(self, pointer: str, key: bool = False) -> Place:
        document, inner = self._draft.find(pointer)
        return document.place(inner, key)

    def line(self, number: int) -> str:
        return self._original.line(number)

    def source(self, pointer: str) -> str:
        document, inner = self._draft.find(pointer)
        return document.source(inner)
