"""What URIs and references identify, independent of any traversal.

URI resolution follows RFC 3986 and JSON Schema 2020-12; reading never touches the disk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urljoin

from ..diagnostics.origin import Origin, split_pointer
from ..load import Document
from ..model import JsonValue
from ..values import is_array, is_object


class LocatedValue(NamedTuple):
    origin: Origin
    value: JsonValue


@dataclass
class Index:
    """The resources that URIs identify: files, and the schemas and anchors inside them."""

    uris: dict[str, str] = field(default_factory=dict[str, str])
    """The URI of each file, by its name."""
    resources: dict[str, Origin] = field(default_factory=dict[str, Origin])
    """By URI without fragment: a file (also by its `$self`), or a schema with an `$id`."""
    anchors: dict[tuple[str, str], Origin] = field(default_factory=dict[tuple[str, str], Origin])
    """`$anchor` and `$dynamicAnchor`, by base URI and name."""
    bases: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    """By file: the pointers of schemas with an `$id`, and the base URI below each."""
    redirects: dict[Origin, Origin] = field(default_factory=dict[Origin, Origin])
    """References where the specification allows none, and what is read in their place."""

    def base(self, origin: Origin) -> str:
        """The base URI at an origin (JSON Schema 2020-12 Core, section 8.2)."""
        bases = self.bases.get(origin.file)
        if bases:
            pointer = origin.pointer
            while pointer:
                if pointer in bases:
                    return bases[pointer]
                pointer = pointer.rpartition("/")[0]
            if "" in bases:
                return bases[""]
        return self.uris[origin.file]


class Missing:
    """The absence of a value, where None is a value."""


MISSING = Missing()


def value_at(data: JsonValue, pointer: str) -> JsonValue | Missing:
    """The value at a JSON pointer, or MISSING."""
    value = data
    for token in split_pointer(pointer):
        if is_object(value):
            if token not in value:
                return MISSING
            value = value[token]
        elif is_array(value):
            if not token.isdecimal() or int(token) >= len(value):
                return MISSING
            value = value[int(token)]
        else:
            return MISSING
    return value


def find(
    index: Index, documents: Mapping[str, Document], origin: Origin, reference: str
) -> LocatedValue | None:
    """The target of a reference at an origin; None if it cannot be resolved."""
    for candidate in _list_candidates(index, origin, reference):
        for target in (candidate, _redirect(index, candidate)):
            if target is not None:
                value = value_at(documents[target.file].data, target.pointer)
                if not isinstance(value, Missing):
                    return LocatedValue(target, value)
    return None


def _list_candidates(index: Index, origin: Origin, reference: str) -> Iterator[Origin]:
    """The possible targets of a reference, best first. Whether they exist is not checked.

    The base URI at the origin is tried first, then that of its file: many documents use
    `#/components/...` below a schema with an `$id`, and mean the file. A fragment is
    percent-decoded (RFC 6901, section 6), but names that contain a `%` are found as well.
    """
    for base in dict.fromkeys((index.base(origin), index.uris[origin.file])):
        uri, fragment = urldefrag(join_uri(base, reference))
        resource = index.resources.get(uri)
        if resource is None:
            continue
        for text in dict.fromkeys((unquote(fragment), fragment)):
            if not text or text.startswith("/"):
                yield Origin(resource.file, resource.pointer + text)
            elif (uri, text) in index.anchors:
                yield index.anchors[(uri, text)]


def _redirect(index: Index, origin: Origin) -> Origin | None:
    """The origin of a value below a redirect: `#/components/schemas/Pet` where `schemas` is a
    reference to a file."""
    head, rest = origin.pointer, ""
    while index.redirects and head:
        head, slash, token = head.rpartition("/")
        rest = f"{slash}{token}{rest}"
        target = index.redirects.get(Origin(origin.file, head))
        if target is not None:
            return Origin(target.file, target.pointer + rest)
    return None


def join_uri(base: str, reference: str) -> str:
    """`urljoin` that returns the reference unchanged where it is not a valid URI."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return reference
