"""Builds the tree of resources from operations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...model import NO_DOCS, Docs, Operation, Resource
from ...resolve import Node
from ...values import as_object, as_text
from ..docs import read_docs
from .path_segments import Words


def build_resource_tree(operations: tuple[Operation, ...], docs: dict[Words, Docs]) -> Resource:
    """The root resource with all others, in the order of their first operation."""
    operations_by_path: dict[Words, list[Operation]] = {}
    children: dict[Words, dict[Words, None]] = {}
    for operation in operations:
        path = operation.resource
        operations_by_path.setdefault(path, []).append(operation)
        for depth in range(len(path)):
            children.setdefault(path[:depth], {})[path[: depth + 1]] = None

    def build_resource(path: Words) -> Resource:
        return Resource(
            path=path,
            docs=docs.get(path, NO_DOCS),
            operations=tuple(operations_by_path.get(path, ())),
            children=tuple(build_resource(child) for child in children.get(path, ())),
        )

    return build_resource(())


def read_resource_docs(
    root: Node, tag_resources: Mapping[str, Words], operations: Sequence[Operation]
) -> dict[Words, Docs]:
    """The docs of resources, from tags.

    These are the tag that a resource is named after, or the tag that all its operations, and no
    others, have.
    """
    tag_docs: dict[str, Docs] = {}
    for entry in root.get("tags") or ():
        value = as_object(entry.value)
        tag_docs.setdefault(as_text(value.get("name")), read_docs(value))
    resource_docs: dict[Words, Docs] = {}
    for tag, docs in tag_docs.items():
        path = tag_resources.get(tag)
        if path is not None:
            resource_docs.setdefault(path, docs)
    for path, tag in _exclusive_tags(operations):
        if tag in tag_docs:
            resource_docs.setdefault(path, tag_docs[tag])
    return resource_docs


def _exclusive_tags(operations: Sequence[Operation]) -> Iterator[tuple[Words, str]]:
    """Resources whose operations share a first tag that no other resource has."""
    tags: dict[Words, set[str]] = {}
    resources: dict[str, set[Words]] = {}
    for operation in operations:
        tag = operation.tags[0] if operation.tags else ""
        tags.setdefault(operation.resource, set()).add(tag)
        resources.setdefault(tag, set()).add(operation.resource)
    for path, names in tags.items():
        [tag, *others] = names
        if not others and len(resources[tag]) == 1:
            yield path, tag
