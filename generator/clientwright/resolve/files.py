"""The files of a document: which may be read, and what URIs they answer to.

A reference may name a file in the folder of the document or below it. Anything else is refused
unless the configuration allows it: a document is a stranger's text, and must not be able to read
the user's other files or make requests in the user's name.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urldefrag, urlsplit
from urllib.request import url2pathname

from ..diagnostics import rules
from ..diagnostics.findings import Diagnostics
from ..diagnostics.origin import Origin
from ..load import Document, load, parse
from ..model import JsonValue
from ..values import is_array, is_object
from .pointers import escaped
from .remote import Remote, RemoteError
from .spec import Index, joined


class Files:
    """The documents that were read, by name; reads others when a reference asks for them."""

    def __init__(
        self,
        root: Document,
        diagnostics: Diagnostics,
        *,
        remote: Remote,
        folders: Sequence[Path] = (),
    ) -> None:
        """`folders` may be read from beside the root's own; `remote` fetches what it allows."""
        self.root = root
        self.remote = remote
        self.documents: dict[str, Document] = {root.name: root}
        self.diagnostics = diagnostics
        self._folders = [root.path.resolve().parent, *(each.resolve() for each in folders)]
        self._failed: set[str] = set()

    def fetch(self, index: Index, at: Origin, place: Origin, reference: str) -> bool:
        """Make the file known that a reference means. False, reported, where that fails.

        True as well where the file is known already: then the fault is in the fragment.
        """
        base = index.base(at)
        uri = urldefrag(joined(base, reference))[0]
        if uri in index.resources:
            return True
        parts = _split(uri)
        if parts is None:
            self.diagnostics.report(rules.REFERENCE_SCHEME, place, reference=reference)
            return False
        scheme, host, path = parts
        if scheme in ("http", "https"):
            own = urldefrag(joined(index.uris[at.file], reference))[0]
            if own == uri or not own.startswith("file:"):
                return self._fetch(index, uri, place, reference)
            uri = own  # relative to a `$self` or `$id` that is no file: beside the file, then
            if uri in index.resources:
                return True
            scheme, host, path = _split(uri) or ("", "", "")
        from_afar = not index.uris[at.file].startswith("file:")
        if scheme != "file" or host not in ("", "localhost") or from_afar:
            self.diagnostics.report(rules.REFERENCE_SCHEME, place, reference=reference)
            return False
        return self._read(index, uri, path, place, reference)

    def _fetch(self, index: Index, uri: str, place: Origin, reference: str) -> bool:
        if uri in self._failed:
            return False
        if not self.remote.allows(uri):
            self.diagnostics.report(rules.REFERENCE_REMOTE, place, reference=reference)
            return False
        try:
            final, content = self.remote.fetch(uri)
        except RemoteError as error:
            self._failed.add(uri)
            self.diagnostics.report(
                rules.REFERENCE_NOT_FETCHED, place, reference=reference, reason=error
            )
            return False
        if uri not in self.remote.locked:
            lock = self.remote.lock.name
            self.diagnostics.report(rules.REFERENCE_NOT_LOCKED, place, reference=uri, lock=lock)
        document = parse(content, Path(urlsplit(final).path), uri, self.diagnostics)
        if document is None:
            self._failed.add(uri)
            return False
        self.documents[document.name] = document
        add_document(index, document, uri, base=final)
        return True

    def _read(self, index: Index, uri: str, path: str, place: Origin, reference: str) -> bool:
        if uri in self._failed:
            return False
        try:
            target = Path(url2pathname(path)).absolute()
            real = target.resolve()
        except (OSError, ValueError):
            self.diagnostics.report(rules.REFERENCE_SCHEME, place, reference=reference)
            return False
        if not any(real.is_relative_to(folder) for folder in self._folders):
            self.diagnostics.report(
                rules.REFERENCE_OUTSIDE, place, reference=reference, folder=self._folder_name()
            )
            return False
        document = load(target, self.diagnostics, name=self._name(target), at=place)
        if document is None:
            self._failed.add(uri)
            return False
        self.documents[document.name] = document
        add_document(index, document, uri)
        return True

    def _name(self, target: Path) -> str:
        """What findings call a file: its way from the first document's folder, put after that."""
        way = os.path.relpath(target, self.root.path.parent.absolute())
        return os.path.normpath(Path(self.root.name).parent / way).replace(os.sep, "/")

    def _folder_name(self) -> str:
        return Path(self.root.name).parent.as_posix()


def file_uri(path: Path) -> str:
    """The URI of a file, absolute, without following links."""
    return path.absolute().as_uri()


def add_document(
    index: Index,
    document: Document,
    uri: str,
    *,
    base: str | None = None,
    identifiers: bool = True,
) -> None:
    """Make a file known by its URI, and what in it names itself: `$self`, `$id`, `$anchor`.

    `base` is where it came from in the end, if that is another URI. `identifiers` is false for
    OpenAPI 3.0, whose schemas have no such keywords.
    """
    name = document.name
    base = uri if base is None else base
    index.uris[name] = base
    index.resources[uri] = index.resources[base] = Origin(name)
    data = document.data
    if is_object(data) and isinstance(data.get("$self"), str):
        base = urldefrag(joined(base, data["$self"]))[0]
        index.resources.setdefault(base, Origin(name))
        index.bases.setdefault(name, {})[""] = base
    if not identifiers:
        return
    for origin, inside, value in _identified(data, Origin(name), base):
        stated = value.get("$id")
        here = inside
        if isinstance(stated, str):
            target, fragment = urldefrag(joined(inside, stated))
            if fragment and (target == inside or not target):
                index.anchors.setdefault((inside, fragment), origin)
            elif target:
                here = target
                index.resources.setdefault(target, origin)
                index.bases.setdefault(name, {})[origin.pointer] = target
        for keyword in ("$anchor", "$dynamicAnchor"):
            anchor = value.get(keyword)
            if isinstance(anchor, str):
                index.anchors.setdefault((here, anchor), origin)


_DATA = frozenset({"example", "examples", "default", "enum", "const", "value"})
"""Members that hold data and no schemas."""


def _identified(
    data: JsonValue, start: Origin, base: str
) -> Iterator[tuple[Origin, str, dict[str, JsonValue]]]:
    """Objects with `$id`, `$anchor` or `$dynamicAnchor`, each with the base URI around it."""
    todo: list[tuple[JsonValue, str, str]] = [(data, start.pointer, base)]
    while todo:
        value, pointer, inside = todo.pop()
        if is_array(value):
            todo.extend(
                (item, f"{pointer}/{number}", inside)
                for number, item in enumerate(value)
                if (is_array(item) or is_object(item))
            )
            continue
        if "$id" in value or "$anchor" in value or "$dynamicAnchor" in value:
            yield Origin(start.file, pointer), inside, value
            stated = value.get("$id")
            if isinstance(stated, str):
                target = urldefrag(joined(inside, stated))[0]
                inside = target or inside
        todo.extend(
            (item, f"{pointer}/{escaped(key)}", inside)
            for key, item in value.items()
            if (is_array(item) or is_object(item)) and key not in _DATA
        )


def _split(uri: str) -> tuple[str, str, str] | None:
    try:
        parts = urlsplit(uri)
        return parts.scheme.lower(), parts.netloc, parts.path
    except ValueError:
        return None
