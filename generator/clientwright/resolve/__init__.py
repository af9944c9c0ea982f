"""From one document to a `Spec`: loads referenced files and checks every reference.

Every reference that cannot be resolved, is not allowed, or is cyclic is reported; afterwards
`Node.follow` is safe. All other rules are in `validate`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..diagnostics.findings import Diagnostics
from ..load import Document
from .files import Files, add_document, build_file_uri
from .index import Index, LocatedValue
from .references import ReferenceResolver
from .remote import Remote, format_lock, locate_lock, write_lock
from .spec import Node, Spec
from .version import read_version

__all__ = ["LocatedValue", "Node", "Spec", "resolve", "write_lock"]


def resolve(
    document: Document,
    diagnostics: Diagnostics,
    *,
    remote: Sequence[str] = (),
    folders: Sequence[Path] = (),
) -> Spec:
    """Resolve a document and everything that it refers to. Call `checkpoint` afterwards.

    `remote` lists the URL prefixes that may be fetched, `folders` the folders that may be read
    besides the document's own. A document of unknown version results in a `Spec` without objects.
    """
    version = read_version(document, diagnostics)
    index = Index()
    fetcher = Remote(remote, locate_lock(document.path))
    files = Files(document, diagnostics, remote=fetcher, folders=folders)
    identifiers = version is not None and version >= (3, 1)
    add_document(index, document, build_file_uri(document.path), identifiers=identifiers)
    resolver = ReferenceResolver(files, index, diagnostics)
    if version is not None:
        resolver.run(document)
    lock = (fetcher.lock, format_lock(fetcher)) if fetcher.hashes else None
    return Spec(document, files.documents, index, resolver.objects, version or (3, 1), lock)
