"""Which operations are wanted: by tag, path, operationId, and whether deprecated ones are."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase

from ..reading import as_flag, as_object
from .walk import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """Filters: an operation is kept if each of them lets it pass. An empty one lets all."""

    tags: tuple[str, ...] = ()
    """Any of these."""
    paths: tuple[str, ...] = ()
    """Patterns such as `/v1/Sessions/*`; braces stand for themselves."""
    operations: tuple[str, ...] = ()
    """operationIds, or patterns of them."""
    deprecated: bool = True
    """False leaves deprecated operations out."""


def wanted(found: Found, options: BuildOptions) -> bool:
    """Whether an operation passes all filters."""
    if options.tags and not set(options.tags) & set(found.tags):
        return False
    if options.paths and not _any(found.path, options.paths):
        return False
    if options.operations and not _any(found.operation_id or "", options.operations):
        return False
    return options.deprecated or not as_flag(as_object(found.node.value).get("deprecated"))


def _any(text: str, patterns: tuple[str, ...]) -> bool:
    # Only `*` and `?` are special: paths hold no brackets that could mean a set.
    return any(fnmatchcase(text, pattern.replace("[", "[[]")) for pattern in patterns)
