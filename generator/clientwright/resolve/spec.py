"""All files of a document together, and what each reference in them points at.

Made by `resolve`. Reading never touches the disk again: whatever is referred to was loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urljoin

from ..diagnostics.origin import Origin
from ..load import Document
from ..load.tree import tokens
from ..model import JsonValue
from ..values import is_array, is_object
from .dynamic import Dynamic
from .grammar import Kind
from .node import Node


class Found(NamedTuple):
    """An object of the document, met on the walk from its root."""

    origin: Origin
    value: JsonValue


@dataclass
class Index:
    """What URIs mean: files, and the schemas and anchors that name themselves."""

    uris: dict[str, str] = field(default_factory=dict[str, str])
    """Of each file, by its name."""
    resources: dict[str, Origin] = field(default_factory=dict[str, Origin])
    """Of each URI without fragment: a file's (also its `$self`), or a schema's `$id`."""
    anchors: dict[tuple[str, str], Origin] = field(default_factory=dict[tuple[str, str], Origin])
    """Of `$anchor` and `$dynamicAnchor`: the base URI they stand under, and their name."""
    bases: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    """By file: pointers of schemas with `$id`, and the base URI under each."""

    moved: dict[Origin, Origin] = field(default_factory=dict[Origin, Origin])
    """Of references that stand where none may: their place, and that of what is read there."""

    def base(self, origin: Origin) -> str:
        """The base URI of the references at a place (JSON Schema 2020-12 core, section 8.2)."""
        inside = self.bases.get(origin.file)
        if inside:
            pointer = origin.pointer
            while pointer:
                if pointer in inside:
                    return inside[pointer]
                pointer = pointer.rpartition("/")[0]
            if "" in inside:
                return inside[""]
        return self.uris[origin.file]


class Spec:
    """A document with all its files. `root` is where it starts."""

    def __init__(
        self,
        root: Document,
        documents: Mapping[str, Document],
        index: Index,
        objects: Mapping[Kind, Sequence[Found]],
        version: tuple[int, int],
        lock: tuple[Path, str] | None = None,
    ) -> None:
        self.documents = documents
        self.objects = objects
        """What the walk met, by kind, in the document's order; references included, and what
        only references lead to after what has a place of its own."""
        self.version = version
        """Of the specification: (3, 0), (3, 1) or (3, 2)."""
        self.lock = lock
        """Where the hashes of fetched files belong, and the text that should stand there."""
        self._index = index
        self._targets: dict[tuple[str, str, str], Node | None] = {}
        self.moved: Mapping[Origin, Origin] = index.moved
        """Places where a reference stands that may not, and where what it means stands."""
        self.root = Node(root.data, Origin(root.name), self)
        self.dynamic: Dynamic | None = None
        """What dynamic references mean, where there are any."""
        schemas = (each.value for each in objects.get(Kind.SCHEMA, ()))
        if any(is_object(value) and "$dynamicRef" in value for value in schemas):
            self.dynamic = Dynamic(self)

    def node(self, origin: Origin) -> Node:
        """The value at an origin. Raises KeyError where nothing stands there."""
        value = value_at(self.documents[origin.file].data, origin.pointer)
        if isinstance(value, Missing):
            raise KeyError(str(origin))
        return Node(value, origin, self)

    def source(self, origin: Origin) -> str:
        """A value as it is written in its file."""
        return self.documents[origin.file].source(origin.pointer)

    def target(self, at: Origin, reference: str) -> Node | None:
        """What a reference that stands at a place points at; None where it dangles."""
        known = (self._index.base(at), at.file, reference)
        if known not in self._targets:
            found = find(self._index, self.documents, at, reference)
            self._targets[known] = Node(found.value, found.origin, self) if found else None
        return self._targets[known]

    def mapped(self, at: Origin, name: str) -> Node | None:
        """The schema that a value of `discriminator.mapping` means: a component's name, else a
        reference (OpenAPI 3.1 section 4.8.25). None where it is neither."""
        if name.replace("-", "").replace("_", "").replace(".", "").isalnum():
            component = self.root.get("components")
            schemas = component.get("schemas") if component is not None else None
            found = schemas.get(name) if schemas is not None else None
            if found is not None:
                return found
        return self.target(at, name)


class Missing:
    """Stands for no value at all, where None is one."""


MISSING = Missing()


def value_at(data: JsonValue, pointer: str) -> JsonValue | Missing:
    """The value at a JSON pointer, or MISSING."""
    here = data
    for token in tokens(pointer):
        if is_object(here):
            if token not in here:
                return MISSING
            here = here[token]
        elif is_array(here):
            if not token.isdecimal() or int(token) >= len(here):
                return MISSING
            here = here[int(token)]
        else:
            return MISSING
    return here


def candidates(index: Index, at: Origin, reference: str) -> Iterator[Origin]:
    """Where a reference may lead, best first, as far as its URI goes.

    The base URI at the reference is tried first, then that of its file: documents in the field
    write `#/components/...` under a schema that has an `$id`, and mean the file. A fragment is
    percent-decoded (RFC 6901 section 6), but names that hold a `%` are found as they stand too.
    Nothing where the URI is unknown; whether a value stands there is not asked.
    """
    for start in dict.fromkeys((index.base(at), index.uris[at.file])):
        uri, fragment = urldefrag(joined(start, reference))
        resource = index.resources.get(uri)
        if resource is None:
            continue
        for text in dict.fromkeys((unquote(fragment), fragment)):
            if not text or text.startswith("/"):
                yield Origin(resource.file, resource.pointer + text)
            elif (uri, text) in index.anchors:
                yield index.anchors[(uri, text)]


def find(
    index: Index, documents: Mapping[str, Document], at: Origin, reference: str
) -> Found | None:
    """The value that a reference points at, and its origin; None where it dangles."""
    for origin in candidates(index, at, reference):
        value = value_at(documents[origin.file].data, origin.pointer)
        if not isinstance(value, Missing):
            return Found(origin, value)
        there = _through(index, origin)
        if there is not None:
            value = value_at(documents[there.file].data, there.pointer)
            if not isinstance(value, Missing):
                return Found(there, value)
    return None


def _through(index: Index, origin: Origin) -> Origin | None:
    """Where a pointer leads that passes by a misplaced reference: `#/components/schemas/Pet`
    where `schemas` is the reference to a file."""
    head, rest = origin.pointer, ""
    while index.moved and head:
        head, slash, token = head.rpartition("/")
        rest = f"{slash}{token}{rest}"
        there = index.moved.get(Origin(origin.file, head))
        if there is not None:
            return Origin(there.file, there.pointer + rest)
    return None


def joined(base: str, reference: str) -> str:
    """`urljoin` that never raises: what is no URI at all is left as it stands."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return reference
