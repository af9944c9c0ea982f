"""Renames operations with the same resource and action.

One keeps the name: one with an explicit name, else with an operationId, else with the shortest
path. This does not depend on the document's order, and adding a longer path does not change it. The
others get the first free name from their operationId, owner, path variables, and method.

An operation and a resource with the same name are left to targets (decision 0012).
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Diagnostics, rules
from ..discovery import RawOperation, variable_names
from ..naming.english import find_words, is_verb, singularize, split_words, trim_words
from .actions import informative_words
from .path_segments import PathSegment, Words, split_path
from .placement import Placement

_METHOD_ORDER = ("GET", "POST", "PATCH", "PUT", "DELETE")
_METHOD_VERBS = {"put": "replace", "patch": "modify"}


def resolve_collisions(
    placed: list[tuple[RawOperation, Placement]], diagnostics: Diagnostics
) -> list[tuple[RawOperation, Placement]]:
    """The operations in the same order, with unique pairs of resource and action."""
    taken: dict[tuple[Words, str], RawOperation] = {}
    placements: dict[int, Placement] = {}
    for index in sorted(range(len(placed)), key=lambda index: _rank(*placed[index])):
        operation, placement = placed[index]
        resource, action = placement.resource, placement.action
        first = taken.get((resource, _key(action)))
        if first is not None:
            action = next(
                name
                for name in _alternatives(operation, placement)
                if (resource, _key(name)) not in taken
            )
            diagnostics.report(
                rules.ACTION_TAKEN,
                operation.node.origin,
                key=True,
                related=[(first.node.origin, "this one keeps it")],
                wanted="_".join(placement.action),
                got="_".join(action),
                resource=".".join(resource) or "the client",
            )
        taken[(resource, _key(action))] = operation
        placements[index] = Placement(resource, action, placement.explicit)
    return [(placed[index][0], placements[index]) for index in range(len(placed))]


def _rank(operation: RawOperation, placement: Placement) -> tuple[object, ...]:
    method, path = operation.method, operation.path
    order = _METHOD_ORDER.index(method) if method in _METHOD_ORDER else len(_METHOD_ORDER)
    has_no_id = operation.operation_id is None
    explicit = placement.explicit
    return (not explicit, has_no_id, path.count("/"), len(path), path, order, method)


def _key(action: Words) -> str:
    return "".join(word for part in action for word in split_words(part) or (part,))


def _alternatives(operation: RawOperation, placement: Placement) -> Iterator[Words]:
    """Candidate names, from the most to the least natural. Never exhausted."""
    action = placement.action
    segments = split_path(operation.path)
    yield from _names_from_id(operation, action)
    yield from _names_with_owner(placement, segments)
    variables = [split_words(name) or (name,) for name in variable_names(operation.template)]
    for count in range(1, len(variables) + 1):
        yield (*action, "by", *(word for words in variables[-count:] for word in words))
    for count in range(2, len(segments) + 1):
        yield tuple(word for segment in segments[-count:] for word in segment.words)
    yield from _names_with_method(operation, action)


def _names_from_id(operation: RawOperation, action: Words) -> Iterator[Words]:
    if action == ("update",) and operation.method == "PUT":
        yield ("replace",)
    words = informative_words(operation)
    if action == ("list",) and words and words[0] != "list" and is_verb(words[0]):
        yield words[:1]  # `getPermissions` beside `listPermissions`
    if words:
        yield trim_words(words)


def _names_with_owner(placement: Placement, segments: list[PathSegment]) -> Iterator[Words]:
    for owner in reversed([segment for segment in segments if segment.has_variable]):
        words = tuple(singularize(word) for word in owner.words)
        # `get_history_for_history` is no better than `get_history`.
        is_redundant = find_words(placement.action, words) is not None
        if "_".join(owner.words) not in placement.resource and not is_redundant:
            yield (*placement.action, "for", *words)


def _names_with_method(operation: RawOperation, action: Words) -> Iterator[Words]:
    method = operation.method.lower()
    verb = _METHOD_VERBS.get(method, method)
    if is_verb(action[0]) and action[0] != verb and action[1:]:
        yield (verb, *action[1:])
    if action[0] != verb:
        yield (verb, *action)
    path_words = split_words(operation.path)
    yield (method, *path_words)
    yield (method, *action, *path_words)
    number = 1
    while True:  # the paths differ only in punctuation
        number += 1
        yield (method, *path_words, str(number))


def operation_words(operation: RawOperation, placement: Placement) -> Words:
    """The words that name the types of an operation: its operationId, or resource and action."""
    if operation.operation_id and operation.given_id == operation.operation_id:
        return (operation.operation_id,)
    return (*placement.resource, *placement.action)
