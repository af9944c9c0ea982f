"""The files of a document: which of them may be read, and the URIs that identify them.

A reference may name a file in the document's folder or below it. Anything else is refused unless
the configuration allows it: a document is untrusted input, and must not be able to read the user's
other files or to send requests from the user's machine.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urldefrag, urlsplit
from urllib.request import url2pathname

from ..diagnostics import Diagnostics, Origin, rules
from ..diagnostics.origin import escape_token
from ..load import Document, load, parse
from ..model import JsonValue
from ..values import is_array, is_object
from .index import Index, join_uri
from .remote import Remote, RemoteError


class Files:
    """The loaded documents, by name. Loads others when a reference needs them."""

    def __init__(
        self,
        root: Document,
        diagnostics: Diagnostics,
        *,
        remote: Remote,
        folders: Sequence[Path] = (),
    ) -> None:
        """`folders` may be read besides the root's own; `remote` fetches the allowed URLs."""
        self.root = root
        self.remote = remote
        self.documents: dict[str, Document] = {root.name: root}
        self.diagnostics = diagnostics
        self.report = diagnostics.report
        self._folders = [root.path.resolve().parent, *(each.resolve() for each in folders)]
        self._failed: set[str] = set()

    def load_target(self, index: Index, origin: Origin, at: Origin, reference: str) -> bool:
        """Load the file that a reference names. False (reported at `at`) if that fails.

        True if the file is loaded already: then the fragment is invalid.
        """
        base = index.base(origin)
        uri = urldefrag(join_uri(base, reference))[0]
        if uri in index.resources:
            return True
        parts = _split_uri(uri)
        if parts is None:
            self.report(rules.REFERENCE_SCHEME, at, reference=reference)
            return False
        scheme, host, path = parts
        if scheme in ("http", "https"):
            file_relative = urldefrag(join_uri(index.uris[origin.file], reference))[0]
            if file_relative == uri or not file_relative.startswith("file:"):
                return self._fetch(index, uri, at, reference)
            uri = file_relative  # relative to a `$self` or `$id`: read it relative to the file
            if uri in index.resources:
                return True
            scheme, host, path = _split_uri(uri) or ("", "", "")
        is_remote = not index.uris[origin.file].startswith("file:")
        if scheme != "file" or host not in ("", "localhost") or is_remote:
            self.report(rules.REFERENCE_SCHEME, at, reference=reference)
            return False
        return self._read(index, uri, path, at, reference)

    def _fetch(self, index: Index, uri: str, at: Origin, reference: str) -> bool:
        if uri in self._failed:
            return False
        if not self.remote.allows(uri):
            self.report(rules.REFERENCE_REMOTE, at, reference=reference)
            return False
        try:
            final, content = self.remote.fetch(uri)
        except RemoteError as error:
            self._failed.add(uri)
            self.report(rules.REFERENCE_NOT_FETCHED, at, reference=reference, reason=error)
            return False
        if uri not in self.remote.locked:
            lock = self.remote.lock.name
            self.report(rules.REFERENCE_NOT_LOCKED, at, reference=uri, lock=lock)
        document = parse(content, Path(urlsplit(final).path), uri, self.diagnostics)
        if document is None:
            self._failed.add(uri)
            return False
        self.documents[document.name] = document
        add_document(index, document, uri, base=final)
        return True

    def _read(self, index: Index, uri: str, path: str, at: Origin, reference: str) -> bool:
        if uri in self._failed:
            return False
        try:
            target = Path(url2pathname(path)).absolute()
            real = target.resolve()
        except (OSError, ValueError):
            self.report(rules.REFERENCE_SCHEME, at, reference=reference)
            return False
        if not any(real.is_relative_to(folder) for folder in self._folders):
            self.report(
                rules.REFERENCE_OUTSIDE, at, reference=reference, folder=self._name_folder()
            )
            return False
        document = load(target, self.diagnostics, name=self._name(target), at=at)
        if document is None:
            self._failed.add(uri)
            return False
        self.documents[document.name] = document
        add_document(index, document, uri)
        return True

    def _name(self, target: Path) -> str:
        """The name of a file in diagnostics: its path relative to the working directory."""
        relative = os.path.relpath(target, self.root.path.parent.absolute())
        return os.path.normpath(Path(self.root.name).parent / relative).replace(os.sep, "/")

    def _name_folder(self) -> str:
        return Path(self.root.name).parent.as_posix()


def build_file_uri(path: Path) -> str:
    """The URI of a file, absolute, without following links."""
    return path.absolute().as_uri()


def add_document(
    index: Index, document: Document, uri: str, *, base: str | None = None, identifiers: bool = True
) -> None:
    """Index a file by its URI, its `$self`, and the `$id` and `$anchor` of its schemas.

    `base` is the URI after redirects, if it differs. `identifiers` is false for OpenAPI 3.0, whose
    schemas have no such keywords.
    """
    name = document.name
    base = uri if base is None else base
    index.uris[name] = base
    index.resources[uri] = index.resources[base] = Origin(name)
    data = document.data
    if is_object(data) and isinstance(data.get("$self"), str):
        base = urldefrag(join_uri(base, data["$self"]))[0]
        index.resources.setdefault(base, Origin(name))
        index.bases.setdefault(name, {})[""] = base
    if not identifiers:
        return
    for origin, outer_base, value in _find_identified_objects(data, Origin(name), base):
        identifier = value.get("$id")
        inner_base = outer_base
        if isinstance(identifier, str):
            target, fragment = urldefrag(join_uri(outer_base, identifier))
            if fragment and (target == outer_base or not target):
                index.anchors.setdefault((outer_base, fragment), origin)
            elif target:
                inner_base = target
                index.resources.setdefault(target, origin)
                index.bases.setdefault(name, {})[origin.pointer] = target
        for keyword in ("$anchor", "$dynamicAnchor"):
            anchor = value.get(keyword)
            if isinstance(anchor, str):
                index.anchors.setdefault((inner_base, anchor), origin)


_DATA_FIELDS = frozenset({"example", "examples", "default", "enum", "const", "value"})
"""Fields that contain data instead of schemas."""


def _find_identified_objects(
    data: JsonValue, start: Origin, base: str
) -> Iterator[tuple[Origin, str, dict[str, JsonValue]]]:
    """Objects with `$id`, `$anchor` or `$dynamicAnchor`, each with the base URI around it."""
    todo: list[tuple[JsonValue, str, str]] = [(data, start.pointer, base)]
    while todo:
        value, pointer, current_base = todo.pop()
        if is_array(value):
            todo.extend(
                (item, f"{pointer}/{number}", current_base)
                for number, item in enumerate(value)
                if (is_array(item) or is_object(item))
            )
            continue
        if "$id" in value or "$anchor" in value or "$dynamicAnchor" in value:
            yield Origin(start.file, pointer), current_base, value
            identifier = value.get("$id")
            if isinstance(identifier, str):
                target = urldefrag(join_uri(current_base, identifier))[0]
                current_base = target or current_base
        todo.extend(
            (item, f"{pointer}/{escape_token(key)}", current_base)
            for key, item in value.items()
            if (is_array(item) or is_object(item)) and key not in _DATA_FIELDS
        )


def _split_uri(uri: str) -> tuple[str, str, str] | None:
    try:
        parts = urlsplit(uri)
        return parts.scheme.lower(), parts.netloc, parts.path
    except ValueError:
        return None
