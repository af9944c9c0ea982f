"""From one document to a `Spec`: references checked and followed over files.

`resolve` reports every reference that leads nowhere, outside, or round in a circle; afterwards
`Node.follow` is safe. Not here: rules on anything but references (`validate`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..diagnostics.findings import Diagnostics
from ..load import Document
from .files import Files, add_document, file_uri
from .grammar import FIELDS, METHODS, PATTERNED, Kind, Shape, with_article
from .node import Node
from .remote import Remote, lock_path, lock_text, write_lock
from .spec import Found, Index, Spec
from .version import version_of
from .walk import Walk

__all__ = [
    "FIELDS",
    "METHODS",
    "PATTERNED",
    "Found",
    "Kind",
    "Node",
    "Shape",
    "Spec",
    "resolve",
    "with_article",
    "write_lock",
]


def resolve(
    document: Document,
    diagnostics: Diagnostics,
    *,
    overlays: Sequence[Path] = (),
    remote: Sequence[str] = (),
    folders: Sequence[Path] = (),
) -> Spec:
    """The document with everything it refers to. Faults are reported: ask `checkpoint` after it.

    `overlays` are applied first. `remote` are prefixes of URLs that may be fetched, `folders` may
    be read from beside the document's own. A document of no known version gives a `Spec` without
    objects.
    """
    if overlays:
        from ..overlay import apply

        document = apply(document, overlays, diagnostics)
    version = version_of(document, diagnostics)
    index = Index()
    fetcher = Remote(remote, lock_path(document.path))
    files = Files(document, diagnostics, remote=fetcher, folders=folders)
    identifiers = version is not None and version >= (3, 1)
    add_document(index, document, file_uri(document.path), identifiers=identifiers)
    walk = Walk(files, index, diagnostics)
    if version is not None:
        walk.run(document)
    lock = (fetcher.lock, lock_text(fetcher)) if fetcher.hashes else None
    return Spec(document, files.documents, index, walk.objects, version or (3, 1), lock)
