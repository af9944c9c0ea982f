"""A document that overlays change, and the source of each of its values.

The loaded data is never changed: an object or array is copied, one level deep, at the first change
in it. A tree of sources mirrors the copied data.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from ..diagnostics import Origin, SourceLocation
from ..diagnostics.origin import escape_token, split_pointer
from ..load import Document
from ..model import JsonValue
from ..values import is_object

ValuePath: TypeAlias = tuple[str | int, ...]
"""The path of a value from the root: keys and indices."""


@dataclass(frozen=True, slots=True)
class ValueSource:
    """The source of a value that comes from one file as a whole."""

    document: Document
    pointer: str

    def child(self, key: str | int) -> ValueSource:
        return ValueSource(self.document, f"{self.pointer}/{escape_token(str(key))}")

    @property
    def origin(self) -> Origin:
        return Origin(self.document.name, self.pointer)

    def copy(self) -> ValueSource:
        return self


@dataclass(slots=True)
class CompositeSource:
    """The sources of an object or array whose members can come from different files."""

    source: ValueSource
    """The source of the object or array itself."""
    members: dict[str, AnySource] | list[AnySource]

    def child(self, key: str | int) -> AnySource | None:
        if isinstance(self.members, dict):
            return self.members.get(str(key))
        exists = str(key).isdecimal() and int(key) < len(self.members)
        return self.members[int(key)] if exists else None

    @property
    def origin(self) -> Origin:
        return self.source.origin

    def copy(self) -> CompositeSource:
        members = self.members
        if isinstance(members, dict):
            return CompositeSource(self.source, {k: child.copy() for k, child in members.items()})
        return CompositeSource(self.source, [child.copy() for child in members])

    def set_child(self, key: str | int, child: AnySource) -> None:
        if isinstance(self.members, dict):
            self.members[str(key)] = child
        else:
            self.members[int(key)] = child


AnySource: TypeAlias = "CompositeSource | ValueSource"


class DocumentDraft:
    """The data of a document while overlays change it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        # A container, so that the root is a member like any other value.
        self._data: dict[str, JsonValue] = {"": document.data}
        self._tree = CompositeSource(ValueSource(document, ""), {"": ValueSource(document, "")})
        self.changed = False

    @property
    def data(self) -> JsonValue:
        return self._data[""]

    def origin(self, path: ValuePath) -> Origin:
        return self._source("".join(f"/{escape_token(str(key))}" for key in path)).origin

    def source_tree(self, path: ValuePath) -> AnySource:
        """The sources of a value and of everything in it."""
        node: AnySource = self._tree
        for key in ("", *path):
            child = node.child(key)
            assert child is not None, "the path exists"
            node = child
        return node

    def set(self, path: ValuePath, value: JsonValue, source: AnySource) -> None:
        """Set the value at a path, which is not the root."""
        data, tree = self._open(path[:-1])
        data[path[-1]] = value
        tree.set_child(path[-1], source)

    def append(self, path: ValuePath, value: JsonValue, source: AnySource) -> None:
        data, tree = self._open(path)
        data.append(value)
        if isinstance(tree.members, list):
            tree.members.append(source)

    def remove(self, path: ValuePath) -> None:
        """Remove a value from its object or array."""
        data, tree = self._open(path[:-1])
        key = path[-1]
        del data[key]
        if isinstance(tree.members, dict):
            del tree.members[str(key)]
        else:
            del tree.members[int(key)]

    def get(self, path: ValuePath) -> JsonValue:
        """The value at a path that exists."""
        node = self.data
        for key in path:
            node = node[key]
        return node

    def exists(self, path: ValuePath) -> bool:
        try:
            self.get(path)
        except (KeyError, IndexError, TypeError):
            return False
        return True

    def document(self) -> Document:
        return _OverlaidDocument(self._document, self.data, self)

    def _open(self, path: ValuePath) -> tuple[Any, CompositeSource]:
        """A mutable copy of the object or array at a path, and its sources."""
        self.changed = True
        data: Any = self._data
        tree = self._tree
        for key in ("", *path):
            source = tree.child(key)
            assert source is not None, "the path exists"
            if isinstance(source, ValueSource):
                value = data[key]
                data[key] = dict(value) if is_object(value) else list(value)
                source = _split_source(data[key], source)
                tree.set_child(key, source)
            data, tree = data[key], source
        return data, tree

    def _source(self, pointer: str) -> ValueSource:
        node: AnySource = self._tree
        for token in ["", *split_pointer(pointer)]:
            child = node.child(token)
            if child is None:
                break
            node = child
        return node if isinstance(node, ValueSource) else node.source

    def find(self, pointer: str) -> tuple[Document, str]:
        """The file and the pointer in it that correspond to a pointer into the changed document."""
        source = self._source(pointer)
        return source.document, source.pointer


def _split_source(data: JsonValue, source: ValueSource) -> CompositeSource:
    if is_object(data):
        return CompositeSource(source, {key: source.child(key) for key in data})
    return CompositeSource(source, [source.child(number) for number in range(len(data))])


class _OverlaidDocument(Document):
    """A document with overlays applied. Locations refer to the file that a value comes from."""

    def __init__(self, original: Document, data: JsonValue, draft: DocumentDraft) -> None:
        self.path = original.path
        self.name = original.name
        self.data = data
        self._original = original
        self._draft = draft

    def locate(self, pointer: str, key: bool = False) -> SourceLocation:
        document, inner = self._draft.find(pointer)
        return document.locate(inner, key)

    def line(self, number: int) -> str:
        return self._original.line(number)

    def source(self, pointer: str) -> str:
        document, inner = self._draft.find(pointer)
        return document.source(inner)
